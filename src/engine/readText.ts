import { toTextIndex } from '../core/document/textIndex';
import { packStrings } from '../core/scan/packedStrings';
import { scanLog } from '../core/scan/scanLog';
import type { PackedTextIndex } from '../protocol/engine';

/** Reads the text of a document for an editor, whose thread must not wait for it. */
export function readText(pieces: readonly Uint8Array[]): PackedTextIndex {
  const bytes = Buffer.concat(pieces);
  const { strings, ...columns } = toTextIndex(bytes, scanLog(bytes));
  return { columns, strings: packStrings(strings) };
}
