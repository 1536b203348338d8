import type { EventTable } from '../grouping/eventTable';
import { FLAG_ADDENDUM } from '../scan/logIndex';
import { findSameText } from './findSameText';
import type { Addendum } from './parseAddendum';

/** The addendum of an event, as parseAddendum reads it from the event's record. */
export interface AddendumEvent {
  /** The event's number in the table. */
  readonly event: number;
  readonly addendum: Addendum;
}

/** Which events correct which. */
export interface Addenda {
  /** The original of an addendum, by the addendum's event number; absent where it is not loaded or none is named. */
  readonly originalOf: ReadonlyMap<number, number>;
  /** The addenda of an original, by its event number, in the order of the session. */
  readonly addendaOf: ReadonlyMap<number, readonly AddendumEvent[]>;
  /** Addenda that name an original which is not loaded. */
  readonly orphans: readonly AddendumEvent[];
}

/** The numbers of the events whose records have an addendum, repeats left out: the only records to read for it. */
export function getAddendumEvents(table: EventTable): readonly number[] {
  const events: number[] = [];
  table.logs.forEach(({ index }, source) => {
    const base = table.base[source] ?? 0;
    for (let record = 0; record < index.count; record++) {
      if (((index.flags[record] ?? 0) & FLAG_ADDENDUM) !== 0 && table.repeated[base + record] === 0) {
        events.push(base + record);
      }
    }
  });
  return events;
}

/** Joins addenda to their originals, in whichever order and logs they came. A log search for each distinct original. */
export function buildAddenda(table: EventTable, addenda: readonly AddendumEvent[]): Addenda {
  const originalOf = new Map<number, number>();
  const addendaOf = new Map<number, AddendumEvent[]>();
  const orphans: AddendumEvent[] = [];
  const known = new Map<string, readonly number[]>();
  for (const item of addenda) {
    const { originalEventID } = item.addendum;
    if (originalEventID === undefined) {
      continue;
    }
    let found = known.get(originalEventID);
    if (found === undefined) {
      found = findSameText(table, 'eventID', originalEventID);
      known.set(originalEventID, found);
    }
    // A record that names itself as its original has none.
    const original = found.find((event) => table.repeated[event] === 0 && event !== item.event);
    if (original === undefined) {
      orphans.push(item);
      continue;
    }
    originalOf.set(item.event, original);
    const list = addendaOf.get(original);
    if (list === undefined) {
      addendaOf.set(original, [item]);
    } else {
      list.push(item);
    }
  }
  return { originalOf, addendaOf, orphans };
}
