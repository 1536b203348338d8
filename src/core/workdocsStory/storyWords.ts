import type { Inline, Sentence } from '../explain/explanation';
import { toUtcTime } from '../explain/values/explainTime';
import type { ContentKind } from './mentions';
import type { Actor, StoryEvent } from './storyEvent';

/** A kind of content in words. */
export function toKindWords(kind: ContentKind): string {
  return kind === 'document' ? 'file' : kind === 'folder' ? 'folder' : 'file or folder';
}

/** `1 time`, `2 times`. */
export function toCount(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}

/** A time in UTC as a value of a sentence; words where it is not known. */
export function toTimeInline(time: number | undefined): Inline {
  return time === undefined ? 'an unknown time' : { code: toUtcTime(time) };
}

/** ` on T` for one time, ` between T1 and T2` for several; nothing where no time is known. Events must be in order. */
export function toPeriod(events: readonly StoryEvent[]): Sentence {
  const times = events.flatMap(({ time }) => (time === undefined ? [] : [time]));
  const first = times[0];
  const last = times.at(-1);
  if (first === undefined || last === undefined) {
    return [];
  }
  return first === last
    ? [' on ', toTimeInline(first)]
    : [' between ', toTimeInline(first), ' and ', toTimeInline(last)];
}

/** ` from A`, or ` from A and 2 more addresses`, the most frequent first; nothing where the records have none. */
export function toAddresses(events: readonly StoryEvent[]): Sentence {
  const counts = new Map<string, number>();
  for (const { record } of events) {
    const address = record['sourceIPAddress'];
    if (typeof address === 'string') {
      counts.set(address, (counts.get(address) ?? 0) + 1);
    }
  }
  const [first, ...rest] = [...counts].sort(([, a], [, b]) => b - a);
  if (first === undefined) {
    return [];
  }
  const more = rest.length === 0 ? '' : ` and ${toCount(rest.length, 'more address', 'more addresses')}`;
  return [' from ', { code: first[0] }, ...(more === '' ? [] : [more])];
}

/** The actor's words as the beginning of a sentence. */
export function toSubject(actor: Actor): string {
  return actor.words.charAt(0).toUpperCase() + actor.words.slice(1);
}

/** Events by who made them, the busiest first; the order inside a group stays. */
export function groupByActor(
  events: readonly StoryEvent[],
): readonly { readonly actor: Actor; readonly events: readonly StoryEvent[] }[] {
  const groups = new Map<string, { actor: Actor; events: StoryEvent[] }>();
  for (const event of events) {
    const group = groups.get(event.actor.key);
    if (group === undefined) {
      groups.set(event.actor.key, { actor: event.actor, events: [event] });
    } else {
      group.events.push(event);
    }
  }
  return [...groups.values()].sort((a, b) => b.events.length - a.events.length);
}
