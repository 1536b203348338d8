import { FLAG_FAILED } from '../scan/logIndex';
import { createAccessReader } from '../services/createAccessReader';
import type { EventTable } from './eventTable';
import { getEventRef } from './eventTable';
import type { PrincipalTable } from './principalTable';
import type { EventRef } from './sourceLog';
import type { EventRow } from './treeRow';

/** A row's place in the tree. */
export interface RowPlace {
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  readonly parentRow: number;
}

/** Longest text that a row carries of one field: a row shows far less, and a log may hold megabytes in a name. */
const MAX_TEXT = 300;

/** Cuts text from a log to what a row can show. */
export function toRowText(text: string): string {
  return text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT - 1)}…`;
}

/**
 * What stars and notes hang on: the eventID; without one `text:` and a digest of the record's text; without that the
 * record's place, which lasts as long as the session.
 */
export function getEventKey({ logs }: EventTable, { source, record }: EventRef): string {
  const log = logs[source];
  const id = log?.index.eventID[record] ?? 0;
  const text = id === 0 ? '' : toRowText(log?.index.strings.get(id) ?? '');
  const content = log?.contentKeys?.get(record);
  return text !== ''
    ? text
    : content !== undefined
      ? `text:${content}`
      : `place:${String(source)}/${String(record)}`;
}

/** The row of an event. */
export function toEventRow(
  table: EventTable,
  { identities, identityOf }: PrincipalTable,
  event: number,
  place: RowPlace,
): EventRow | undefined {
  const { source, record } = getEventRef(table, event);
  const index = table.logs[source]?.index;
  if (index === undefined) {
    return undefined;
  }
  const getString = (column: Uint32Array): string => toRowText(index.strings.get(column[record] ?? 0));
  const flags = index.flags[record] ?? 0;
  const access = createAccessReader(index)(record);
  const time = table.time[event] ?? NaN;
  return {
    kind: 'event',
    ...place,
    source,
    record,
    key: getEventKey(table, { source, record }),
    deliveries: table.deliveries.get(event) ?? 1,
    identity: toRowText(identities[identityOf[event] ?? 0]?.name ?? ''),
    eventName: getString(index.eventName),
    eventSource: getString(index.eventSource),
    sourceIPAddress: getString(index.sourceIPAddress),
    awsRegion: getString(index.awsRegion),
    errorCode: getString(index.errorCode),
    isFailed: (flags & FLAG_FAILED) !== 0,
    redacted: index.redacted[record] ?? 0,
    ...(access === undefined ? {} : { access }),
    ...(Number.isNaN(time) ? {} : { time }),
  };
}
