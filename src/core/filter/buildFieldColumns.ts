import type { Identity } from '../identity/identity';
import type { LogIndex } from '../scan/logIndex';
import { buildCodeColumn } from './buildCodeColumn';
import type { FieldColumn, FilteredEvents } from './fieldColumn';
import { toTexts } from './fieldColumn';
import type { FilterFieldName } from './filterFields';
import { toServiceName } from './termValue';

/** The type of WorkDocs directory users, which a record writes as Unknown or as Directory. */
export const WORKDOCS_USER_TYPE = 'workdocs-user';

/** Fields whose values are strings of the log. */
const TEXT_COLUMNS = {
  account: ({ recipientAccountId }: LogIndex) => recipientAccountId,
  service: ({ eventSource }: LogIndex) => eventSource,
  event: ({ eventName }: LogIndex) => eventName,
  error: ({ errorCode }: LogIndex) => errorCode,
  region: ({ awsRegion }: LogIndex) => awsRegion,
  ip: ({ sourceIPAddress }: LogIndex) => sourceIPAddress,
  agent: ({ userAgent }: LogIndex) => userAgent,
  id: ({ eventID }: LogIndex) => eventID,
} satisfies Partial<Record<FilterFieldName, (index: LogIndex) => Uint32Array>>;

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
 * The columns that hold a field of all events, in order: one for each log where the log's strings are the values, else
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

function buildTextColumns(
  field: keyof typeof TEXT_COLUMNS,
  { table }: FilteredEvents,
): readonly FieldColumn[] {
  return table.logs.map(({ index }, source) => ({
    base: table.base[source] ?? 0,
    numbers: TEXT_COLUMNS[field](index).subarray(0, index.count),
    size: index.strings.size,
    getTexts: (number) => {
      const text = index.strings.get(number);
      return field === 'service' ? toServiceTexts(text) : toTexts(text);
    },
  }));
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
