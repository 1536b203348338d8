/**
 * The distinct texts of a log, each with a number from 1 on, in open addressing. The arrays lie one after another; the
 * texts are the last, so that they can grow.
 */
import { isEqual } from './bytes';
import { HEAP, PADDING } from './layout';

/** Differs from one log to the next. */
export let logNumber: u32 = 0;
export let stringCount: u32 = 1;
export let slotCount: u32 = 0;
export let textBytes: u32 = 0;
export let stringSlots: usize = HEAP;
export let stringHashes: usize = 0;
export let stringOffsets: usize = 0;
export let stringTexts: usize = 0;

export function ensure(end: usize): void {
  const need = (end + PADDING + 0xffff) >>> 16;
  const have = memory.size() as usize;
  if (need > have) {
    // By an eighth at least: each growth gives the host a new buffer.
    if (memory.grow((max(need - have, have >> 3)) as i32) < 0) {
      unreachable();
    }
  }
}

function layOut(slots: u32): void {
  slotCount = slots;
  stringHashes = stringSlots + ((slots as usize) << 2);
  stringOffsets = stringHashes + ((slots as usize) << 1);
  stringTexts = stringOffsets + ((slots as usize) << 1) + 16;
}

/** Begins another log. `slots` is a power of two. */
export function reset(slots: u32): void {
  layOut(slots);
  ensure(stringTexts + 65536);
  memory.fill(stringSlots, 0, (slots as usize) << 2);
  stringCount = 1;
  textBytes = 0;
  store<u32>(stringOffsets, 0);
  store<u32>(stringOffsets, 0, 4);
  logNumber++;
}

// @ts-expect-error A decorator on a function.
@inline
function getHash(start: usize, length: u32): u32 {
  let hash: u32 = length;
  const end = start + length;
  let i = start;
  for (; i + 4 <= end; i += 4) {
    const word = rotl<u32>(load<u32>(i) * 0xcc9e2d51, 15);
    hash ^= word * 0x1b873593;
    hash = rotl<u32>(hash, 13) * 5 + 0xe6546b64;
  }
  for (; i < end; i++) {
    hash = (hash ^ (load<u8>(i) as u32)) * 0x01000193;
  }
  hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
  hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
  return hash ^ (hash >>> 16);
}

function growStrings(): void {
  const slots = slotCount << 1;
  const fromHashes = stringHashes;
  const fromOffsets = stringOffsets;
  const fromTexts = stringTexts;
  layOut(slots);
  ensure(stringTexts + textBytes + 65536);
  memory.copy(stringTexts, fromTexts, textBytes);
  memory.copy(stringOffsets, fromOffsets, ((stringCount as usize) + 1) << 2);
  memory.copy(stringHashes, fromHashes, (stringCount as usize) << 2);
  memory.fill(stringSlots, 0, (slots as usize) << 2);
  const mask = slots - 1;
  for (let id: u32 = 1; id < stringCount; id++) {
    let slot = load<u32>(stringHashes + ((id as usize) << 2)) & mask;
    while (load<u32>(stringSlots + ((slot as usize) << 2)) !== 0) {
      slot = (slot + 1) & mask;
    }
    store<u32>(stringSlots + ((slot as usize) << 2), id);
  }
}

export function intern(start: usize, length: u32): u32 {
  const hash = getHash(start, length);
  const mask = slotCount - 1;
  let slot = hash & mask;
  while (true) {
    const id = load<u32>(stringSlots + ((slot as usize) << 2));
    if (id === 0) {
      break;
    }
    if (load<u32>(stringHashes + ((id as usize) << 2)) === hash) {
      const offset = load<u32>(stringOffsets + ((id as usize) << 2));
      const next = load<u32>(stringOffsets + ((id as usize) << 2), 4);
      if (next - offset === length && isEqual(stringTexts + offset, start, length)) {
        return id;
      }
    }
    slot = (slot + 1) & mask;
  }
  ensure(stringTexts + textBytes + length);
  const id = stringCount++;
  const to = stringTexts + textBytes;
  if (to !== start) {
    for (let i: usize = 0; i < length; i += 16) {
      v128.store(to + i, v128.load(start + i));
    }
  }
  textBytes += length;
  store<u32>(stringOffsets + ((id as usize) << 2), textBytes, 4);
  store<u32>(stringHashes + ((id as usize) << 2), hash);
  store<u32>(stringSlots + ((slot as usize) << 2), id);
  if (stringCount * 2 > slotCount - 2) {
    growStrings();
  }
  return id;
}

/** Where the host may write so many bytes for {@link internWritten}. */
export function reserve(length: u32): usize {
  ensure(stringTexts + textBytes + length);
  return stringTexts + textBytes;
}

export function internWritten(length: u32): u32 {
  return intern(stringTexts + textBytes, length);
}
