import { toShortened } from '../text/toShortened';
import type { Identity } from './identity';
import { ANONYMOUS_ACCOUNT, UNNAMED } from './parseIdentity';

/**
 * An identity as the subject of a sentence, in plain text: `IAM user alice (no MFA)`, `role Admin (session bob)`,
 * `root user of account 111122223333`, `AWS service cloudtrail.amazonaws.com`. Names come from the log unescaped.
 */
export function toShortIdentity(identity: Identity): string {
  return `${toSubject(identity)}${toVia(identity)}`;
}

function toSubject(identity: Identity): string {
  const { type, name, accountId, session } = identity;
  if (identity.isWorkDocsDirectoryUser) {
    return `WorkDocs user ${name}`;
  }
  switch (type) {
    case 'Root':
      return `root user of ${accountId === undefined ? 'an unnamed account' : `account ${accountId}`}${toMfa(identity)}`;
    case 'IAMUser':
      return `IAM user ${name === 'hidden user name' ? '(name hidden)' : name}${toMfa(identity)}`;
    case 'AssumedRole':
    case 'Role':
      return `role ${name}${session === undefined ? '' : ` (session ${session.name})`}`;
    case 'FederatedUser':
      return `federated user ${name}`;
    case 'AWSAccount':
      return accountId === ANONYMOUS_ACCOUNT ? 'an anonymous caller' : name;
    case 'AWSService':
      return `AWS service ${name}`;
    case 'IdentityCenterUser':
      return `Identity Center user ${name}`;
    case 'SAMLUser':
      return `SAML user ${name}`;
    case 'WebIdentityUser':
      return `web identity user ${name}`;
    case 'Directory':
      return `directory user ${name}`;
    case 'Unknown':
      return `unidentified user ${name}`;
    case '':
      return toNameless(identity);
    default:
      return `${toShortened(type, 64)} ${name}`;
  }
}

function toNameless(identity: Identity): string {
  if (identity.name === UNNAMED) {
    return 'an unnamed caller';
  }
  return identity.name.endsWith('.amazonaws.com') ? `AWS service ${identity.name}` : identity.name;
}

function toMfa(identity: Identity): string {
  if (identity.mfa !== undefined) {
    return identity.mfa ? ' (MFA)' : ' (no MFA)';
  }
  return identity.accessKeyId?.startsWith('AKIA') === true ? ' (long-term key)' : '';
}

/** The service that called for the principal, unless it is the principal itself. */
function toVia(identity: Identity): string {
  const { invokedBy, name, type } = identity;
  return invokedBy === undefined || invokedBy === name || type === 'AWSService'
    ? ''
    : ` via ${toShortened(invokedBy, 128)}`;
}
