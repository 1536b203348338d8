import type { EventRef } from '../core/grouping/sourceLog';
import type { WorkProgress } from './progress';

export type ExportFormat = 'json' | 'jsonl' | 'csv' | 'markdown';

/** Which events are written: all that match the filter, in order of time, or these; keys are those of stars. */
export type ExportScope =
  | { readonly kind: 'filtered' }
  | { readonly kind: 'refs'; readonly refs: readonly EventRef[] }
  | { readonly kind: 'keys'; readonly keys: readonly string[] };

export interface ExportResult {
  /** Events written. */
  readonly events: number;
  /** Events whose record could not be read any more, so that they are missing or, in CSV, hold the columns only. */
  readonly unreadable: number;
  /** Bytes of the file. */
  readonly byteLength: number;
}

/** A source of the session as a session file names it. */
export interface SourceDigest {
  readonly uri: string;
  /** Of the file as it is stored, in lower-case hex; undefined where it cannot be read. */
  readonly sha256?: string;
  readonly size?: number;
}

/** A note on an event. */
export interface EventNote {
  /** The event's key; see EventRow.key. */
  readonly event: string;
  readonly text: string;
  readonly author?: string;
  /** ISO 8601 in UTC. */
  readonly time?: string;
}

/** What a person marked. Lives in the page's state and in session files. */
export interface Marks {
  /** Keys of the starred events. */
  readonly stars: readonly string[];
  readonly notes: readonly EventNote[];
}

export interface OutputMethods {
  /** Writes a file. After a cancel or a fault what stood in its place is as it was. */
  readonly exportEvents: {
    readonly params: {
      readonly format: ExportFormat;
      readonly scope: ExportScope;
      readonly path: string;
      readonly marks?: Marks;
    };
    readonly result: ExportResult;
    readonly progress: WorkProgress;
  };
  /** Reads all sources as they are stored; the progress counts bytes. */
  readonly hashSources: {
    readonly params: null;
    readonly result: readonly SourceDigest[];
    readonly progress: WorkProgress;
  };
}
