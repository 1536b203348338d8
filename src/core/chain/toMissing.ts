import type { Sentence } from '../explain/explanation';
import { toCode } from '../explain/values/toCode';
import type { FilterTerm } from '../filter/filter';
import { toFilterText } from '../filter/toFilterText';
import type { Caller } from './caller';
import type { LookupAttribute, MissingIssue } from './chain';
import { getPermissionSet } from '../identity/getPermissionSet';
import { withoutUndefined } from './withoutUndefined';

const MINUTE = 60_000;
/** Without creationDate the call may lie as far back as the longest role session. */
const MAX_SESSION = 12 * 60 * MINUTE;

/** The call that opened a role session, which is not loaded. */
export function toMissingRoleCall(caller: Caller): MissingIssue {
  const { role, sessionName, identity } = caller;
  const permissionSet = getPermissionSet(role?.name);
  const events =
    permissionSet === undefined
      ? ['AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity', 'SwitchRole']
      : ['AssumeRoleWithSAML', 'GetRoleCredentials', 'Federate'];
  const accountId = role?.accountId ?? identity.accountId;
  const what: Sentence = [
    'The call that opened session ',
    toCode(sessionName ?? identity.principalId ?? identity.name),
    ...(role === undefined ? [] : [' of role ', toCode(role.name)]),
    ...toMoment(caller),
    ' is not loaded',
    ...(accountId === undefined ? ['.'] : ['; it is in the log of account ', toCode(accountId), '.']),
    ...(permissionSet === undefined
      ? []
      : [' The event of IAM Identity Center is in the account that runs it.']),
  ];
  // A permission set is opened from another account, so the account stays out of the search.
  return toMissing(
    caller,
    what,
    events,
    permissionSet === undefined ? accountId : undefined,
    toRoleLookup(caller),
  );
}

/** The sign-in or GetSessionToken of a user, which is not loaded. */
export function toMissingUserCall(caller: Caller): MissingIssue {
  const { identity, isConsole } = caller;
  const what: Sentence = [
    isConsole === true ? 'The console sign-in' : 'The call that opened the session',
    ...toMoment(caller),
    ' is not loaded.',
  ];
  const lookup: LookupAttribute = {
    key: 'Username',
    value: identity.type === 'Root' ? 'root' : identity.name,
  };
  return toMissing(caller, what, ['ConsoleLogin', 'GetSessionToken', 'AssumeRoot'], undefined, lookup);
}

/** The call that made a federated user, which is not loaded. */
export function toMissingFederation(caller: Caller): MissingIssue {
  const { identity } = caller;
  const what: Sentence = [
    'The GetFederationToken call for federated user ',
    toCode(identity.name),
    ...toMoment(caller),
    ' is not loaded.',
  ];
  return toMissing(caller, what, ['GetFederationToken'], identity.accountId, {
    key: 'EventName',
    value: 'GetFederationToken',
  });
}

/** The copy of a call in the caller's own account, the only one that names the caller in full. */
export function toMissingCopy(caller: Caller, eventName: string | undefined): MissingIssue {
  const { accountId } = caller.identity;
  const what: Sentence = [
    'Only the log of account ',
    toCode(accountId ?? 'of the caller'),
    ' names the caller in full; its copy of the event has the same sharedEventID and is not loaded.',
  ];
  const { time } = caller;
  return toMissing(
    time === undefined ? caller : { ...caller, createdAt: time },
    what,
    eventName === undefined ? [] : [eventName],
    accountId,
    eventName === undefined ? undefined : { key: 'EventName', value: eventName },
  );
}

function toMissing(
  { createdAt, time }: Caller,
  what: Sentence,
  events: readonly string[],
  accountId: string | undefined,
  lookup: LookupAttribute | undefined,
): MissingIssue {
  const from =
    createdAt === undefined ? (time === undefined ? undefined : time - MAX_SESSION) : createdAt - MINUTE;
  const to = (createdAt ?? time) === undefined ? undefined : ((createdAt ?? time) as number) + MINUTE;
  const terms: Term[] = events.map((event) => toTextTerm('event', event));
  if (accountId !== undefined) {
    terms.push(toTextTerm('account', accountId));
  }
  if (from !== undefined && to !== undefined) {
    terms.push({ field: 'time', isExcluded: false, value: { kind: 'range', from, to } });
  }
  return withoutUndefined<MissingIssue>({ what, filter: toFilterText(terms), lookup, accountId, from, to });
}

type Term = Pick<FilterTerm, 'field' | 'value' | 'isExcluded'>;

/** A term for one value, taken literally. */
function toTextTerm(field: 'event' | 'account', text: string): Term {
  return { field, isExcluded: false, value: { kind: 'text', text } };
}

/** A program's key is listed with the call that gave it out; the console's keys are listed nowhere, sessions are. */
function toRoleLookup({ identity, isConsole, sessionName, role }: Caller): LookupAttribute {
  const key = identity.accessKeyId;
  const isGivenOut = key !== undefined && isConsole !== true && getPermissionSet(role?.name) === undefined;
  if (isGivenOut) {
    return { key: 'ResourceName', value: key };
  }
  return sessionName === undefined
    ? { key: 'EventName', value: 'AssumeRole' }
    : { key: 'ResourceName', value: sessionName };
}

function toMoment({ createdAt }: Caller): Sentence {
  return createdAt === undefined
    ? []
    : [' at ', toCode(new Date(createdAt).toISOString().replace('.000Z', 'Z'))];
}
