import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { StubCall, StubHandler } from '../stubHandler';
import { StubError } from '../stubHandler';

/** A record as a log file has it. */
export type StubRecord = Readonly<Record<string, unknown>>;

export interface LookupEventsOptions {
  /** The account's events, of every region, in any order. */
  readonly records: readonly StubRecord[];
  /** Requests for each account and region within any second that are answered; AWS's limit, 2, where undefined. */
  readonly rate?: number;
  /** Milliseconds in which so many are answered, where not a second: requests of a busy machine arrive bunched. */
  readonly window?: number;
  /** True while every request is answered by ThrottlingException. */
  readonly isThrottled?: () => boolean;
  /** What a policy forbids: AccessDeniedException, as IAM words it. */
  readonly isDenied?: (call: StubCall) => boolean;
}

const PAGE = 50;
const DAY = 86_400_000;
const KEPT = 90 * DAY;

const INSIGHT_ATTRIBUTES = ['EventId', 'EventName', 'EventSource'];
const ATTRIBUTES = [
  ...INSIGHT_ATTRIBUTES,
  'ReadOnly',
  'Username',
  'ResourceType',
  'ResourceName',
  'AccessKeyId',
];

/**
 * Event history as the API reference has it: management events, or Insights events on demand, of one region and the last
 * 90 days, newest first, one attribute, pages of at most 50, a token that is bound to the request's other parameters.
 */
export function createLookupEvents(options: LookupEventsOptions): StubHandler {
  const { records, rate = 2, window = 1_000, isThrottled, isDenied } = options;
  const secret = randomBytes(16);
  const answered = new Map<string, number[]>();

  return (call) => {
    const { input, region, accessKeyId } = call;
    if (isDenied?.(call) === true) {
      throw new StubError(
        'AccessDeniedException',
        `User: arn:aws:iam::111122223333:user/guest is not authorized to perform: cloudtrail:LookupEvents because no identity-based policy allows the cloudtrail:LookupEvents action`,
      );
    }
    const moment = performance.now();
    const place = `${accessKeyId} ${region}`;
    const recent = (answered.get(place) ?? []).filter((time) => moment - time < window);
    if (isThrottled?.() === true || recent.length >= rate) {
      throw new StubError('ThrottlingException', 'Rate exceeded');
    }
    answered.set(place, [...recent, moment]);

    const matches = getMatcher(call);
    const found = records
      .filter((record) => record['awsRegion'] === region && matches(record))
      .sort((a, b) => getTime(b) - getTime(a));
    const limit = getLimit(input['MaxResults']);
    const { NextToken: token, ...others } = input;
    const sign = (at: string): string =>
      createHmac('sha256', secret)
        .update(`${at} ${region} ${createHash('sha256').update(JSON.stringify(others)).digest('hex')}`)
        .digest('base64url');
    const start = token === undefined ? 0 : getStart(token, sign);
    const end = start + limit;
    return {
      Events: found.slice(start, end).map(toEvent),
      ...(end < found.length ? { NextToken: `${String(end)}.${sign(String(end))}` } : {}),
    };
  };
}

function getStart(token: unknown, sign: (at: string) => string): number {
  const [at = '', signature] = typeof token === 'string' ? token.split('.') : [];
  if (signature !== sign(at)) {
    throw new StubError('InvalidNextTokenException', 'Invalid nextToken.');
  }
  return Number(at);
}

function getLimit(value: unknown): number {
  const limit = value ?? PAGE;
  if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 1 || limit > PAGE) {
    throw new StubError('InvalidMaxResultsException', 'MaxResults must be between 1 and 50.');
  }
  return limit;
}

function getMatcher({ input, now }: StubCall): (record: StubRecord) => boolean {
  const { EventCategory: category, LookupAttributes: attributes = [] } = input;
  if (category !== undefined && category !== 'insight') {
    throw new StubError('InvalidEventCategoryException', 'The event category is not valid.');
  }
  const [from, to] = getTimes(input, now);
  const attribute = getAttribute(attributes, category === 'insight' ? INSIGHT_ATTRIBUTES : ATTRIBUTES);
  return (record) => {
    const time = getTime(record);
    const kind = record['eventCategory'] ?? 'Management';
    return (
      kind === (category === 'insight' ? 'Insight' : 'Management') &&
      time >= from &&
      time <= to &&
      (attribute === undefined || getValues(record, attribute.key).includes(attribute.value))
    );
  };
}

/** In milliseconds; the protocol has seconds. */
function getTimes(input: StubCall['input'], now: number): readonly [number, number] {
  const [from, to] = (['StartTime', 'EndTime'] as const).map((name) => {
    const value = input[name];
    if (value !== undefined && typeof value !== 'number') {
      throw new StubError('SerializationException', `${name} is no number of seconds.`);
    }
    return value === undefined ? undefined : value * 1_000;
  });
  const start = from ?? now - KEPT;
  const end = to ?? now;
  if (start > end || start < now - KEPT) {
    throw new StubError('InvalidTimeRangeException', 'The time range is not valid.');
  }
  return [start, end];
}

function getAttribute(
  attributes: unknown,
  allowed: readonly string[],
): { readonly key: string; readonly value: string } | undefined {
  const list = Array.isArray(attributes) ? (attributes as readonly unknown[]) : [attributes];
  const [first] = list;
  if (first === undefined) {
    return undefined;
  }
  const entry: object = typeof first === 'object' && first !== null ? first : {};
  const key: unknown = 'AttributeKey' in entry ? entry.AttributeKey : undefined;
  const value: unknown = 'AttributeValue' in entry ? entry.AttributeValue : undefined;
  if (
    list.length > 1 ||
    typeof key !== 'string' ||
    !allowed.includes(key) ||
    typeof value !== 'string' ||
    value === '' ||
    value.length > 2_000
  ) {
    throw new StubError('InvalidLookupAttributesException', 'The lookup attributes are not valid.');
  }
  return { key, value };
}

function getTime(record: StubRecord): number {
  return Date.parse(String(record['eventTime']));
}

/** What an attribute is compared with. */
function getValues(record: StubRecord, key: string): readonly unknown[] {
  const event = toEvent(record);
  switch (key) {
    case 'ResourceType':
    case 'ResourceName':
      return event.Resources.map((resource) => resource[key]);
    default:
      return [
        event[key as 'EventId' | 'EventName' | 'ReadOnly' | 'Username' | 'EventSource' | 'AccessKeyId'],
      ];
  }
}

function toEvent(record: StubRecord) {
  const identity = (record['userIdentity'] ?? {}) as Readonly<Record<string, unknown>>;
  const resources = (record['resources'] ?? []) as readonly Readonly<Record<string, unknown>>[];
  return {
    EventId: record['eventID'],
    EventName: record['eventName'],
    ReadOnly: record['readOnly'] === true ? 'true' : 'false',
    AccessKeyId: identity['accessKeyId'],
    EventTime: getTime(record) / 1_000,
    EventSource: record['eventSource'],
    Username: identity['userName'],
    Resources: resources.map(({ type, ARN }) => ({ ResourceType: type, ResourceName: ARN })),
    CloudTrailEvent: JSON.stringify(record),
  };
}
