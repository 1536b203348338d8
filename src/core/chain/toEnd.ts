import type { Sentence } from '../explain/explanation';
import { parseArn } from '../explain/values/parseArn';
import { toCode } from '../explain/values/toCode';
import type { Identity } from '../identity/identity';
import { ANONYMOUS_ACCOUNT, parseIdentity } from '../identity/parseIdentity';
import { toShortIdentity } from '../identity/toShortIdentity';
import type { Caller } from './caller';
import type { Chain } from './chain';
import type { Through } from './findLink';
import { getPermissionSet } from '../identity/getPermissionSet';
import { toMissingCopy, toMissingFederation, toMissingRoleCall, toMissingUserCall } from './toMissing';

/** The last part of a chain. */
export type End = Pick<Chain, 'origin' | 'end' | 'closing' | 'missing'>;

/** EC2 names the sessions of an instance's role after the instance. */
const INSTANCE = /^i-[0-9a-f]{8,17}$/;

/** Says who stands at the end of a chain, for a caller whose own session has no opening call that is loaded. */
export function toEnd(caller: Caller, through: Through | undefined): End {
  const { identity } = caller;
  if (through?.grant.issue.kind === 'portal') {
    return toHuman(identity, ['It was IAM Identity Center user ', toCode(identity.name), '.']);
  }
  if (identity.isWorkDocsDirectoryUser) {
    return toHuman(identity, ['It was ', toShortIdentity(identity), ', signed in to the site.']);
  }
  switch (identity.type) {
    case 'IAMUser':
    case 'Root':
      return toUser(caller, through);
    case 'IdentityCenterUser':
    case 'Directory':
      return toHuman(identity, ['It was ', toShortIdentity(identity), '.']);
    case 'AWSService':
      return toServiceCall(identity, through);
    case 'SAMLUser':
    case 'WebIdentityUser':
      return toFederated(caller, through);
    case 'FederatedUser':
      return toFederatedUser(caller);
    case 'AWSAccount':
      return toOtherAccount(caller, through);
    case 'AssumedRole':
    case 'Role':
      return toRole(caller);
    default:
      return toOther(caller, through);
  }
}

function toHuman(origin: Identity, closing: Sentence): End {
  return { origin, end: 'human', closing };
}

function toService(origin: Identity, closing: Sentence): End {
  return { origin, end: 'service', closing };
}

function toUser(caller: Caller, through: Through | undefined): End {
  const { identity } = caller;
  const issue = through?.grant.issue;
  if (issue?.kind === 'sign-in') {
    return toHuman(identity, ['It was ', toShortIdentity(identity), ', who signed in to the console.']);
  }
  if (identity.accessKeyId?.startsWith('AKIA') === true) {
    return toHuman(identity, [
      'It was ',
      toShortIdentity(identity),
      ' with long-term access key ',
      toCode(identity.accessKeyId),
      ': whoever holds that key.',
    ]);
  }
  const closing: Sentence = ['It was ', toShortIdentity(identity), '.'];
  // A service that works for the user makes keys of its own, and no record shows them being made.
  return caller.createdAt === undefined || identity.invokedBy !== undefined
    ? toHuman(identity, closing)
    : { ...toHuman(identity, closing), missing: toMissingUserCall(caller) };
}

function toRole(caller: Caller): End {
  const { identity, role, sessionName, scope } = caller;
  const scoped = scope === undefined ? undefined : parseArn(scope);
  if (sessionName !== undefined && INSTANCE.test(sessionName)) {
    return toService(toServiceIdentity('ec2'), toInstanceWords(sessionName));
  }
  if (scope !== undefined && scoped !== undefined) {
    return toService(toServiceIdentity(scoped.service), toScopeWords(scope));
  }
  if (role?.name.startsWith('AWSServiceRoleFor') === true) {
    const origin = identity.invokedBy === undefined ? identity : toServiceIdentityOf(identity.invokedBy);
    return toService(origin, [
      'Only the AWS service that role ',
      toCode(role.name),
      ' is linked to can assume it.',
    ]);
  }
  if (getPermissionSet(role?.name) !== undefined && sessionName !== undefined) {
    return {
      ...toHuman(toCenterUser(sessionName, caller.onBehalfOf), [
        'IAM Identity Center opened the session for its user ',
        toCode(sessionName),
        '.',
      ]),
      missing: toMissingRoleCall(caller),
    };
  }
  const missing = toMissingRoleCall(caller);
  if (caller.federatedProvider !== undefined) {
    return {
      origin: identity,
      end: 'external identity provider',
      closing: ['The session was opened with a token of ', toCode(caller.federatedProvider), '.'],
      missing,
    };
  }
  return {
    origin: identity,
    end: 'not loaded',
    closing: [
      'Who opened the session of ',
      toShortIdentity(identity),
      ' is not in the loaded logs.',
      ...(identity.sourceIdentity === undefined
        ? []
        : [' Its source identity is ', toCode(identity.sourceIdentity), '.']),
    ],
    missing,
  };
}

/** A service that took a role: for itself, or to hand it to something of the account's. */
function toServiceCall(identity: Identity, through: Through | undefined): End {
  const sessionName = through?.grant.issue.sessionName;
  const scope = through?.caller.scope;
  if (scope !== undefined) {
    return toService(identity, toScopeWords(scope));
  }
  if (sessionName !== undefined && identity.name === 'ec2.amazonaws.com' && INSTANCE.test(sessionName)) {
    return toService(identity, toInstanceWords(sessionName));
  }
  if (sessionName !== undefined && identity.name === 'lambda.amazonaws.com') {
    return toService(identity, [
      'Lambda took the role to run a function; session ',
      toCode(sessionName),
      ' is, as a rule, the function’s name.',
    ]);
  }
  return toService(identity, ['It was ', toShortIdentity(identity), '.']);
}

function toInstanceWords(instance: string): Sentence {
  return [
    'EC2 gave the credentials to instance ',
    toCode(instance),
    ': a program on it used them, or somebody who took them from there.',
  ];
}

function toScopeWords(scope: string): Sentence {
  return [
    'The credentials were issued to ',
    toCode(scope),
    ' (inScopeOf): its code used them, or somebody who took them from there.',
  ];
}

function toFederated({ identity, provider }: Caller, through: Through | undefined): End {
  const issue = through?.grant.issue;
  const named = issue?.provider ?? provider;
  if (named?.includes(':saml-provider/AWSSSO_') === true) {
    const user = toCenterUser(issue?.sessionName ?? identity.name, through?.caller.onBehalfOf);
    return toHuman(user, ['IAM Identity Center vouched for its user ', toCode(user.name), '.']);
  }
  const subject = issue?.subject ?? identity.name;
  return {
    origin: identity,
    end: 'external identity provider',
    closing: [
      'Identity provider ',
      toCode(named ?? 'without a name'),
      ' vouched for ',
      toCode(subject),
      '; its own log tells more.',
    ],
  };
}

function toFederatedUser(caller: Caller): End {
  const { identity, issuer } = caller;
  const missing = toMissingFederation(caller);
  if (issuer === undefined) {
    return {
      origin: identity,
      end: 'not loaded',
      closing: ['Who made ', toShortIdentity(identity), ' is not in the loaded logs.'],
      missing,
    };
  }
  const closing: Sentence = [
    'The session of ',
    toShortIdentity(identity),
    ' was made by ',
    toShortIdentity(issuer),
    ' (sessionIssuer).',
  ];
  return { ...toHuman(issuer, closing), missing };
}

/** What an account sees of a caller from another: the id at best. */
function toOtherAccount(caller: Caller, through: Through | undefined): End {
  const { identity } = caller;
  if (identity.accountId === ANONYMOUS_ACCOUNT) {
    return { origin: identity, end: 'unknown', closing: ['The call was made without AWS credentials.'] };
  }
  const missing = toMissingCopy(caller, through?.grant.issue.eventName);
  if (identity.principalId?.startsWith('AIDA') === true) {
    return {
      ...toHuman(identity, [
        'It was the IAM user with id ',
        toCode(identity.principalId),
        ' of account ',
        toCode(identity.accountId ?? 'without id'),
        '.',
      ]),
      missing,
    };
  }
  return {
    origin: identity,
    end: 'not loaded',
    closing: [
      'The caller belongs to another account, whose log is not loaded: ',
      toShortIdentity(identity),
      '.',
    ],
    missing,
  };
}

function toOther({ identity }: Caller, through: Through | undefined): End {
  const issue = through?.grant.issue;
  if (issue?.eventName === 'CreateSession') {
    return toVouched(identity, [
      'A certificate that trust anchor ',
      toCode(issue.provider ?? 'of the account'),
      ' trusts opened the session.',
    ]);
  }
  if (issue?.eventName === 'GetCredentialsForIdentity') {
    return toVouched(identity, [
      'Cognito vouched for identity ',
      toCode(issue.subject ?? 'without a name'),
      '.',
    ]);
  }
  if (issue?.eventName === 'AssumeRoleForPodIdentity') {
    return toService(toServiceIdentity('eks-auth'), [
      'EKS gave the credentials to a pod: its code used them, or somebody who took them from there.',
    ]);
  }
  if (identity.type === '' && identity.name.endsWith('.amazonaws.com')) {
    return toService(identity, ['It was ', toShortIdentity(identity), '.']);
  }
  return {
    origin: identity,
    end: 'unknown',
    closing: ['The record names ', toShortIdentity(identity), ', and no log tells more.'],
  };
}

function toVouched(origin: Identity, closing: Sentence): End {
  return { origin, end: 'external identity provider', closing };
}

/** The person behind a permission set, whom the session's name tells. */
function toCenterUser(userName: string, userId: string | undefined): Identity {
  return parseIdentity({
    type: 'IdentityCenterUser',
    userName,
    ...(userId === undefined ? {} : { onBehalfOf: { userId } }),
  });
}

function toServiceIdentity(service: string): Identity {
  return toServiceIdentityOf(`${service}.amazonaws.com`);
}

function toServiceIdentityOf(invokedBy: string): Identity {
  return parseIdentity({ type: 'AWSService', invokedBy });
}
