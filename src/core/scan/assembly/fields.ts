/** The fields of a record by number: which one a key names, and where its value stands. */
import { isEqual, QUOTE } from './bytes';
import { FIELD_BY_HASH, FRAME, KEY_LENGTHS, KEYS, ROLES } from './layout';

// Fields that are read, by their place in ROLES.
export const EVENT_SOURCE: usize = 0;
export const EVENT_NAME: usize = 1;
export const AWS_REGION: usize = 2;
export const SOURCE_ADDRESS: usize = 3;
export const USER_AGENT: usize = 4;
export const ERROR_CODE: usize = 5;
export const RECIPIENT: usize = 6;
export const EVENT_ID: usize = 7;
export const SHARED_EVENT_ID: usize = 8;
export const USER_IDENTITY: usize = 9;
export const EVENT_TIME: usize = 10;
export const SHIPPER_TIME: usize = 11;
export const ERROR_MESSAGE: usize = 12;
export const RESPONSE: usize = 13;
export const READ_ONLY: usize = 14;
export const ADDENDUM: usize = 15;
export const TLS_DETAILS: usize = 16;

// The entry of a field in FRAME.
export const F_START: usize = 0;
export const F_END: usize = 4;
export const F_ESCAPE: usize = 8;
export const F_SLOT: usize = 12; // address of its slot, 0 for none
export const F_ID: usize = 16; // its number, 0 for not known yet
export const F_REDACTED: usize = 20;

/** A bit for each field that the record at work has. */
export let seen: u64 = 0;

// @ts-expect-error A decorator on a function.
@inline
export function forgetFields(): void {
  seen = 0;
}

// @ts-expect-error A decorator on a function.
@inline
export function markSeen(field: u32): void {
  seen |= (1 as u64) << field;
}

// @ts-expect-error A decorator on a function.
@inline
export function toRole(role: usize): u32 {
  return load<u8>(ROLES + role);
}

// @ts-expect-error A decorator on a function.
@inline
export function hasField(role: usize): bool {
  return ((seen >> toRole(role)) & 1) !== 0;
}

// @ts-expect-error A decorator on a function.
@inline
export function toFrame(role: usize): usize {
  return FRAME + ((toRole(role) as usize) << 5);
}

// @ts-expect-error A decorator on a function.
@inline
export function hasText(role: usize): bool {
  if (!hasField(role)) {
    return false;
  }
  const frame = toFrame(role);
  const start = load<u32>(frame, F_START);
  return (load<u8>(start) as u32) === QUOTE && load<u32>(frame, F_END) - start > 2;
}

// @ts-expect-error A decorator on a function.
@inline
export function isKey(p: usize, field: u32): bool {
  const at = KEYS + ((field as usize) << 6);
  const low = v128.and(v128.xor(v128.load(p), v128.load(at)), v128.load(at, 32));
  const high = v128.and(v128.xor(v128.load(p, 16), v128.load(at, 16)), v128.load(at, 48));
  return !v128.any_true(v128.or(low, high));
}

/** The field of a key; `p` is at its quote, `end` after the closing one. 255 for none. */
// @ts-expect-error A decorator on a function.
@inline
export function findField(p: usize, end: usize): u32 {
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
