import type { Inline, Sentence } from '../explain/explanation';
import { toCode } from '../explain/values/toCode';
import type { CloudTrailRecord, JsonValue } from '../record/cloudTrailRecord';
import { toObject } from '../record/cloudTrailRecord';
import type { IdentityContext } from './parseIdentityContext';
import { parseIdentityContext } from './parseIdentityContext';
import { ANONYMOUS_ACCOUNT, UNNAMED } from './parseIdentity';

/**
 * One plain sentence of who made the request, for every type of userIdentity: the principal and its account, then
 * session, MFA, credentials, source identity and the service that called for it, as far as the record tells.
 */
export function toIdentitySentence(userIdentity: JsonValue | undefined, record: CloudTrailRecord): Sentence {
  const context = parseIdentityContext(userIdentity, record);
  const clauses = [
    toWho(context),
    toSessionClause(context),
    toCredentialClause(context),
    toSourceIdentityClause(context),
    toServiceClause(context),
  ].filter((clause) => clause.length > 0);
  return [...clauses.flatMap((clause, i) => (i === 0 ? clause : [', ', ...clause])), '.'];
}

function toWho(context: IdentityContext): Inline[] {
  const { identity, userIdentity } = context;
  const { accountId, name } = identity;
  const ofAccount: Inline[] = accountId === undefined ? [] : [' of account ', toCode(accountId)];
  const inAccount: Inline[] = accountId === undefined ? [] : [' in account ', toCode(accountId)];
  if (identity.isWorkDocsDirectoryUser) {
    return [
      'WorkDocs directory user ',
      toCode(name),
      ...toDirectoryId(context),
      ' of the site',
      ...inAccount,
    ];
  }
  switch (identity.type) {
    case 'Root':
      return ['The root user', ...ofAccount, ...toAlias(context)];
    case 'IAMUser':
      return context.isNameHidden
        ? ['An IAM user', ...ofAccount, ' whose name is hidden']
        : ['IAM user ', toCode(name), ...ofAccount];
    case 'AssumedRole':
    case 'Role':
      return ['Role ', toCode(name), ...ofAccount];
    case 'FederatedUser':
      return ['Federated user ', toCode(name), ...ofAccount, ...toIssuer(context)];
    case 'Directory':
      return ['Directory user ', toCode(name), ...inAccount];
    case 'AWSAccount':
      return accountId === ANONYMOUS_ACCOUNT
        ? ['An anonymous caller without AWS credentials']
        : toAccountCaller(context, ofAccount);
    case 'AWSService':
      return ['The AWS service ', toCode(name)];
    case 'IdentityCenterUser':
      return ['IAM Identity Center user ', toCode(name), ...inAccount];
    case 'SAMLUser':
      return ['User ', toCode(name), ' with a SAML assertion', ...toProvider(context)];
    case 'WebIdentityUser':
      return ['User ', toCode(name), ' with a web identity token', ...toProvider(context)];
    case 'Unknown':
      return ['A caller that CloudTrail could not classify, ', toCode(name), ...inAccount];
    case '':
      return toNamelessCaller(context, inAccount);
    default:
      return [
        'A caller of type ',
        toCode(userIdentity.getText('type') ?? ''),
        ', ',
        toCode(name),
        ...inAccount,
      ];
  }
}

function toDirectoryId(context: IdentityContext): Inline[] {
  const { principalId, name } = context.identity;
  return principalId === undefined || principalId === name ? [] : [' (', toCode(principalId), ')'];
}

function toAlias(context: IdentityContext): Inline[] {
  const alias = context.userIdentity.getText('userName');
  return alias === undefined || context.isNameHidden ? [] : [' (account alias ', toCode(alias), ')'];
}

function toIssuer(context: IdentityContext): Inline[] {
  const issuer = context.issuer.getText('arn') ?? context.issuer.getText('userName');
  return issuer === undefined ? [] : [', with credentials issued by ', toCode(issuer)];
}

function toProvider(context: IdentityContext): Inline[] {
  const provider = context.userIdentity.getText('identityProvider');
  return provider === undefined ? [] : [' from ', toCode(provider)];
}

function toAccountCaller(context: IdentityContext, ofAccount: readonly Inline[]): Inline[] {
  const { principalId, accountId } = context.identity;
  return principalId === undefined || principalId === accountId
    ? ['A principal', ...ofAccount]
    : ['Principal ', toCode(principalId), ...ofAccount];
}

function toNamelessCaller(context: IdentityContext, inAccount: readonly Inline[]): Inline[] {
  const { name, invokedBy } = context.identity;
  const { raw } = context;
  if (toObject(raw) === undefined) {
    const why =
      raw === undefined
        ? 'The record has no userIdentity'
        : raw === null
          ? 'userIdentity is null'
          : 'userIdentity is not an object';
    return name === UNNAMED
      ? [`${why}, so it does not say who called`]
      : [`${why}; the request came from `, toCode(name)];
  }
  if (invokedBy !== undefined && invokedBy === name) {
    return ['The AWS service ', toCode(name), ' acting on its own', ...inAccount];
  }
  return name === UNNAMED
    ? ['userIdentity is there but names nobody']
    : ['A caller without an identity type, ', toCode(name), ...inAccount];
}

function toSessionClause(context: IdentityContext): Inline[] {
  const { session, mfa, type } = context.identity;
  if (session === undefined) {
    return [];
  }
  const isRole = type === 'AssumedRole' || type === 'Role' || type === 'AWSAccount';
  const named: Inline[] =
    isRole && !session.name.startsWith('since ') ? ['session ', toCode(session.name)] : ['session'];
  const opened: Inline[] =
    session.creationDate === undefined ? [] : [' opened ', toCode(session.creationDate)];
  return [...named, ...opened, ...toMfa(mfa)];
}

function toMfa(mfa: boolean | undefined): Inline[] {
  return mfa === undefined ? [] : [mfa ? ' with MFA' : ' without MFA'];
}

function toCredentialClause(context: IdentityContext): Inline[] {
  const key = context.identity.accessKeyId;
  const id: Inline[] = key === undefined ? [] : [' ', toCode(key)];
  switch (context.credential) {
    case 'console':
      return ['working in the console'];
    case 'sign-in':
      return [
        'at the sign-in page',
        ...(context.identity.session === undefined ? toMfa(context.identity.mfa) : []),
      ];
    case 'long-term-key':
      return ['with the long-term access key', ...id];
    case 'temporary-key':
      return ['with the temporary access key', ...id];
    case 'other-key':
      return ['with the access key', ...id];
    case undefined:
      return [];
  }
}

function toSourceIdentityClause(context: IdentityContext): Inline[] {
  const { sourceIdentity } = context.identity;
  return sourceIdentity === undefined ? [] : ['source identity ', toCode(sourceIdentity)];
}

function toServiceClause(context: IdentityContext): Inline[] {
  const { invokedBy, name, type } = context.identity;
  return invokedBy === undefined || invokedBy === name || type === 'AWSService'
    ? []
    : ['through ', toCode(invokedBy), ', which made the call for it'];
}
