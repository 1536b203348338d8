import { FLAG_DUPLICATE } from '../scan/logIndex';
import type { SourceLog } from './sourceLog';

/**
 * Marks every record that repeats an earlier one of the session: 1 at its position among all records of all logs, in
 * order. Equal are records with the same eventID or, without one, the same text. CloudTrail delivers global-service
 * events to several regions' files, so most repeats are found only across logs. Linear in the number of records.
 */
export function foldRepeats(logs: readonly SourceLog[]): Uint8Array {
  const total = logs.reduce((sum, log) => sum + log.index.count, 0);
  const repeated = new Uint8Array(total);
  // The scanner has compared the records of one log already; a second look costs a string for each record.
  const seen = logs.length > 1 ? new Set<string>() : undefined;
  let event = 0;
  for (const log of logs) {
    const { count, flags, eventID, strings } = log.index;
    for (let record = 0; record < count; record++, event++) {
      if (((flags[record] ?? 0) & FLAG_DUPLICATE) !== 0) {
        repeated[event] = 1;
        continue;
      }
      if (seen === undefined) {
        continue;
      }
      const id = eventID[record] ?? 0;
      const content = id === 0 ? log.contentKeys?.get(record) : undefined;
      const key = id !== 0 ? `id ${strings.get(id)}` : content === undefined ? undefined : `text ${content}`;
      if (key === undefined) {
        continue;
      }
      if (seen.has(key)) {
        repeated[event] = 1;
      } else {
        seen.add(key);
      }
    }
  }
  return repeated;
}
