import { FLAG_DUPLICATE } from '../scan/logIndex';
import { EventIDs } from './eventIDs';
import type { SourceLog } from './sourceLog';

/** Which records of a session repeat an earlier one. */
export interface Repeats {
  /** 1 at the position of a repeat among all records of all logs, in order. */
  readonly repeated: Uint8Array;
  /** The event that each repeat repeats, by the repeat's number; without an entry where it cannot be told. */
  readonly originals: ReadonlyMap<number, number>;
}

/**
 * Finds every record that repeats an earlier one of the session. Equal are records with the same eventID or, without
 * one, the same text. CloudTrail delivers global-service events to several regions' files, so most repeats are found
 * only across logs. Linear in the number of records.
 */
export function foldRepeats(logs: readonly SourceLog[]): Repeats {
  const total = logs.reduce((sum, log) => sum + log.index.count, 0);
  const repeated = new Uint8Array(total);
  const originals = new Map<number, number>();
  // Without repeats inside it, one log alone needs no comparing.
  const isNeeded = logs.length > 1 || logs.some(({ index }) => hasRepeats(index.flags));
  if (!isNeeded) {
    return { repeated, originals };
  }
  const bases = toBases(logs);
  const eventIDs = new EventIDs(logs, bases, total);
  const firstOfText = new Map<string, number>();
  const mark = (event: number, original: number): void => {
    repeated[event] = 1;
    originals.set(event, original);
  };
  for (const [source, { index, contentKeys }] of logs.entries()) {
    const { count, eventID, flags } = index;
    const base = bases[source] ?? 0;
    for (let record = 0; record < count; record++) {
      const event = base + record;
      const id = eventID[record] ?? 0;
      if (id !== 0) {
        const original = eventIDs.getFirst(event, source, id);
        if (original !== event) {
          mark(event, original);
        }
        continue;
      }
      const content = contentKeys?.get(record);
      if (content === undefined) {
        // The scanner compared the text of records without an eventID inside one log; without digests it is all there is.
        repeated[event] = ((flags[record] ?? 0) & FLAG_DUPLICATE) === 0 ? 0 : 1;
        continue;
      }
      const original = firstOfText.get(content);
      if (original === undefined) {
        firstOfText.set(content, event);
      } else {
        mark(event, original);
      }
    }
  }
  return { repeated, originals };
}

/** The number of the first event of each log. */
function toBases(logs: readonly SourceLog[]): Uint32Array {
  const bases = new Uint32Array(logs.length);
  let base = 0;
  for (const [source, { index }] of logs.entries()) {
    bases[source] = base;
    base += index.count;
  }
  return bases;
}

function hasRepeats(flags: Uint8Array): boolean {
  return flags.some((bits) => (bits & FLAG_DUPLICATE) !== 0);
}
