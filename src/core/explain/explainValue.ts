import { explainEventName } from '../events/explainEventName';
import { getField } from '../fields/getField';
import { explainIdentity } from '../identity/explainIdentity';
import type { CloudTrailRecord, JsonValue } from '../record/cloudTrailRecord';
import { getAt, getText } from '../record/cloudTrailRecord';
import type { JsonPath } from '../text/span';
import type { Explanation } from './explanation';
import { explainEvent } from './explainEvent';
import { explainForm } from './explainForm';
import type { ExplainInput } from './explainInput';
import { explainErrorCode, explainErrorMessage } from './values/explainErrorCode';
import { explainEventId, explainRequestId, explainSharedEventId } from './values/explainEventIds';
import { explainEventVersion } from './values/explainEventVersion';
import { explainResource } from './values/explainResource';
import { explainSourceAddress } from './values/explainSourceAddress';
import { explainTlsDetails } from './values/explainTlsDetails';
import { explainUserAgent } from './values/explainUserAgent';

type Explain = (record: CloudTrailRecord, value: JsonValue | undefined, input: ExplainInput) => Found;
type Found = readonly (Explanation | undefined)[];

/** Values that are explained by their field, with the field's path in lower case. */
const BY_FIELD: Readonly<Record<string, Explain>> = {
  addendum: () => [],
  errorcode: (record, value) => [
    toExplained(value, (code) => explainErrorCode(code, getText(record, 'errorMessage'))),
  ],
  errormessage: (record, value) => [
    toExplained(value, explainErrorMessage),
    explainErrorCode(getText(record, 'errorCode') ?? '', getText(record, 'errorMessage')),
  ],
  eventid: (record, value, input) => [explainEvent(record, input), toExplained(value, explainEventId)],
  eventname: (record) => [explainEventName(record)],
  eventsource: (record) => [explainEventName(record)],
  eventversion: (_record, value) => [toExplained(value, explainEventVersion)],
  requestid: (_record, value) => [toExplained(value, explainRequestId)],
  'resources[]': (_record, value) => [explainResource(value)],
  'responseelements.consolelogin': (record, _value, input) => [explainEvent(record, input)],
  sharedeventid: (_record, value) => [toExplained(value, explainSharedEventId)],
  sourceipaddress: (_record, value) => [toExplained(value, explainSourceAddress)],
  tlsdetails: (record) => [explainTlsDetails(record['tlsDetails'])],
  'tlsdetails.ciphersuite': (record) => [explainTlsDetails(record['tlsDetails'])],
  'tlsdetails.tlsversion': (record) => [explainTlsDetails(record['tlsDetails'])],
  useragent: (_record, value) => [toExplained(value, explainUserAgent)],
  useridentity: (record, value) => [explainIdentity(value, record)],
  'useridentity.type': (record) => [explainIdentity(record['userIdentity'], record)],
  'useridentity.username': (record) => [explainIdentity(record['userIdentity'], record)],
};

/** Explains a value by its field where the field has its own words, else by the form of the value itself. */
export function explainValue(input: ExplainInput): readonly Explanation[] {
  const { record, path } = input;
  const value = getAt(record, path);
  const key = getField(path)?.path.toLowerCase() ?? '';
  const explain = Object.hasOwn(BY_FIELD, key) ? BY_FIELD[key] : undefined;
  const found: Found =
    explain === undefined
      ? [explainForm(value, path, input), ...explainParent(record, path)]
      : explain(record, value, input);
  return found.filter((explanation) => explanation !== undefined);
}

/** ARN, account and type of one resource are read together. */
function explainParent(record: CloudTrailRecord, path: JsonPath): Found {
  return path.length === 3 && path[0] === 'resources'
    ? [explainResource(getAt(record, path.slice(0, 2)))]
    : [];
}

function toExplained(
  value: JsonValue | undefined,
  explain: (text: string) => Explanation | undefined,
): Explanation | undefined {
  return typeof value === 'string' ? explain(value) : undefined;
}
