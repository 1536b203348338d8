import { toObject, type JsonValue } from '../record/cloudTrailRecord';
import { toText } from '../text/utf8';
import { parseTime } from '../time/parseTime';
import type { KnownValues } from './knownValues';
import { unescapeJsonString } from './embeddedText';
import { FLAG_ADDENDUM, FLAG_FAILED, FLAG_READ, FLAG_WRITE } from './logIndex';
import type { RecordRow } from './logIndexBuilder';
import { getFieldNumber } from './recordField';
import type { RecordFrame } from './recordFrame';
import type { StringCollector } from './stringCollector';

const QUOTE = 0x22;
const NULL = 0x6e;
const TRUE = 0x74;
const FALSE = 0x66;
const OPEN_BRACE = 0x7b;

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
const SERVICE_DETAILS = getFieldNumber('serviceEventDetails');
const EVENT_ID = getFieldNumber('eventID');
const SHARED_EVENT_ID = getFieldNumber('sharedEventID');
const ADDENDUM = getFieldNumber('addendum');
const READ_ONLY = getFieldNumber('readOnly');
const RECIPIENT = getFieldNumber('recipientAccountId');

/** No date has this number. */
const NO_DAY = -1;

/** Two decimal digits as a number; NaN where they are none. */
function readPair(bytes: Uint8Array, at: number): number {
  const high = (bytes[at] ?? 0) - 0x30;
  const low = (bytes[at + 1] ?? 0) - 0x30;
  return high >= 0 && high <= 9 && low >= 0 && low <= 9 ? high * 10 + low : NaN;
}

/** Reads the key columns of a record from the places of its fields. */
export class RecordRowReader {
  private bytes: Uint8Array = new Uint8Array(0);
  private strings: StringCollector | undefined;
  private day = NO_DAY;
  private dayStart = 0;
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
    sharedEventID: 0,
    userIdentity: 0,
    flags: 0,
    redacted: 0,
  };

  constructor(private readonly known: KnownValues) {}

  reset(bytes: Uint8Array, strings: StringCollector): void {
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
    row.sharedEventID = this.intern(frame, SHARED_EVENT_ID);
    row.userIdentity = this.internWhole(frame, USER_IDENTITY);
    row.flags = this.readFlags(frame, row.eventName);
    return row;
  }

  /** The eventSource of an object that is about to be called a record; '' where it has none. */
  getEventSource(frame: RecordFrame): string {
    return this.strings?.get(this.intern(frame, EVENT_SOURCE)) ?? '';
  }

  /** The text of a string value, or the literal of a number or boolean; '' where absent, null or a container. */
  private getText(frame: RecordFrame, field: number): string {
    const end = frame.getEnd(field);
    return end === 0 ? '' : this.getValueText(frame.getStart(field), end, frame.hasEscape(field));
  }

  private getValueText(start: number, end: number, hasEscape: boolean): string {
    if (this.bytes[start] !== QUOTE) {
      return this.isScalar(start) ? toText(this.bytes.subarray(start, end)) : '';
    }
    return hasEscape
      ? toText(unescapeJsonString(this.bytes, start + 1, end - 1).bytes)
      : toText(this.bytes.subarray(start + 1, end - 1));
  }

  /** The number of a field's text; equal values of known slots are looked up once. */
  private intern(frame: RecordFrame, field: number): number {
    const end = frame.getEnd(field);
    if (end === 0 || this.strings === undefined) {
      return 0;
    }
    const start = frame.getStart(field);
    const slot = frame.getSlot(field);
    const known = slot === 0 ? 0 : this.known.getId(slot, start);
    if (known !== 0) {
      return known;
    }
    const id = this.internValue(this.strings, start, end, frame.hasEscape(field));
    if (slot !== 0) {
      this.known.setId(slot, start, id);
    }
    return id;
  }

  private internValue(strings: StringCollector, start: number, end: number, hasEscape: boolean): number {
    if (this.bytes[start] !== QUOTE) {
      return this.isScalar(start) ? strings.intern(this.bytes, start, end) : 0;
    }
    if (hasEscape) {
      const text = unescapeJsonString(this.bytes, start + 1, end - 1);
      return strings.intern(text.bytes, 0, text.bytes.length);
    }
    return strings.intern(this.bytes, start + 1, end - 1);
  }

  /** The number of a field's JSON text as it stands. */
  private internWhole(frame: RecordFrame, field: number): number {
    const end = frame.getEnd(field);
    if (end === 0 || this.strings === undefined) {
      return 0;
    }
    const start = frame.getStart(field);
    const slot = frame.getSlot(field);
    const known = slot === 0 ? 0 : this.known.getId(slot, start);
    if (known !== 0) {
      return known;
    }
    const id = this.strings.intern(this.bytes, start, end);
    if (slot !== 0) {
      this.known.setId(slot, start, id);
    }
    return id;
  }

  /** Numbers, true and false: other exporters write account ids and flags so. */
  private isScalar(start: number): boolean {
    const c = this.bytes[start];
    return c !== undefined && c !== NULL && c !== 0x7b && c !== 0x5b;
  }

  private readTime(frame: RecordFrame, field: number): number {
    const end = frame.getEnd(field);
    return end === 0 ? NaN : this.readTimeAt(frame.getStart(field), end, frame.hasEscape(field));
  }

  /** `YYYY-MM-DDTHH:MM:SSZ`, the form of every native log, is read from the bytes; any other form as text. */
  readTimeAt(start: number, end: number, hasEscape: boolean): number {
    const { bytes } = this;
    const at = start + 1;
    if (end - start === 22 && bytes[at + 10] === 0x54 && bytes[at + 19] === 0x5a) {
      const hour = readPair(bytes, at + 11);
      const minute = readPair(bytes, at + 14);
      const second = readPair(bytes, at + 17);
      const dayStart = this.readDay(at);
      if (!Number.isNaN(dayStart) && hour < 24 && minute < 60 && second < 60) {
        return dayStart + ((hour * 60 + minute) * 60 + second) * 1000;
      }
    }
    return parseTime(this.getValueText(start, end, hasEscape)) ?? NaN;
  }

  /** The start of the day in `YYYY-MM-DD`; NaN for what {@link readTime} leaves to parseTime. The last one is kept. */
  private readDay(at: number): number {
    const { bytes } = this;
    const year = readPair(bytes, at) * 100 + readPair(bytes, at + 2);
    const month = readPair(bytes, at + 5);
    const day = readPair(bytes, at + 8);
    if (!(year >= 1970 && month >= 1 && month <= 12 && day >= 1 && day <= 28)) {
      return NaN;
    }
    const number = (year * 16 + month) * 32 + day;
    if (number !== this.day) {
      this.day = number;
      this.dayStart = Date.UTC(year, month - 1, day);
    }
    return this.dayStart;
  }

  private readFlags(frame: RecordFrame, eventName: number): number {
    let flags = 0;
    if (
      this.hasText(frame, ERROR_CODE) ||
      this.hasText(frame, ERROR_MESSAGE) ||
      this.isFailedSignIn(frame, eventName)
    ) {
      flags |= FLAG_FAILED;
    }
    const readOnly = this.readBoolean(frame, READ_ONLY);
    if (readOnly !== undefined) {
      flags |= readOnly ? FLAG_READ : FLAG_WRITE;
    }
    if (frame.has(ADDENDUM) && this.bytes[frame.getStart(ADDENDUM)] === OPEN_BRACE) {
      flags |= FLAG_ADDENDUM;
    }
    return flags;
  }

  private hasText(frame: RecordFrame, field: number): boolean {
    return (
      frame.has(field) &&
      this.bytes[frame.getStart(field)] === QUOTE &&
      frame.getEnd(field) - frame.getStart(field) > 2
    );
  }

  /** true or false, also as text; undefined for anything else. */
  private readBoolean(frame: RecordFrame, field: number): boolean | undefined {
    if (!frame.has(field)) {
      return undefined;
    }
    const c = this.bytes[frame.getStart(field)];
    if (c === TRUE || c === FALSE) {
      return c === TRUE;
    }
    const text = this.getText(frame, field);
    return text === 'true' ? true : text === 'false' ? false : undefined;
  }

  private isFailedSignIn(frame: RecordFrame, eventName: number): boolean {
    return (
      (frame.has(RESPONSE) &&
        this.strings?.get(eventName) === 'ConsoleLogin' &&
        this.isFailure(frame.getStart(RESPONSE), frame.getEnd(RESPONSE))) ||
      (frame.has(SERVICE_DETAILS) &&
        this.strings?.get(eventName) === 'CredentialVerification' &&
        this.isFailure(
          frame.getStart(SERVICE_DETAILS),
          frame.getEnd(SERVICE_DETAILS),
          'CredentialVerification',
        ))
    );
  }

  /**
   * A failed sign-in has no errorCode: the outcome stands in responseElements, for IAM Identity Center in
   * serviceEventDetails, under the event's name.
   */
  isFailure(start: number, end: number, eventName = 'ConsoleLogin'): boolean {
    const text = toText(this.bytes.subarray(start, end));
    return toObject(JSON.parse(text) as JsonValue)?.[eventName] === 'Failure';
  }
}
