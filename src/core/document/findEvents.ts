import { parseTime } from '../time/parseTime';
import type { EventLabel, EventLabels } from './eventLabels';
import type { TextIndex } from './textIndex';

/** A record that answers a search. */
export interface FoundEvent extends EventLabel {
  readonly recordIndex: number;
  readonly eventID: string;
}

/** Results of one search at most: a list that a person can look through. */
const MOST = 200;

/**
 * Records that answer what a person typed: an eventID or its beginning, a time (the records from then on, in order of
 * time), or words that all stand in name, service, identity or time. Nothing typed gives the first records.
 */
export function findEvents(index: TextIndex, labels: EventLabels, query: string): readonly FoundEvent[] {
  const typed = query.trim().toLowerCase();
  const time = /^\d{4}-\d{2}-\d{2}[t ]\d{2}:\d{2}/u.test(typed) ? parseTime(toFullTime(typed)) : undefined;
  if (time !== undefined) {
    return findFrom(index, labels, time);
  }
  const words = typed.split(/\s+/u).filter((word) => word !== '');
  const found: FoundEvent[] = [];
  for (let i = 0; i < index.count && found.length < MOST; i++) {
    const event = toFound(index, labels, i);
    const text = `${event.time} ${event.name} ${event.source} ${event.identity}`.toLowerCase();
    if (event.eventID.toLowerCase().startsWith(typed) || words.every((word) => text.includes(word))) {
      found.push(event);
    }
  }
  return found;
}

/** `2024-05-06 07:08` as a whole time in UTC; a time with seconds or a zone stays as it is. */
function toFullTime(typed: string): string {
  const text = typed.toUpperCase().replace(' ', 'T');
  const full = text.length === 16 ? `${text}:00` : text;
  return full.length === 19 ? `${full}Z` : full;
}

function findFrom(index: TextIndex, labels: EventLabels, time: number): readonly FoundEvent[] {
  const later: number[] = [];
  for (let i = 0; i < index.count; i++) {
    if ((index.time[i] ?? NaN) >= time) {
      later.push(i);
    }
  }
  later.sort((a, b) => (index.time[a] ?? 0) - (index.time[b] ?? 0) || a - b);
  return later.slice(0, MOST).map((i) => toFound(index, labels, i));
}

function toFound(index: TextIndex, labels: EventLabels, recordIndex: number): FoundEvent {
  return {
    ...labels.get(recordIndex),
    recordIndex,
    eventID: index.strings.get(index.eventID[recordIndex] ?? 0),
  };
}
