import type { Sentence } from '../explain/explanation';
import { toCode } from '../explain/values/toCode';
import type { CloudTrailRecord, JsonValue } from '../record/cloudTrailRecord';
import { getText, toObject } from '../record/cloudTrailRecord';
import type { IdentityContext } from './parseIdentityContext';
import { parseIdentityContext } from './parseIdentityContext';
import { isDocumentedIdentityType } from './identityTypes';
import { ANONYMOUS_ACCOUNT } from './parseIdentity';

/**
 * What a responder should notice about who made the request, a sentence each, the weightiest first. Empty for an
 * everyday identity: a role session without MFA is everyday, since services and single sign-on open such sessions.
 */
export function buildUnusualIdentity(
  userIdentity: JsonValue | undefined,
  record: CloudTrailRecord,
): readonly Sentence[] {
  const context = parseIdentityContext(userIdentity, record);
  return CHECKS.map((check) => check(context)).filter((sentence) => sentence !== undefined);
}

type Check = (context: IdentityContext) => Sentence | undefined;

const CHECKS: readonly Check[] = [
  checkRoot,
  checkAssumedRoot,
  checkHiddenName,
  checkAnonymous,
  checkLongTermKey,
  checkMfa,
  checkOtherAccount,
  checkRoleDelivery,
  checkOnBehalfOf,
  checkScope,
  checkDelegate,
  checkType,
  checkShape,
];

function checkRoot({ identity, credential }: IdentityContext): Sentence | undefined {
  if (identity.type !== 'Root') {
    return undefined;
  }
  if (identity.accessKeyId === undefined && identity.invokedBy !== undefined && credential === undefined) {
    return [
      'Root is named, but ',
      toCode(identity.invokedBy),
      ' made the call and the record shows no key of root: nobody need have signed in.',
    ];
  }
  return credential === 'long-term-key'
    ? [
        'Root has full rights in the account, and here it used an access key of its own: such a key should not exist.',
      ]
    : ['Root has full rights in the account, and no IAM policy limits it: find out who signed in, and why.'];
}

function checkAssumedRoot({ sessionContext, attributes }: IdentityContext): Sentence | undefined {
  const assumed = sessionContext.getFlag('assumedRoot') ?? attributes.getFlag('assumedRoot');
  return assumed === true
    ? [
        'This is a short root session (assumedRoot) that the management account or a delegated administrator opened ' +
          'in a member account: look for AssumeRoot in the log of that account.',
      ]
    : undefined;
}

function checkHiddenName({ isNameHidden, credential }: IdentityContext): Sentence | undefined {
  if (!isNameHidden) {
    return undefined;
  }
  return credential === 'sign-in'
    ? [
        'The name typed at sign-in is no user of the account, so CloudTrail hides it: people type passwords there by ' +
          'mistake. Source address and user agent are what is left to tell who it was.',
      ]
    : ['The user name is hidden in this record; the principalId, where present, still tells the user.'];
}

function checkAnonymous({ identity }: IdentityContext): Sentence | undefined {
  return identity.accountId === ANONYMOUS_ACCOUNT
    ? ['The request carried no AWS signature: whatever it reached is open to the public, unless it failed.']
    : undefined;
}

function checkLongTermKey({ identity, credential }: IdentityContext): Sentence | undefined {
  if (credential !== 'long-term-key' || identity.type === 'Root') {
    return undefined;
  }
  return identity.mfa === undefined
    ? [
        'A long-term key works until somebody deactivates it. It opens no session, so the record cannot say whether ' +
          'MFA was used.',
      ]
    : ['A long-term key works until somebody deactivates it.'];
}

function checkMfa({ identity, credential }: IdentityContext): Sentence | undefined {
  if (identity.mfa !== false) {
    return undefined;
  }
  if (identity.type === 'IAMUser' || identity.type === 'Root') {
    return credential === 'sign-in'
      ? ['The sign-in was made without MFA.']
      : ['The session was opened without MFA: a password or a key alone was enough.'];
  }
  return undefined;
}

/** An account id; masked and placeholder ids are not compared. */
const ACCOUNT_ID = /^\d{12}$/;

function checkOtherAccount({ identity, record }: IdentityContext): Sentence | undefined {
  const recipient = getText(record, 'recipientAccountId');
  const { accountId } = identity;
  if (accountId === undefined || recipient === undefined || accountId === recipient) {
    return undefined;
  }
  if (!ACCOUNT_ID.test(accountId) || !ACCOUNT_ID.test(recipient)) {
    return undefined;
  }
  return [
    'The caller belongs to account ',
    toCode(accountId),
    ', the record was delivered to account ',
    toCode(recipient),
    ': access across accounts. Check that the other account is known.',
  ];
}

function checkRoleDelivery({
  userIdentity,
  sessionContext,
  attributes,
}: IdentityContext): Sentence | undefined {
  const version =
    sessionContext.getText('ec2RoleDelivery') ??
    attributes.getText('ec2RoleDelivery') ??
    userIdentity.getText('ec2RoleDelivery');
  return version === '1.0'
    ? [
        'The credentials came from an EC2 instance by IMDSv1 (ec2RoleDelivery 1.0), which a forged web request can ' +
          'read; IMDSv2 would show 2.0.',
      ]
    : undefined;
}

function checkOnBehalfOf({ identity, userIdentity }: IdentityContext): Sentence | undefined {
  const onBehalfOf = userIdentity.getMembers('onBehalfOf');
  const userId = onBehalfOf.getText('userId');
  if (userId === undefined || identity.type === 'IdentityCenterUser') {
    return undefined;
  }
  const store = onBehalfOf.getText('identityStoreArn');
  return [
    'The call was made on behalf of the IAM Identity Center user ',
    toCode(userId),
    ...(store === undefined ? [] : [' of ', toCode(store)]),
    ': that person is behind it, not only the role.',
  ];
}

function checkScope({ userIdentity }: IdentityContext): Sentence | undefined {
  const scope = userIdentity.getMembers('inScopeOf');
  const source = scope.getText('sourceArn') ?? scope.getId('sourceAccount');
  const issuedTo = scope.getText('credentialsIssuedTo');
  const issuer = scope.getText('issuerType');
  if (source === undefined && issuedTo === undefined) {
    return undefined;
  }
  return [
    'The credentials were issued',
    ...(issuer === undefined ? [] : [' by ', toCode(issuer)]),
    ...(issuedTo === undefined ? [] : [' to ', toCode(issuedTo)]),
    ...(source === undefined ? [] : [' for work on ', toCode(source)]),
    ' (inScopeOf): look there for what started the call.',
  ];
}

function checkDelegate({ userIdentity }: IdentityContext): Sentence | undefined {
  const delegate = userIdentity.getMembers('invokedByDelegate').getId('accountId');
  return delegate === undefined
    ? undefined
    : [
        'Account ',
        toCode(delegate),
        ' made the call with access that this principal delegated to it (invokedByDelegate).',
      ];
}

function checkType({ identity, userIdentity }: IdentityContext): Sentence | undefined {
  const { type } = identity;
  if (type === 'Unknown' && !identity.isWorkDocsDirectoryUser) {
    return ['The type Unknown means that CloudTrail could not tell what kind of principal this is.'];
  }
  if (type !== '' && !isDocumentedIdentityType(type)) {
    return [
      'The type ',
      toCode(type),
      ' is none that CloudTrail documents; the members are read as they stand.',
    ];
  }
  return type === '' && !userIdentity.isEmpty && identity.invokedBy === undefined
    ? ['The identity has no type, which CloudTrail leaves out only for events that a service caused.']
    : undefined;
}

function checkShape({ raw }: IdentityContext): Sentence | undefined {
  return raw === undefined || raw === null || toObject(raw) !== undefined
    ? undefined
    : ['userIdentity should be an object; what stands there was written by something other than CloudTrail.'];
}
