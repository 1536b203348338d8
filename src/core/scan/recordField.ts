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

interface Entry {
  readonly field: number;
  readonly bytes: readonly number[];
}

const byLength: Entry[][] = [];
NAMES.forEach((name, field) => {
  const entries = (byLength[name.length] ??= []);
  entries.push({ field, bytes: Array.from({ length: name.length }, (_, i) => name.charCodeAt(i)) });
});

/** The field whose name stands in `bytes[start, end)`, or -1. Keys with escapes are not recognised. */
export function findField(bytes: Uint8Array, start: number, end: number): number {
  const entries = byLength[end - start];
  if (entries !== undefined) {
    for (const entry of entries) {
      let i = 0;
      while (i < entry.bytes.length && entry.bytes[i] === bytes[start + i]) {
        i++;
      }
      if (i === entry.bytes.length) {
        return entry.field;
      }
    }
  }
  return -1;
}
