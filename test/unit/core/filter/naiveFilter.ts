import fc from 'fast-check';
import type { Filter, FilterTerm } from '../../../../src/core/filter/filter';
import type { FilterFieldName } from '../../../../src/core/filter/filterFields';
import { parseIdentity } from '../../../../src/core/identity/parseIdentity';
import type { CloudTrailRecord, JsonValue } from '../../../../src/core/record/cloudTrailRecord';
import { getAccess } from '../../../../src/core/services/getAccess';
import { getPlane } from '../../../../src/core/workdocs/getPlane';
import { ADMIN_SESSION, ALICE, DIRECTORY_USER, WORKDOCS } from './filteredLogs';

/** A record of the property tests, in forms that the naive reading below knows. */
export interface PlainRecord {
  readonly eventID: string;
  readonly eventTime?: string;
  readonly eventSource?: string;
  readonly eventName?: string;
  readonly awsRegion?: string;
  readonly sourceIPAddress?: string;
  readonly userAgent?: string;
  readonly errorCode?: string;
  readonly readOnly?: boolean;
  readonly recipientAccountId?: string;
  readonly userIdentity?: unknown;
  readonly requestParameters?: unknown;
}

/** What an event has in each field, worked out from the record without columns. */
export function toFieldTexts(
  record: PlainRecord,
  source: string,
): Partial<Record<FilterFieldName, readonly string[]>> {
  const identity = parseIdentity(
    record.userIdentity as JsonValue | undefined,
    record as unknown as CloudTrailRecord,
  );
  const some = (...texts: readonly (string | undefined)[]): string[] =>
    texts.filter((text): text is string => text !== undefined && text !== '');
  const short = record.eventSource?.replace(/\.amazonaws\.com$/i, '');
  return {
    type: some(identity.isWorkDocsDirectoryUser ? 'workdocs-user' : identity.type),
    identity: some(identity.name, identity.arn, identity.principalId, identity.accessKeyId),
    session: some(identity.session?.name),
    account: some(record.recipientAccountId),
    'identity-account': some(identity.accountId),
    service: some(short, record.eventSource),
    event: some(record.eventName),
    error: some(record.errorCode),
    failed: [record.errorCode === undefined ? 'no' : 'yes'],
    region: some(record.awsRegion),
    ip: some(record.sourceIPAddress),
    agent: some(record.userAgent),
    access: some(getAccess(record.eventSource, record.eventName, record.readOnly)?.access),
    plane: some(getPlane(record as unknown as CloudTrailRecord)),
    redacted: [record.requestParameters === undefined ? 'no' : 'yes'],
    key: some(identity.accessKeyId),
    mfa: some(identity.mfa === undefined ? undefined : identity.mfa ? 'yes' : 'no'),
    hour: some(record.eventTime?.slice(0, 13)),
    source: some(source),
    id: some(record.eventID),
  };
}

function toPattern(parts: readonly string[], isWhole: boolean): RegExp {
  const body = parts.map((part) => part.replace(/[^a-z0-9]/gi, '\\$&')).join('[^]*');
  return new RegExp(isWhole ? `^${body}$` : body, 'i');
}

function isTermMatch({ field, value }: FilterTerm, record: PlainRecord, source: string): boolean {
  const fields = toFieldTexts(record, source);
  if (field === undefined) {
    const identity = parseIdentity(
      record.userIdentity as JsonValue | undefined,
      record as unknown as CloudTrailRecord,
    );
    const { type, typeLabel, name, arn, accountId, principalId, accessKeyId, sourceIdentity, invokedBy } =
      identity;
    const all = [type, typeLabel, name, identity.session?.name, arn, accountId, principalId, accessKeyId];
    all.push(
      sourceIdentity,
      invokedBy,
      record.eventName,
      record.eventSource,
      record.awsRegion,
      record.eventID,
    );
    all.push(record.sourceIPAddress, record.userAgent, record.errorCode, record.recipientAccountId);
    const parts = value.kind === 'text' ? [value.text] : value.kind === 'pattern' ? value.parts : [];
    return all.some((text) => text !== undefined && toPattern(parts, false).test(text));
  }
  if (field === 'time') {
    const time = record.eventTime === undefined ? NaN : new Date(record.eventTime).getTime();
    return value.kind === 'range'
      ? time >= (value.from ?? -Infinity) && time < (value.to ?? Infinity)
      : Number.isNaN(time) === (value.kind === 'text');
  }
  const texts = fields[field] ?? [];
  switch (value.kind) {
    case 'any':
      return texts.length > 0;
    case 'text':
      return value.text === ''
        ? texts.length === 0
        : texts.some((text) => text.toLowerCase() === value.text.toLowerCase());
    case 'pattern':
      return texts.some((text) => toPattern(value.parts, true).test(text));
    case 'network':
    case 'range':
      return false;
  }
}

/** Whether a record matches, said as the language's description says it. */
export function isNaiveMatch(filter: Pick<Filter, 'terms'>, record: PlainRecord, source: string): boolean {
  if (filter.terms.some((term) => term.isExcluded && isTermMatch(term, record, source))) {
    return false;
  }
  const included = filter.terms.filter(({ isExcluded }) => !isExcluded);
  return included.every(
    (term) =>
      isTermMatch(term, record, source) ||
      (term.field !== undefined &&
        included.some((other) => other.field === term.field && isTermMatch(other, record, source))),
  );
}

const optional = <T>(...values: readonly T[]): fc.Arbitrary<T | undefined> =>
  fc.constantFrom(undefined, ...values);

const anyRecord = fc.record({
  eventTime: optional(
    '2025-03-11T14:05:00Z',
    '2025-03-11T14:59:59Z',
    '2025-03-12T00:00:00Z',
    '2024-01-01T00:00:00Z',
  ),
  eventSource: optional(WORKDOCS, 'WorkDocs.amazonaws.com', 's3.amazonaws.com', 'odd'),
  eventName: optional('GetDocument', 'getdocument', 'PutObject', 'alice', 'a b"c\\d*e'),
  awsRegion: optional('eu-west-1', 'us-east-1'),
  sourceIPAddress: optional('203.0.113.7', '10.0.0.1'),
  userAgent: optional('aws-cli/2', 'Ünïcode'),
  errorCode: optional('AccessDenied', 'NoSuchKey'),
  readOnly: optional(true, false),
  recipientAccountId: optional('111122223333'),
  userIdentity: optional<unknown>(
    ALICE,
    ADMIN_SESSION,
    DIRECTORY_USER,
    { ...ALICE, userName: 'AIDABOB' },
    {
      type: 'IAMUser',
      userName: 'bob',
      principalId: 'aidabob',
    },
    null,
  ),
  requestParameters: optional<unknown>({ p: 'HIDDEN_DUE_TO_SECURITY_REASONS' }),
});

/** One to three logs of records. An id in several places makes repeats. */
export const anyLogs: fc.Arbitrary<readonly (readonly PlainRecord[])[]> = fc.array(
  fc.array(
    fc.tuple(fc.integer({ min: 0, max: 30 }), anyRecord).map(([id, record]) => {
      const present = Object.entries({ eventVersion: '1.08', eventID: `id${id}`, ...record }).filter(
        ([, value]) => value !== undefined,
      );
      return Object.fromEntries(present) as unknown as PlainRecord;
    }),
    { maxLength: 12 },
  ),
  { minLength: 1, maxLength: 3 },
);

const TERMS = [
  ...[
    'service:workdocs',
    'service:s3',
    'service:*docs',
    'service:""',
    'event:getdocument',
    'event:*',
    'event:*e*t',
  ],
  ...[
    'event:"a b\\"c\\\\d*e"',
    'error:*',
    'error:""',
    'error:AccessDenied',
    'failed:yes',
    'region:eu-*',
    'ip:203.*',
  ],
  ...[
    'ip:10.0.0.1',
    'agent:ünïcode',
    'access:read',
    'access:write',
    'plane:data',
    'plane:control',
    'redacted:yes',
  ],
  ...[
    'type:IAMUser',
    'type:workdocs-user',
    'identity:alice',
    'identity:AIDABOB',
    'identity:bob',
    'session:*',
  ],
  ...[
    'account:1*',
    'identity-account:111122223333',
    'key:ASIA*',
    'mfa:yes',
    'mfa:""',
    'time:2025-03-11',
    'time:*',
  ],
  ...[
    'time:2025-03-11T14:59:59Z..',
    'time:""',
    'hour:2025-03-11T14',
    'source:log1',
    'id:ID3',
    'alice',
    'get*ment',
  ],
  ...['zoë', '1122', '"b\\"c"'],
];

export const anyTerms: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(fc.constantFrom('', '', '-'), fc.constantFrom(...TERMS)).map(([sign, term]) => sign + term),
    { maxLength: 5 },
  )
  .map((terms) => terms.join(' '));
