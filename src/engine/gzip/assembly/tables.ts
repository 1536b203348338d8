/** Tables that tell from the next bits of the data what they stand for. RFC 1951, 3.2. */
import {
  COUNTS,
  DISTANCE_SYMBOLS,
  LENGTH_SYMBOLS,
  NEXT_CODES,
  TEXT_SYMBOLS,
} from './layout';

// An entry. Its lowest byte is the number of bits that it takes, those of the code and the extra bits behind it; the bits
// 8 to 11 are the number of those of the code alone. The bits 16 to 30 are a byte, the least length or distance, or where
// a sub-table begins. 0 for bits that no code begins with.
export const IS_BYTE: u32 = 0x80000000;
export const IS_OTHER: u32 = 0x8000; // neither a byte, nor a length, nor a distance, but one of the next three
export const IS_TABLE: u32 = 0x4000; // a sub-table; the bits 8 to 11 are those that choose its entry
export const IS_WRONG: u32 = 0x2000; // a code that must not come
// and the end of the block, which has none of both.

/** Entries of all symbols without the bits of their codes. Once. */
export function setSymbols(): void {
  for (let symbol: u32 = 0; symbol < 256; symbol++) {
    store<u32>(TEXT_SYMBOLS + (symbol << 2), IS_BYTE | (symbol << 16));
  }
  store<u32>(TEXT_SYMBOLS + 256 * 4, IS_OTHER);
  let least: u32 = 3;
  for (let i: u32 = 0; i < 28; i++) {
    const extra: u32 = i < 8 ? 0 : (i - 4) >> 2;
    store<u32>(TEXT_SYMBOLS + ((257 + i) << 2), (least << 16) | extra);
    least += 1 << extra;
  }
  store<u32>(TEXT_SYMBOLS + 285 * 4, 258 << 16);
  store<u32>(TEXT_SYMBOLS + 286 * 4, IS_OTHER | IS_WRONG);
  store<u32>(TEXT_SYMBOLS + 287 * 4, IS_OTHER | IS_WRONG);
  least = 1;
  for (let i: u32 = 0; i < 30; i++) {
    const extra: u32 = i < 4 ? 0 : (i - 2) >> 1;
    store<u32>(DISTANCE_SYMBOLS + (i << 2), (least << 16) | extra);
    least += 1 << extra;
  }
  store<u32>(DISTANCE_SYMBOLS + 30 * 4, IS_OTHER | IS_WRONG);
  store<u32>(DISTANCE_SYMBOLS + 31 * 4, IS_OTHER | IS_WRONG);
  for (let i: u32 = 0; i < 19; i++) {
    store<u32>(LENGTH_SYMBOLS + (i << 2), i << 16);
  }
}

/** Codes are told from their highest bit on, and read from the lowest. */
// @ts-expect-error A decorator on a function.
@inline
function reverse(code: u32, length: u32): u32 {
  let bits = ((code & 0x5555) << 1) | ((code >> 1) & 0x5555);
  bits = ((bits & 0x3333) << 2) | ((bits >> 2) & 0x3333);
  bits = ((bits & 0x0f0f) << 4) | ((bits >> 4) & 0x0f0f);
  return (((bits & 0xff) << 8) | (bits >> 8)) >> (16 - length);
}

/**
 * Makes the table of a code from the lengths of the codes of `count` symbols, a byte each. False where they are no complete
 * code; a single code of one bit is one where `mayBeAlone`, and so is none at all.
 */
export function setTable(
  table: usize,
  tableBits: u32,
  symbols: usize,
  lengths: usize,
  count: u32,
  mayBeAlone: bool,
): bool {
  memory.fill(COUNTS, 0, 64);
  for (let symbol: u32 = 0; symbol < count; symbol++) {
    const at = COUNTS + ((load<u8>(lengths + symbol) as usize) << 2);
    store<u32>(at, load<u32>(at) + 1);
  }
  let code: u32 = 0;
  let room: i32 = 1; // codes of this length that are still free
  let longest: u32 = 0;
  store<u32>(COUNTS, 0);
  for (let length: u32 = 1; length < 16; length++) {
    code = (code + load<u32>(COUNTS + ((length - 1) << 2))) << 1;
    store<u32>(NEXT_CODES + (length << 2), code);
    const own = load<u32>(COUNTS + (length << 2));
    room = (room << 1) - (own as i32);
    if (room < 0) {
      return false;
    }
    longest = own > 0 ? length : longest;
  }
  // One code of one bit leaves room for another one, and none at all for two.
  if (room > 0 && !(mayBeAlone && longest < 2)) {
    return false;
  }
  const size: u32 = 1 << tableBits;
  if (room > 0 || longest > tableBits) {
    memory.fill(table, 0, size << 2);
  }
  const subBits = longest - tableBits;
  let free = size; // where the next sub-table begins
  for (let symbol: u32 = 0; symbol < count; symbol++) {
    const length: u32 = load<u8>(lengths + symbol);
    if (length === 0) {
      continue;
    }
    const next = NEXT_CODES + (length << 2);
    const bits = reverse(load<u32>(next), length);
    store<u32>(next, load<u32>(next) + 1);
    const entry = load<u32>(symbols + (symbol << 2));
    if (length <= tableBits) {
      fill(table, bits, length, size, entry);
      continue;
    }
    const at = table + ((bits & (size - 1)) << 2);
    if (load<u32>(at) === 0) {
      store<u32>(at, IS_OTHER | IS_TABLE | (free << 16) | (subBits << 8) | tableBits);
      free += 1 << subBits;
    }
    const start = table + (((load<u32>(at) >> 16) as usize) << 2);
    fill(start, bits >> tableBits, length - tableBits, 1 << subBits, entry);
  }
  return true;
}

/** Writes an entry to all places that begin with its code. */
// @ts-expect-error A decorator on a function.
@inline
function fill(table: usize, bits: u32, length: u32, size: u32, entry: u32): void {
  const whole = entry + length + (length << 8);
  for (let i = bits; i < size; i += 1 << length) {
    store<u32>(table + (i << 2), whole);
  }
}
