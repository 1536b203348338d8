import type { FilterFieldName } from '../filter/filterFields';
import type { JsonValue } from '../record/cloudTrailRecord';
import type { JsonPath } from '../text/span';
import type { ValueTerm } from './eventDetails';

/** Places of a record whose whole value a field of the filter compares. */
const FIELDS: Readonly<Record<string, FilterFieldName>> = {
  'userIdentity.userName': 'identity',
  'userIdentity.arn': 'identity',
  'userIdentity.principalId': 'identity',
  'userIdentity.accountId': 'identity-account',
  'userIdentity.accessKeyId': 'key',
  eventName: 'event',
  eventSource: 'service',
  awsRegion: 'region',
  sourceIPAddress: 'ip',
  userAgent: 'agent',
  errorCode: 'error',
  recipientAccountId: 'account',
  eventID: 'id',
};

/** The filter term that leaves the events with this value at this place; undefined where no field compares it. */
export function getTerm(path: JsonPath, value: JsonValue): ValueTerm | undefined {
  const key = path.join('.');
  if (key === 'readOnly' && typeof value === 'boolean') {
    return { field: 'access', value: value ? 'read' : 'write' };
  }
  if (key === 'userIdentity.sessionContext.attributes.mfaAuthenticated') {
    return value === 'true' || value === true
      ? { field: 'mfa', value: 'yes' }
      : value === 'false' || value === false
        ? { field: 'mfa', value: 'no' }
        : undefined;
  }
  const field = Object.hasOwn(FIELDS, key) ? FIELDS[key] : undefined;
  return field === undefined || typeof value !== 'string' || value === '' ? undefined : { field, value };
}
