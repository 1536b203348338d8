/** Single bytes by what they are, and sixteen of them at once. */
import { BYTE_CLASS } from './layout';

export const QUOTE: u32 = 0x22;
export const BACKSLASH: u32 = 0x5c;
export const COMMA: u32 = 0x2c;
export const COLON: u32 = 0x3a;
export const OPEN_BRACE: u32 = 0x7b;
export const CLOSE_BRACE: u32 = 0x7d;
export const OPEN_BRACKET: u32 = 0x5b;
export const CLOSE_BRACKET: u32 = 0x5d;
export const LETTER_N: u32 = 0x6e;
export const LETTER_T: u32 = 0x74;
export const LETTER_F: u32 = 0x66;

// Bits of BYTE_CLASS.
export const IS_SPACE: u32 = 1;
export const IS_DIGIT: u32 = 2;
export const IS_HEX: u32 = 4;
export const IS_ESCAPABLE: u32 = 8;
export const BEGINS_MARKER: u32 = 16;

// @ts-expect-error A decorator on a function.
@inline
export function isClass(byte: u32, bits: u32): bool {
  return ((load<u8>(BYTE_CLASS + byte) as u32) & bits) !== 0;
}

/** The next quote, backslash or control character. */
// @ts-expect-error A decorator on a function.
@inline
export function findRunEnd(p: usize): usize {
  while (true) {
    const v = v128.load(p);
    const m = i8x16.bitmask(
      v128.or(
        v128.or(i8x16.eq(v, i8x16.splat(0x22)), i8x16.eq(v, i8x16.splat(0x5c))),
        i8x16.le_u(v, i8x16.splat(0x1f)),
      ),
    );
    if (m !== 0) {
      return p + ctz(m);
    }
    p += 16;
  }
}

/** Both sides may be read to the end of their last sixteen bytes. */
// @ts-expect-error A decorator on a function.
@inline
export function isEqual(a: usize, b: usize, length: u32): bool {
  let i: u32 = 0;
  for (; i + 16 <= length; i += 16) {
    if (v128.any_true(v128.xor(v128.load(a + i), v128.load(b + i)))) {
      return false;
    }
  }
  const rest = length - i;
  if (rest === 0) {
    return true;
  }
  const same = i8x16.bitmask(i8x16.eq(v128.load(a + i), v128.load(b + i)));
  return ((~same) & ((1 << rest) - 1)) === 0;
}

function setClass(byte: usize, bits: u32): void {
  store<u8>(BYTE_CLASS + byte, ((load<u8>(BYTE_CLASS + byte) as u32) | bits) as u8);
}

/** Once, before anything else. */
export function setClasses(): void {
  setClass(0x20, IS_SPACE);
  setClass(0x0a, IS_SPACE);
  setClass(0x0d, IS_SPACE);
  setClass(0x09, IS_SPACE);
  for (let c: usize = 0x30; c <= 0x39; c++) {
    setClass(c, IS_DIGIT | IS_HEX);
  }
  for (let c: usize = 0x61; c <= 0x66; c++) {
    setClass(c, IS_HEX);
    setClass(c - 0x20, IS_HEX);
  }
  // "\/bfnrt
  setClass(0x22, IS_ESCAPABLE);
  setClass(0x5c, IS_ESCAPABLE | BEGINS_MARKER);
  setClass(0x2f, IS_ESCAPABLE);
  setClass(0x62, IS_ESCAPABLE);
  setClass(0x66, IS_ESCAPABLE);
  setClass(0x6e, IS_ESCAPABLE);
  setClass(0x72, IS_ESCAPABLE);
  setClass(0x74, IS_ESCAPABLE);
  // H*<
  setClass(0x48, BEGINS_MARKER);
  setClass(0x2a, BEGINS_MARKER);
  setClass(0x3c, BEGINS_MARKER);
  setClass(0x56, BEGINS_MARKER);
}
