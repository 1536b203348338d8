import type { Inline } from '../explain/explanation';
import { toCode } from '../explain/values/toCode';
import type { Issue } from './issue';

/** What a call did, as the rest of a sentence that begins with who made it: `assumed role Admin as alice`. */
export function toDeed(issue: Issue): readonly Inline[] {
  switch (issue.eventName) {
    case 'AssumeRole':
      return toAssumed(issue);
    case 'AssumeRoleWithSAML':
      return [...toAssumed(issue), ' with a SAML assertion'];
    case 'AssumeRoleWithWebIdentity':
      return [...toAssumed(issue), ' with a web identity token'];
    case 'AssumeRoleForPodIdentity':
      return [...toAssumed(issue), ' for a pod'];
    case 'CreateSession':
      return [...toAssumed(issue), ' with a certificate'];
    case 'AssumeRoot':
      return ['opened a root session', ...toAccount(issue.rootOf)];
    case 'GetSessionToken':
      return ['got temporary keys of its own with GetSessionToken'];
    case 'GetFederationToken':
      return ['got temporary keys for federated user ', toName(issue.sessionName)];
    case 'GetDelegatedAccessToken':
      return ['got temporary keys for delegated access'];
    case 'GetCredentialsForIdentity':
      return ['got temporary keys of Cognito identity ', toName(issue.subject)];
    case 'ConsoleLogin':
      return ['signed in to the console', ...toMfa(issue)];
    case 'GetSigninToken':
      return ['opened the console with a sign-in token'];
    case 'SwitchRole':
      return ['switched', ...toRole(issue, ' to role '), ' in the console', ...toSession(issue)];
    case 'RenewRole':
      return ['renewed', ...toRole(issue, ' role '), ' in the console', ...toSession(issue)];
    case 'GetRoleCredentials':
      return ['got keys of', ...toPermissionSet(issue), ' from IAM Identity Center'];
    case 'Federate':
      return ['opened the console with', ...toPermissionSet(issue), ' from IAM Identity Center'];
    default:
      return ['called ', toCode(issue.eventName)];
  }
}

function toAssumed(issue: Issue): readonly Inline[] {
  return ['assumed', ...toRole(issue, ' role '), ...toSession(issue)];
}

function toRole({ role }: Issue, words: string): readonly Inline[] {
  return role === undefined ? [words.startsWith(' to') ? ' roles' : ' a role'] : [words, toCode(role.name)];
}

function toSession({ sessionName }: Issue): readonly Inline[] {
  return sessionName === undefined ? [] : [' as ', toCode(sessionName)];
}

function toPermissionSet({ permissionSet, portalAccountId }: Issue): readonly Inline[] {
  const name =
    permissionSet === undefined ? [' a permission set'] : [' permission set ', toCode(permissionSet)];
  return [...name, ...toAccount(portalAccountId)];
}

function toAccount(accountId: string | undefined): readonly Inline[] {
  return accountId === undefined ? [] : [' in account ', toCode(accountId)];
}

function toMfa({ caller }: Issue): readonly Inline[] {
  const { mfa } = caller.identity;
  return mfa === undefined || caller.role !== undefined ? [] : [mfa ? ' with MFA' : ' without MFA'];
}

function toName(text: string | undefined): Inline {
  return text === undefined ? 'unnamed' : toCode(text);
}
