import { isSecurityIdentifier } from '../workdocs/workDocsValues';
import type { UserMention } from './mentions';
import { NameHistory } from './nameHistory';
import type { StoryEvent } from './storyEvent';

/** A user of a WorkDocs site, put together from all the ways in which records name one. */
export interface StoryUser {
  readonly kind: 'user';
  /** The fullest id that the log has: of the public API, else the SID; `name:` and the name where it has neither. */
  readonly id: string;
  readonly directory?: string;
  readonly names: NameHistory;
  /** Calls that the user made, by time. */
  readonly acted: readonly StoryEvent[];
  /** Calls about the user that somebody made, by time. */
  readonly events: readonly StoryEvent[];
}

/** A user while the index is being built. */
export interface GrowingUser extends StoryUser {
  id: string;
  sid?: string;
  directory?: string;
  /** False while only the name is known. */
  isIdentified: boolean;
  acted: StoryEvent[];
  events: StoryEvent[];
  /** Set where this one turned out to be the same user as another. */
  mergedInto?: GrowingUser;
}

/** An id taken apart: `S-1-5-21-…-1104&d-9067e1a2b3` holds the SID and the directory. */
interface UserId {
  readonly id?: string;
  readonly sid?: string;
  readonly directory?: string;
}

/** Users of one name or SID that are compared, the last ones: more are crafted, and would make the work quadratic. */
const MAX_NAMESAKES = 100;

/**
 * All users. The public API names a user by id, the console by SID, directory and name, a record's identity by id and
 * name: mentions that share an id, a SID or, where one side has no more, a name are one user. A name alone that several
 * users had is taken as the one that was met last.
 */
export class UserTable {
  private readonly byId = new Map<string, GrowingUser>();
  private readonly bySid = new Map<string, GrowingUser[]>();
  private readonly byName = new Map<string, GrowingUser[]>();
  private readonly users = new Set<GrowingUser>();
  private byOwnId: ReadonlyMap<string, GrowingUser> | undefined;

  /** The user of a mention, made where it is the first. Undefined for a mention without anything. */
  add(mention: UserMention, time: number | undefined): GrowingUser | undefined {
    const ids = toUserId(mention);
    const name = mention.name;
    if (ids.id === undefined && ids.sid === undefined && name === undefined) {
      return undefined;
    }
    const isIdentified = ids.id !== undefined || ids.sid !== undefined;
    const known = isIdentified ? this.findById(ids) : undefined;
    const named = name === undefined ? undefined : this.findByName(name, ids.directory, isIdentified);
    const user = known ?? named ?? this.create(ids, name);
    if (known !== undefined && named !== undefined && known !== named) {
      this.merge(named, known);
    }
    this.learn(user, ids, name, time);
    return user;
  }

  /** By the id of a user, any other id or the SID; undefined where no record has it. To be called when all is added. */
  get(id: string): StoryUser | undefined {
    this.byOwnId ??= new Map([...this.users].map((user) => [user.id, user]));
    return this.byOwnId.get(id) ?? this.findById(toUserId({ id, isTarget: false }));
  }

  /** Users who ever had this name, in any case of letters. */
  getNamed(name: string): readonly StoryUser[] {
    return this.byName.get(name.toLowerCase())?.map(toFinal).filter(isFirst) ?? [];
  }

  get all(): ReadonlySet<GrowingUser> {
    return this.users;
  }

  private findById({ id, sid, directory }: UserId): GrowingUser | undefined {
    const exact = id === undefined ? undefined : this.byId.get(id);
    if (exact !== undefined || sid === undefined) {
      return exact === undefined ? undefined : toFinal(exact);
    }
    const found = this.bySid
      .get(sid)
      ?.slice(-MAX_NAMESAKES)
      .find((user) => isSameDirectory(user.directory, directory));
    return found === undefined ? undefined : toFinal(found);
  }

  /** For a mention with an id only users who have none yet; for one without, whoever was met last. */
  private findByName(
    name: string,
    directory: string | undefined,
    isIdentified: boolean,
  ): GrowingUser | undefined {
    return this.byName
      .get(name.toLowerCase())
      ?.slice(-MAX_NAMESAKES)
      .map(toFinal)
      .findLast((user) => isSameDirectory(user.directory, directory) && !(isIdentified && user.isIdentified));
  }

  private create({ id, sid, directory }: UserId, name = ''): GrowingUser {
    const user: GrowingUser = {
      kind: 'user',
      id: id ?? sid ?? (directory === undefined ? `name:${name}` : `name:${name}&${directory}`),
      names: new NameHistory(),
      isIdentified: false,
      acted: [],
      events: [],
    };
    this.users.add(user);
    return user;
  }

  private learn(user: GrowingUser, ids: UserId, name: string | undefined, time: number | undefined): void {
    const { id, sid, directory } = ids;
    if (directory !== undefined) {
      user.directory ??= directory;
    }
    if (id !== undefined && !this.byId.has(id)) {
      this.byId.set(id, user);
    }
    if (sid !== undefined && user.sid === undefined) {
      user.sid = sid;
      push(this.bySid, sid, user);
    }
    const best = id ?? sid;
    if (best !== undefined && (!user.isIdentified || (id !== undefined && !this.isFull(user.id)))) {
      user.id = best;
      user.isIdentified = true;
    }
    if (name !== undefined) {
      const named = this.byName.get(name.toLowerCase())?.slice(-MAX_NAMESAKES);
      if (named?.some((other) => toFinal(other) === user) !== true) {
        push(this.byName, name.toLowerCase(), user);
      }
      user.names.add(name, time);
    }
  }

  /** Whether an id is one of the public API and not a SID or a name. */
  private isFull(id: string): boolean {
    return this.byId.has(id);
  }

  private merge(from: GrowingUser, into: GrowingUser): void {
    for (const event of from.events) {
      into.events.push(event);
    }
    for (const event of from.acted) {
      into.acted.push(event);
    }
    into.names.addAll(from.names);
    from.mergedInto = into;
    this.users.delete(from);
  }
}

/** The user that this one turned out to be. */
export function toFinal(user: GrowingUser): GrowingUser {
  let final = user;
  while (final.mergedInto !== undefined) {
    final = final.mergedInto;
  }
  return final;
}

/** An id without a directory counts as a SID too, since one call names in UserId what another names in userSid. */
function toUserId(mention: UserMention): UserId {
  const { id = mention.sid?.includes('&') === true ? mention.sid : undefined, directory } = mention;
  // No call has both; in a crafted record the id counts, so that no two users can get one id.
  const sid = id === undefined ? mention.sid : undefined;
  const at = id?.lastIndexOf('&') ?? -1;
  const isJoined = id !== undefined && at > 0;
  const foundSid = sid ?? (isJoined ? id.slice(0, at) : id);
  const foundDirectory = isJoined ? id.slice(at + 1) : directory;
  const isSid = foundSid !== undefined && (sid !== undefined || isSecurityIdentifier(foundSid));
  const fullId =
    isJoined || !isSid ? id : foundDirectory === undefined ? undefined : `${foundSid}&${foundDirectory}`;
  return {
    ...(fullId === undefined ? {} : { id: fullId }),
    ...(foundSid === undefined ? {} : { sid: foundSid }),
    ...(foundDirectory === undefined ? {} : { directory: foundDirectory }),
  };
}

function isSameDirectory(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

function isFirst<T>(item: T, index: number, list: readonly T[]): boolean {
  return list.indexOf(item) === index;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) {
    map.set(key, [value]);
  } else {
    list.push(value);
  }
}
