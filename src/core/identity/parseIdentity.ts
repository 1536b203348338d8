import type { CloudTrailRecord, JsonValue } from '../record/cloudTrailRecord';
import { getText, toObject } from '../record/cloudTrailRecord';
import { getRedactionSpelling } from '../redaction/redaction';
import { toShortened } from '../text/toShortened';
import { parseTime } from '../time/parseTime';
import type { PrincipalArn } from './parsePrincipalArn';
import { parsePrincipalArn } from './parsePrincipalArn';
import { getInvoker } from './getInvoker';
import type { Identity, IdentitySession } from './identity';
import { getIdentityTypeLabel, WORKDOCS_USER_LABEL } from './identityTypes';
import { Members } from './members';

/** IAM allows 64 characters for a user and a role; a longer name in a log is cut when it is shown. */
const MAX_SHOWN_NAME = 256;

/** Fields of a userIdentity in a form that every rule below reads. */
interface Source {
  readonly members: Members;
  readonly issuer: Members;
  readonly attributes: Members;
  readonly type: string;
  readonly arn: string | undefined;
  readonly parsedArn: PrincipalArn | undefined;
  readonly issuerArn: PrincipalArn | undefined;
  readonly principalId: string | undefined;
  /** userName unless a marker stands in its place. */
  readonly userName: string | undefined;
  readonly isNameHidden: boolean;
  readonly accountId: string | undefined;
  readonly invokedBy: string | undefined;
  readonly sourceAddress: string | undefined;
}

/** A name to show and the parts that tell this principal from all others of its type. */
interface Principal {
  readonly name: string;
  readonly keyParts: readonly (string | undefined)[];
  readonly sessionName?: string | undefined;
}

/**
 * The normalised view of a userIdentity. Takes whatever a log holds there (an object, null, text, nothing) and the
 * record around it, of which eventSource, sourceIPAddress and additionalEventData are read.
 */
export function parseIdentity(userIdentity: JsonValue | undefined, record?: CloudTrailRecord): Identity {
  const source = toSource(userIdentity, record);
  const isWorkDocsDirectoryUser = isWorkDocsUser(source.type, record);
  const principal = isWorkDocsDirectoryUser ? toWorkDocsUser(source) : toPrincipal(source);
  const key = JSON.stringify([isWorkDocsDirectoryUser ? 'WorkDocs' : source.type, ...principal.keyParts]);
  const session = toSession(source, principal, key);
  const { members, attributes } = source;
  return withoutUndefined({
    type: source.type,
    typeLabel: isWorkDocsDirectoryUser ? WORKDOCS_USER_LABEL : getIdentityTypeLabel(source.type),
    name: toShortened(principal.name, MAX_SHOWN_NAME),
    key,
    session,
    accountId: source.accountId,
    arn: source.arn,
    principalId: source.principalId,
    accessKeyId: members.getText('accessKeyId') ?? members.getText('accesKeyId'),
    mfa: attributes.getFlag('mfaAuthenticated') ?? getSignInMfa(record),
    sourceIdentity:
      members.getMembers('sessionContext').getText('sourceIdentity') ?? members.getText('sourceIdentity'),
    invokedBy: source.invokedBy,
    isWorkDocsDirectoryUser,
  });
}

function toSource(userIdentity: JsonValue | undefined, record: CloudTrailRecord | undefined): Source {
  const members = new Members(toObject(userIdentity));
  const context = members.getMembers('sessionContext');
  const issuer = context.getMembers('sessionIssuer');
  const arn = members.getText('arn');
  const parsedArn = parsePrincipalArn(arn);
  const issuerArn = parsePrincipalArn(issuer.getText('arn'));
  const userName = members.getText('userName');
  const isNameHidden = userName !== undefined && getRedactionSpelling(userName) !== undefined;
  return {
    members,
    issuer,
    attributes: context.getMembers('attributes'),
    type: members.getText('type') ?? '',
    arn,
    parsedArn,
    issuerArn,
    principalId: members.getId('principalId'),
    userName: isNameHidden ? undefined : userName,
    isNameHidden,
    accountId: members.getId('accountId') ?? parsedArn?.accountId ?? issuer.getId('accountId'),
    invokedBy: getInvoker(toObject(userIdentity)),
    sourceAddress: getText(record, 'sourceIPAddress'),
  };
}

function isWorkDocsUser(type: string, record: CloudTrailRecord | undefined): boolean {
  return (
    (type === 'Unknown' || type === 'Directory') &&
    getText(record, 'eventSource') === 'workdocs.amazonaws.com'
  );
}

function toWorkDocsUser(source: Source): Principal {
  const { principalId, userName, accountId } = source;
  return {
    name: userName ?? principalId ?? (source.isNameHidden ? 'hidden user name' : 'unnamed user'),
    keyParts: [accountId, principalId ?? userName],
  };
}

function toPrincipal(source: Source): Principal {
  const { userName, parsedArn, principalId, accountId, invokedBy, members, issuer } = source;
  const account = parsedArn?.accountId ?? accountId;
  const idAndSession = splitPrincipalId(principalId);
  const fallback = principalId ?? members.getText('accessKeyId') ?? toAccountName(accountId);
  switch (source.type) {
    case 'Root':
      return { name: toRootName(userName, account), keyParts: [account] };
    case 'IAMUser': {
      const name = userName ?? parsedArn?.name;
      const hidden = source.isNameHidden ? 'hidden user name' : undefined;
      return { name: name ?? hidden ?? fallback, keyParts: [account, name ?? hidden ?? fallback] };
    }
    case 'AssumedRole':
    case 'Role': {
      // A role's name is unique in its account whatever its path, and both ARNs of a role session lead to it.
      const fromArn =
        parsedArn?.kind === 'assumed-role' || parsedArn?.kind === 'role' ? parsedArn.name : undefined;
      const name = source.issuerArn?.name ?? issuer.getText('userName') ?? fromArn ?? userName;
      const roleId = idAndSession.id ?? toAccountName(accountId);
      return {
        name: name ?? roleId,
        keyParts: [source.issuerArn?.accountId ?? account, name ?? roleId],
        sessionName: parsedArn?.session ?? idAndSession.session,
      };
    }
    case 'FederatedUser': {
      const name = parsedArn?.name ?? userName ?? idAndSession.session;
      return { name: name ?? fallback, keyParts: [account, name ?? fallback] };
    }
    case 'AWSAccount':
      return toAccountPrincipal(source, idAndSession);
    case 'AWSService':
      return toServicePrincipal(source);
    case 'IdentityCenterUser': {
      const onBehalfOf = members.getMembers('onBehalfOf');
      const userId = onBehalfOf.getText('userId') ?? principalId;
      return {
        name: userName ?? userId ?? fallback,
        keyParts: [onBehalfOf.getText('identityStoreArn') ?? accountId, userId ?? userName],
      };
    }
    case 'SAMLUser':
    case 'WebIdentityUser':
      return {
        name: userName ?? principalId ?? fallback,
        keyParts: [members.getText('identityProvider') ?? accountId, principalId ?? userName],
      };
    case '':
      return toNamelessPrincipal(source);
    default:
      return {
        name: userName ?? parsedArn?.name ?? invokedBy ?? fallback,
        keyParts: [account, source.arn ?? principalId ?? userName ?? invokedBy],
      };
  }
}

/** The name where a record has no userIdentity, or one without anything to tell it by. */
export const UNNAMED = 'nobody named';

/** The anonymous caller of S3 is written as an account of this name. */
export const ANONYMOUS_ACCOUNT = 'ANONYMOUS_PRINCIPAL';

function toAccountPrincipal(source: Source, idAndSession: { id?: string; session?: string }): Principal {
  const { accountId } = source;
  const id = idAndSession.id === accountId ? undefined : idAndSession.id;
  const account = accountId === ANONYMOUS_ACCOUNT ? 'anonymous' : toAccountName(accountId);
  return {
    name: id === undefined ? account : `${id} of ${account}`,
    keyParts: [accountId, id],
    sessionName: idAndSession.session,
  };
}

function toServicePrincipal(source: Source): Principal {
  const name = source.invokedBy ?? source.userName ?? getServiceAddress(source) ?? source.principalId;
  return { name: name ?? 'unnamed service', keyParts: [name] };
}

/** Records of events that AWS itself caused have only {accountId, invokedBy}, or no userIdentity at all. */
function toNamelessPrincipal(source: Source): Principal {
  const { userName, parsedArn, principalId, accountId, invokedBy } = source;
  const named = userName ?? parsedArn?.name ?? principalId ?? invokedBy ?? getServiceAddress(source);
  const name = named ?? (accountId === undefined ? undefined : toAccountName(accountId));
  return { name: name ?? UNNAMED, keyParts: [source.arn ?? name] };
}

function getServiceAddress(source: Source): string | undefined {
  const address = source.sourceAddress;
  return address?.endsWith('.amazonaws.com') === true ? address : undefined;
}

function toRootName(alias: string | undefined, account: string | undefined): string {
  const owner = account === undefined ? alias : alias === undefined ? account : `${account} (${alias})`;
  return owner === undefined ? 'root' : `root of ${owner}`;
}

function toAccountName(accountId: string | undefined): string {
  return accountId === undefined ? 'unnamed' : `account ${accountId}`;
}

function splitPrincipalId(principalId: string | undefined): { id?: string; session?: string } {
  if (principalId === undefined) {
    return {};
  }
  const colon = principalId.indexOf(':');
  return colon < 0
    ? { id: principalId }
    : { id: principalId.slice(0, colon), session: principalId.slice(colon + 1) };
}

function toSession(source: Source, principal: Principal, key: string): IdentitySession | undefined {
  const creationDate = source.attributes.getText('creationDate');
  if (creationDate === undefined && principal.sessionName === undefined) {
    return undefined;
  }
  // The same moment is written in two forms (20131102T010628Z and 2013-11-02T01:06:28Z) in different records.
  const start = creationDate === undefined ? undefined : (parseTime(creationDate) ?? creationDate);
  return withoutUndefined({
    name: toShortened(principal.sessionName ?? `since ${creationDate ?? ''}`, MAX_SHOWN_NAME),
    key: JSON.stringify([key, source.principalId ?? principal.sessionName, start]),
    creationDate,
  });
}

/** Sign-in records carry MFA beside the identity, not in it. */
function getSignInMfa(record: CloudTrailRecord | undefined): boolean | undefined {
  const used = getText(toObject(record?.['additionalEventData']), 'MFAUsed');
  return used === 'Yes' ? true : used === 'No' ? false : undefined;
}

/** Drops undefined members, which `exactOptionalPropertyTypes` keeps apart from absent ones. */
function withoutUndefined<T extends object>(
  value: T,
): { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
} {
  const kept: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    if (member !== undefined) {
      kept[name] = member;
    }
  }
  return kept as never;
}
