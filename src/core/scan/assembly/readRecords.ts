/**
 * The scanner's inner loop in AssemblyScript, compiled by test/tasks/wasmModules.ts: reads whole records of a log from a
 * window of its bytes into rows of columns, sixteen bytes a turn. It reads what the scanner in TypeScript reads, with the
 * same result, as long as a record looks regular; at any other it stops and leaves that record to the other one.
 *
 * All files of this folder are one module; this one is its face. Everything is an address in the module's memory. The
 * window is followed by zeros: no loop over bytes asks for its end, since a NUL ends strings, numbers, blanks and words
 * alike.
 */
import { COMMA, OPEN_BRACE, setClasses } from './bytes';
import { failedAt, skipSpace } from './json';
import {
  CAPACITY,
  FIELD_BY_HASH,
  FLAGS,
  HEAP,
  IDS,
  KEY_LENGTHS,
  KEYS,
  REDACTED,
  ROLES,
  SAMPLES,
  TIMES,
  WINDOW,
  WINDOW_SIZE,
} from './layout';
import { forgetRows, readRecord, rows } from './record';
import { ensure } from './strings';

// For the host, see recordModule.ts.
export { failedAt } from './json';
export { rows } from './record';
export {
  internWritten,
  reserve,
  reset,
  slotCount,
  stringCount,
  stringHashes,
  stringOffsets,
  stringSlots,
  stringTexts,
  textBytes,
} from './strings';
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

// How a run ended.
const ENDED: i32 = 0; // no further record follows
const FULL: i32 = 1; // the columns are full
const MORE: i32 = 2; // the window ends in a record
const IRREGULAR: i32 = 3; // a record that is not for us

/** After the last record of the last run; where the next record starts, or the one that is irregular. */
export let lastEnd: usize = 0;
export let nextStart: usize = 0;

/**
 * Reads records from `p`, which is at a brace, as long as they follow one another: with commas where they are elements.
 * The zeros after `end` are the caller's to write.
 */
export function run(p: usize, end: usize, isElement: i32): i32 {
  forgetRows();
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

/** Once, before anything else. */
export function open(): void {
  // A known value may be as long as the window and is compared with what begins anywhere in it.
  ensure(HEAP + WINDOW_SIZE);
  setClasses();
}
