import { getRedactionSpelling } from '../redaction/redaction';
import { toText } from '../text/utf8';
import { unescapeJsonString } from './embeddedText';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const COMMA = 0x2c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

/** The longest marker but for asterisks has 30 letters; each may be written as a six-byte escape. */
const LONGEST_MARKER = 30 * 6;

/** 1 for the bytes that JSON allows after a backslash (`u` is checked on its own). */
const ESCAPABLE = new Uint8Array(256);
for (const letter of '"\\/bfnrt') {
  ESCAPABLE[letter.charCodeAt(0)] = 1;
}

function isHex(byte: number | undefined): boolean {
  return (
    byte !== undefined && ((byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66))
  );
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/**
 * Walks over JSON values in bytes without building anything. It accepts exactly the grammar of JSON.parse, any depth
 * included, and counts redacted values on its way. Methods return the offset after what they read, or -1 with
 * `errorAt` and `lastToken` telling where the grammar broke.
 */
export class JsonSkimmer {
  bytes: Uint8Array = new Uint8Array(0);
  /** Offset of the byte that does not fit; the length of the bytes where they end too early. */
  errorAt = 0;
  /** Where the last string before `errorAt` starts: nothing before it can have been read wrongly. */
  lastToken = 0;
  /** Redacted values (and property names that are a marker) seen so far. */
  redacted = 0;
  /** Whether the last string that was skipped has an escape. */
  sawEscape = false;

  private stack = new Uint8Array(64); // 1 for an object, 0 for an array

  fail(at: number): -1 {
    this.errorAt = at;
    return -1;
  }

  skipSpace(i: number): number {
    const { bytes } = this;
    let c = bytes[i];
    while (c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09) {
      c = bytes[++i];
    }
    return i;
  }

  /** `i` is at the opening quote. */
  skipString(i: number): number {
    const { bytes } = this;
    const start = i++;
    this.lastToken = start;
    this.sawEscape = false;
    for (;;) {
      const c = bytes[i];
      if (c === QUOTE) {
        break;
      }
      if (c === undefined || c < 0x20) {
        return this.fail(i);
      }
      if (c === BACKSLASH) {
        this.sawEscape = true;
        const escape = bytes[i + 1];
        if (escape === undefined) {
          return this.fail(i + 1);
        }
        if (ESCAPABLE[escape] === 1) {
          i += 2;
          continue;
        }
        if (escape !== 0x75) {
          return this.fail(i);
        }
        for (let k = i + 2; k < i + 6; k++) {
          if (!isHex(bytes[k])) {
            return this.fail(k < bytes.length ? i : k);
          }
        }
        i += 6;
        continue;
      }
      i++;
    }
    const first = bytes[start + 1];
    // H, *, < and a backslash are the only bytes that a redaction marker can begin with.
    if (
      (first === 0x48 || first === 0x2a || first === 0x3c || first === BACKSLASH) &&
      this.isMarker(start + 1, i)
    ) {
      this.redacted++;
    }
    return i + 1;
  }

  /** `i` is anywhere before a value; space before it is skipped, space after it is not. */
  skipValue(i: number): number {
    const { bytes } = this;
    let depth = 0;
    let stack = this.stack;
    for (;;) {
      i = this.skipSpace(i);
      const c = bytes[i];
      if (c === QUOTE) {
        i = this.skipString(i);
      } else if (c === OPEN_BRACE || c === OPEN_BRACKET) {
        const isObject = c === OPEN_BRACE;
        i = this.skipSpace(i + 1);
        if (bytes[i] === (isObject ? CLOSE_BRACE : CLOSE_BRACKET)) {
          i++;
        } else {
          if (depth === stack.length) {
            stack = new Uint8Array(depth * 2);
            stack.set(this.stack);
            this.stack = stack;
          }
          stack[depth++] = isObject ? 1 : 0;
          if (isObject) {
            i = this.skipKey(i);
            if (i < 0) {
              return -1;
            }
          }
          continue;
        }
      } else {
        i = this.skipLiteral(i);
      }
      if (i < 0) {
        return -1;
      }
      // After a value: close what ends here, or go on to the next member.
      for (;;) {
        if (depth === 0) {
          return i;
        }
        i = this.skipSpace(i);
        const next = bytes[i];
        const inObject = stack[depth - 1] === 1;
        if (next === COMMA) {
          i++;
          if (inObject) {
            i = this.skipKey(this.skipSpace(i));
            if (i < 0) {
              return -1;
            }
          }
          break;
        }
        if (next !== (inObject ? CLOSE_BRACE : CLOSE_BRACKET)) {
          return this.fail(i);
        }
        i++;
        depth--;
      }
    }
  }

  private skipKey(i: number): number {
    if (this.bytes[i] !== QUOTE) {
      return this.fail(i);
    }
    i = this.skipString(i);
    if (i < 0) {
      return -1;
    }
    i = this.skipSpace(i);
    return this.bytes[i] === COLON ? i + 1 : this.fail(i);
  }

  private skipLiteral(i: number): number {
    const { bytes } = this;
    const c = bytes[i];
    if (c === 0x74) {
      return this.skipWord(i, 'true');
    }
    if (c === 0x66) {
      return this.skipWord(i, 'false');
    }
    if (c === 0x6e) {
      return this.skipWord(i, 'null');
    }
    let k = c === 0x2d ? i + 1 : i;
    if (bytes[k] === 0x30) {
      k++;
    } else if (isDigit(bytes[k])) {
      while (isDigit(bytes[k])) {
        k++;
      }
    } else {
      return this.fail(k);
    }
    if (bytes[k] === 0x2e) {
      k++;
      if (!isDigit(bytes[k])) {
        return this.fail(k);
      }
      while (isDigit(bytes[k])) {
        k++;
      }
    }
    if (((bytes[k] ?? 0) | 0x20) === 0x65) {
      k++;
      if (bytes[k] === 0x2b || bytes[k] === 0x2d) {
        k++;
      }
      if (!isDigit(bytes[k])) {
        return this.fail(k);
      }
      while (isDigit(bytes[k])) {
        k++;
      }
    }
    return k;
  }

  private skipWord(i: number, word: string): number {
    for (let k = 0; k < word.length; k++) {
      if (this.bytes[i + k] !== word.charCodeAt(k)) {
        return this.fail(i + k);
      }
    }
    return i + word.length;
  }

  private isMarker(start: number, end: number): boolean {
    const { bytes } = this;
    if (end - start > LONGEST_MARKER) {
      // Only a mask of asterisks can be longer than every other marker.
      for (let i = start; i < end; i++) {
        if (bytes[i] !== 0x2a) {
          return false;
        }
      }
      return true;
    }
    const text = this.sawEscape
      ? toText(unescapeJsonString(bytes, start, end).bytes)
      : toText(bytes.subarray(start, end));
    return getRedactionSpelling(text) !== undefined;
  }
}
