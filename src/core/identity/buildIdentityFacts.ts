import { getPermissionSet } from './getPermissionSet';
import type { Explanation, Sentence } from '../explain/explanation';
import { toCode } from '../explain/values/toCode';
import type { CloudTrailRecord, JsonValue } from '../record/cloudTrailRecord';
import type { IdentityContext } from './parseIdentityContext';
import { parseIdentityContext } from './parseIdentityContext';

/** A name and a value for the list under a sentence. */
export type IdentityFact = NonNullable<Explanation['facts']>[number];

/** What a record tells about who made the request, as names and values; only what is there. */
export function buildIdentityFacts(
  userIdentity: JsonValue | undefined,
  record: CloudTrailRecord,
): readonly IdentityFact[] {
  const context = parseIdentityContext(userIdentity, record);
  const { identity, userIdentity: members, issuer, sessionContext } = context;
  const facts: (IdentityFact | undefined)[] = [
    { label: 'Type', value: toTypeFact(context) },
    toFact('Account', identity.accountId),
    toFact('ARN', identity.arn),
    toFact('Principal id', identity.principalId),
    toFact('Role', issuer.getText('arn')),
    toFact('Permission set', getPermissionSet(issuer.getText('userName'))),
    toFact('EC2 instance', getInstanceId(identity.session?.name)),
    toFact('Session opened', identity.session?.creationDate),
    toMfaFact(context),
    toFact('Access key', identity.accessKeyId),
    toFact('Source identity', identity.sourceIdentity),
    toFact('Invoked by', identity.invokedBy),
    toFact('Identity provider', members.getText('identityProvider') ?? getFederatedProvider(sessionContext)),
    toFact('On behalf of', members.getMembers('onBehalfOf').getText('userId')),
    toFact('Credential id', members.getText('credentialId')),
    toFact('Metadata service', getMetadataService(context)),
  ];
  return facts.filter((fact) => fact !== undefined);
}

function toFact(label: string, value: string | undefined): IdentityFact | undefined {
  return value === undefined ? undefined : { label, value: [toCode(value)] };
}

function toTypeFact({ identity }: IdentityContext): Sentence {
  const { type, typeLabel } = identity;
  if (type === '') {
    return ['none'];
  }
  return typeLabel === type ? [toCode(type)] : [toCode(type), ` (${typeLabel})`];
}

function toMfaFact({ identity, credential }: IdentityContext): IdentityFact | undefined {
  if (identity.mfa !== undefined) {
    return { label: 'MFA', value: [identity.mfa ? 'used' : 'not used'] };
  }
  return credential === 'long-term-key'
    ? { label: 'MFA', value: ['not recorded: a long-term key has no session'] }
    : undefined;
}

/** EC2 names the sessions of an instance's role after the instance. */
function getInstanceId(sessionName: string | undefined): string | undefined {
  return sessionName !== undefined && /^i-[0-9a-f]{8,17}$/.test(sessionName) ? sessionName : undefined;
}

function getFederatedProvider(sessionContext: IdentityContext['sessionContext']): string | undefined {
  return sessionContext.getMembers('webIdFederationData').getText('federatedProvider');
}

function getMetadataService({ sessionContext, attributes }: IdentityContext): string | undefined {
  const version = sessionContext.getText('ec2RoleDelivery') ?? attributes.getText('ec2RoleDelivery');
  return version === undefined
    ? undefined
    : version === '1.0'
      ? 'IMDSv1'
      : version === '2.0'
        ? 'IMDSv2'
        : version;
}
