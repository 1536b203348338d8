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
  /** The event that each repeat repeats, by the repeat's number; without an entry where it cannot be told. */
  readonly originals: ReadonlyMap<number, number>;
  /** How often each event that is repeated was found, by its number: 2 or more. */
  readonly deliveries: ReadonlyMap<number, number>;
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
  const { repeated, originals } = foldRepeats(logs);
  const deliveries = new Map<number, number>();
  for (const original of originals.values()) {
    deliveries.set(original, (deliveries.get(original) ?? 1) + 1);
  }
  const duplicates = repeated.reduce((sum, mark) => sum + mark, 0);
  const byTime = withoutRepeats(sortByTime(time), repeated);
  return { logs, base, count, time, repeated, duplicates, originals, deliveries, byTime };
}

/** In place: the array's own filter makes a list of objects of what it keeps, 16 MB for 1,000,000 events. */
function withoutRepeats(events: Uint32Array, repeated: Uint8Array): Uint32Array {
  let kept = 0;
  for (let i = 0; i < events.length; i++) {
    const event = events[i] as number;
    if (repeated[event] === 0) {
      events[kept++] = event;
    }
  }
  return kept === events.length ? events : events.slice(0, kept);
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

/** The first event with this eventID; undefined where there is none. Linear in the number of records of one log. */
export function findEvent(table: EventTable, eventID: string): number | undefined {
  for (const [source, { index }] of table.logs.entries()) {
    const id = index.strings.find(eventID);
    const record = id === 0 ? -1 : index.eventID.indexOf(id);
    if (record >= 0 && record < index.count) {
      return (table.base[source] ?? 0) + record;
    }
  }
  return undefined;
}

/** The event that an event repeats: itself where it is shown; undefined where its original cannot be told. */
export function getOriginal(table: EventTable, event: number): number | undefined {
  return table.repeated[event] === 0 ? event : table.originals.get(event);
}
