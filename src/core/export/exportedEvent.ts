import type { CloudTrailRecord } from '../record/cloudTrailRecord';

/** One event for a table or a report. */
export interface ExportedEvent {
  readonly record: CloudTrailRecord;
  /** Name of the log that it was read from, as a person knows it: a path below the session, or an address. */
  readonly source: string;
  /** Redacted values in the record; counted from the record where undefined. */
  readonly redacted?: number;
  /** What investigators wrote to the event, in order. */
  readonly notes?: readonly { readonly text: string; readonly author?: string; readonly time?: number }[];
  readonly isStarred?: boolean;
}
