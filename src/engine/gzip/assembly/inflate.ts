/**
 * Unpacks deflated data (RFC 1951) inside of the module's memory: what is packed and its text both lie in it whole, so that
 * there is no window to keep, nothing to allocate, and copies take sixteen bytes at a time. It knows no damage: at whatever
 * is out of order it stops, and the host asks zlib, which has words for it.
 */
import {
  CODE_LENGTHS,
  DISTANCE_BITS,
  DISTANCE_SYMBOLS,
  DISTANCE_TABLE,
  HEAP,
  LENGTH_BITS,
  LENGTH_SYMBOLS,
  LENGTH_TABLE,
  TEXT_BITS,
  TEXT_SYMBOLS,
  TEXT_TABLE,
} from './layout';
import { IS_BYTE, IS_OTHER, IS_TABLE, IS_WRONG, setSymbols, setTable } from './tables';

/** Where the host may put its bytes. */
export const heap: usize = HEAP;
/** Where reading is: after the data once it has ended. */
export let readAt: usize = 0;
/** Where writing is. */
export let writeAt: usize = 0;

// How a run ended.
const ENDED: i32 = 0;
const FULL: i32 = 1; // the text has come to where it should stop
const REFUSED: i32 = 2;

// What stands at `readAt`.
const HEAD: u32 = 0; // a block
const CODES: u32 = 1; // codes of a block, whose tables are made
const BYTES: u32 = 2; // bytes of a block that is not packed
let place: u32 = HEAD;

let readEnd: usize = 0;
let writeStart: usize = 0;
let isLast: bool = false;
/** Of the block that is not packed. */
let bytesLeft: usize = 0;

// Bits that were taken from the data and not used, from the lowest on. Above `bitCount` are bits that stand at `readAt` too.
let bits: u64 = 0;
let bitCount: u32 = 0;

/** Bytes that may be read past the data before it is found to be cut off. */
const MOST_AHEAD: usize = 16;

setSymbols();

/** Sets where the data stands, and where its text goes. 32 bytes behind the data can be read. */
export function open(start: usize, end: usize, to: usize): void {
  readAt = start;
  readEnd = end;
  writeStart = to;
  writeAt = to;
  bits = 0;
  bitCount = 0;
  place = HEAD;
  isLast = false;
}

/** Goes on until the text has come to `stop` or, by at most 258 bytes, past it. 384 bytes behind `stop` are overwritten. */
export function run(stop: usize): i32 {
  while (true) {
    if (place === HEAD) {
      if (isLast) {
        readAt -= bitCount >> 3;
        bitCount = 0;
        return readAt <= readEnd ? ENDED : REFUSED;
      }
      if (!readHead()) {
        return REFUSED;
      }
    }
    const result = place === BYTES ? copyBytes(stop) : readCodes(stop);
    if (result !== ENDED) {
      return result;
    }
    place = HEAD;
  }
}

/** Takes as many bits as there is room for, 56 at least. */
// @ts-expect-error A decorator on a function.
@inline
function takeBits(): void {
  bits |= load<u64>(readAt) << (bitCount as u64);
  readAt += (63 - bitCount) >> 3;
  bitCount |= 56;
}

// @ts-expect-error A decorator on a function.
@inline
function useBits(count: u32): u32 {
  const value = (bits as u32) & ((1 << count) - 1);
  bits >>= count as u64;
  bitCount -= count;
  return value;
}

function readHead(): bool {
  takeBits();
  if (readAt > readEnd + MOST_AHEAD) {
    return false;
  }
  isLast = useBits(1) !== 0;
  place = CODES;
  switch (useBits(2)) {
    case 0:
      return readBytesHead();
    case 1:
      return setFixedTables();
    case 2:
      return readTables();
    default:
      return false;
  }
}

/** The number of bytes of a block that is not packed, and the same with all bits turned over. */
function readBytesHead(): bool {
  useBits(bitCount & 7);
  readAt -= bitCount >> 3;
  bits = 0;
  bitCount = 0;
  place = BYTES;
  bytesLeft = load<u16>(readAt);
  const check: usize = load<u16>(readAt, 2);
  readAt += 4;
  return (check ^ 0xffff) === bytesLeft && readAt + bytesLeft <= readEnd;
}

/** The codes that every reader knows. */
function setFixedTables(): bool {
  memory.fill(CODE_LENGTHS, 8, 144);
  memory.fill(CODE_LENGTHS + 144, 9, 112);
  memory.fill(CODE_LENGTHS + 256, 7, 24);
  memory.fill(CODE_LENGTHS + 280, 8, 8);
  memory.fill(CODE_LENGTHS + 288, 5, 32);
  return setTables(288, 32);
}

function setTables(texts: u32, distances: u32): bool {
  return (
    setTable(TEXT_TABLE, TEXT_BITS, TEXT_SYMBOLS, CODE_LENGTHS, texts, false) &&
    setTable(DISTANCE_TABLE, DISTANCE_BITS, DISTANCE_SYMBOLS, CODE_LENGTHS + texts, distances, true)
  );
}

/** The order in which the lengths of the code of code lengths are told. */
const ORDER = memory.data<u8>([16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]);

/** The lengths of both codes, packed by a third. */
function readTables(): bool {
  const texts: u32 = 257 + useBits(5);
  const distances: u32 = 1 + useBits(5);
  const told: u32 = 4 + useBits(4);
  if (texts > 286 || distances > 30) {
    return false;
  }
  memory.fill(CODE_LENGTHS, 0, 19);
  for (let i: u32 = 0; i < told; i++) {
    takeBits();
    store<u8>(CODE_LENGTHS + load<u8>(ORDER + i), useBits(3));
  }
  if (!setTable(LENGTH_TABLE, LENGTH_BITS, LENGTH_SYMBOLS, CODE_LENGTHS, 19, false)) {
    return false;
  }
  const count = texts + distances;
  for (let i: u32 = 0; i < count; ) {
    takeBits();
    if (readAt > readEnd + MOST_AHEAD) {
      return false;
    }
    const entry = load<u32>(LENGTH_TABLE + (((bits as u32) & ((1 << LENGTH_BITS) - 1)) << 2));
    useBits(entry & 0xff);
    const symbol = entry >> 16;
    if (symbol < 16) {
      store<u8>(CODE_LENGTHS + i, symbol);
      i++;
      continue;
    }
    if (symbol === 16 && i === 0) {
      return false;
    }
    const length: u8 = symbol === 16 ? load<u8>(CODE_LENGTHS + i - 1) : 0;
    const repeats: u32 = symbol === 16 ? 3 + useBits(2) : symbol === 17 ? 3 + useBits(3) : 11 + useBits(7);
    if (i + repeats > count) {
      return false;
    }
    memory.fill(CODE_LENGTHS + i, length, repeats);
    i += repeats;
  }
  // Without an end the block would have none.
  return load<u8>(CODE_LENGTHS + 256) !== 0 && setTables(texts, distances);
}

function copyBytes(stop: usize): i32 {
  if (writeAt >= stop && bytesLeft > 0) {
    return FULL;
  }
  const count = min(bytesLeft, stop - writeAt);
  memory.copy(writeAt, readAt, count);
  readAt += count;
  writeAt += count;
  bytesLeft -= count;
  return bytesLeft === 0 ? ENDED : FULL;
}

/** The bits at `from`, put behind `n` of those of {@link readCodes}. */
// @ts-expect-error A decorator on a function.
@inline
function getBits(from: usize, n: u32): u64 {
  return load<u64>(from) << ((n + 2) as u64);
}

// @ts-expect-error A decorator on a function.
@inline
function getTextEntry(b: u64): u32 {
  return load<u32>((b as u32) & (((1 << TEXT_BITS) - 1) << 2), TEXT_TABLE);
}

// @ts-expect-error A decorator on a function.
@inline
function getDistanceEntry(b: u64): u32 {
  return load<u32>((b as u32) & (((1 << DISTANCE_BITS) - 1) << 2), DISTANCE_TABLE);
}

/** Where in the table the entry is that an entry for a sub-table leads to. */
// @ts-expect-error A decorator on a function.
@inline
function getSubEntry(entry: u32, b: u64): usize {
  return ((((entry >> 16) & 0x7fff) << 2) + ((b as u32) & (((1 << ((entry >> 8) & 15)) - 1) << 2))) as usize;
}

/** The length or distance of an entry, with its extra bits. */
// @ts-expect-error A decorator on a function.
@inline
function getValue(entry: u32, b: u64): u32 {
  const all = (entry & 0xff) as u64;
  return (entry >> 16) + ((((b >> 2) & ((1 << all) - 1)) >> (((entry >> 8) & 15) as u64)) as u32);
}

/**
 * The codes of a block, to its end. 48 bits are enough for four bytes whose codes the table has whole (11 bits each at
 * most), or for a length (20) and a distance (28). They stand two places higher than elsewhere, so that those of an entry
 * are its address. The entry of the next code is looked up before the copy of the last is made.
 */
function readCodes(stop: usize): i32 {
  // Locals are registers; the module's own would be memory.
  let from = readAt;
  let to = writeAt;
  let n = bitCount;
  from -= n >> 3; // whole bytes are taken anew
  n &= 7;
  let b = (bits & ((1 << (n as u64)) - 1)) << 2;
  const last = readEnd + MOST_AHEAD;
  const start = writeStart;
  let result = FULL;
  b |= getBits(from, n);
  from += (55 - n) >> 3;
  n = (n & 7) | 48;
  let entry = getTextEntry(b);
  while (to < stop) {
    if (from > last) {
      result = REFUSED;
      break;
    }
    if (entry & IS_BYTE) {
      b >>= entry as u64; // modulo 64: what stands above the lowest six bits is of no matter
      n -= entry & 0xff;
      store<u8>(to, entry >> 16);
      to++;
      entry = getTextEntry(b);
      if (entry & IS_BYTE) {
        b >>= entry as u64;
        n -= entry & 0xff;
        store<u8>(to, entry >> 16);
        to++;
        entry = getTextEntry(b);
        if (entry & IS_BYTE) {
          b >>= entry as u64;
          n -= entry & 0xff;
          store<u8>(to, entry >> 16);
          to++;
          entry = getTextEntry(b);
          if (entry & IS_BYTE) {
            b >>= entry as u64;
            n -= entry & 0xff;
            store<u8>(to, entry >> 16);
            to++;
            b |= getBits(from, n);
            from += (55 - n) >> 3;
            n = (n & 7) | 48;
            entry = getTextEntry(b);
            continue;
          }
        }
      }
      b |= getBits(from, n);
      from += (55 - n) >> 3;
      n = (n & 7) | 48;
    }
    if (entry & IS_OTHER) {
      if (entry & IS_TABLE) {
        b >>= TEXT_BITS as u64;
        n -= TEXT_BITS;
        entry = load<u32>(getSubEntry(entry, b), TEXT_TABLE);
        if (entry & IS_BYTE) {
          b >>= entry as u64;
          n -= entry & 0xff;
          store<u8>(to, entry >> 16);
          to++;
          b |= getBits(from, n);
          from += (55 - n) >> 3;
          n = (n & 7) | 48;
          entry = getTextEntry(b);
          continue;
        }
      }
      if (entry & IS_OTHER) {
        b >>= entry as u64;
        n -= entry & 0xff;
        result = entry & IS_WRONG ? REFUSED : ENDED;
        break;
      }
    }
    const length = getValue(entry, b);
    b >>= entry as u64;
    n -= entry & 0xff;
    entry = getDistanceEntry(b);
    if (entry & IS_TABLE) {
      b >>= DISTANCE_BITS as u64;
      n -= DISTANCE_BITS;
      entry = load<u32>(getSubEntry(entry, b), DISTANCE_TABLE);
    }
    const distance = getValue(entry, b);
    b >>= entry as u64;
    n -= entry & 0xff;
    if (entry === 0 || (entry & IS_OTHER) !== 0 || distance > ((to - start) as u32)) {
      result = REFUSED;
      break;
    }
    b |= getBits(from, n);
    from += (55 - n) >> 3;
    n = (n & 7) | 48;
    entry = getTextEntry(b);
    copyBack(to, distance, length);
    to += length;
  }
  readAt = from;
  writeAt = to;
  bits = b >> 2;
  bitCount = n;
  return result;
}

/** Writes what stands `distance` bytes before, and up to 63 bytes too many. Most copies have fewer than 64. */
// @ts-expect-error A decorator on a function.
@inline
function copyBack(to: usize, distance: u32, length: u32): void {
  const end = to + length;
  let from = to - distance;
  if (distance >= 16) {
    v128.store(to, v128.load(from));
    v128.store(to, v128.load(from, 16), 16);
    v128.store(to, v128.load(from, 32), 32);
    v128.store(to, v128.load(from, 48), 48);
    while (to + 64 < end) {
      to += 64;
      from += 64;
      v128.store(to, v128.load(from));
      v128.store(to, v128.load(from, 16), 16);
      v128.store(to, v128.load(from, 32), 32);
      v128.store(to, v128.load(from, 48), 48);
    }
  } else if (distance >= 8) {
    do {
      store<u64>(to, load<u64>(from));
      to += 8;
      from += 8;
    } while (to < end);
  } else if (distance === 1) {
    memory.fill(to, load<u8>(from), length);
  } else {
    do {
      store<u8>(to, load<u8>(from));
      to++;
      from++;
    } while (to < end);
  }
}
