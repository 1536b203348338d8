import { toPretty } from '../pretty/toPretty';
import { findLineStart } from '../scan/lineStart';
import { getRecordText } from '../scan/recordText';
import { toText } from '../text/utf8';
import type { LogIndex } from '../scan/logIndex';
import type { TextPart } from './textPart';

const QUOTE = 0x22;

/** Says how a file is stored; the view is no file. */
const BYTE_ORDER_MARK = /^\ufeff/u;

/**
 * Stands for a record or a fault while the envelope around it is laid out. A control character cannot stand in a JSON
 * string, so no string of an envelope is ever taken for one.
 */
const MARK = '\u0001';
const PLACEHOLDER = new RegExp(`"${MARK}(\\d+)"`, 'gu');

interface Piece {
  readonly start: number;
  readonly end: number;
  /** The text in place of the bytes; laid out by the caller where `isRecord`. */
  readonly text: () => string;
  readonly isRecord: boolean;
}

/** Records, what stands before them in a line, and faults of a log in order. A record inside a string takes the string's quotes with it. */
function buildPieces(bytes: Uint8Array, index: LogIndex): Piece[] {
  const pieces: Piece[] = [];
  for (let i = 0; i < index.count; i++) {
    const start = index.start[i] ?? 0;
    const end = index.end[i] ?? 0;
    const isText = (index.embedding[i] ?? 0) > 0;
    const line = isText ? start : findLineStart(bytes, start);
    if (line < start) {
      pieces.push({
        start: line,
        end: start,
        isRecord: false,
        text: () => toText(bytes.subarray(line, start)).trim(),
      });
    }
    const isWholeString = index.embedding[i] === 1 && bytes[start - 1] === QUOTE && bytes[end] === QUOTE;
    if (!isText || isWholeString) {
      const margin = isText ? 1 : 0;
      pieces.push({
        start: start - margin,
        end: end + margin,
        isRecord: true,
        text: () => getRecordText(bytes, index, i),
      });
    }
  }
  for (const { span, kind } of index.faults) {
    if (span.end > span.start && kind !== 'unquoted-key') {
      pieces.push({ ...span, isRecord: false, text: () => toText(bytes.subarray(span.start, span.end)) });
    }
  }
  return pieces.sort((a, b) => a.start - b.start);
}

/**
 * A log laid out for reading: one property a line, every token as it stands in the log. Records inside strings
 * (CloudTrailEvent, message) are shown unpacked in place of the string; faults are copied as they are. Reading the
 * result as a log gives the same records in the same order.
 */
export function toPrettyLog(bytes: Uint8Array, index: LogIndex): string {
  const pieces = buildPieces(bytes, index);
  let skeleton = '';
  let at = 0;
  const shown: Piece[] = [];
  for (const piece of pieces) {
    if (piece.start >= at) {
      skeleton += `${toText(bytes.subarray(at, piece.start))}"${MARK}${String(shown.length)}"`;
      shown.push(piece);
      at = piece.end;
    }
  }
  skeleton += toText(bytes.subarray(at));
  return `${fill(toPretty(skeleton.replace(BYTE_ORDER_MARK, '')), shown)}\n`;
}

function fill(skeleton: string, pieces: readonly Piece[]): string {
  return skeleton.replace(PLACEHOLDER, (whole: string, number: string, offset: number) => {
    const piece = pieces[Number(number)];
    if (piece === undefined) {
      return whole;
    }
    return piece.isRecord ? toPretty(piece.text(), 2, countIndent(skeleton, offset)) : piece.text();
  });
}

/** Spaces at the start of the line that holds an offset. */
function countIndent(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset) + 1;
  let i = start;
  while (text.charCodeAt(i) === 0x20) {
    i++;
  }
  return i - start;
}

/** Some records of a log that is too long for one document, as a native log of their own. */
export function toPrettyPart(bytes: Uint8Array, index: LogIndex, { firstRecord, records }: TextPart): string {
  const texts = Array.from(
    { length: records },
    (_, i) => `    ${toPretty(getRecordText(bytes, index, firstRecord + i), 2, 4)}`,
  );
  return `{\n  "Records": [\n${texts.join(',\n')}\n  ]\n}\n`;
}
