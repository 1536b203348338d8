import type { Failure } from '../events/getFailure';
import type { EventRef } from '../grouping/sourceLog';
import type { CloudTrailRecord } from '../record/cloudTrailRecord';
import type { WorkDocsPlane } from '../workdocs/getPlane';

/** One record of eventSource workdocs.amazonaws.com and its place in the session. */
export interface StoryInput {
  readonly record: CloudTrailRecord;
  readonly ref: EventRef;
}

/** Who made a call. One object for all calls with the same userIdentity, so actors can be compared by `key`. */
export interface Actor {
  /** Equal for the same principal in the same words. Opaque: compare it, do not show it. */
  readonly key: string;
  /** The principal in words, e.g. `WorkDocs user mary.major`; text of the log, not escaped. */
  readonly words: string;
  /** Undefined where the record's identity does not tell. */
  readonly plane?: WorkDocsPlane;
}

/** What a story keeps of one record. */
export interface StoryEvent {
  readonly ref: EventRef;
  /** Milliseconds since 1970 UTC; undefined where the record has no readable eventTime. */
  readonly time?: number;
  /** The catalog's spelling where the catalog has the name, else as the log writes it; '' where there is none. */
  readonly name: string;
  readonly actor: Actor;
  /** Undefined where the call succeeded. */
  readonly failure?: Failure;
  /** Undefined where neither record, catalog nor name tells. */
  readonly access?: 'read' | 'write';
  /** The call returned an address to download the file's content from. False for a call that failed. */
  readonly isDownload: boolean;
  /** The record cut down to what sentences and permissions need, see {@link toStoryRecord}. */
  readonly record: CloudTrailRecord;
}

/** Sorts events by time, those without a time last, otherwise in the order in which they came. */
export function sortEvents(events: StoryEvent[]): StoryEvent[] {
  return events.sort((a, b) => toOrder(a.time, b.time));
}

/** The order of two times for a sort; undefined comes last. */
export function toOrder(a: number | undefined, b: number | undefined): number {
  return a === b ? 0 : a === undefined ? 1 : b === undefined ? -1 : a - b;
}
