/** Skips JSON. Functions return the address after what they read, or 0 with `failedAt` set. */
import {
  BACKSLASH,
  BEGINS_MARKER,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  findRunEnd,
  IS_DIGIT,
  IS_ESCAPABLE,
  IS_HEX,
  IS_SPACE,
  isClass,
  LETTER_F,
  LETTER_N,
  LETTER_T,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
} from './bytes';
import { isMarker } from './host';
import { MAX_DEPTH, STACK } from './layout';

/** Where an irregular record ceased to be regular. */
export let failedAt: usize = 0;
/** Redaction markers of the record at work. */
export let redacted: u32 = 0;
/** 1 once a string with escapes was skipped. */
export let escaped: i32 = 0;

// @ts-expect-error A decorator on a function.
@inline
export function setRedacted(count: u32): void {
  redacted = count;
}

// @ts-expect-error A decorator on a function.
@inline
export function forgetEscapes(): void {
  escaped = 0;
}

// @ts-expect-error A decorator on a function.
@inline
export function fail(at: usize): usize {
  failedAt = at;
  return 0;
}

// @ts-expect-error A decorator on a function.
@inline
export function skipSpace(p: usize): usize {
  // Native logs have none: one comparison tells.
  if ((load<u8>(p) as u32) > 0x20) {
    return p;
  }
  return skipBlanks(p);
}

function skipBlanks(p: usize): usize {
  while (isClass(load<u8>(p), IS_SPACE)) {
    p++;
  }
  return p;
}

function skipEscapes(p: usize): usize {
  escaped = 1;
  while (true) {
    const c: u32 = load<u8>(p);
    if (c === QUOTE) {
      return p;
    }
    if (c !== BACKSLASH) {
      return fail(p);
    }
    const escape: u32 = load<u8>(p, 1);
    if (isClass(escape, IS_ESCAPABLE)) {
      p += 2;
    } else if (escape === 0x75) {
      if (
        !isClass(load<u8>(p, 2), IS_HEX) ||
        !isClass(load<u8>(p, 3), IS_HEX) ||
        !isClass(load<u8>(p, 4), IS_HEX) ||
        !isClass(load<u8>(p, 5), IS_HEX)
      ) {
        return fail(p);
      }
      p += 6;
    } else {
      return fail(p);
    }
    p = findRunEnd(p);
  }
}

/** A string that begins as a marker may. */
function countMarker(start: usize, end: usize, hasEscape: i32): void {
  if (hasEscape === 0) {
    const first: u32 = load<u8>(start);
    const length = end - start;
    if (
      (first === 0x48 && length !== 30) ||
      (first === 0x3c && length !== 22) ||
      (first === 0x56 && length !== 37)
    ) {
      return;
    }
  }
  redacted += isMarker(start, end, hasEscape);
}

/** `p` is at the opening quote. */
// @ts-expect-error A decorator on a function.
@inline
export function skipString(p: usize): usize {
  const start = p + 1;
  let end = findRunEnd(start);
  let hasEscape = 0;
  if ((load<u8>(end) as u32) !== QUOTE) {
    end = skipEscapes(end);
    if (end === 0) {
      return 0;
    }
    hasEscape = 1;
  }
  if (isClass(load<u8>(start), BEGINS_MARKER)) {
    countMarker(start, end, hasEscape);
  }
  return end + 1;
}

function skipDigits(p: usize): usize {
  while (isClass(load<u8>(p), IS_DIGIT)) {
    p++;
  }
  return p;
}

function skipNumber(p: usize): usize {
  if ((load<u8>(p) as u32) === 0x2d) {
    p++;
  }
  if ((load<u8>(p) as u32) === 0x30) {
    p++;
  } else if (isClass(load<u8>(p), IS_DIGIT)) {
    p = skipDigits(p);
  } else {
    return fail(p);
  }
  if ((load<u8>(p) as u32) === 0x2e) {
    p++;
    if (!isClass(load<u8>(p), IS_DIGIT)) {
      return fail(p);
    }
    p = skipDigits(p);
  }
  if (((load<u8>(p) as u32) | 0x20) === 0x65) {
    p++;
    const sign: u32 = load<u8>(p);
    if (sign === 0x2b || sign === 0x2d) {
      p++;
    }
    if (!isClass(load<u8>(p), IS_DIGIT)) {
      return fail(p);
    }
    p = skipDigits(p);
  }
  return p;
}

// @ts-expect-error A decorator on a function.
@inline
function skipLiteral(p: usize, first: u32): usize {
  if (first === LETTER_N) {
    return load<u32>(p) === 0x6c6c756e ? p + 4 : fail(p);
  }
  if (first === LETTER_T) {
    return load<u32>(p) === 0x65757274 ? p + 4 : fail(p);
  }
  if (first === LETTER_F) {
    return load<u32>(p, 1) === 0x65736c61 ? p + 5 : fail(p);
  }
  return skipNumber(p);
}

// @ts-expect-error A decorator on a function.
@inline
function skipKey(p: usize): usize {
  if ((load<u8>(p) as u32) !== QUOTE) {
    return fail(p);
  }
  p = skipString(p);
  if (p === 0) {
    return 0;
  }
  if ((load<u8>(p) as u32) !== COLON) {
    p = skipSpace(p);
    if ((load<u8>(p) as u32) !== COLON) {
      return fail(p);
    }
  }
  return p + 1;
}

/** Any value; space before it is skipped, space after it is not. */
export function skipValue(p: usize): usize {
  let depth: usize = 0;
  let inObject = false;
  while (true) {
    p = skipSpace(p);
    const c: u32 = load<u8>(p);
    if (c === QUOTE) {
      p = skipString(p);
    } else if (c === OPEN_BRACE || c === OPEN_BRACKET) {
      const isObject = c === OPEN_BRACE;
      p = skipSpace(p + 1);
      if ((load<u8>(p) as u32) === c + 2) {
        p++;
      } else {
        if (depth === MAX_DEPTH) {
          return fail(p);
        }
        store<u8>(STACK + depth, inObject ? 1 : 0);
        depth++;
        inObject = isObject;
        if (isObject) {
          p = skipKey(p);
          if (p === 0) {
            return 0;
          }
        }
        continue;
      }
    } else {
      p = skipLiteral(p, c);
    }
    if (p === 0) {
      return 0;
    }
    // After a value: close what ends here, or go on to the next member.
    while (true) {
      if (depth === 0) {
        return p;
      }
      p = skipSpace(p);
      const next: u32 = load<u8>(p);
      if (next === COMMA) {
        p++;
        if (inObject) {
          p = skipKey(skipSpace(p));
          if (p === 0) {
            return 0;
          }
        }
        break;
      }
      if (next !== (inObject ? CLOSE_BRACE : CLOSE_BRACKET)) {
        return fail(p);
      }
      p++;
      depth--;
      inObject = load<u8>(STACK + depth) !== 0;
    }
  }
}
