import type { EventRef } from '../grouping/sourceLog';
import { Members } from '../identity/members';
import type { JsonValue } from '../record/cloudTrailRecord';
import { toObject } from '../record/cloudTrailRecord';
import type { AccessEnd, AccessInterval, AccessReach } from './accessInterval';
import { getKnownText } from './getKnownText';
import type { StoryContent } from './resources';
import type { StoryEvent } from './storyEvent';
import type { WorkDocsIndex } from './workDocsIndex';

/** One principal of a share. */
interface Grantee {
  readonly reach: AccessReach;
  readonly principal?: string;
  readonly role?: string;
}

type Growing = { -readonly [K in keyof AccessInterval]: AccessInterval[K] };

const REACHES: ReadonlyMap<string, AccessReach> = new Map([
  ['ANONYMOUS', 'public'],
  ['ORGANIZATION', 'site'],
  ['GROUP', 'group'],
  ['USER', 'person'],
  ['INVITE', 'person'],
]);

/**
 * Who was given access to a file or folder itself and for how long, by the time of the giving, put together from
 * AddResourcePermissions, RemoveResourcePermission, RemoveAllResourcePermissions and the deletion. Failed calls and
 * shares that WorkDocs answered with FAILURE count for nothing. A principal whose share comes again with another role
 * has the new role only. What folders above pass on is not in it.
 */
export function getAccessIntervals(index: WorkDocsIndex, content: StoryContent): readonly AccessInterval[] {
  const collector = new IntervalCollector(index);
  for (const event of content.events) {
    if (event.failure === undefined) {
      collector.add(event, content);
    }
  }
  return collector.done;
}

class IntervalCollector {
  readonly done: AccessInterval[] = [];
  private readonly open = new Map<string, Growing>();
  private isCreated = false;

  constructor(private readonly index: WorkDocsIndex) {}

  add(event: StoryEvent, content: StoryContent): void {
    switch (event.name) {
      case 'InitiateDocumentVersionUpload':
      case 'CreateFolder':
        this.create(event, content);
        break;
      case 'AddResourcePermissions':
        this.share(event);
        break;
      case 'RemoveResourcePermission':
        this.remove(event);
        break;
      case 'RemoveAllResourcePermissions':
        this.endAll(event, 'removed');
        break;
      case 'DeleteDocument':
      case 'DeleteFolder':
        if (content.id === getRequestText(event, event.name === 'DeleteFolder' ? 'folderId' : 'documentId')) {
          this.endAll(event, 'deleted');
        }
        break;
    }
  }

  /** The call that makes the file or folder: the first of all, and not one that only names it as the parent. */
  private create(event: StoryEvent, content: StoryContent): void {
    const isNew =
      getRequestText(event, 'id') === undefined &&
      getRequestText(event, 'documentId') === undefined &&
      getRequestText(event, 'parentFolderId') !== content.id;
    if (isNew && !this.isCreated && content.events[0] === event) {
      this.isCreated = true;
      this.start('creator', event, {
        reach: 'person',
        principal: event.actor.words,
        role: 'OWNER',
        isCreator: true,
      });
    }
  }

  private share(event: StoryEvent): void {
    const failed = getFailedPrincipals(event);
    for (const grantee of getGrantees(event)) {
      if (grantee.principal !== undefined && failed.has(grantee.principal)) {
        continue;
      }
      const key = this.toKey(grantee.reach, grantee.principal);
      const before = key === undefined ? undefined : this.open.get(key);
      if (before !== undefined && before.role === grantee.role) {
        before.refs = toMoreRefs(before.refs, event.ref);
      } else {
        if (key !== undefined) {
          this.end(key, event, 'replaced');
        }
        this.start(key, event, grantee);
      }
    }
  }

  private remove(event: StoryEvent): void {
    const id = getRequestText(event, 'principalId');
    const type = getRequestText(event, 'principalType')?.toUpperCase();
    const reach = type === undefined ? undefined : REACHES.get(type);
    const key = reach === undefined ? this.findKey(id) : this.toKey(reach, id);
    if (key !== undefined && this.open.has(key)) {
      this.end(key, event, 'removed');
      return;
    }
    this.done.push({
      reach: reach ?? 'unknown',
      ...(id === undefined ? {} : { principal: id }),
      ...toEnd(event, 'removed'),
      refs: [event.ref],
    });
  }

  private start(
    key: string | undefined,
    event: StoryEvent,
    grantee: Grantee & { isCreator?: boolean },
  ): void {
    const interval: Growing = {
      ...grantee,
      ...(event.time === undefined ? {} : { from: event.time }),
      givenBy: event.actor.words,
      refs: [event.ref],
    };
    this.done.push(interval);
    if (key !== undefined) {
      this.open.set(key, interval);
    }
  }

  private end(key: string, event: StoryEvent, end: AccessEnd): void {
    const interval = this.open.get(key);
    if (interval !== undefined) {
      Object.assign(interval, toEnd(event, end), { refs: toMoreRefs(interval.refs, event.ref) });
      this.open.delete(key);
    }
  }

  /** The creator owns the file whatever sharing is withdrawn. */
  private endAll(event: StoryEvent, end: AccessEnd): void {
    for (const key of [...this.open.keys()]) {
      if (end === 'deleted' || key !== 'creator') {
        this.end(key, event, end);
      }
    }
  }

  /** Undefined where the principal is hidden, so that nothing can be matched with it. */
  private toKey(reach: AccessReach, principal: string | undefined): string | undefined {
    if (reach === 'public' || reach === 'site') {
      return reach;
    }
    return principal === undefined ? undefined : `id ${this.toCanonical(principal)}`;
  }

  /** A removal that does not say the type of its principal. */
  private findKey(id: string | undefined): string | undefined {
    const key = id === undefined ? undefined : `id ${this.toCanonical(id)}`;
    if (key !== undefined && this.open.has(key)) {
      return key;
    }
    return [...this.open].find(([, { principal }]) => principal !== undefined && principal === id)?.[0];
  }

  private toCanonical(principal: string): string {
    return principal.includes('S-1-') ? (this.index.getUser(principal)?.id ?? principal) : principal;
  }
}

/** The principals of AddResourcePermissions; one that is hidden has no name. */
export function getGrantees(event: StoryEvent): readonly Grantee[] {
  const list = getMembers(event, 'requestParameters').get('principals');
  return (Array.isArray(list) ? (list as readonly JsonValue[]) : []).map((item) => {
    const members = new Members(toObject(item));
    const principal = getKnownText(members, 'id');
    const role = getKnownText(members, 'role');
    return {
      reach: REACHES.get(getKnownText(members, 'type')?.toUpperCase() ?? '') ?? 'unknown',
      ...(principal === undefined ? {} : { principal }),
      ...(role === undefined ? {} : { role }),
    };
  });
}

/** WorkDocs answers a share principal by principal, so one call can succeed for some of them only. */
function getFailedPrincipals(event: StoryEvent): ReadonlySet<string> {
  const results = getMembers(event, 'responseElements').get('shareResults');
  const failed = new Set<string>();
  for (const item of Array.isArray(results) ? (results as readonly JsonValue[]) : []) {
    const members = new Members(toObject(item));
    const id = getKnownText(members, 'principalId');
    if (id !== undefined && getKnownText(members, 'status')?.toUpperCase() === 'FAILURE') {
      failed.add(id);
    }
  }
  return failed;
}

/** A parameter of the request in any case; undefined where it is absent, blank or hidden. */
export function getRequestText(event: StoryEvent, name: string): string | undefined {
  return getKnownText(getMembers(event, 'requestParameters'), name);
}

function getMembers(event: StoryEvent, field: string): Members {
  return new Members(toObject(Object.hasOwn(event.record, field) ? event.record[field] : undefined));
}

function toEnd(event: StoryEvent, end: AccessEnd): Pick<AccessInterval, 'until' | 'end' | 'endedBy'> {
  return { end, endedBy: event.actor.words, ...(event.time === undefined ? {} : { until: event.time }) };
}

/** A share that a script repeats a thousand times has a thousand records; 50 show it as well. */
const MAX_REFS = 50;

function toMoreRefs(refs: readonly EventRef[], ref: EventRef): readonly EventRef[] {
  return refs.length < MAX_REFS ? [...refs, ref] : refs;
}
