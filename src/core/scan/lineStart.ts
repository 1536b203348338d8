const QUOTE = 0x22;
const OPEN_BRACE = 0x7b;
const SPACE = 0x20;

/** A time has up to 35 bytes. */
const LONGEST_TIME = 40;

/** AWS allows 512 characters for the name of a log stream. */
const LONGEST_NAME = 512;

/**
 * What CloudWatch Logs puts before each record: a time where it exports log events to S3, a time and the name of the
 * log stream in the output of `aws logs tail`. Returns the offset of the record's brace after these; `i` where something
 * else stands. Looks at some 600 bytes and white space.
 */
export function skipLineStart(bytes: Uint8Array, i: number): number {
  const time = isTime(bytes, i) ? skipText(bytes, i, LONGEST_TIME) : i;
  if (time === i) {
    return i;
  }
  let k = skipSpace(bytes, time);
  if (bytes[k] !== OPEN_BRACE && k === time + 1) {
    k = skipSpace(bytes, skipText(bytes, k, LONGEST_NAME));
  }
  return bytes[k] === OPEN_BRACE ? k : i;
}

/** Where the text starts that {@link skipLineStart} skips up to a record; the record's own offset where there is none. */
export function findLineStart(bytes: Uint8Array, record: number): number {
  // White space ends both; in a log of one line this saves a look at 550 bytes for each record.
  if (!isSpace(bytes[record - 1])) {
    return record;
  }
  const least = Math.max(0, record - LONGEST_TIME - LONGEST_NAME);
  let i = record;
  while (i > least && bytes[i - 1] !== 0x0a && bytes[i - 1] !== 0x0d) {
    i--;
  }
  return skipLineStart(bytes, i) === record ? i : record;
}

/** Whether the text goes on like `2024-01-31T10:00:00`. */
function isTime(bytes: Uint8Array, i: number): boolean {
  const isDigit = (at: number): boolean => ((bytes[at] ?? 0) ^ 0x30) <= 9;
  return isDigit(i) && isDigit(i + 3) && bytes[i + 4] === 0x2d && isDigit(i + 9) && bytes[i + 10] === 0x54;
}

/** The offset of the white space after a word; `i` where the word is longer or has a quote or a brace. */
function skipText(bytes: Uint8Array, i: number, longest: number): number {
  const end = Math.min(bytes.length, i + longest);
  for (let k = i; k < end; k++) {
    const c = bytes[k] ?? 0;
    if (c <= SPACE) {
      return k;
    }
    if (c === QUOTE || c === OPEN_BRACE) {
      return i;
    }
  }
  return i;
}

function skipSpace(bytes: Uint8Array, i: number): number {
  while (isSpace(bytes[i])) {
    i++;
  }
  return i;
}

function isSpace(c: number | undefined): boolean {
  return c === SPACE || c === 0x0a || c === 0x0d || c === 0x09;
}
