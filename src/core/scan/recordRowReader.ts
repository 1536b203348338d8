import { toObject, type JsonValue } from '../record/cloudTrailRecord';
import { toText } from '../text/utf8';
import { parseTime } from '../time/parseTime';
import type { ByteStringTable } from './byteStringTable';
import { unescapeJsonString } from './embeddedText';
import { FLAG_FAILED, FLAG_READ, FLAG_WRITE } from './logIndex';
import type { RecordRow } from './logIndexBuilder';
import { getFieldNumber } from './recordField';
import type { RecordFrame } from './recordFrame';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NULL = 0x6e;

const USER_IDENTITY = getFieldNumber('userIdentity');
const EVENT_TIME = getFieldNumber('eventTime');
const SHIPPER_TIME = getFieldNumber('@timestamp');
const EVENT_SOURCE = getFieldNumber('eventSource');
const EVENT_NAME = getFieldNumber('eventName');
const AWS_REGION = getFieldNumber('awsRegion');
const SOURCE_ADDRESS = getFieldNumber('sourceIPAddress');
const USER_AGENT = getFieldNumber('userAgent');
const ERROR_CODE = getFieldNumber('errorCode');
const ERROR_MESSAGE = getFieldNumber('errorMessage');
const RESPONSE = getFieldNumber('responseElements');
const EVENT_ID = getFieldNumber('eventID');
const READ_ONLY = getFieldNumber('readOnly');
const RECIPIENT = getFieldNumber('recipientAccountId');

/** Two decimal digits as a number; NaN where they are none. */
function readPair(bytes: Uint8Array, at: number): number {
  const high = (bytes[at] ?? 0) - 0x30;
  const low = (bytes[at + 1] ?? 0) - 0x30;
  return high >= 0 && high <= 9 && low >= 0 && low <= 9 ? high * 10 + low : NaN;
}

/** Reads the key columns of a record from the places of its fields. */
export class RecordRowReader {
  private bytes: Uint8Array = new Uint8Array(0);
  private strings: ByteStringTable | undefined;
  private readonly row: RecordRow = {
    start: 0,
    end: 0,
    embedding: 0,
    time: NaN,
    eventName: 0,
    eventSource: 0,
    awsRegion: 0,
    sourceIPAddress: 0,
    userAgent: 0,
    errorCode: 0,
    recipientAccountId: 0,
    eventID: 0,
    userIdentity: 0,
    flags: 0,
    redacted: 0,
  };

  reset(bytes: Uint8Array, strings: ByteStringTable): void {
    this.bytes = bytes;
    this.strings = strings;
  }

  /** The row is reused by the next call. Spans, embedding and redacted are the caller's to fill in. */
  read(frame: RecordFrame): RecordRow {
    const { row } = this;
    row.time = this.readTime(frame, frame.has(EVENT_TIME) ? EVENT_TIME : SHIPPER_TIME);
    row.eventName = this.intern(frame, EVENT_NAME);
    row.eventSource = this.intern(frame, EVENT_SOURCE);
    row.awsRegion = this.intern(frame, AWS_REGION);
    row.sourceIPAddress = this.intern(frame, SOURCE_ADDRESS);
    row.userAgent = this.intern(frame, USER_AGENT);
    row.errorCode = this.intern(frame, ERROR_CODE);
    row.recipientAccountId = this.intern(frame, RECIPIENT);
    row.eventID = this.intern(frame, EVENT_ID);
    row.userIdentity = frame.has(USER_IDENTITY)
      ? (this.strings?.intern(this.bytes, frame.getStart(USER_IDENTITY), frame.getEnd(USER_IDENTITY)) ?? 0)
      : 0;
    row.flags = this.readFlags(frame);
    return row;
  }

  /** The eventSource of an object that is about to be called a record; '' where it has none. */
  getEventSource(frame: RecordFrame): string {
    return this.getText(frame, EVENT_SOURCE);
  }

  /** The text of a string value, or the literal of a number or boolean; '' where absent, null or a container. */
  private getText(frame: RecordFrame, field: number): string {
    const start = frame.getStart(field);
    const end = frame.getEnd(field);
    if (end === 0) {
      return '';
    }
    if (this.bytes[start] !== QUOTE) {
      return this.isScalar(start) ? toText(this.bytes.subarray(start, end)) : '';
    }
    return this.hasEscape(start, end)
      ? toText(unescapeJsonString(this.bytes, start + 1, end - 1).bytes)
      : toText(this.bytes.subarray(start + 1, end - 1));
  }

  private intern(frame: RecordFrame, field: number): number {
    const end = frame.getEnd(field);
    if (end === 0 || this.strings === undefined) {
      return 0;
    }
    const start = frame.getStart(field);
    if (this.bytes[start] !== QUOTE) {
      return this.isScalar(start) ? this.strings.intern(this.bytes, start, end) : 0;
    }
    if (this.hasEscape(start, end)) {
      const text = unescapeJsonString(this.bytes, start + 1, end - 1);
      return this.strings.intern(text.bytes, 0, text.bytes.length);
    }
    return this.strings.intern(this.bytes, start + 1, end - 1);
  }

  /** Numbers, true and false: other exporters write account ids and flags so. */
  private isScalar(start: number): boolean {
    const c = this.bytes[start];
    return c !== undefined && c !== NULL && c !== 0x7b && c !== 0x5b;
  }

  private hasEscape(start: number, end: number): boolean {
    for (let i = start; i < end; i++) {
      if (this.bytes[i] === BACKSLASH) {
        return true;
      }
    }
    return false;
  }

  /** `YYYY-MM-DDTHH:MM:SSZ`, the form of every native log, is read from the bytes; any other form as text. */
  private readTime(frame: RecordFrame, field: number): number {
    const start = frame.getStart(field);
    const end = frame.getEnd(field);
    if (end === 0) {
      return NaN;
    }
    const { bytes } = this;
    const at = start + 1;
    if (end - start === 22 && bytes[at + 10] === 0x54 && bytes[at + 19] === 0x5a) {
      const year = readPair(bytes, at) * 100 + readPair(bytes, at + 2);
      const month = readPair(bytes, at + 5);
      const day = readPair(bytes, at + 8);
      const hour = readPair(bytes, at + 11);
      const minute = readPair(bytes, at + 14);
      const second = readPair(bytes, at + 17);
      if (
        year >= 1970 &&
        month >= 1 &&
        month <= 12 &&
        day >= 1 &&
        day <= 28 &&
        hour < 24 &&
        minute < 60 &&
        second < 60
      ) {
        return Date.UTC(year, month - 1, day, hour, minute, second);
      }
    }
    return parseTime(this.getText(frame, field)) ?? NaN;
  }

  private readFlags(frame: RecordFrame): number {
    const { bytes } = this;
    let flags = 0;
    const hasText = (field: number): boolean =>
      frame.has(field) &&
      bytes[frame.getStart(field)] === QUOTE &&
      frame.getEnd(field) - frame.getStart(field) > 2;
    if (hasText(ERROR_CODE) || hasText(ERROR_MESSAGE) || this.isFailedSignIn(frame)) {
      flags |= FLAG_FAILED;
    }
    const readOnly = this.getText(frame, READ_ONLY);
    if (readOnly === 'true') {
      flags |= FLAG_READ;
    } else if (readOnly === 'false') {
      flags |= FLAG_WRITE;
    }
    return flags;
  }

  /** A failed ConsoleLogin has no errorCode: the outcome stands in responseElements. */
  private isFailedSignIn(frame: RecordFrame): boolean {
    if (!frame.has(RESPONSE) || this.getText(frame, EVENT_NAME) !== 'ConsoleLogin') {
      return false;
    }
    const text = toText(this.bytes.subarray(frame.getStart(RESPONSE), frame.getEnd(RESPONSE)));
    return toObject(JSON.parse(text) as JsonValue)?.['ConsoleLogin'] === 'Failure';
  }
}
