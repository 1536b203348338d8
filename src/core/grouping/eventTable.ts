import { foldRepeats } from './foldRepeats';
import { sortByTime } from './sortByTime';
import type { EventRef, SourceLog } from './sourceLog';

/** All records of a session under one numbering: the records of the first log, then those of the second, and so on. */
export interface EventTable {
  readonly logs: readonly SourceLog[];
  /** Number of the first event of each log; one more entry, the count of all, at the end. */
  readonly base: Uint32Array;
  readonly count: number;
  /** Milliseconds since 1970 UTC; NaN where the record has no readable time. */
  readonly time: Float64Array;
  /** 1 where the event repeats an earlier one of the session. */
  readonly repeated: Uint8Array;
  /** Number of repeats. */
  readonly duplicates: number;
  /** Event numbers in order of time, repeats left out, events without a time last. */
  readonly byTime: Uint32Array;
}

/** Builds the table; linear in the number of records. */
export function buildEventTable(logs: readonly SourceLog[]): EventTable {
  const base = new Uint32Array(logs.length + 1);
  logs.forEach((log, source) => {
    base[source + 1] = (base[source] ?? 0) + log.index.count;
  });
  const count = base[logs.length] ?? 0;
  const time = new Float64Array(count);
  logs.forEach((log, source) => {
    time.set(log.index.time.subarray(0, log.index.count), base[source] ?? 0);
  });
  const repeated = foldRepeats(logs);
  const duplicates = repeated.reduce((sum, mark) => sum + mark, 0);
  const byTime = sortByTime(time).filter((event) => repeated[event] === 0);
  return { logs, base, count, time, repeated, duplicates, byTime };
}

/** The log and record of an event number; the number must be in range. Costs a binary search over the logs. */
export function getEventRef(table: EventTable, event: number): EventRef {
  let low = 0;
  let high = table.logs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((table.base[middle] ?? 0) <= event) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return { source: low, record: event - (table.base[low] ?? 0) };
}

/** The number of a record's event; undefined where the session has no such record. */
export function getEventNumber(table: EventTable, ref: EventRef): number | undefined {
  const log = table.logs[ref.source];
  const isInRange = Number.isInteger(ref.record) && ref.record >= 0 && ref.record < (log?.index.count ?? 0);
  return isInRange ? (table.base[ref.source] ?? 0) + ref.record : undefined;
}

/** The first event with this eventID; undefined where there is none. Linear in the number of records. */
export function findEvent(table: EventTable, eventID: string): number | undefined {
  for (const [source, { index }] of table.logs.entries()) {
    // A log holds each distinct string once, so each number is compared as a string only the first time.
    const compared = new Uint8Array(index.strings.size);
    for (let record = 0; record < index.count; record++) {
      const id = index.eventID[record] ?? 0;
      if (id !== 0 && compared[id] !== 1) {
        compared[id] = 1;
        if (index.strings.get(id) === eventID) {
          return (table.base[source] ?? 0) + record;
        }
      }
    }
  }
  return undefined;
}

/** The event that an event repeats: itself where it is shown; undefined where its original cannot be told. */
export function getOriginal(table: EventTable, event: number): number | undefined {
  if (table.repeated[event] === 0) {
    return event;
  }
  const { source, record } = getEventRef(table, event);
  const log = table.logs[source];
  const id = log?.index.eventID[record] ?? 0;
  if (log !== undefined && id !== 0) {
    return findEvent(table, log.index.strings.get(id));
  }
  const content = log?.contentKeys?.get(record);
  if (content === undefined) {
    return undefined;
  }
  for (const [other, { contentKeys }] of table.logs.entries()) {
    for (const [first, key] of contentKeys ?? []) {
      if (key === content) {
        return (table.base[other] ?? 0) + first;
      }
    }
  }
  return undefined;
}
