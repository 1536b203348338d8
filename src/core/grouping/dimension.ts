/**
 * What events can be grouped by. `identity` makes up to three levels: type, identity and, where there is one, session.
 * `resource` is what of WorkDocs an event is about; all others come from one field of the record or from its log.
 */
export const DIMENSIONS = [
  'identity',
  'identityType',
  'service',
  'eventName',
  'plane',
  'resource',
  'address',
  'agent',
  'account',
  'region',
  'error',
  'hour',
  'source',
] as const;

export type Dimension = (typeof DIMENSIONS)[number];

/** Most dimensions of one grouping. */
export const MAX_DIMENSIONS = 3;

export const DEFAULT_GROUPING: readonly Dimension[] = ['identity'];

/** What a person reads for a dimension. */
export const DIMENSION_LABELS: Readonly<Record<Dimension, string>> = {
  identity: 'Identity',
  identityType: 'Identity type',
  service: 'Service',
  eventName: 'Event',
  plane: 'WorkDocs plane',
  resource: 'WorkDocs resource',
  address: 'Source address',
  agent: 'User agent',
  account: 'Account',
  region: 'Region',
  error: 'Error',
  hour: 'Hour (UTC)',
  source: 'Log',
};

const KNOWN: ReadonlySet<string> = new Set(DIMENSIONS);

/** A grouping that can be built: unknown and repeated dimensions left out, at most three, `identity` where none is left. */
export function toGrouping(wanted: readonly unknown[]): readonly Dimension[] {
  const known = wanted.filter((entry): entry is Dimension => typeof entry === 'string' && KNOWN.has(entry));
  const grouping = [...new Set(known)].slice(0, MAX_DIMENSIONS);
  return grouping.length === 0 ? DEFAULT_GROUPING : grouping;
}
