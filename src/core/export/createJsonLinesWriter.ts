import { toBytes } from '../text/utf8';
import type { ExportWriter } from './exportWriter';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * JSON lines: each record on one line that ends in a line feed. Takes each record as the bytes that stand in its log and
 * leaves out line breaks, with the indentation behind them; nothing else changes. In JSON a line break stands only
 * between tokens, never inside one (in a string it is written `\n`), and two tokens that would run into each other
 * without it always have punctuation between them, so every token stays as it is.
 */
export function createJsonLinesWriter(): ExportWriter<Uint8Array> {
  return { begin: () => toBytes(''), add: toLine, end: () => toBytes('') };
}

function toLine(record: Uint8Array): Uint8Array {
  const line = new Uint8Array(record.length + 1);
  let length = 0;
  let isIndentation = false;
  for (const byte of record) {
    if (byte === LINE_FEED || byte === CARRIAGE_RETURN) {
      isIndentation = true;
    } else if (!isIndentation || (byte !== 0x20 && byte !== 0x09)) {
      isIndentation = false;
      line[length++] = byte;
    }
  }
  line[length++] = LINE_FEED;
  return line.subarray(0, length);
}
