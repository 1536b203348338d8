import type { EventRef } from '../grouping/sourceLog';
import type { ResourceKind } from './story';
import type { StoryEvent } from './storyEvent';
import { sortEvents } from './storyEvent';
import type { NameHistory } from './nameHistory';
import type { WorkDocsIndex } from './workDocsIndex';

/** One line of the list of everything that stories can be told of. */
export interface Resource {
  readonly kind: ResourceKind;
  readonly id: string;
  /** The latest name; undefined where the log hides it or never tells it. */
  readonly name?: string;
  /** Names it had before, the latest first; for a search. */
  readonly formerNames: readonly string[];
  /** Number of records about it; for a user also those of calls that the user made. */
  readonly events: number;
  /** Milliseconds since 1970 UTC; undefined where none of the records has a readable time. */
  readonly first?: number;
  readonly last?: number;
}

/** In the order in which the list shows them. */
const KINDS: readonly ResourceKind[] = ['site', 'user', 'group', 'folder', 'document', 'content'];

/**
 * All sites, users, groups, folders and files that the log names, by kind, then by number of events, the most first.
 * Folders and files that only an answer or a parameter names, with no event of their own, are in it too.
 */
export function getResources(index: WorkDocsIndex): readonly Resource[] {
  const found: Resource[] = [
    ...[...index.sites.values()].map((site) => toResource(site, site.events)),
    ...index.users.map((user) => toResource(user, getUserEvents(user))),
    ...[...index.groups.values()].map((group) => toResource(group, group.events)),
    ...[...index.contents.values()].map((content) => toResource(content, content.events)),
  ];
  return found.sort(
    (a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || b.events - a.events || (a.id < b.id ? -1 : 1),
  );
}

/** Places of all records about a resource, by time; undefined where the log names no such resource. */
export function getResourceEvents(
  index: WorkDocsIndex,
  kind: ResourceKind,
  id: string,
): readonly EventRef[] | undefined {
  return getEvents(index, kind, id)?.map(({ ref }) => ref);
}

function getEvents(index: WorkDocsIndex, kind: ResourceKind, id: string): readonly StoryEvent[] | undefined {
  switch (kind) {
    case 'site':
      return index.sites.get(id)?.events;
    case 'group':
      return index.groups.get(id)?.events;
    case 'user': {
      const user = index.getUser(id);
      return user === undefined ? undefined : getUserEvents(user);
    }
    case 'document':
    case 'folder':
    case 'content':
      return index.contents.get(id)?.events;
  }
}

function getUserEvents({
  acted,
  events,
}: {
  readonly acted: readonly StoryEvent[];
  readonly events: readonly StoryEvent[];
}): readonly StoryEvent[] {
  return acted.length === 0
    ? events
    : events.length === 0
      ? acted
      : sortEvents([...new Set([...acted, ...events])]);
}

function toResource(
  { kind, id, names }: { readonly kind: ResourceKind; readonly id: string; readonly names: NameHistory },
  events: readonly StoryEvent[],
): Resource {
  const [name, ...formerNames] = names.all;
  const first = events[0]?.time;
  const last = events.findLast(({ time }) => time !== undefined)?.time;
  return {
    kind,
    id,
    formerNames,
    events: events.length,
    ...(name === undefined ? {} : { name }),
    ...(first === undefined ? {} : { first }),
    ...(last === undefined ? {} : { last }),
  };
}
