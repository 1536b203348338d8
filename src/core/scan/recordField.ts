import { toBytes } from '../text/utf8';

/**
 * Top-level fields of a record that the scanner knows by name, by number. The order is free; the names are CloudTrail's
 * own (user guide, record contents), `@timestamp` is what log shippers put in place of eventTime.
 */
const NAMES = [
  'eventVersion',
  'userIdentity',
  'eventTime',
  'eventSource',
  'eventName',
  'insightDetails',
  'awsRegion',
  'sourceIPAddress',
  'userAgent',
  'errorCode',
  'errorMessage',
  'requestParameters',
  'responseElements',
  'additionalEventData',
  'requestID',
  'eventID',
  'readOnly',
  'resources',
  'eventType',
  'apiVersion',
  'managementEvent',
  'recipientAccountId',
  'serviceEventDetails',
  'sharedEventID',
  'vpcEndpointId',
  'vpcEndpointAccountId',
  'eventCategory',
  'addendum',
  'sessionCredentialFromConsole',
  'edgeDeviceDetails',
  'tlsDetails',
  'eventContext',
  '@timestamp',
] as const;

export type RecordFieldName = (typeof NAMES)[number];

export const RECORD_FIELD_COUNT = NAMES.length;

/** Fields below this number are found in nothing but event records; one of them is needed to call an object a record. */
export const CORE_FIELDS = 6;

/** The number of a field. */
export function getFieldNumber(name: RecordFieldName): number {
  return NAMES.indexOf(name);
}

// The names as they stand in a log, with quotes and colon, in one piece of memory; and where each begins, with one more
// entry for the end of the last.
const keyBytes = toBytes(NAMES.map((name) => `"${name}":`).join(''));
const keyView = new DataView(keyBytes.buffer);
const keyStarts = new Uint16Array(RECORD_FIELD_COUNT + 1);
NAMES.forEach((name, field) => {
  keyStarts[field + 1] = (keyStarts[field] as number) + name.length + 3;
});

/** The length of the field's name with quotes and colon where these stand at `at`, else 0. */
export function matchKey(view: DataView, at: number, field: number): number {
  const from = keyStarts[field] as number;
  const length = (keyStarts[field + 1] as number) - from;
  if (at + length > view.byteLength) {
    return 0;
  }
  // Four bytes a turn; the last four overlap the ones before.
  const last = length - 4;
  for (let i = 0; i < last; i += 4) {
    if (view.getInt32(at + i, true) !== keyView.getInt32(from + i, true)) {
      return 0;
    }
  }
  return view.getInt32(at + last, true) === keyView.getInt32(from + last, true) ? length : 0;
}

const SHORTEST = 7;
const LONGEST = 28;
const NONE = 255;

/** A number below 256 that is another one for each of the names; found by trying factors, a test holds it so. */
function getKeyHash(bytes: Uint8Array, start: number, end: number): number {
  return ((end - start) * 3 + (bytes[start + 5] as number) * 5 + (bytes[start + 6] as number)) & 0xff;
}

const fieldByHash = new Uint8Array(256).fill(NONE);
NAMES.forEach((name, field) => {
  fieldByHash[getKeyHash(toBytes(name), 0, name.length)] = field;
});

/** For another reader of records: the names as they stand in a log, with quotes and colon, and the field of a hash. */
export function getKeyTable(): {
  getKey(field: number): Uint8Array;
  readonly fieldByHash: Uint8Array;
} {
  return {
    getKey: (field) => keyBytes.subarray(keyStarts[field], keyStarts[field + 1]),
    fieldByHash,
  };
}

/** The field whose name stands in `bytes[start, end)`, or -1. Keys with escapes are not recognised. */
export function findField(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length < SHORTEST || length > LONGEST) {
    return -1;
  }
  const field = fieldByHash[getKeyHash(bytes, start, end)] as number;
  if (field === NONE) {
    return -1;
  }
  const from = (keyStarts[field] as number) + 1;
  if ((keyStarts[field + 1] as number) - from !== length + 2) {
    return -1;
  }
  for (let i = 0; i < length; i++) {
    if (bytes[start + i] !== keyBytes[from + i]) {
      return -1;
    }
  }
  return field;
}
