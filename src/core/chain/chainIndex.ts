import type { EventRef } from '../grouping/sourceLog';
import type { Identity } from '../identity/identity';
import { buildGrants } from './buildGrants';
import type { RoleName } from './caller';
import type { Grant } from './grant';
import type { Issue } from './issue';

/** The calls that opened sessions, by each thing that a session's events show. Lists are in order of time. */
export interface ChainIndex {
  readonly grants: readonly Grant[];
  readonly byAccessKey: ReadonlyMap<string, readonly Grant[]>;
  /** By principalId of the session: `AROA…:session`, `account:name`. */
  readonly byPrincipalId: ReadonlyMap<string, readonly Grant[]>;
  /** By {@link toRoleSessionKey}. */
  readonly byRoleSession: ReadonlyMap<string, readonly Grant[]>;
  /** Sign-ins and session tokens of users, by the user's Identity.key. */
  readonly byUser: ReadonlyMap<string, readonly Grant[]>;
  /** Console role switches that do not name the role, by the name of the session. */
  readonly bySwitchName: ReadonlyMap<string, readonly Grant[]>;
  /** Roles opened by IAM Identity Center, by {@link toPortalKey}. */
  readonly byPortalRole: ReadonlyMap<string, readonly Grant[]>;
  /** Root sessions opened in member accounts, by account. */
  readonly byRootAccount: ReadonlyMap<string, readonly Grant[]>;
  /** By {@link toRecordKey} of each of its records. */
  readonly byRecord: ReadonlyMap<string, Grant>;
  /** The fullest identity known of each principalId: what an account sees of a caller from another is only the id. */
  readonly identities: ReadonlyMap<string, Identity>;
}

/** Builds the index. Records may come in any order and more than once. O(n log n) in the number of issues. */
export function buildChainIndex(issues: readonly Issue[]): ChainIndex {
  const grants = [...buildGrants(issues)].sort(compareTimes);
  const byAccessKey = new Map<string, Grant[]>();
  const byPrincipalId = new Map<string, Grant[]>();
  const byRoleSession = new Map<string, Grant[]>();
  const byUser = new Map<string, Grant[]>();
  const bySwitchName = new Map<string, Grant[]>();
  const byPortalRole = new Map<string, Grant[]>();
  const byRootAccount = new Map<string, Grant[]>();
  const byRecord = new Map<string, Grant>();
  for (const grant of grants) {
    const { issue } = grant;
    const { role, sessionName } = issue;
    add(byAccessKey, issue.accessKeyId, grant);
    add(byPrincipalId, issue.principalId, grant);
    add(byRootAccount, issue.rootOf, grant);
    for (const ref of grant.refs) {
      byRecord.set(toRecordKey(ref), grant);
    }
    if (role !== undefined && sessionName !== undefined) {
      add(byRoleSession, toRoleSessionKey(role, sessionName), grant);
    }
    if (opensUserSession(issue)) {
      add(byUser, issue.caller.identity.key, grant);
    }
    if (issue.kind === 'switch' && role === undefined) {
      add(bySwitchName, sessionName, grant);
    }
    if (issue.permissionSet !== undefined && issue.portalAccountId !== undefined) {
      add(byPortalRole, toPortalKey(issue.portalAccountId, issue.permissionSet), grant);
    }
  }
  return {
    grants,
    byAccessKey,
    byPrincipalId,
    byRoleSession,
    byUser,
    bySwitchName,
    byPortalRole,
    byRootAccount,
    byRecord,
    identities: buildIdentities(grants),
  };
}

/** The key of a role session: role names are unique in an account, session names are not unique at all. */
export function toRoleSessionKey(role: RoleName, sessionName: string): string {
  return JSON.stringify([role.accountId, role.name, sessionName]);
}

/** The key of a permission set in an account. */
export function toPortalKey(accountId: string, permissionSet: string): string {
  return JSON.stringify([accountId, permissionSet]);
}

/** The key of a record of the session. */
export function toRecordKey({ source, record }: EventRef): string {
  return `${source}:${record}`;
}

/** A session of the caller itself: a console sign-in of a user, or GetSessionToken. */
function opensUserSession({ kind, eventName, role }: Issue): boolean {
  return role === undefined && (kind === 'sign-in' || eventName === 'GetSessionToken');
}

function buildIdentities(grants: readonly Grant[]): ReadonlyMap<string, Identity> {
  const identities = new Map<string, Identity>();
  for (const { issue } of grants) {
    const { identity } = issue.caller;
    const { principalId, type } = identity;
    if (principalId !== undefined && type !== 'AWSAccount' && type !== '' && !identities.has(principalId)) {
      identities.set(principalId, identity);
    }
  }
  return identities;
}

function add(map: Map<string, Grant[]>, key: string | undefined, grant: Grant): void {
  if (key === undefined) {
    return;
  }
  const list = map.get(key);
  if (list === undefined) {
    map.set(key, [grant]);
  } else {
    list.push(grant);
  }
}

/** Grants without a readable time come first: no search by time finds them, one by key does. */
function compareTimes(one: Grant, other: Grant): number {
  const a = one.issue.time ?? -Infinity;
  const b = other.issue.time ?? -Infinity;
  return a === b ? 0 : a - b;
}
