/** A record as a row of the columns. */
import { CLOSE_BRACE, COLON, COMMA, LETTER_F, LETTER_T, OPEN_BRACE, OPEN_BRACKET, QUOTE } from './bytes';
import {
  ADDENDUM,
  AWS_REGION,
  ERROR_CODE,
  ERROR_MESSAGE,
  EVENT_ID,
  EVENT_NAME,
  EVENT_SOURCE,
  EVENT_TIME,
  F_END,
  F_ESCAPE,
  F_START,
  findField,
  forgetFields,
  hasField,
  hasText,
  isKey,
  READ_ONLY,
  RECIPIENT,
  RESPONSE,
  seen,
  SHARED_EVENT_ID,
  SHIPPER_TIME,
  SOURCE_ADDRESS,
  TLS_DETAILS,
  toFrame,
  USER_AGENT,
  USER_IDENTITY,
} from './fields';
import { isFailedSignIn } from './host';
import { fail, redacted, setRedacted, skipSpace, skipString, skipValue } from './json';
import { CAPACITY, FIELDS, FLAGS, IDS, KEY_LENGTHS, NEXT_FIELD, REDACTED, TIMES, WINDOW } from './layout';
import { stringOffsets, stringTexts } from './strings';
import { readFieldTime } from './time';
import { internField, internWhole, readField, rememberText } from './values';

const FLAG_FAILED: u32 = 1;
const FLAG_READ: u32 = 2;
const FLAG_WRITE: u32 = 4;
const FLAG_ADDENDUM: u32 = 16;

/** Rows so far. */
export let rows: u32 = 0;

// @ts-expect-error A decorator on a function.
@inline
export function forgetRows(): void {
  rows = 0;
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
    (first === 0x73 && length === 11) ||
    (first === 0x51 && length === 15)
  );
}

// @ts-expect-error A decorator on a function.
@inline
function isContainer(frame: usize): bool {
  const c: u32 = load<u8>(load<u32>(frame, F_START));
  return c === OPEN_BRACE || c === OPEN_BRACKET;
}

/** Whether a name is `CredentialVerification`, or nearly: where these failed takes a field that is not read here. */
// @ts-expect-error A decorator on a function.
@inline
function isVerification(frame: usize): bool {
  const start = load<u32>(frame, F_START) as usize;
  return (load<u32>(frame, F_END) as usize) - start === 24 && load<u64>(start) === 0x746e656465724322;
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
export function readRecord(p: usize, isElement: i32): usize {
  const start = p;
  forgetFields();
  setRedacted(0);
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
    if (load<u32>(frame, F_ESCAPE) !== 0 || isForeignSource(frame) || isContainer(frame)) {
      return fail(start);
    }
  }
  if (hasField(EVENT_NAME)) {
    const frame = toFrame(EVENT_NAME);
    if (load<u32>(frame, F_ESCAPE) !== 0 || isContainer(frame) || isVerification(frame)) {
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
