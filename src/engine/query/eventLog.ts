import type { IdentityList } from '../../core/grouping/principalTable';
import type { JsonValue } from '../../core/record/cloudTrailRecord';
import { toObject } from '../../core/record/cloudTrailRecord';
import type { LogIndex } from '../../core/scan/logIndex';
import { createAccessReader } from '../../core/services/createAccessReader';
import { WORKDOCS_SOURCE } from '../../core/workdocs/getWorkDocsEvent';
import { getPlane } from '../../core/workdocs/getPlane';
import type { LoadedLog } from '../loadedLog';
import { Dictionary } from './dictionary';
import { getKeyPlace } from './keyPlace';
import type { Pauses } from './pauses';

/** Columns that the index tells by number, and the field of the index. */
const INDEXED = {
  eventname: 'eventName',
  eventsource: 'eventSource',
  awsregion: 'awsRegion',
  sourceipaddress: 'sourceIPAddress',
  useragent: 'userAgent',
  errorcode: 'errorCode',
  recipientaccountid: 'recipientAccountId',
  sharedeventid: 'sharedEventID',
} as const satisfies Readonly<Record<string, keyof LogIndex>>;

type IndexedColumn = keyof typeof INDEXED;

const indexedColumns = Object.keys(INDEXED) as readonly IndexedColumn[];

/** Columns of few distinct values, told before a record's text is read. */
export const DICTIONARY_COLUMNS = [
  ...indexedColumns,
  'account',
  'region',
  'timestamp',
  'lens_identity_name',
  'lens_session',
  'lens_access',
  'lens_plane',
  'lens_source',
] as const;

export type DictionaryColumn = (typeof DICTIONARY_COLUMNS)[number];

export type Dictionaries = Readonly<Record<DictionaryColumn, Dictionary>>;

export function createDictionaries(): Dictionaries {
  return Object.fromEntries(DICTIONARY_COLUMNS.map((name) => [name, new Dictionary()])) as Record<
    DictionaryColumn,
    Dictionary
  >;
}

/** A log of a table of events: its index, and its columns of few values as numbers of the table's dictionaries. */
export interface EventLog {
  readonly loaded: LoadedLog;
  /** Events that repeat no earlier one, in order; undefined for all. */
  readonly kept: Uint32Array | undefined;
  /** Events of the table. */
  readonly events: number;
  /** By record, whether it is kept or not. */
  readonly codes: Readonly<Record<DictionaryColumn, Uint32Array>>;
  /** The text that was scanned, where it is kept. */
  readonly bytes: Uint8Array | undefined;
  /** Whether the columns that identities tell are filled. */
  hasIdentities: boolean;
}

/**
 * Reads the columns of a log that its index tells, but for those of {@link addIdentities}. Pauses count the values of
 * columns.
 */
export async function createEventLog(
  loaded: LoadedLog,
  bytes: Uint8Array | undefined,
  kept: Uint32Array | undefined,
  dictionaries: Dictionaries,
  pauses: Pauses,
): Promise<EventLog> {
  const { index } = loaded.log;
  const codes = Object.fromEntries(
    DICTIONARY_COLUMNS.map((name) => [name, new Uint32Array(index.count)]),
  ) as Record<DictionaryColumn, Uint32Array>;
  for (const column of indexedColumns) {
    toCodes(index, index[INDEXED[column]], dictionaries[column], codes[column]);
    await pauses.take(index.count);
  }
  fillPlaces(loaded, dictionaries, codes);
  await pauses.take(index.count * 3);
  fillAccess(index, dictionaries, codes);
  await pauses.take(index.count);
  return { loaded, kept, events: kept?.length ?? index.count, codes, bytes, hasIdentities: false };
}

function toCodes(index: LogIndex, ids: Uint32Array, dictionary: Dictionary, codes: Uint32Array): void {
  const known = new Map<number, number>([[0, 0]]);
  for (let record = 0; record < index.count; record++) {
    const id = ids[record] ?? 0;
    let code = known.get(id);
    if (code === undefined) {
      code = dictionary.getNumber(index.strings.get(id));
      known.set(id, code);
    }
    codes[record] = code;
  }
}

const DAY = 86_400_000;

function fillPlaces(
  { input, log: { index } }: LoadedLog,
  dictionaries: Dictionaries,
  codes: Record<DictionaryColumn, Uint32Array>,
): void {
  const place = getKeyPlace(input.uri);
  codes.lens_source.fill(dictionaries.lens_source.getNumber(input.uri));
  const accounts = new Map<number, number>();
  if (place.account === undefined) {
    // The record's own are the same values under the numbers of another dictionary.
    toCodes(index, index.recipientAccountId, dictionaries.account, codes.account);
  } else {
    codes.account.fill(dictionaries.account.getNumber(place.account));
  }
  if (place.region === undefined) {
    toCodes(index, index.awsRegion, dictionaries.region, codes.region);
  } else {
    codes.region.fill(dictionaries.region.getNumber(place.region));
  }
  if (place.day !== undefined) {
    codes.timestamp.fill(dictionaries.timestamp.getNumber(place.day));
    return;
  }
  for (let record = 0; record < index.count; record++) {
    const time = index.time[record] ?? NaN;
    if (Number.isNaN(time)) {
      continue;
    }
    const day = Math.floor(time / DAY);
    let code = accounts.get(day);
    if (code === undefined) {
      code = dictionaries.timestamp.getNumber(
        new Date(day * DAY).toISOString().slice(0, 10).replaceAll('-', '/'),
      );
      accounts.set(day, code);
    }
    codes.timestamp[record] = code;
  }
}

/** Parses the log's identities and fills the columns that they tell: 0.2 s for 100,000 events of 30,000 identities. */
export function addIdentities(log: EventLog, identities: IdentityList, dictionaries: Dictionaries): void {
  if (log.hasIdentities) {
    return;
  }
  log.hasIdentities = true;
  const { codes } = log;
  const { index } = log.loaded.log;
  const numbers = identities.getNumbers(index);
  const known = new Map<number, readonly [name: number, session: number]>();
  for (let record = 0; record < index.count; record++) {
    const number = numbers[record] ?? 0;
    let pair = known.get(number);
    if (pair === undefined) {
      const identity = identities.identities[number];
      pair = [
        identity === undefined ? 0 : dictionaries.lens_identity_name.getNumber(identity.name),
        identity?.session === undefined ? 0 : dictionaries.lens_session.getNumber(identity.session.name),
      ];
      known.set(number, pair);
    }
    codes.lens_identity_name[record] = pair[0];
    codes.lens_session[record] = pair[1];
  }
}

function fillAccess(
  index: LogIndex,
  dictionaries: Dictionaries,
  codes: Record<DictionaryColumn, Uint32Array>,
): void {
  const { strings } = index;
  const workDocs = strings.find(WORKDOCS_SOURCE);
  const getAccess = createAccessReader(index);
  const planes = new Map<number, number>();
  for (let record = 0; record < index.count; record++) {
    const access = getAccess(record);
    codes.lens_access[record] = access === undefined ? 0 : dictionaries.lens_access.getNumber(access);
    if (workDocs !== 0 && index.eventSource[record] === workDocs) {
      const identity = index.userIdentity[record] ?? 0;
      let plane = planes.get(identity);
      if (plane === undefined) {
        plane = getPlaneNumber(strings.get(identity), dictionaries.lens_plane);
        planes.set(identity, plane);
      }
      codes.lens_plane[record] = plane;
    }
  }
}

function getPlaneNumber(userIdentity: string, dictionary: Dictionary): number {
  const value = toObject(toValue(userIdentity));
  const plane = getPlane({
    eventSource: WORKDOCS_SOURCE,
    ...(value === undefined ? {} : { userIdentity: value }),
  });
  return plane === undefined ? 0 : dictionary.getNumber(plane);
}

function toValue(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
