import type { Sentence } from '../explain/explanation';
import type { EventRef } from '../grouping/sourceLog';
import type { StoryChapter, StoryEntry } from './story';
import type { StoryEvent } from './storyEvent';
import { toStorySentence } from './toStorySentence';
import type { WorkDocsIndex } from './workDocsIndex';

/** Most entries of a chapter where the caller does not say: more is not read, and the refs lead on. */
const DEFAULT_LIMIT = 500;
const MAX_REFS = 200;

/** Puts chapters together for one story. */
export class ChapterWriter {
  readonly chapters: StoryChapter[] = [];

  constructor(
    readonly index: WorkDocsIndex,
    private readonly limit = DEFAULT_LIMIT,
  ) {}

  /** A chapter with one entry for each event. Left out where it would be empty. */
  addEvents(
    key: string,
    title: string,
    events: readonly StoryEvent[],
    notes: readonly Sentence[] = [],
  ): void {
    const shown = events.slice(0, this.limit);
    this.push(
      key,
      title,
      shown.map((event) => toEntry(this.index, event)),
      events.length,
      notes,
    );
  }

  /** A chapter of entries that are already written. Left out where it would be empty. */
  addEntries(
    key: string,
    title: string,
    entries: readonly StoryEntry[],
    notes: readonly Sentence[] = [],
  ): void {
    this.push(key, title, entries.slice(0, this.limit), entries.length, notes);
  }

  /** The last events of a list, as many as a chapter takes. */
  getLast(events: readonly StoryEvent[]): readonly StoryEvent[] {
    return events.slice(-Math.max(1, this.limit));
  }

  private push(
    key: string,
    title: string,
    entries: readonly StoryEntry[],
    total: number,
    notes: readonly Sentence[],
  ): void {
    const rest = total - entries.length;
    if (entries.length > 0 || notes.length > 0) {
      this.chapters.push({
        key,
        title,
        entries,
        notes: rest > 0 ? [[`${rest} more are not listed.`], ...notes] : notes,
      });
    }
  }
}

/** The entry of one event. */
export function toEntry(index: WorkDocsIndex, event: StoryEvent): StoryEntry {
  return toTimedEntry(event.time, toStorySentence(index, event), [event]);
}

/** An entry for several events; the refs beyond 200 are left out. */
export function toTimedEntry(
  time: number | undefined,
  sentence: Sentence,
  events: readonly StoryEvent[],
): StoryEntry {
  return { sentence, refs: toRefs(events), ...(time === undefined ? {} : { time }) };
}

/** The places of the first 200 events. */
export function toRefs(events: readonly StoryEvent[]): readonly EventRef[] {
  return events.slice(0, MAX_REFS).map(({ ref }) => ref);
}
