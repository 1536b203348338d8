/** A log of the session that a report speaks of. */
export interface ReportSource {
  readonly name: string;
  /** Hex digits of the stored bytes' SHA-256; undefined where nobody computed it. */
  readonly sha256?: string;
  /** Bytes as stored. */
  readonly size?: number;
  readonly records?: number;
}

/** A part of a log that could not be read. */
export interface ReportSkip {
  readonly source: string;
  readonly reason: string;
}

/** What stands in the head of a report, so that a reader can judge what the events were chosen from. */
export interface ReportHead {
  readonly title: string;
  /** When the report is made, milliseconds since 1970 UTC. */
  readonly createdAt: number;
  /** The text of the filter; '' where none was set. */
  readonly filter: string;
  /** Events in the report. */
  readonly events: number;
  /** Events in the session, folded repeats counted once. */
  readonly total: number;
  /** Records that repeat an earlier one and were folded. */
  readonly duplicates?: number;
  /** Time of the first and last event in the report; undefined where none has a readable time. */
  readonly from?: number;
  readonly until?: number;
  readonly sources: readonly ReportSource[];
  /** Everything that was left out of reading; empty where nothing was. */
  readonly skipped: readonly ReportSkip[];
}
