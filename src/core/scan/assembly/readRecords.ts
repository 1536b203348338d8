/**
 * The scanner's inner loop in AssemblyScript, compiled by test/tasks/recordModule.ts: reads whole records of a log from a
 * window of its bytes into rows of columns, sixteen bytes a turn. It reads what the scanner in TypeScript reads, with the
 * same result, as long as a record looks regular; at any other it stops and leaves that record to the other one.
 *
 * Everything here is an address in the module's memory. The window is followed by zeros: no loop over bytes asks for its
 * end, since a NUL ends strings, numbers, blanks and words alike.
 */

// What the host does for us where it is rare: all of it has the same meaning as in the scanner in TypeScript.

/** Whether a string, without its quotes, is a redaction marker. */
// @ts-expect-error A decorator on a function.
@external('host', 'isMarker')
declare function isMarker(start: usize, end: usize, hasEscape: i32): i32;
/** The number of a string that has escapes, without its quotes. */
// @ts-expect-error A decorator on a function.
@external('host', 'internEscaped')
declare function internEscaped(start: usize, end: usize): u32;
/** The time of a value that is not of the usual form, or NaN. */
// @ts-expect-error A decorator on a function.
@external('host', 'readTime')
declare function readTime(start: usize, end: usize, hasEscape: i32): f64;
/** Whether the responseElements of a ConsoleLogin tell of a failure. */
// @ts-expect-error A decorator on a function.
@external('host', 'isFailedSignIn')
declare function isFailedSignIn(start: usize, end: usize): i32;

const QUOTE: u32 = 0x22;
const BACKSLASH: u32 = 0x5c;
const COMMA: u32 = 0x2c;
const COLON: u32 = 0x3a;
const OPEN_BRACE: u32 = 0x7b;
const CLOSE_BRACE: u32 = 0x7d;
const OPEN_BRACKET: u32 = 0x5b;
const CLOSE_BRACKET: u32 = 0x5d;
const LETTER_N: u32 = 0x6e;
const LETTER_T: u32 = 0x74;
const LETTER_F: u32 = 0x66;

// Fields by number: the host writes those of recordField.ts at FIELD_NUMBERS, so that they are told once.
const FIELDS: u32 = 64; // room for as many; `seen` has a bit for each

// The layout of the memory.
const KEYS: usize = 0x400; // by field: 32 bytes of the name with quotes and colon, 32 bytes of mask
const KEY_LENGTHS: usize = KEYS + FIELDS * 64; // by field, with quotes and colon
const FIELD_BY_HASH: usize = KEY_LENGTHS + FIELDS; // 256, see recordField.ts; 255 for none
const NEXT_FIELD: usize = FIELD_BY_HASH + 256; // by field (and FIELDS - 1 for the start): the one that followed it last
const BYTE_CLASS: usize = NEXT_FIELD + FIELDS; // 256 bits sets, see below
const SAMPLES: usize = BYTE_CLASS + 256; // by field: group, three offsets; see knownValues.ts
const ROLES: usize = SAMPLES + FIELDS * 4; // numbers of the fields that are read, in the order of ROLE_…
const FRAME: usize = ROLES + 64; // by field, 32 bytes: see F_…
const STACK: usize = FRAME + FIELDS * 32; // 1 for an object, 0 for an array
const MAX_DEPTH: usize = 1024;
const SLOTS: usize = (STACK + MAX_DEPTH + 63) & ~63; // known values, see S_…
const SLOT_BITS: u32 = 8;
const SLOT_GROUPS: usize = 10;
const SLOT_WIDTH: usize = 32;
const TEXTS: usize = SLOTS + ((SLOT_GROUPS << SLOT_BITS) * SLOT_WIDTH); // texts of known values that are no column
const TEXT_SIZE: usize = 256;
const COLUMNS: usize = TEXTS + (TEXT_SIZE << SLOT_BITS);
const CAPACITY: usize = 1024; // rows
const TIMES: usize = COLUMNS; // f64
const IDS: usize = TIMES + CAPACITY * 8; // u32, twelve columns
const REDACTED: usize = IDS + CAPACITY * 4 * 12; // u16
const FLAGS: usize = REDACTED + CAPACITY * 2; // u8
const WINDOW: usize = (FLAGS + CAPACITY + 4095) & ~4095;
const WINDOW_SIZE: usize = 256 * 1024;
const PADDING: usize = 64;
const HEAP: usize = WINDOW + WINDOW_SIZE + PADDING;

export const keys: usize = KEYS;
export const keyLengths: usize = KEY_LENGTHS;
export const fieldByHash: usize = FIELD_BY_HASH;
export const samples: usize = SAMPLES;
export const roles: usize = ROLES;
export const times: usize = TIMES;
export const ids: usize = IDS;
export const redactedCounts: usize = REDACTED;
export const flagBits: usize = FLAGS;
export const capacity: usize = CAPACITY;
export const window: usize = WINDOW;
export const windowSize: usize = WINDOW_SIZE;

// The entry of a field in FRAME.
const F_START: usize = 0;
const F_END: usize = 4;
const F_ESCAPE: usize = 8;
const F_SLOT: usize = 12; // address of its slot, 0 for none
const F_ID: usize = 16; // its number, 0 for not known yet
const F_REDACTED: usize = 20;

// A slot of known values.
const S_RUN: usize = 0; // of which log
const S_LENGTH: usize = 4; // of the text, without quotes where it is interned without
const S_ID: usize = 8; // in the string table; 0 where the text is in TEXTS
const S_REDACTED: usize = 12;

// Bits of BYTE_CLASS.
const IS_SPACE: u32 = 1;
const IS_DIGIT: u32 = 2;
const IS_HEX: u32 = 4;
const IS_ESCAPABLE: u32 = 8;
const BEGINS_MARKER: u32 = 16;

// Places in ROLES.
const EVENT_SOURCE: usize = 0;
const EVENT_NAME: usize = 1;
const AWS_REGION: usize = 2;
const SOURCE_ADDRESS: usize = 3;
const USER_AGENT: usize = 4;
const ERROR_CODE: usize = 5;
const RECIPIENT: usize = 6;
const EVENT_ID: usize = 7;
const SHARED_EVENT_ID: usize = 8;
const USER_IDENTITY: usize = 9;
const EVENT_TIME: usize = 10;
const SHIPPER_TIME: usize = 11;
const ERROR_MESSAGE: usize = 12;
const RESPONSE: usize = 13;
const READ_ONLY: usize = 14;
const ADDENDUM: usize = 15;
const TLS_DETAILS: usize = 16;

const FLAG_FAILED: u32 = 1;
const FLAG_READ: u32 = 2;
const FLAG_WRITE: u32 = 4;
const FLAG_ADDENDUM: u32 = 16;

/** How a run ended. */
const ENDED: i32 = 0; // no further record follows
const FULL: i32 = 1; // the columns are full
const MORE: i32 = 2; // the window ends in a record
const IRREGULAR: i32 = 3; // a record that is not for us

/** Rows of the last run. */
export let rows: u32 = 0;
/** After the last record of the last run; where the next record starts, or the one that is irregular. */
export let lastEnd: usize = 0;
export let nextStart: usize = 0;
/** Where an irregular record ceased to be regular. */
export let failedAt: usize = 0;

let redacted: u32 = 0;
let escaped: i32 = 0;
let seen: u64 = 0;
let logNumber: u32 = 0;
let lastDate0: u64 = 0;
let lastDate1: u32 = 0;
let lastDay: f64 = 0;

// ---------------------------------------------------------------------------------------------------------------------
// Strings. The arrays lie one after another; the texts are the last, so that they can grow.

export let stringCount: u32 = 1;
export let slotCount: u32 = 0;
export let textBytes: u32 = 0;
export let stringSlots: usize = HEAP;
export let stringHashes: usize = 0;
export let stringOffsets: usize = 0;
export let stringTexts: usize = 0;

function ensure(end: usize): void {
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

/** Both sides may be read to the end of their last sixteen bytes. */
// @ts-expect-error A decorator on a function.
@inline
function isEqual(a: usize, b: usize, length: u32): bool {
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

function intern(start: usize, length: u32): u32 {
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

// ---------------------------------------------------------------------------------------------------------------------
// JSON. Functions return the address after what they read, or 0 with `failedAt` set.

// @ts-expect-error A decorator on a function.
@inline
function fail(at: usize): usize {
  failedAt = at;
  return 0;
}

// @ts-expect-error A decorator on a function.
@inline
function isClass(byte: u32, bits: u32): bool {
  return ((load<u8>(BYTE_CLASS + byte) as u32) & bits) !== 0;
}

// @ts-expect-error A decorator on a function.
@inline
function skipSpace(p: usize): usize {
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

/** The next quote, backslash or control character. */
// @ts-expect-error A decorator on a function.
@inline
function findRunEnd(p: usize): usize {
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
    if ((first === 0x48 && length !== 30) || (first === 0x3c && length !== 22)) {
      return;
    }
  }
  redacted += isMarker(start, end, hasEscape);
}

/** `p` is at the opening quote. */
// @ts-expect-error A decorator on a function.
@inline
function skipString(p: usize): usize {
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
function skipValue(p: usize): usize {
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

// ---------------------------------------------------------------------------------------------------------------------
// Records.

// @ts-expect-error A decorator on a function.
@inline
function toRole(role: usize): u32 {
  return load<u8>(ROLES + role);
}

// @ts-expect-error A decorator on a function.
@inline
function isKey(p: usize, field: u32): bool {
  const at = KEYS + ((field as usize) << 6);
  const low = v128.and(v128.xor(v128.load(p), v128.load(at)), v128.load(at, 32));
  const high = v128.and(v128.xor(v128.load(p, 16), v128.load(at, 16)), v128.load(at, 48));
  return !v128.any_true(v128.or(low, high));
}

/** The field of a key; `p` is at its quote, `end` after the closing one. 255 for none. */
// @ts-expect-error A decorator on a function.
@inline
function findField(p: usize, end: usize): u32 {
  const length = (end - p - 2) as u32;
  if (length < 7 || length > 28) {
    return 255;
  }
  const hash = (length * 3 + (load<u8>(p, 6) as u32) * 5 + (load<u8>(p, 7) as u32)) & 0xff;
  const field: u32 = load<u8>(FIELD_BY_HASH + hash);
  if (field === 255 || (load<u8>(KEY_LENGTHS + field) as u32) !== length + 3) {
    return 255;
  }
  // The colon is no part of the comparison: space may stand before it.
  return isEqual(KEYS + ((field as usize) << 6), p, length + 2) ? field : 255;
}

/** The names of lookAlike.ts by first letter and length: near enough to leave the record to the other scanner. */
// @ts-expect-error A decorator on a function.
@inline
function mayGiveAway(p: usize, end: usize): bool {
  const first: u32 = load<u8>(p, 1);
  const length = (end - p - 2) as u32;
  return (
    (first === 0x64 && (length === 14 || length === 26)) ||
    (first === 0x63 && (length === 9 || length === 12)) ||
    (first === 0x61 && length === 9) ||
    (first === 0x73 && length === 11)
  );
}

/** Skips the value of a record field and notes where it stands. */
// @ts-expect-error A decorator on a function.
@inline
function readField(field: u32, p: usize): usize {
  const frame = FRAME + ((field as usize) << 5);
  const sample = SAMPLES + ((field as usize) << 2);
  const group: u32 = load<u8>(sample);
  const c: u32 = load<u8>(p);
  let slot: usize = 0;
  store<u32>(frame, p as u32, F_START);
  seen |= (1 as u64) << field;
  if (group !== 0 && (c === QUOTE || c === OPEN_BRACE)) {
    const hash =
      load<u32>(p + load<u8>(sample, 1)) * 0x9e3779b1 ^
      load<u32>(p + load<u8>(sample, 2)) * 0x85ebca6b ^
      load<u32>(p + load<u8>(sample, 3)) * 0xc2b2ae35;
    const index = (group << SLOT_BITS) + ((hash ^ (hash << 13)) >>> (32 - SLOT_BITS));
    slot = SLOTS + (index as usize) * SLOT_WIDTH;
    if (load<u32>(slot, S_RUN) === logNumber) {
      const length = load<u32>(slot, S_LENGTH);
      const id = load<u32>(slot, S_ID);
      let text: usize;
      let end: usize;
      let start = p;
      if (id === 0) {
        text = TEXTS + ((index & ((1 << SLOT_BITS) - 1)) as usize) * TEXT_SIZE;
        end = p + length;
      } else {
        text = stringTexts + load<u32>(stringOffsets + ((id as usize) << 2));
        if (field === toRole(USER_IDENTITY)) {
          end = p + length;
        } else {
          start++;
          end = c === QUOTE && (load<u8>(start + length) as u32) === QUOTE ? start + length + 1 : 0;
        }
      }
      if (end !== 0 && isEqual(text, start, length)) {
        redacted += load<u32>(slot, S_REDACTED);
        store<u32>(frame, end as u32, F_END);
        store<u32>(frame, 0, F_ESCAPE);
        store<u32>(frame, 0, F_SLOT);
        store<u32>(frame, id, F_ID);
        return end;
      }
    }
  }
  const before = redacted;
  let end: usize;
  escaped = 0;
  if (c === QUOTE) {
    end = skipString(p);
  } else {
    end = skipValue(p);
  }
  store<u32>(frame, end as u32, F_END);
  store<u32>(frame, escaped, F_ESCAPE);
  store<u32>(frame, slot as u32, F_SLOT);
  store<u32>(frame, 0, F_ID);
  store<u32>(frame, redacted - before, F_REDACTED);
  return end;
}

function remember(slot: usize, id: u32, length: u32, markers: u32): void {
  store<u32>(slot, logNumber, S_RUN);
  store<u32>(slot, length, S_LENGTH);
  store<u32>(slot, id, S_ID);
  store<u32>(slot, markers, S_REDACTED);
}

// @ts-expect-error A decorator on a function.
@inline
function hasField(role: usize): bool {
  return ((seen >> toRole(role)) & 1) !== 0;
}

// @ts-expect-error A decorator on a function.
@inline
function toFrame(role: usize): usize {
  return FRAME + ((toRole(role) as usize) << 5);
}

/** The number of a field's text; 0 where it is absent, null or a container. */
// @ts-expect-error A decorator on a function.
@inline
function internField(role: usize): u32 {
  return hasField(role) ? internFrame(toFrame(role)) : 0;
}

function internFrame(frame: usize): u32 {
  const known = load<u32>(frame, F_ID);
  if (known !== 0) {
    return known;
  }
  const start = load<u32>(frame, F_START) as usize;
  const end = load<u32>(frame, F_END) as usize;
  const c: u32 = load<u8>(start);
  if (c !== QUOTE) {
    return c === LETTER_N || c === OPEN_BRACE || c === OPEN_BRACKET ? 0 : intern(start, (end - start) as u32);
  }
  if (load<u32>(frame, F_ESCAPE) !== 0) {
    return internEscaped(start + 1, end - 1);
  }
  const length = (end - start - 2) as u32;
  const id = intern(start + 1, length);
  const slot = load<u32>(frame, F_SLOT) as usize;
  if (slot !== 0) {
    remember(slot, id, length, load<u32>(frame, F_REDACTED));
  }
  return id;
}

function internWhole(frame: usize): u32 {
  const known = load<u32>(frame, F_ID);
  if (known !== 0) {
    return known;
  }
  const start = load<u32>(frame, F_START) as usize;
  const length = load<u32>(frame, F_END) - (start as u32);
  const id = intern(start, length);
  const slot = load<u32>(frame, F_SLOT) as usize;
  if (slot !== 0) {
    remember(slot, id, length, load<u32>(frame, F_REDACTED));
  }
  return id;
}

/** tlsDetails is no column: its text is kept beside its slot. */
function rememberText(frame: usize): void {
  const slot = load<u32>(frame, F_SLOT) as usize;
  if (slot === 0) {
    return;
  }
  const start = load<u32>(frame, F_START) as usize;
  const length = load<u32>(frame, F_END) - (start as u32);
  if (length > (TEXT_SIZE as u32)) {
    return;
  }
  const index = ((slot - SLOTS) / SLOT_WIDTH) & ((1 << SLOT_BITS) - 1);
  const to = TEXTS + index * TEXT_SIZE;
  for (let i: usize = 0; i < TEXT_SIZE; i += 16) {
    v128.store(to + i, v128.load(start + i));
  }
  remember(slot, 0, length, load<u32>(frame, F_REDACTED));
}

/** Two decimal digits; 100 or more where they are none. */
// @ts-expect-error A decorator on a function.
@inline
function readPair(p: usize): u32 {
  const high = (load<u8>(p) as u32) - 0x30;
  const low = (load<u8>(p, 1) as u32) - 0x30;
  return high > 9 || low > 9 ? 10000 : high * 10 + low;
}

/** Milliseconds at the start of the date at `p`; NaN where it is none. */
function readDay(p: usize): f64 {
  const century = readPair(p);
  const decade = readPair(p + 2);
  const month = readPair(p + 5);
  const day = readPair(p + 8);
  if (century > 99 || decade > 99 || month < 1 || month > 12 || day < 1) {
    return NaN;
  }
  const year = century * 100 + decade;
  const isLeap = (year & 3) === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days: u32 = month === 2 ? (isLeap ? 29 : 28) : 30 + ((month + (month >> 3)) & 1);
  if (day > days || year < 1970) {
    return NaN;
  }
  // Days of the years from March on, so that the leap day is the last of its year.
  const y = month <= 2 ? year - 1 : year;
  const m = month <= 2 ? month + 9 : month - 3;
  const number = 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1;
  return ((number as f64) - 719468) * 86400000;
}

/** `YYYY-MM-DDTHH:MM:SSZ`; every other form is the host's. */
function readFieldTime(frame: usize): f64 {
  const start = load<u32>(frame, F_START) as usize;
  const end = load<u32>(frame, F_END) as usize;
  const p = start + 1;
  if (
    end - start === 22 &&
    (load<u8>(start) as u32) === QUOTE &&
    (load<u8>(p, 4) as u32) === 0x2d &&
    (load<u8>(p, 7) as u32) === 0x2d &&
    (load<u8>(p, 10) as u32) === 0x54 &&
    (load<u8>(p, 13) as u32) === 0x3a &&
    (load<u8>(p, 16) as u32) === 0x3a &&
    (load<u8>(p, 19) as u32) === 0x5a
  ) {
    const date0 = load<u64>(p);
    const date1: u32 = load<u16>(p, 8);
    if (date0 !== lastDate0 || date1 !== lastDate1) {
      lastDate0 = date0;
      lastDate1 = date1;
      lastDay = readDay(p);
    }
    const hour = readPair(p + 11);
    const minute = readPair(p + 14);
    const second = readPair(p + 17);
    if (lastDay === lastDay && hour < 24 && minute < 60 && second < 60) {
      return lastDay + (((hour * 60 + minute) * 60 + second) as f64) * 1000;
    }
  }
  return readTime(start, end, load<u32>(frame, F_ESCAPE));
}

// @ts-expect-error A decorator on a function.
@inline
function hasText(role: usize): bool {
  if (!hasField(role)) {
    return false;
  }
  const frame = toFrame(role);
  const start = load<u32>(frame, F_START);
  return (load<u8>(start) as u32) === QUOTE && load<u32>(frame, F_END) - start > 2;
}

/** Whether a value gives its object away as of another kind: `aws:s3`, `….aliyuncs.com`. */
// @ts-expect-error A decorator on a function.
@inline
function isForeignSource(frame: usize): bool {
  const start = load<u32>(frame, F_START) as usize;
  const end = load<u32>(frame, F_END) as usize;
  return load<u32>(start, 1) === 0x3a737761 || (end - start > 14 && load<u64>(end - 9) === 0x6d6f632e73636e75);
}

/** Reads the record at `p` into a row. Returns where it ends. */
function readRecord(p: usize, isElement: i32): usize {
  const start = p;
  seen = 0;
  redacted = 0;
  p = skipSpace(p + 1);
  let last: u32 = FIELDS - 1;
  while (true) {
    const guess: u32 = load<u8>(NEXT_FIELD + last);
    let field = guess;
    if (isKey(p, guess)) {
      p += load<u8>(KEY_LENGTHS + guess) as usize;
    } else {
      if ((load<u8>(p) as u32) !== QUOTE) {
        return fail(p);
      }
      const end = skipString(p);
      if (end === 0) {
        return 0;
      }
      field = findField(p, end);
      if (field === 255) {
        // Before the first field of its own an object may still be an envelope.
        if ((seen & 0x3f) === 0 || mayGiveAway(p, end)) {
          return fail(p);
        }
      } else {
        store<u8>(NEXT_FIELD + last, field as u8);
      }
      p = skipSpace(end);
      if ((load<u8>(p) as u32) !== COLON) {
        return fail(p);
      }
      p++;
    }
    p = skipSpace(p);
    if (field === 255) {
      p = skipValue(p);
    } else {
      last = field;
      p = readField(field, p);
    }
    if (p === 0) {
      return 0;
    }
    p = skipSpace(p);
    const c: u32 = load<u8>(p);
    if (c === COMMA) {
      p = skipSpace(p + 1);
    } else if (c === CLOSE_BRACE) {
      p++;
      break;
    } else {
      return fail(p);
    }
  }
  if ((seen & 0x3f) === 0 || (isElement === 0 && popcnt(seen) < 2)) {
    return fail(start);
  }
  let eventSource: u32 = 0;
  if (hasField(EVENT_SOURCE)) {
    const frame = toFrame(EVENT_SOURCE);
    if (load<u32>(frame, F_ESCAPE) !== 0 || isForeignSource(frame)) {
      return fail(start);
    }
  }
  let flags: u32 = 0;
  if (hasField(READ_ONLY)) {
    const frame = toFrame(READ_ONLY);
    const at = load<u32>(frame, F_START);
    const c: u32 = load<u8>(at);
    if (c === LETTER_T) {
      flags |= FLAG_READ;
    } else if (c === LETTER_F) {
      flags |= FLAG_WRITE;
    } else if (c === QUOTE) {
      return fail(start);
    }
  }
  eventSource = internField(EVENT_SOURCE);
  const eventName = internField(EVENT_NAME);
  const at = IDS + ((rows as usize) << 2);
  const step: usize = CAPACITY << 2;
  store<u32>(at, (start - WINDOW) as u32);
  store<u32>(at + step, (p - WINDOW) as u32);
  store<u32>(at + step * 2, eventName);
  store<u32>(at + step * 3, eventSource);
  store<u32>(at + step * 4, internField(AWS_REGION));
  store<u32>(at + step * 5, internField(SOURCE_ADDRESS));
  store<u32>(at + step * 6, internField(USER_AGENT));
  store<u32>(at + step * 7, internField(ERROR_CODE));
  store<u32>(at + step * 8, internField(RECIPIENT));
  store<u32>(at + step * 9, internField(EVENT_ID));
  store<u32>(at + step * 10, internField(SHARED_EVENT_ID));
  store<u32>(at + step * 11, hasField(USER_IDENTITY) ? internWhole(toFrame(USER_IDENTITY)) : 0);
  store<f64>(
    TIMES + ((rows as usize) << 3),
    hasField(EVENT_TIME)
      ? readFieldTime(toFrame(EVENT_TIME))
      : hasField(SHIPPER_TIME)
        ? readFieldTime(toFrame(SHIPPER_TIME))
        : NaN,
  );
  if (hasText(ERROR_CODE) || hasText(ERROR_MESSAGE) || isFailure(eventName)) {
    flags |= FLAG_FAILED;
  }
  if (hasField(ADDENDUM) && (load<u8>(load<u32>(toFrame(ADDENDUM), F_START)) as u32) === OPEN_BRACE) {
    flags |= FLAG_ADDENDUM;
  }
  if (hasField(TLS_DETAILS)) {
    rememberText(toFrame(TLS_DETAILS));
  }
  store<u16>(REDACTED + ((rows as usize) << 1), min<u32>(redacted, 0xffff) as u16);
  store<u8>(FLAGS + (rows as usize), flags as u8);
  rows++;
  return p;
}

/** A failed ConsoleLogin has no errorCode: the outcome stands in responseElements. */
// @ts-expect-error A decorator on a function.
@inline
function isFailure(eventName: u32): bool {
  const entry = stringOffsets + ((eventName as usize) << 2);
  const offset = load<u32>(entry);
  if (load<u32>(entry, 4) - offset !== 12) {
    return false;
  }
  const text = stringTexts + offset;
  // ConsoleLogin
  if (load<u64>(text) !== 0x4c656c6f736e6f43 || load<u32>(text, 8) !== 0x6e69676f || !hasField(RESPONSE)) {
    return false;
  }
  const frame = toFrame(RESPONSE);
  return isFailedSignIn(load<u32>(frame, F_START), load<u32>(frame, F_END)) !== 0;
}

/**
 * Reads records from `p`, which is at a brace, as long as they follow one another: with commas where they are elements.
 * The zeros after `end` are the caller's to write.
 */
export function run(p: usize, end: usize, isElement: i32): i32 {
  rows = 0;
  lastEnd = 0;
  nextStart = p;
  while (true) {
    if (rows === (CAPACITY as u32)) {
      return FULL;
    }
    const next = readRecord(nextStart, isElement);
    if (next === 0) {
      return failedAt + 16 >= end ? MORE : IRREGULAR;
    }
    lastEnd = next;
    p = skipSpace(next);
    if (isElement !== 0) {
      if ((load<u8>(p) as u32) !== COMMA) {
        return ENDED;
      }
      p = skipSpace(p + 1);
    }
    if ((load<u8>(p) as u32) !== OPEN_BRACE) {
      return ENDED;
    }
    nextStart = p;
  }
}

function setClass(byte: usize, bits: u32): void {
  store<u8>(BYTE_CLASS + byte, ((load<u8>(BYTE_CLASS + byte) as u32) | bits) as u8);
}

/** Once, before anything else. */
export function open(): void {
  // A known value may be as long as the window and is compared with what begins anywhere in it.
  ensure(HEAP + WINDOW_SIZE);
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
}
