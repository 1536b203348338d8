import type { JsonObject } from '../record/cloudTrailRecord';

/** The `format` of every session file, which tells it from other JSON. */
export const SESSION_FORMAT = 'cloudtrail-lens-session';

/** The only version that is written and read. */
export const SESSION_VERSION = 1;

/** How session files are named. */
export const SESSION_FILE_SUFFIX = '.cloudtrail-session.json';

/** An event: by eventID, or where it has none by its log (position in `sources`) and record, both from 0. */
export type EventMark = string | { readonly source: number; readonly record: number };

/** A log of the session. A source of a damaged session file can have neither path nor uri; it keeps its position. */
export interface SessionSource {
  /** Relative to the session file's folder where both are on one drive, with `/` between the parts. */
  readonly path?: string;
  /** Where the log is no file below a path. */
  readonly uri?: string;
  /** Of the stored bytes, 64 hex digits in lower case; undefined where it was never computed. */
  readonly sha256?: string;
  /** Bytes as stored. */
  readonly size?: number;
  /** Members of a newer writer, written back as they are. */
  readonly rest?: JsonObject;
}

/** What somebody wrote to an event. */
export interface SessionNote {
  readonly event: EventMark;
  readonly text: string;
  readonly author?: string;
  /** Milliseconds since 1970 UTC; undefined where the file has no readable time. */
  readonly time?: number;
  readonly rest?: JsonObject;
}

/** What a session file holds: how the logs are looked at and what was found, never the events themselves. */
export interface SessionFile {
  readonly sources: readonly SessionSource[];
  /** The text of the filter box. */
  readonly filter: string;
  /** What the events are grouped by, the outermost first; empty for the usual grouping. */
  readonly grouping: readonly string[];
  readonly stars: readonly EventMark[];
  readonly notes: readonly SessionNote[];
  readonly rest?: JsonObject;
}
