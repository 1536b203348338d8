import type { CloudTrailRecord, JsonObject } from '../../../../src/core/record/cloudTrailRecord';

const ACCOUNT = '111122223333';
const CONTEXT = { attributes: { creationDate: '2024-03-11T14:05:00Z', mfaAuthenticated: 'false' } };

/** One made-up userIdentity for each type and each odd form, with the record's fields that matter to it. */
export const identities = {
  root: {
    type: 'Root',
    principalId: ACCOUNT,
    arn: `arn:aws:iam::${ACCOUNT}:root`,
    accountId: ACCOUNT,
    accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    sessionContext: { attributes: { creationDate: '2024-03-11T14:05:00Z', mfaAuthenticated: 'true' } },
  },
  user: {
    type: 'IAMUser',
    principalId: 'AIDAJ45Q7YFFAREXAMPLE',
    arn: `arn:aws:iam::${ACCOUNT}:user/staff/alice`,
    accountId: ACCOUNT,
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    userName: 'alice',
  },
  consoleUser: {
    type: 'IAMUser',
    principalId: 'AIDAJ45Q7YFFAREXAMPLE',
    arn: `arn:aws:iam::${ACCOUNT}:user/staff/alice`,
    accountId: ACCOUNT,
    accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    userName: 'alice',
    sessionContext: CONTEXT,
  },
  hiddenUser: {
    type: 'IAMUser',
    accountId: ACCOUNT,
    accessKeyId: '',
    userName: 'HIDDEN_DUE_TO_SECURITY_REASONS',
  },
  role: {
    type: 'AssumedRole',
    principalId: 'AROAIDPPEZS35WEXAMPLE:bob',
    arn: `arn:aws:sts::${ACCOUNT}:assumed-role/Admin/bob`,
    accountId: ACCOUNT,
    accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: 'AROAIDPPEZS35WEXAMPLE',
        arn: `arn:aws:iam::${ACCOUNT}:role/ops/Admin`,
        accountId: ACCOUNT,
        userName: 'Admin',
      },
      webIdFederationData: {},
      attributes: CONTEXT.attributes,
      sourceIdentity: 'bob@example.com',
    },
  },
  roleOnly: { type: 'Role', arn: `arn:aws:iam::${ACCOUNT}:role/Admin`, accountId: ACCOUNT },
  federated: {
    type: 'FederatedUser',
    principalId: `${ACCOUNT}:carol`,
    arn: `arn:aws:sts::${ACCOUNT}:federated-user/carol`,
    accountId: ACCOUNT,
    accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    sessionContext: {
      sessionIssuer: { type: 'IAMUser', arn: `arn:aws:iam::${ACCOUNT}:user/broker`, userName: 'broker' },
      attributes: CONTEXT.attributes,
    },
  },
  directory: { type: 'Directory', principalId: 'S-1-5-21-1-2-3-1104', accountId: ACCOUNT, userName: 'dora' },
  account: { type: 'AWSAccount', principalId: 'AIDAQRSTUVWXYZEXAMPLE', accountId: '444455556666' },
  anonymous: { type: 'AWSAccount', principalId: '', accountId: 'ANONYMOUS_PRINCIPAL' },
  service: { type: 'AWSService', invokedBy: 'cloudtrail.amazonaws.com' },
  identityCenter: {
    type: 'IdentityCenterUser',
    accountId: ACCOUNT,
    onBehalfOf: {
      userId: '94482488-3041-7026-18f3-be45837cd0e4',
      identityStoreArn: `arn:aws:identitystore::${ACCOUNT}:identitystore/d-9067642ac7`,
    },
    credentialId: 'EXAMPLEVHULjJdTUdPJfofVa1sufHDoj7aYcOYcxFVllWR',
  },
  unknown: { type: 'Unknown', principalId: 'S-1-5-21-1-2-3-1104', accountId: ACCOUNT, userName: 'dora' },
  saml: {
    type: 'SAMLUser',
    principalId: 'SampleUkh1i4+ExamplE1CPq7kw=:erin',
    userName: 'erin',
    identityProvider: `arn:aws:iam::${ACCOUNT}:saml-provider/corp`,
  },
  web: {
    type: 'WebIdentityUser',
    principalId: 'accounts.google.com:app-id:user-id',
    userName: 'user-id',
    identityProvider: 'accounts.google.com',
  },
  serviceEvent: { accountId: ACCOUNT, invokedBy: 'secretsmanager.amazonaws.com' },
  other: { type: 'CustomUserIdentity', principalId: 'frank' },
} as const satisfies Record<string, JsonObject>;

/** A record of the identity with the fields given. */
export function toRecord(
  userIdentity: JsonObject | null | undefined,
  fields: JsonObject = {},
): CloudTrailRecord {
  return { eventSource: 's3.amazonaws.com', eventName: 'ListBuckets', userIdentity, ...fields };
}

/** Fields of a WorkDocs record. */
export const WORKDOCS = { eventSource: 'workdocs.amazonaws.com' } as const;
