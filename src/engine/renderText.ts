import { scanLog } from '../core/scan/scanLog';
import { toBytes } from '../core/text/utf8';
import { buildTextParts } from '../core/textView/textPart';
import { toPrettyLog, toPrettyPart } from '../core/textView/toPrettyLog';
import { readLog } from './readLog';
import type { LogInput, RenderedText } from '../protocol/engine';

/** A log, or a part of a long one, decompressed and laid out for reading. Throws what readLog throws. */
export async function renderText(input: LogInput, part: number, signal: AbortSignal): Promise<RenderedText> {
  const { bytes, faults } = await readLog(input, { signal });
  const index = scanLog(bytes);
  const parts = buildTextParts(index);
  const shown = parts[part];
  const text =
    parts.length === 1
      ? toPrettyLog(bytes, index)
      : shown === undefined
        ? ''
        : toPrettyPart(bytes, index, shown);
  return {
    bytes: toBytes(text),
    parts,
    messages: faults.map(({ message }) => message),
    hiddenFaults: parts.length === 1 ? 0 : index.faults.length,
  };
}
