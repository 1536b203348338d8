/**
 * The values of the fields: skipped, then turned into numbers where they are columns. Values that come again and again
 * are known by a few of their bytes, see knownValues.ts of the scanner: then one comparison skips and numbers them.
 */
import { isEqual, LETTER_N, OPEN_BRACE, OPEN_BRACKET, QUOTE } from './bytes';
import {
  F_END,
  F_ESCAPE,
  F_ID,
  F_REDACTED,
  F_SLOT,
  F_START,
  hasField,
  markSeen,
  toFrame,
  toRole,
  USER_IDENTITY,
} from './fields';
import { internEscaped } from './host';
import { escaped, forgetEscapes, redacted, setRedacted, skipString, skipValue } from './json';
import { FRAME, SAMPLES, SLOT_BITS, SLOT_WIDTH, SLOTS, TEXT_SIZE, TEXTS } from './layout';
import { intern, logNumber, stringOffsets, stringTexts } from './strings';

// A slot of known values.
const S_RUN: usize = 0; // of which log
const S_LENGTH: usize = 4; // of the text, without quotes where it is interned without
const S_ID: usize = 8; // in the string table; 0 where the text is in TEXTS
const S_REDACTED: usize = 12;

/** Skips the value of a record field and notes where it stands. */
// @ts-expect-error A decorator on a function.
@inline
export function readField(field: u32, p: usize): usize {
  const frame = FRAME + ((field as usize) << 5);
  const sample = SAMPLES + ((field as usize) << 2);
  const group: u32 = load<u8>(sample);
  const c: u32 = load<u8>(p);
  let slot: usize = 0;
  store<u32>(frame, p as u32, F_START);
  markSeen(field);
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
        setRedacted(redacted + load<u32>(slot, S_REDACTED));
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
  forgetEscapes();
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

/** The number of a field's text; 0 where it is absent, null or a container. */
// @ts-expect-error A decorator on a function.
@inline
export function internField(role: usize): u32 {
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

export function internWhole(frame: usize): u32 {
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
export function rememberText(frame: usize): void {
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
