import { FLAG_DUPLICATE } from '../scan/logIndex';
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
  // Without repeats inside it, one log alone needs no comparing: it costs a string for each record.
  const isNeeded = logs.length > 1 || logs.some(({ index }) => hasRepeats(index.flags));
  if (!isNeeded) {
    return { repeated, originals };
  }
  const firstOf = new Map<string, number>();
  const mark = (event: number, original: number): void => {
    repeated[event] = 1;
    originals.set(event, original);
  };
  let base = 0;
  for (const log of logs) {
    const { count, eventID, flags, strings } = log.index;
    // First event of the session with an eventID, and 1, by the number of the log's string.
    const firstOfId = new Uint32Array(strings.size);
    for (let record = 0; record < count; record++) {
      const event = base + record;
      const id = eventID[record] ?? 0;
      const known = id === 0 ? 0 : (firstOfId[id] ?? 0);
      if (known !== 0) {
        mark(event, known - 1);
        continue;
      }
      const content = id === 0 ? log.contentKeys?.get(record) : undefined;
      const key = id !== 0 ? `id ${strings.get(id)}` : content === undefined ? undefined : `text ${content}`;
      if (key === undefined) {
        // The scanner compared the text of records without an eventID inside one log; without digests it is all there is.
        repeated[event] = ((flags[record] ?? 0) & FLAG_DUPLICATE) === 0 ? 0 : 1;
        continue;
      }
      const original = firstOf.get(key);
      if (original === undefined) {
        firstOf.set(key, event);
      } else {
        mark(event, original);
      }
      if (id !== 0) {
        firstOfId[id] = (original ?? event) + 1;
      }
    }
    base += count;
  }
  return { repeated, originals };
}

function hasRepeats(flags: Uint8Array): boolean {
  return flags.some((bits) => (bits & FLAG_DUPLICATE) !== 0);
}
