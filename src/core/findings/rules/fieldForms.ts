import type { JsonValue } from '../../record/cloudTrailRecord';

/** The kinds of JSON values. */
export type Form = 'text' | 'number' | 'boolean' | 'null' | 'list' | 'object';

/** The kind of a value; an absent one counts as null. */
export function getForm(value: JsonValue | undefined): Form {
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    default:
      return Array.isArray(value) ? 'list' : value === null || value === undefined ? 'null' : 'object';
  }
}

const TEXT: readonly Form[] = ['text'];
const OBJECT: readonly Form[] = ['object'];

/**
 * Exporters write the three containers as JSON text, lists occur in answers of services, and a redaction marker can
 * stand for a whole object.
 */
const CONTAINER: readonly Form[] = ['object', 'list', 'text'];

/** Text in real logs, a boolean in hand-made ones; and the other way round for readOnly. */
const SWITCH: readonly Form[] = ['boolean', 'text'];

/**
 * The fields of a record's top level with the kinds of value accepted there, the usual one first; null is accepted
 * everywhere. Wider than the reference, as far as real logs are.
 */
export const typedFields: readonly (readonly [name: string, forms: readonly Form[]])[] = [
  ['eventVersion', TEXT],
  ['userIdentity', OBJECT],
  ['eventTime', TEXT],
  ['eventSource', TEXT],
  ['eventName', TEXT],
  ['awsRegion', TEXT],
  ['sourceIPAddress', TEXT],
  ['userAgent', ['text', 'list']],
  ['errorCode', TEXT],
  ['errorMessage', TEXT],
  ['requestParameters', CONTAINER],
  ['responseElements', CONTAINER],
  ['additionalEventData', CONTAINER],
  ['serviceEventDetails', CONTAINER],
  ['requestID', TEXT],
  ['eventID', TEXT],
  ['eventType', TEXT],
  ['eventCategory', TEXT],
  ['apiVersion', TEXT],
  ['readOnly', SWITCH],
  ['managementEvent', SWITCH],
  ['sessionCredentialFromConsole', SWITCH],
  ['resources', ['list']],
  ['recipientAccountId', TEXT],
  ['sharedEventID', TEXT],
  ['vpcEndpointId', TEXT],
  ['vpcEndpointAccountId', TEXT],
  ['addendum', OBJECT],
  ['insightDetails', OBJECT],
  ['tlsDetails', OBJECT],
  ['edgeDeviceDetails', ['object', 'text']],
];

const WORDS: Readonly<Record<Form, string>> = {
  text: 'text',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
  list: 'a list',
  object: 'an object',
};

/** The usual form of a field in words: the first of those accepted. */
export function getFieldForm(forms: readonly Form[]): string {
  return WORDS[forms[0] ?? 'null'];
}
