import { toText } from '../text/utf8';
import type { EmbeddedText } from './embeddedText';

const QUOTE = 0x22;
const OPEN_BRACE = 0x7b;
const OPEN_BRACKET = 0x5b;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Bit of an embedding: the outermost layer is a quoted cell of a table. The other bits count JSON strings. */
export const IN_CELL = 0x80;

/** What stands between cells, whichever of them a table uses: comma, semicolon, tab, vertical bar; and line ends. */
const BETWEEN_CELLS = new Uint8Array(256);
for (const letter of ',;\t|\r\n') {
  BETWEEN_CELLS[letter.charCodeAt(0)] = 1;
}

/** Bytes of a text in which the first cell with JSON is looked for: room for a header and some odd rows. */
const HEAD = 64 * 1024;

/** Bytes of a property's name that are looked through for its end. */
const LONGEST_NAME = 256;

/**
 * Makes each pair of quotes one, in `bytes[start, end)`, the inside of a quoted cell (RFC 4180). A quote that stands
 * alone is kept. Linear.
 */
export function toCellText(bytes: Uint8Array, start: number, end: number): EmbeddedText {
  const out = new Uint8Array(end - start);
  const toSource = new Uint32Array(end - start + 1);
  let o = 0;
  for (let i = start; i < end; i++) {
    out[o] = bytes[i] as number;
    toSource[o++] = i;
    if (bytes[i] === QUOTE && i + 1 < end && bytes[i + 1] === QUOTE) {
      i++;
    }
  }
  toSource[o] = end;
  return { bytes: out.subarray(0, o), toSource: toSource.subarray(0, o + 1) };
}

/** Whether a text is a table and no log in JSON. Costs next to nothing where the text begins like JSON. */
export function isTable(bytes: Uint8Array, start: number): boolean {
  const first = bytes[start];
  return first !== OPEN_BRACE && first !== OPEN_BRACKET && startsTable(bytes);
}

/**
 * Whether JSON stands in a quoted cell of the text's first 64 KiB, as in tables of events from CloudWatch Logs Insights
 * and search tools. A log in JSON has none: no name in doubled quotes follows a brace there.
 */
export function startsTable(bytes: Uint8Array): boolean {
  return findJsonCell(bytes.subarray(0, HEAD), 0) >= 0;
}

/** Offset of the quote of the next cell that begins with an object in JSON, or a list of these; -1 where there is none. */
export function findJsonCell(bytes: Uint8Array, from: number): number {
  for (let i = bytes.indexOf(OPEN_BRACE, from); i >= 0; i = bytes.indexOf(OPEN_BRACE, i + 1)) {
    let quote = i - 1;
    while (quote > from && (isSpace(bytes[quote]) || bytes[quote] === OPEN_BRACKET)) {
      quote--;
    }
    if (quote >= from && isCellStart(bytes, quote) && isJsonCell(bytes, quote)) {
      return quote;
    }
  }
  return -1;
}

/** Whether the cell whose quote is at an offset begins with an object in JSON, or a list of these. */
export function isJsonCell(bytes: Uint8Array, quote: number): boolean {
  let i = skipSpace(bytes, quote + 1);
  while (bytes[i] === OPEN_BRACKET) {
    i = skipSpace(bytes, i + 1);
  }
  i = bytes[i] === OPEN_BRACE ? skipSpace(bytes, i + 1) : bytes.length;
  // A whole name in doubled quotes: a log in JSON that lost its beginning can have two quotes after a brace.
  const name = isPair(bytes, i) ? i + 2 : bytes.length;
  const end = bytes.subarray(name, name + LONGEST_NAME).indexOf(QUOTE);
  return end > 0 && isPair(bytes, name + end);
}

function isPair(bytes: Uint8Array, i: number): boolean {
  return bytes[i] === QUOTE && bytes[i + 1] === QUOTE;
}

/** Offset of the first quote of a quoted cell that stands alone: the one that ends it, in a sound table. -1 for none. */
export function findLoneQuote(bytes: Uint8Array, start: number): number {
  let i = bytes.indexOf(QUOTE, start);
  while (i >= 0 && bytes[i + 1] === QUOTE) {
    i = bytes.indexOf(QUOTE, i + 2);
  }
  return i;
}

/** Whether a row is a note to programs: `#TYPE …` of Windows PowerShell, `sep=;` of Excel. */
export function isNote(bytes: Uint8Array, i: number): boolean {
  return bytes[i] === 0x23 || toText(bytes.subarray(i, i + 4)) === 'sep=';
}

/** Whether a cell can end before an offset. */
export function isCellEnd(bytes: Uint8Array, i: number): boolean {
  return i >= bytes.length || BETWEEN_CELLS[bytes[i] as number] === 1;
}

/** Whether another cell of the row follows. */
export function isSeparator(bytes: Uint8Array, i: number): boolean {
  return i < bytes.length && bytes[i] !== LINE_FEED && bytes[i] !== CARRIAGE_RETURN && isCellEnd(bytes, i);
}

/** Offset after a cell without quotes. */
export function skipPlainCell(bytes: Uint8Array, i: number): number {
  while (!isCellEnd(bytes, i)) {
    i++;
  }
  return i;
}

/** Where the row begins that holds an offset, at `least` or after it; the offset itself where no line end stands between. */
export function findRowStart(bytes: Uint8Array, i: number, least: number): number {
  for (let k = i - 1; k >= least; k--) {
    if (bytes[k] === LINE_FEED) {
      return k + 1;
    }
  }
  return i;
}

function isCellStart(bytes: Uint8Array, i: number): boolean {
  return bytes[i] === QUOTE && (i === 0 || BETWEEN_CELLS[bytes[i - 1] as number] === 1);
}

function isSpace(c: number | undefined): boolean {
  return c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09;
}

function skipSpace(bytes: Uint8Array, i: number): number {
  while (isSpace(bytes[i])) {
    i++;
  }
  return i;
}
