import type { Sentence } from '../explain/explanation';
import type { EventRef } from '../grouping/sourceLog';

/** One dated line of a story. */
export interface StoryEntry {
  /** Milliseconds since 1970 UTC; undefined where the records have no readable time, or none that fits. */
  readonly time?: number;
  readonly sentence: Sentence;
  /** The records behind it, by time; at most 200, the sentence says how many there are. */
  readonly refs: readonly EventRef[];
}

/** One part of a story. */
export interface StoryChapter {
  /** Stable name, e.g. `downloads`, for a page that keeps a chapter open or closed. */
  readonly key: string;
  readonly title: string;
  /** By time, or by weight where the sentences are totals. */
  readonly entries: readonly StoryEntry[];
  /** What the entries leave out, cannot tell, or add up to. */
  readonly notes: readonly Sentence[];
}

/** What the log tells of one file, folder, user, group or site. Plain data; text of the log in it is not escaped. */
export interface Story {
  readonly kind: ResourceKind;
  readonly id: string;
  /** The latest name; undefined where the log hides it or never tells it. */
  readonly name?: string;
  /** Number of records about it. */
  readonly events: number;
  /** Milliseconds since 1970 UTC; undefined where none of the records has a readable time. */
  readonly first?: number;
  readonly last?: number;
  /** Chapters without entries and notes are left out. */
  readonly chapters: readonly StoryChapter[];
}

/** What a story can be told of. `content`: a file or folder, the log does not tell which. */
export type ResourceKind = 'document' | 'folder' | 'content' | 'user' | 'group' | 'site';

/** Limits of a story. */
export interface StoryOptions {
  /** Most entries of one chapter; 500 where undefined. What is left out is counted in a note. */
  readonly limit?: number;
}
