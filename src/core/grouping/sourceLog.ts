import type { LogIndex } from '../scan/logIndex';

/** One log of a session. Its position in the session's list is the `source` of every event that it holds. */
export interface SourceLog {
  readonly index: LogIndex;
  /**
   * A digest of the text of each record that has no eventID, by record number: what tells repeats of such records
   * across logs. Without it only repeats inside one log are known, from the scanner.
   */
  readonly contentKeys?: ReadonlyMap<number, string> | undefined;
}

/** A record's place in a session: which log, and which record of it, both from 0. */
export interface EventRef {
  readonly source: number;
  readonly record: number;
}
