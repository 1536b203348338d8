/** The text of a JSON string with its escapes undone, and where each of its bytes stands in the escaped form. */
export interface EmbeddedText {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** `toSource[i]` is the offset, in the bytes given to {@link unescapeJsonString}, of decoded byte i; one more entry marks the end. */
  readonly toSource: Uint32Array;
}

const SIMPLE: Readonly<Record<number, number>> = {
  0x22: 0x22,
  0x5c: 0x5c,
  0x2f: 0x2f,
  0x62: 0x08,
  0x66: 0x0c,
  0x6e: 0x0a,
  0x72: 0x0d,
  0x74: 0x09,
};

function hexValue(bytes: Uint8Array, at: number, end: number): number {
  let value = 0;
  if (at + 4 > end) {
    return -1;
  }
  for (let i = at; i < at + 4; i++) {
    const c = bytes[i] as number;
    const digit =
      c >= 0x30 && c <= 0x39 ? c - 0x30 : (c | 0x20) >= 0x61 && (c | 0x20) <= 0x66 ? (c | 0x20) - 0x57 : -1;
    if (digit < 0) {
      return -1;
    }
    value = value * 16 + digit;
  }
  return value;
}

/**
 * Undoes one layer of JSON string escapes in `bytes[start, end)`, the inside of a string without its quotes. A
 * malformed escape is kept as it stands and a lone surrogate becomes U+FFFD. Linear.
 */
export function unescapeJsonString(bytes: Uint8Array, start: number, end: number): EmbeddedText {
  const out = new Uint8Array(end - start); // an escape is never shorter than what it stands for
  const toSource = new Uint32Array(end - start + 1);
  let o = 0;
  const put = (byte: number, source: number): void => {
    out[o] = byte;
    toSource[o++] = source;
  };
  let i = start;
  while (i < end) {
    const c = bytes[i] as number;
    if (c !== 0x5c || i + 1 >= end) {
      put(c, i++);
      continue;
    }
    const escape = bytes[i + 1] as number;
    const simple = SIMPLE[escape];
    if (simple !== undefined) {
      put(simple, i);
      i += 2;
      continue;
    }
    let code = escape === 0x75 ? hexValue(bytes, i + 2, end) : -1;
    if (code < 0) {
      put(c, i++);
      continue;
    }
    const source = i;
    i += 6;
    if (code >= 0xd800 && code < 0xe000) {
      const low =
        code < 0xdc00 && bytes[i] === 0x5c && bytes[i + 1] === 0x75 ? hexValue(bytes, i + 2, end) : -1;
      if (low >= 0xdc00 && low < 0xe000) {
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        i += 6;
      } else {
        code = 0xfffd;
      }
    }
    if (code < 0x80) {
      put(code, source);
    } else if (code < 0x800) {
      put(0xc0 | (code >> 6), source);
      put(0x80 | (code & 0x3f), source);
    } else if (code < 0x10000) {
      put(0xe0 | (code >> 12), source);
      put(0x80 | ((code >> 6) & 0x3f), source);
      put(0x80 | (code & 0x3f), source);
    } else {
      put(0xf0 | (code >> 18), source);
      put(0x80 | ((code >> 12) & 0x3f), source);
      put(0x80 | ((code >> 6) & 0x3f), source);
      put(0x80 | (code & 0x3f), source);
    }
  }
  toSource[o] = end;
  return { bytes: out.subarray(0, o), toSource: toSource.subarray(0, o + 1) };
}
