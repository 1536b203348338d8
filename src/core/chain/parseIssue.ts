import type { EventRef } from '../grouping/sourceLog';
import { Members } from '../identity/members';
import { parseIdentity } from '../identity/parseIdentity';
import { parsePrincipalArn } from '../identity/parsePrincipalArn';
import type { CloudTrailRecord, JsonValue } from '../record/cloudTrailRecord';
import { getAt, getText, toObject } from '../record/cloudTrailRecord';
import { getRedactionSpelling } from '../redaction/redaction';
import { parseTime } from '../time/parseTime';
import type { Caller } from './caller';
import type { Issue } from './issue';
import { getIssueKind } from './isIssuingEvent';
import { parseCaller, toRoleName, toSessionName } from './parseCaller';
import { withoutUndefined } from './withoutUndefined';

/**
 * Reads what an issuing event gave out. Undefined for other events and for calls that failed, which open nothing.
 * Hidden, masked, retyped and missing members are left out. Never throws. About 25 µs a record.
 */
export function parseIssue(record: CloudTrailRecord, ref: EventRef): Issue | undefined {
  const eventSource = getText(record, 'eventSource') ?? '';
  const eventName = getText(record, 'eventName') ?? '';
  const kind = getIssueKind(eventSource, eventName);
  if (kind === undefined) {
    return undefined;
  }
  const response = toMembers(getAt(record, ['responseElements']));
  const answer = getAnswer(response);
  const accessKeyId = getId(answer.getMembers('credentials'), 'accessKeyId');
  if (accessKeyId === undefined && isFailed(record, response, eventName)) {
    return undefined;
  }
  const caller = parseCaller(record);
  const common = {
    ref,
    kind,
    eventName,
    eventSource,
    caller,
    time: caller.time,
    eventID: getField(record, 'eventID'),
    sharedEventID: getField(record, 'sharedEventID'),
    accountId: getField(record, 'recipientAccountId'),
  };
  const additional = toMembers(getAt(record, ['additionalEventData']));
  const request = toMembers(getAt(record, ['requestParameters']));
  switch (kind) {
    case 'credentials':
      return withoutUndefined<Issue>({
        ...common,
        accessKeyId,
        ...readCredentials(record, request, response),
      });
    case 'sign-in':
      return withoutUndefined<Issue>({
        ...common,
        ...toEntered(caller),
        mfaDevice: additional.getText('MFAIdentifier'),
      });
    case 'switch':
      return withoutUndefined<Issue>({ ...common, ...readSwitch(caller, additional) });
    case 'portal':
      return withoutUndefined<Issue>({
        ...common,
        ...readPortal(request, toMembers(getAt(record, ['serviceEventDetails']))),
        subject: caller.identity.name,
      });
  }
}

type Part = { readonly [K in keyof Issue]?: Issue[K] | undefined };

function readCredentials(record: CloudTrailRecord, request: Members, response: Members): Part {
  const answer = getAnswer(response);
  const user = answer.getMembers('assumedRoleUser');
  const federated = answer.getMembers('federatedUser');
  const userArn = user.getText('arn');
  const principalId =
    getId(user, 'assumedRoleId') ?? getId(user, 'assumeRoleId') ?? getId(federated, 'federatedUserId');
  const roleArn = request.getText('roleArn') ?? getRoleResource(getAt(record, ['resources']));
  const target = getId(request, 'targetPrincipal');
  const expiration = answer.getMembers('credentials').get('expiration');
  return {
    principalId,
    role: toRoleName(userArn) ?? toRoleName(roleArn),
    sessionName:
      parsePrincipalArn(userArn)?.session ??
      toSessionName(principalId) ??
      getId(request, 'roleSessionName') ??
      getId(request, 'name'),
    rootOf: target === undefined ? undefined : (parsePrincipalArn(target)?.accountId ?? target),
    expiration: toTime(expiration),
    sourceIdentity: getId(response, 'sourceIdentity') ?? getId(request, 'sourceIdentity'),
    externalId: getId(request, 'externalId'),
    mfaDevice: getId(request, 'serialNumber'),
    provider:
      getId(request, 'principalArn') ??
      getId(response, 'provider') ??
      getId(response, 'issuer') ??
      getId(request, 'trustAnchorArn'),
    subject:
      getId(response, 'subjectFromWebIdentityToken') ??
      getId(response, 'subject') ??
      getId(response, 'subjectArn') ??
      getId(request, 'identityId'),
  };
}

/** A console sign-in enters the session that its userIdentity names. */
function toEntered(caller: Caller): Part {
  return {
    principalId: caller.identity.principalId,
    role: caller.role,
    sessionName: caller.sessionName,
  };
}

/**
 * SwitchRole names the session that was entered as userIdentity and the one left as SwitchFrom. Some records name the
 * one left in both places; then the role entered is unknown, but its session carries the user's name.
 */
function readSwitch(caller: Caller, additional: Members): Part {
  const from = additional.getText('SwitchFrom');
  if (from === undefined) {
    return caller.role === undefined ? { sessionName: caller.identity.name } : toEntered(caller);
  }
  if (caller.role === undefined || caller.identity.arn === from) {
    return { sessionName: caller.sessionName ?? caller.identity.name };
  }
  return { ...toEntered(caller), caller: toCallerFromArn(from, caller.time) };
}

function toCallerFromArn(arn: string, time: number | undefined): Caller {
  const parsed = parsePrincipalArn(arn);
  const type =
    parsed?.kind === 'user'
      ? 'IAMUser'
      : parsed?.kind === 'assumed-role'
        ? 'AssumedRole'
        : parsed?.kind === 'federated-user'
          ? 'FederatedUser'
          : parsed?.kind === 'root'
            ? 'Root'
            : undefined;
  return withoutUndefined<Caller>({
    identity: parseIdentity(type === undefined ? { arn } : { type, arn }),
    time,
    role: toRoleName(arn),
    sessionName: parsed?.session,
  });
}

/** The portal's events carry role and account in serviceEventDetails; older ones in requestParameters. */
function readPortal(request: Members, details: Members): Part {
  return {
    permissionSet: getId(details, 'role_name') ?? getId(request, 'role_name') ?? getId(request, 'roleName'),
    portalAccountId:
      getId(details, 'account_id') ?? getId(request, 'account_id') ?? getId(request, 'accountId'),
  };
}

/** IAM Roles Anywhere wraps what the others answer in a list of one. */
function getAnswer(response: Members): Members {
  const set = response.get('credentialSet');
  const first = Array.isArray(set) ? (set as readonly JsonValue[])[0] : undefined;
  return first === undefined ? response : new Members(toObject(first));
}

function getRoleResource(resources: JsonValue | undefined): string | undefined {
  const list = Array.isArray(resources) ? (resources as readonly JsonValue[]).slice(0, MAX_RESOURCES) : [];
  for (const item of list) {
    const arn = new Members(toObject(item)).getText('ARN');
    if (arn !== undefined && toRoleName(arn) !== undefined) {
      return arn;
    }
  }
  return undefined;
}

/** STS names one role, one provider, one key; a longer list was not written by it. */
const MAX_RESOURCES = 20;

/** A sign-in that failed has no errorCode: the outcome stands under the event's name. */
function isFailed(record: CloudTrailRecord, response: Members, eventName: string): boolean {
  return (
    getField(record, 'errorCode') !== undefined ||
    getField(record, 'errorMessage') !== undefined ||
    response.getText(eventName) === 'Failure'
  );
}

/** A top-level field as text, an account id without quotes included; undefined where it is empty. */
function getField(record: CloudTrailRecord, name: string): string | undefined {
  const value = getAt(record, [name]);
  return typeof value === 'number'
    ? String(value)
    : typeof value === 'string' && value !== ''
      ? value
      : undefined;
}

/** Ids and names end far below this; longer text would only swell the index. */
const MAX_ID = 2048;

/** A member as text; undefined where it is hidden, masked (`AROA****`) or too long to be an id. */
function getId(members: Members, name: string): string | undefined {
  const text = members.getId(name);
  return text === undefined ||
    text.length > MAX_ID ||
    text.includes('***') ||
    getRedactionSpelling(text) !== undefined
    ? undefined
    : text;
}

/** Some exporters write these objects as JSON text; CloudTrail leaves them out above 100 KB. */
const MAX_TEXT = 100 * 1024;

function toMembers(value: JsonValue | undefined): Members {
  if (typeof value === 'string' && value.startsWith('{') && value.length <= MAX_TEXT) {
    try {
      return new Members(toObject(JSON.parse(value) as JsonValue));
    } catch {
      return new Members(undefined);
    }
  }
  return new Members(toObject(value));
}

function toTime(value: JsonValue | undefined): number | undefined {
  return typeof value === 'string'
    ? parseTime(value)
    : typeof value === 'number'
      ? parseTime(String(value))
      : undefined;
}
