import { getRedactionSpelling } from '../../../src/core/redaction/redaction';

/** A record as JSON.parse gives it, with the properties that an explorer looks at. */
export interface PlainEvent {
  readonly eventTime: string;
  readonly eventName: string;
  readonly eventSource: string;
  readonly eventID: string;
  readonly awsRegion: string;
  readonly sourceIPAddress: string;
  readonly userAgent: string;
  readonly recipientAccountId: string;
  readonly readOnly?: boolean;
  readonly errorCode?: string;
  readonly errorMessage?: string;
  readonly responseElements?: { readonly ConsoleLogin?: string } | null;
  readonly userIdentity: {
    readonly type?: string;
    readonly arn?: string;
    readonly accountId?: string;
    readonly principalId?: string;
    readonly accessKeyId?: string;
    readonly userName?: string;
    readonly invokedBy?: string;
    readonly sessionContext?: { readonly sessionIssuer?: { readonly userName?: string } };
  };
}

/** The part of a text that one has to look for, and what else must hold. */
export interface PlainFilter {
  readonly text?: string;
  readonly service?: string;
  readonly region?: string;
}

/** Events with one value; its events are in order of time. */
export interface PlainGroup {
  readonly events: PlainEvent[];
  errors: number;
  first: string;
  last: string;
}

export type PlainFacet = ReadonlyMap<string, number>;

/**
 * An explorer over parsed objects, in plain JavaScript as one would write it: the objects are put into order of time
 * once, when they are loaded, and what costs a walk through a whole record is known from then on.
 */
export class PlainExplorer {
  /** In order of time. */
  readonly events: readonly PlainEvent[];
  private readonly redacted: Uint8Array;
  private readonly sources: Uint16Array;

  constructor(logs: readonly (readonly PlainEvent[])[]) {
    const events = logs.flat();
    const sourceOf = new Map(logs.flatMap((log, source) => log.map((event) => [event, source] as const)));
    events.sort((a, b) => (a.eventTime < b.eventTime ? -1 : a.eventTime > b.eventTime ? 1 : 0));
    this.events = events;
    this.redacted = Uint8Array.from(events, (event) => (hasRedaction(event) ? 1 : 0));
    this.sources = Uint16Array.from(events, (event) => sourceOf.get(event) ?? 0);
  }

  filter(filter: PlainFilter): readonly PlainEvent[] {
    const isMatch = toTest(filter);
    return this.events.filter(isMatch);
  }

  /** Values of the facets by name, with the number of their events; '' is no value. */
  countFacets(filter: PlainFilter): ReadonlyMap<string, PlainFacet> {
    const { text, service, region } = filter;
    const hasText = text === undefined ? undefined : toTest({ text });
    const facets = new Map(FACETS.map((name) => [name, new Map<string, number>()]));
    const counts = FACETS.map((name) => facets.get(name) ?? new Map<string, number>());
    const serviceAt = FACETS.indexOf('service');
    const regionAt = FACETS.indexOf('region');
    for (const [i, event] of this.events.entries()) {
      if (hasText?.(event) === false) {
        continue;
      }
      const isService = service === undefined || toServiceName(event.eventSource) === service;
      const isRegion = region === undefined || event.awsRegion === region;
      if (isService && isRegion) {
        const values = this.getValues(event, i);
        for (let facet = 0; facet < counts.length; facet++) {
          addOne(counts[facet], values[facet]);
        }
      } else if (isRegion) {
        addOne(counts[serviceAt], toServiceName(event.eventSource));
      } else if (isService) {
        addOne(counts[regionAt], event.awsRegion);
      }
    }
    return facets;
  }

  /** In order of FACETS. */
  private getValues(event: PlainEvent, i: number): readonly string[] {
    const { readOnly } = event;
    return [
      toTypeValue(event),
      toIdentityName(event),
      toServiceName(event.eventSource),
      event.eventName,
      event.errorCode ?? '',
      event.awsRegion,
      event.recipientAccountId,
      event.sourceIPAddress,
      readOnly === undefined ? '' : readOnly ? 'read' : 'write',
      isWorkDocs(event) ? (isDirectoryUser(event) ? 'data' : 'control') : '',
      this.redacted[i] === 1 ? 'yes' : 'no',
      String(this.sources[i]),
    ];
  }
}

export const FACETS = [
  'type',
  'identity',
  'service',
  'event',
  'error',
  'region',
  'account',
  'ip',
  'access',
  'plane',
  'redacted',
  'source',
] as const;

function addOne(counts: Map<string, number> | undefined, value = ''): void {
  counts?.set(value, (counts.get(value) ?? 0) + 1);
}

/** The values with most events, as a panel shows them. */
export function getMostFrequent(facet: PlainFacet, limit: number): readonly (readonly [string, number])[] {
  return [...facet]
    .filter(([value]) => value !== '')
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, limit);
}

export function groupBy(
  events: readonly PlainEvent[],
  getKey: (event: PlainEvent) => string,
): Map<string, PlainGroup> {
  const groups = new Map<string, PlainGroup>();
  for (const event of events) {
    addEvent(groups, getKey(event), event);
  }
  return groups;
}

export function groupByTwo(
  events: readonly PlainEvent[],
  getOuter: (event: PlainEvent) => string,
  getInner: (event: PlainEvent) => string,
): Map<string, Map<string, PlainGroup>> {
  const outer = new Map<string, Map<string, PlainGroup>>();
  for (const event of events) {
    const key = getOuter(event);
    let groups = outer.get(key);
    if (groups === undefined) {
      groups = new Map();
      outer.set(key, groups);
    }
    addEvent(groups, getInner(event), event);
  }
  return outer;
}

function addEvent(groups: Map<string, PlainGroup>, key: string, event: PlainEvent): void {
  let group = groups.get(key);
  if (group === undefined) {
    group = { events: [], errors: 0, first: event.eventTime, last: '' };
    groups.set(key, group);
  }
  group.events.push(event);
  group.errors += isFailed(event) ? 1 : 0;
  group.last = event.eventTime;
}

/** What groups of errors go by: a sign-in can fail without a code. */
export function toErrorValue(event: PlainEvent): string {
  return event.errorCode ?? (isFailed(event) ? FAILED_WITHOUT_CODE : '');
}

/** As the tree calls them. */
const FAILED_WITHOUT_CODE = 'Failed without an error code';

function isFailed({ errorCode, errorMessage, responseElements }: PlainEvent): boolean {
  return (
    errorCode !== undefined || errorMessage !== undefined || responseElements?.ConsoleLogin === 'Failure'
  );
}

/** A regular expression: on these records `toLowerCase().includes()` takes longer. */
function toTest({ text, service, region }: PlainFilter): (event: PlainEvent) => boolean {
  const pattern = new RegExp((text ?? '').replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'i');
  const has = (value: string | undefined): boolean => value !== undefined && pattern.test(value);
  return (event) => {
    const { userIdentity: identity } = event;
    return (
      (service === undefined || toServiceName(event.eventSource) === service) &&
      (region === undefined || event.awsRegion === region) &&
      (text === undefined ||
        has(event.eventName) ||
        has(event.eventSource) ||
        has(event.sourceIPAddress) ||
        has(event.awsRegion) ||
        has(event.errorCode) ||
        has(identity.type) ||
        has(identity.arn) ||
        has(identity.accountId) ||
        has(identity.principalId) ||
        has(identity.accessKeyId) ||
        has(identity.userName) ||
        has(identity.invokedBy) ||
        has(event.userAgent) ||
        has(event.recipientAccountId) ||
        has(event.eventID))
    );
  };
}

function toServiceName(eventSource: string): string {
  return eventSource.endsWith('.amazonaws.com') ? eventSource.slice(0, -14) : eventSource;
}

/** What the tree's outermost groups and the facet of types go by: people of WorkDocs are one type. */
export function toTypeValue(event: PlainEvent): string {
  return isWorkDocs(event) && isDirectoryUser(event) ? 'workdocs-user' : (event.userIdentity.type ?? '');
}

function isWorkDocs({ eventSource }: PlainEvent): boolean {
  return eventSource === 'workdocs.amazonaws.com';
}

function isDirectoryUser({ userIdentity: { type } }: PlainEvent): boolean {
  return type === 'Unknown' || type === 'Directory';
}

export function toIdentityName({ userIdentity }: PlainEvent): string {
  const { type, accountId, userName, invokedBy, sessionContext } = userIdentity;
  switch (type) {
    case 'Root':
      return `root of ${accountId ?? ''}`;
    case 'AssumedRole':
      return sessionContext?.sessionIssuer?.userName ?? '';
    default:
      return userName ?? invokedBy ?? '';
  }
}

function hasRedaction(value: unknown): boolean {
  return typeof value === 'string'
    ? getRedactionSpelling(value) !== undefined
    : typeof value === 'object' && value !== null && Object.values(value).some(hasRedaction);
}
