import type { JsonObject } from '../../../src/core/record/cloudTrailRecord';
import { createAccessKeyId, createRandom, createUniqueId } from './random';
import { createRoleIdentity } from './workDocsCast';

/** The general account of the samples and who acts in it. All are invented. */
export const ACCOUNT = '123456789012';
/** A partner's account, and the account that manages the organization. */
export const PARTNER = '444455556666';
export const MANAGEMENT = '111122223333';

export const BROWSER =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36';
export const CLI =
  'aws-cli/2.22.2 md/awscrt#0.22.0 ua/2.0 os/linux#5.15.0 md/arch#x86_64 lang/python#3.12.6 md/prompt#off md/command#sts.get-caller-identity';
export const TERRAFORM =
  'APN/1.0 HashiCorp/1.0 Terraform/1.9.8 (+https://www.terraform.io) terraform-provider-aws/5.76.0 aws-sdk-go-v2/1.32.4 os/linux lang/go#1.23.3';

const random = createRandom('account cast');

export const root: JsonObject = {
  type: 'Root',
  principalId: ACCOUNT,
  arn: `arn:aws:iam::${ACCOUNT}:root`,
  accountId: ACCOUNT,
  accessKeyId: '',
};

/** An IAM user; `key` is left out for a sign-in, which has none. */
export function createUserIdentity(name: string, key?: 'AKIA' | 'ASIA', mfa?: boolean): JsonObject {
  const own = createRandom(`user ${name}`);
  return {
    type: 'IAMUser',
    principalId: createUniqueId('AIDA', own),
    arn: `arn:aws:iam::${ACCOUNT}:user/${name}`,
    accountId: ACCOUNT,
    ...(key === undefined ? {} : { accessKeyId: createAccessKeyId(key, own) }),
    userName: name,
    ...(mfa === undefined
      ? {}
      : {
          sessionContext: {
            attributes: { creationDate: '2024-11-19T08:55:12Z', mfaAuthenticated: String(mfa) },
          },
        }),
  };
}

/** The key in the story that leaked: a build machine's. */
export const buildAgent = createUserIdentity('build-agent', 'AKIA');

export const identities = {
  deployer: createRoleIdentity('DeployRole', 'pipeline-8812', {
    account: ACCOUNT,
    created: '2024-11-19T09:16:00Z',
    mfa: false,
  }),
  intruder: createRoleIdentity('AdminRole', 'botocore-session-1732007823', {
    account: ACCOUNT,
    created: '2024-11-19T09:17:03Z',
    mfa: false,
  }),
  instance: createRoleIdentity('AppServerRole', 'i-0f9e8d7c6b5a49382', {
    account: ACCOUNT,
    created: '2024-11-19T08:31:40Z',
    mfa: false,
    more: { ec2RoleDelivery: '1.0' },
  }),
  federated: {
    type: 'FederatedUser',
    principalId: `${ACCOUNT}:reporting`,
    arn: `arn:aws:sts::${ACCOUNT}:federated-user/reporting`,
    accountId: ACCOUNT,
    accessKeyId: createAccessKeyId('ASIA', random),
    sessionContext: {
      sessionIssuer: {
        type: 'IAMUser',
        principalId: createUniqueId('AIDA', random),
        arn: `arn:aws:iam::${ACCOUNT}:user/report-broker`,
        accountId: ACCOUNT,
        userName: 'report-broker',
      },
      attributes: { creationDate: '2024-11-19T07:00:00Z', mfaAuthenticated: 'false' },
    },
  },
  role: {
    type: 'Role',
    principalId: createUniqueId('AROA', random),
    arn: `arn:aws:iam::${ACCOUNT}:role/LegacyBatch`,
    accountId: ACCOUNT,
  },
  directory: {
    type: 'Directory',
    principalId: 'S-1-5-21-3623811015-3361044348-30300820-1013&d-9067e1a2b3',
    accountId: ACCOUNT,
    userName: 'reader',
  },
  otherAccount: { type: 'AWSAccount', principalId: 'AIDAQRSTUVWXYZEXAMPLE', accountId: PARTNER },
  service: { type: 'AWSService', invokedBy: 'autoscaling.amazonaws.com' },
  identityCenter: {
    type: 'IdentityCenterUser',
    accountId: ACCOUNT,
    onBehalfOf: {
      userId: '94482488-3041-7010-7d2f-5a1b2c3d4e5f',
      identityStoreArn: `arn:aws:identitystore::${MANAGEMENT}:identitystore/d-9067642ac7`,
    },
    credentialId: 'bearer-4c5d6e7f8091a2b3',
  },
  unknown: {
    type: 'Unknown',
    principalId: '94482488-3041-7010',
    accountId: ACCOUNT,
    userName: 'jane@example.com',
  },
  saml: {
    type: 'SAMLUser',
    principalId: 'KzFmMjRkNTY3ODlhYmNkZWY=:jane@example.com',
    userName: 'jane@example.com',
    identityProvider: 'KzFmMjRkNTY3ODlhYmNkZWY=',
  },
  webIdentity: {
    type: 'WebIdentityUser',
    principalId:
      'arn:aws:iam::123456789012:oidc-provider/token.actions.example.com:sts.amazonaws.com:repo:example/app:ref:refs/heads/main',
    userName: 'repo:example/app:ref:refs/heads/main',
    identityProvider: `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.example.com`,
  },
  withoutType: { accountId: ACCOUNT, invokedBy: 'secretsmanager.amazonaws.com' },
} as const satisfies Readonly<Record<string, JsonObject>>;
