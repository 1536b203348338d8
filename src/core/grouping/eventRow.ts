import { FLAG_FAILED, FLAG_READ, FLAG_WRITE } from '../scan/logIndex';
import type { EventTable } from './eventTable';
import { getEventRef } from './eventTable';
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

/** The row of an event. */
export function toEventRow(table: EventTable, event: number, place: RowPlace): EventRow | undefined {
  const { source, record } = getEventRef(table, event);
  const index = table.logs[source]?.index;
  if (index === undefined) {
    return undefined;
  }
  const getString = (column: Uint32Array): string => toRowText(index.strings.get(column[record] ?? 0));
  const flags = index.flags[record] ?? 0;
  const time = table.time[event] ?? NaN;
  return {
    kind: 'event',
    ...place,
    source,
    record,
    eventName: getString(index.eventName),
    eventSource: getString(index.eventSource),
    sourceIPAddress: getString(index.sourceIPAddress),
    awsRegion: getString(index.awsRegion),
    errorCode: getString(index.errorCode),
    isFailed: (flags & FLAG_FAILED) !== 0,
    redacted: index.redacted[record] ?? 0,
    ...((flags & FLAG_READ) !== 0
      ? { access: 'read' as const }
      : (flags & FLAG_WRITE) !== 0
        ? { access: 'write' as const }
        : {}),
    ...(Number.isNaN(time) ? {} : { time }),
  };
}
