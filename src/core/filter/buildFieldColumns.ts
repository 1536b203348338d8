import type { Identity } from '../identity/identity';
import { getLogRuns, getRunColumn, type LogRun } from '../grouping/logRuns';
import type { TextColumn } from '../scan/columns';
import { buildCodeColumn } from './buildCodeColumn';
import type { FieldColumn, FilteredEvents } from './fieldColumn';
import { toTexts } from './fieldColumn';
import type { FilterFieldName } from './filterFields';
import { toServiceName } from './termValue';

/** The type of WorkDocs directory users, which a record writes as Unknown or as Directory. */
export const WORKDOCS_USER_TYPE = 'workdocs-user';

/** Fields whose values are strings of the log. */
const COLUMNS = {
  account: 'recipientAccountId',
  service: 'eventSource',
  event: 'eventName',
  error: 'errorCode',
  region: 'awsRegion',
  ip: 'sourceIPAddress',
  agent: 'userAgent',
  id: 'eventID',
} satisfies Partial<Record<FilterFieldName, TextColumn>>;

/** Fields whose values come from the parsed identity. */
const IDENTITY_TEXTS = {
  type: (identity: Identity) =>
    toTexts(identity.isWorkDocsDirectoryUser ? WORKDOCS_USER_TYPE : identity.type),
  identity: ({ name, arn, principalId, accessKeyId }: Identity) =>
    [name, arn, principalId, accessKeyId].filter((text) => text !== undefined && text !== '') as string[],
  session: ({ session }: Identity) => toTexts(session?.name ?? ''),
  'identity-account': ({ accountId }: Identity) => toTexts(accountId ?? ''),
  key: ({ accessKeyId }: Identity) => toTexts(accessKeyId ?? ''),
  mfa: ({ mfa }: Identity) => toTexts(mfa === undefined ? '' : mfa ? 'yes' : 'no'),
} satisfies Partial<Record<FilterFieldName, (identity: Identity) => readonly string[]>>;

/**
 * The columns that hold a field of all events, in order: one for each run of logs where the logs' strings are the values, else
 * one. Nothing is copied for fields that the log or the identity has; the others (`access`, `failed`, `plane`,
 * `redacted`, `hour`, `source`) cost a pass over the events, 3 to 10 ms for 1,000,000. `time` has no columns: its values
 * are numbers of the table.
 */
export function buildFieldColumns(field: FilterFieldName, events: FilteredEvents): readonly FieldColumn[] {
  switch (field) {
    case 'account':
    case 'service':
    case 'event':
    case 'error':
    case 'region':
    case 'ip':
    case 'agent':
    case 'id':
      return buildTextColumns(field, events);
    case 'type':
    case 'identity':
    case 'session':
    case 'identity-account':
    case 'key':
    case 'mfa':
      return [buildIdentityColumn(field, events)];
    case 'access':
    case 'failed':
    case 'plane':
    case 'redacted':
    case 'hour':
    case 'source':
      return [buildCodeColumn(field, events)];
    case 'time':
      return [];
  }
}

function buildTextColumns(field: keyof typeof COLUMNS, { table }: FilteredEvents): readonly FieldColumn[] {
  return getLogRuns(table).map((run) => {
    const { base, strings } = run;
    const numbers = getRunColumn(run, COLUMNS[field]);
    return {
      base,
      numbers,
      size: strings.size,
      getUsed: () => getUsedStrings(field, run, numbers),
      getTexts: (number) => {
        const text = strings.get(number);
        return field === 'service' ? toServiceTexts(text) : toTexts(text);
      },
    };
  });
}

const usedStrings = new WeakMap<LogRun, Map<string, Uint32Array>>();

/** Logs have a string for each event, its eventID: those of one column are found once, and are few. */
function getUsedStrings(field: string, run: LogRun, numbers: Uint32Array): Uint32Array {
  const known = usedStrings.get(run) ?? new Map<string, Uint32Array>();
  usedStrings.set(run, known);
  let used = known.get(field);
  if (used === undefined) {
    used = findUsed(numbers, run.strings.size);
    known.set(field, used);
  }
  return used;
}

function findUsed(numbers: Uint32Array, size: number): Uint32Array {
  const isUsed = new Uint8Array(size);
  let count = 0;
  for (const number of numbers) {
    count += 1 - (isUsed[number] ?? 1);
    isUsed[number] = 1;
  }
  const used = new Uint32Array(count);
  for (let number = 0, next = 0; next < count; number++) {
    if (isUsed[number] === 1) {
      used[next++] = number;
    }
  }
  return used;
}

/** A pattern may be written for the short or for the full name. */
function toServiceTexts(text: string): readonly string[] {
  const name = toServiceName(text);
  return name === text ? toTexts(text) : [name, text];
}

function buildIdentityColumn(
  field: keyof typeof IDENTITY_TEXTS,
  { principals: { identities, identityOf } }: FilteredEvents,
): FieldColumn {
  return {
    base: 0,
    numbers: identityOf,
    size: identities.length,
    getTexts: (number) => {
      const identity = identities[number];
      return identity === undefined ? [] : IDENTITY_TEXTS[field](identity);
    },
  };
}
