import type { Caller, RoleName } from './caller';
import type { Certainty } from './chain';
import type { ChainIndex } from './chainIndex';
import { toPortalKey, toRoleSessionKey } from './chainIndex';
import { getPermissionSet } from '../identity/getPermissionSet';
import type { Grant } from './grant';
import type { Issue } from './issue';
import { getBefore, getNear } from './searchByTime';

/** The call that opened a caller's session. */
export interface Link {
  readonly grant: Grant;
  readonly certainty: Certainty;
  /** The console's own record of entering the same session. */
  readonly door?: Grant;
  /** How many calls of other callers fit as well. */
  readonly rivals: number;
}

/** The link that led to a caller, and whom it led from. */
export interface Through {
  readonly grant: Grant;
  readonly caller: Caller;
}

/**
 * creationDate is the second of the issuing event: equal in all 8 sessions of public samples that have both. The
 * console's own records of a sign-in come up to a few seconds later.
 */
const TOLERANCE = 5000;

const HOUR = 3_600_000;
/** The longest that STS lets a role session last, and a session token. */
const MAX_ROLE_LENGTH = 12 * HOUR;
const MAX_TOKEN_LENGTH = 36 * HOUR;

/**
 * Finds the call that opened the caller's session; undefined where none is loaded, or none was needed. A call in `used`
 * comes back only when the access key leads to it: then the log goes in a circle.
 */
export function findLink(
  caller: Caller,
  index: ChainIndex,
  used: ReadonlySet<Grant>,
  through?: Through,
): Link | undefined {
  const { accessKeyId } = caller.identity;
  if (accessKeyId?.startsWith('AKIA') === true) {
    return undefined;
  }
  const lists = getLists(caller, index);
  const signed = pickLatest(accessKeyId === undefined ? [] : index.byAccessKey.get(accessKeyId), caller.time);
  if (signed !== undefined) {
    const doors = caller.createdAt === undefined ? [] : collectNear(lists, caller.createdAt, caller, used);
    return toLink(
      signed,
      'exact',
      doors.find((grant) => grant !== signed && isDoor(grant)),
    );
  }
  if (caller.identity.type === 'SAMLUser' && through !== undefined) {
    const { role, sessionName, time } = through.grant.issue;
    return findPortal({ role, sessionName }, through.caller, time, index, used);
  }
  return caller.createdAt === undefined
    ? findLikely(caller, lists, used, through)
    : findByCreation(caller, caller.createdAt, lists, index, used);
}

type Lists = readonly (readonly Grant[])[];

/** Every list that may hold the caller's session. */
function getLists({ identity, role, sessionName }: Caller, index: ChainIndex): Lists {
  switch (identity.type) {
    case 'IAMUser':
      return toLists(index.byUser.get(identity.key));
    case 'Root':
      return toLists(index.byUser.get(identity.key), index.byRootAccount.get(identity.accountId ?? ''));
    default: {
      const byRole =
        role === undefined || sessionName === undefined
          ? undefined
          : index.byRoleSession.get(toRoleSessionKey(role, sessionName));
      return toLists(index.byPrincipalId.get(identity.principalId ?? ''), byRole);
    }
  }
}

function toLists(...lists: readonly (readonly Grant[] | undefined)[]): Lists {
  return lists.filter((list) => list !== undefined);
}

function findByCreation(
  caller: Caller,
  createdAt: number,
  lists: Lists,
  index: ChainIndex,
  used: ReadonlySet<Grant>,
): Link | undefined {
  const near = collectNear(lists, createdAt, caller, used);
  const issuing = pickNearest(near.filter(isIssuing), createdAt, caller);
  const door = near.find((grant) => grant !== issuing && isDoor(grant));
  if (issuing !== undefined) {
    const rivals = countRivals(near, issuing);
    return toLink(issuing, rivals > 0 ? 'likely' : 'by session', door, rivals);
  }
  const portal = findPortal(caller, caller, createdAt, index, used);
  if (portal !== undefined) {
    return { ...portal, ...(door === undefined ? {} : { door }) };
  }
  if (door !== undefined) {
    return toLink(door, 'by session');
  }
  const switches = caller.role === undefined ? undefined : index.bySwitchName.get(caller.sessionName ?? '');
  const unnamed = collectNear(toLists(switches), createdAt, caller, used);
  return unnamed[0] === undefined
    ? undefined
    : toLink(unnamed[0], 'likely', undefined, countRivals(unnamed, unnamed[0]));
}

/** Without creationDate, which an account does not see of callers from another, only the latest call before fits. */
function findLikely(
  caller: Caller,
  lists: Lists,
  used: ReadonlySet<Grant>,
  through: Through | undefined,
): Link | undefined {
  const { time, identity } = caller;
  const isUser = identity.type === 'IAMUser' || identity.type === 'Root';
  // A user who signs in or uses a key needs no session; one who switched roles in the console came from a sign-in.
  if (time === undefined || (isUser && through?.grant.issue.kind !== 'switch')) {
    return undefined;
  }
  for (const list of lists) {
    for (const grant of getBefore(list, time + TOLERANCE)) {
      const isFit = !used.has(grant) && fits(caller, grant.issue) && getLastMoment(grant.issue) >= time;
      if (isFit) {
        return toLink(grant, 'likely');
      }
    }
  }
  return undefined;
}

/** The portal's events name permission set, account and user, but no key, role or session. */
function findPortal(
  { role, sessionName }: { readonly role?: RoleName | undefined; readonly sessionName?: string | undefined },
  person: Caller,
  time: number | undefined,
  index: ChainIndex,
  used: ReadonlySet<Grant>,
): Link | undefined {
  const permissionSet = getPermissionSet(role?.name);
  if (role === undefined || permissionSet === undefined || time === undefined) {
    return undefined;
  }
  const list = index.byPortalRole.get(toPortalKey(role.accountId, permissionSet)) ?? [];
  const near = getNear(list, time, TOLERANCE).filter((grant) => !used.has(grant));
  const sure = near.filter(({ issue }) => isSamePerson(issue, person, sessionName) === true);
  const grant = sure[0] ?? near.find(({ issue }) => isSamePerson(issue, person, sessionName) === undefined);
  if (grant === undefined) {
    return undefined;
  }
  return toLink(grant, sure.length > 0 ? 'by session' : 'likely', undefined, countRivals(near, grant));
}

/** Undefined where the portal's event and the session name the person in ways that cannot be compared. */
function isSamePerson(
  { caller, subject }: Issue,
  person: Caller,
  sessionName: string | undefined,
): boolean | undefined {
  if (caller.onBehalfOf !== undefined && person.onBehalfOf !== undefined) {
    return caller.onBehalfOf === person.onBehalfOf;
  }
  // An Identity Center user without a name is shown by its id, which no session name repeats.
  return caller.onBehalfOf !== undefined && subject === caller.onBehalfOf
    ? undefined
    : subject === sessionName;
}

function collectNear(lists: Lists, time: number, caller: Caller, used: ReadonlySet<Grant>): readonly Grant[] {
  const near = new Set(lists.flatMap((list) => getNear(list, time, TOLERANCE)));
  return [...near].filter((grant) => !used.has(grant) && fits(caller, grant.issue));
}

/** A role of the same name that was deleted and made again has another id. */
function fits({ identity }: Caller, { principalId }: Issue): boolean {
  return (
    principalId === undefined ||
    identity.principalId === undefined ||
    !principalId.includes(':') ||
    !identity.principalId.includes(':') ||
    principalId === identity.principalId
  );
}

/** True for a console record of the session: it shows the session from within, or repeats what STS records. */
function isDoor({ issue }: Grant): boolean {
  return issue.kind === 'sign-in' || issue.kind === 'switch';
}

/** True for a call by somebody else than the session itself. */
function isIssuing({ issue }: Grant): boolean {
  const { caller, role, sessionName } = issue;
  const isOwn =
    caller.role?.accountId === role?.accountId &&
    caller.role?.name === role?.name &&
    caller.sessionName === sessionName;
  return issue.kind === 'credentials' || (issue.kind === 'switch' && !isOwn);
}

/** STS before the console, which repeats it; a call that gave out the very key or an unknown one before another key. */
function pickNearest(grants: readonly Grant[], time: number, { identity }: Caller): Grant | undefined {
  const cost = ({ issue }: Grant): number =>
    (issue.kind === 'credentials' ? 0 : 4 * TOLERANCE) +
    (issue.accessKeyId === undefined || issue.accessKeyId === identity.accessKeyId ? 0 : 2 * TOLERANCE) +
    Math.abs((issue.time ?? Infinity) - time);
  let best = grants[0];
  for (const grant of grants) {
    if (best !== undefined && cost(grant) < cost(best)) {
      best = grant;
    }
  }
  return best;
}

/** An access key is given out once; of several claims in a log the latest before the event is taken. */
function pickLatest(grants: readonly Grant[] | undefined, time: number | undefined): Grant | undefined {
  return time === undefined || grants === undefined ? grants?.[0] : (getBefore(grants, time)[0] ?? grants[0]);
}

/** Calls of the same kind by other sessions or users. */
function countRivals(grants: readonly Grant[], chosen: Grant): number {
  const key = toCallerKey(chosen);
  return grants.filter((grant) => grant.issue.kind === chosen.issue.kind && toCallerKey(grant) !== key)
    .length;
}

function toCallerKey({ issue }: Grant): string {
  const { identity } = issue.caller;
  return identity.session?.key ?? identity.key;
}

function getLastMoment(issue: Issue): number {
  const length =
    issue.eventName === 'GetSessionToken' || issue.eventName === 'GetFederationToken'
      ? MAX_TOKEN_LENGTH
      : MAX_ROLE_LENGTH;
  return issue.expiration ?? (issue.time ?? -Infinity) + length;
}

function toLink(grant: Grant, certainty: Certainty, door?: Grant, rivals = 0): Link {
  return door === undefined ? { grant, certainty, rivals } : { grant, certainty, door, rivals };
}
