import { IN_CELL } from '../core/scan/cellText';
import { scanLog } from '../core/scan/scanLog';
import { toBytes } from '../core/text/utf8';
import { buildTextParts } from '../core/textView/textPart';
import { toPrettyLog, toPrettyPart } from '../core/textView/toPrettyLog';
import { readLog } from './readLog';
import type { LogInput, RenderedText } from '../protocol/engine';

/**
 * A log, or a part of a long one, decompressed and laid out for reading; of a table its records alone, since JSON has no
 * place for its other cells. Throws what readLog throws.
 */
export async function renderText(input: LogInput, part: number, signal: AbortSignal): Promise<RenderedText> {
  const { bytes, faults } = await readLog(input, { signal });
  const index = scanLog(bytes);
  const parts = buildTextParts(index);
  const isWhole = parts.length === 1 && index.embedding.every((embedding) => embedding < IN_CELL);
  const shown = parts[part];
  const text = isWhole
    ? toPrettyLog(bytes, index)
    : shown === undefined
      ? ''
      : toPrettyPart(bytes, index, shown);
  return {
    bytes: toBytes(text),
    parts,
    messages: faults.map(({ message }) => message),
    hiddenFaults: isWhole ? 0 : index.faults.length,
  };
}
