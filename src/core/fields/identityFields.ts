import type { FieldDoc } from './fieldDoc';

/** Everything below userIdentity. */
export const identityFields: readonly FieldDoc[] = [
  {
    path: 'userIdentity.type',
    meaning: 'Kind of identity that made the request.',
    values: [
      'Root: the root user of an account',
      'IAMUser: a user of IAM',
      'AssumedRole: temporary credentials of a role',
      'Role: a role itself',
      'FederatedUser: temporary credentials from GetFederationToken',
      'Directory: a user of a directory service, such as WorkDocs',
      'AWSAccount: another account',
      'AWSService: an AWS service of its own accord',
      'IdentityCenterUser: a user of IAM Identity Center',
      'SAMLUser and WebIdentityUser: somebody about to take a role',
      'Unknown: CloudTrail cannot tell; in WorkDocs a directory user',
    ],
    absent: 'Some events of services about their own work have only accountId and invokedBy.',
    types: ['string'],
  },
  {
    path: 'userIdentity.userName',
    optional: true,
    meaning:
      'Name of the user. After a failed sign-in with a name that does not exist it is hidden, since people type passwords there.',
    absent:
      'A role has no user name: look in sessionContext.sessionIssuer. Root shows one only when the account has an alias.',
    types: ['string', 'null'],
  },
  {
    path: 'userIdentity.principalId',
    optional: true,
    meaning:
      'Unique id of the identity. For a session of a role it is the id of the role, a colon and the name of the session. It survives renaming, and a recreated user gets another one.',
    types: ['string', 'null'],
  },
  {
    path: 'userIdentity.arn',
    optional: true,
    meaning:
      'ARN of the identity that made the call; its last part is the user, or the role and the session.',
    types: ['string', 'null'],
  },
  {
    path: 'userIdentity.accountId',
    optional: true,
    meaning: 'Account of the identity: where the credentials belong, not where the resource is.',
    types: ['string', 'null'],
  },
  {
    path: 'userIdentity.accessKeyId',
    optional: true,
    meaning:
      'Access key that signed the request. AKIA is a long-term key, ASIA a temporary one. The console makes a new temporary key for each request.',
    absent: 'Empty or absent where no access key was used, as for console sign-ins and services.',
    types: ['string', 'null'],
  },
  {
    path: 'userIdentity.sessionContext',
    optional: true,
    meaning:
      'About the session, where temporary credentials were used: who issued them, when, and whether with MFA.',
    absent: 'The request was signed with a long-term key, or nobody was signed in.',
    types: ['object', 'null'],
  },
  {
    path: 'userIdentity.sessionContext.sessionIssuer',
    optional: true,
    meaning:
      'Who the temporary credentials were issued for: the role, the user or the root user behind the session. Empty for sessions of a user.',
    types: ['object', 'null'],
  },
  {
    path: 'userIdentity.sessionContext.sessionIssuer.type',
    meaning: 'Where the temporary credentials come from.',
    values: ['Role', 'IAMUser', 'Root'],
  },
  {
    path: 'userIdentity.sessionContext.sessionIssuer.principalId',
    meaning: 'Unique id of the role or user behind the session.',
  },
  {
    path: 'userIdentity.sessionContext.sessionIssuer.arn',
    meaning: 'ARN of the role or user behind the session.',
  },
  {
    path: 'userIdentity.sessionContext.sessionIssuer.accountId',
    meaning: 'Account that owns the role or user behind the session.',
  },
  {
    path: 'userIdentity.sessionContext.sessionIssuer.userName',
    meaning: 'Name of the role or user behind the session.',
    absent: 'The root user has none.',
  },
  {
    path: 'userIdentity.sessionContext.webIdFederationData',
    optional: true,
    meaning: 'About the web identity, where the session came from AssumeRoleWithWebIdentity. Usually empty.',
  },
  {
    path: 'userIdentity.sessionContext.webIdFederationData.federatedProvider',
    meaning: 'The identity provider that vouched for the caller.',
  },
  {
    path: 'userIdentity.sessionContext.webIdFederationData.attributes',
    meaning: 'What the token of the identity provider said, such as application and user id.',
  },
  {
    path: 'userIdentity.sessionContext.attributes',
    optional: true,
    meaning: 'When the session began, and whether with MFA.',
  },
  {
    path: 'userIdentity.sessionContext.attributes.creationDate',
    meaning: 'When the temporary credentials were issued, in UTC. All calls of one console session share it.',
    types: ['string', 'null'],
  },
  {
    path: 'userIdentity.sessionContext.attributes.mfaAuthenticated',
    meaning:
      'Whether the one who got the credentials had used MFA. Written as text. A role taken by a service shows false.',
    absent: 'Not told: a long-term key has no session.',
    values: ['"true"', '"false"'],
    types: ['string', 'boolean', 'null'],
  },
  {
    path: 'userIdentity.sessionContext.sourceIdentity',
    optional: true,
    meaning:
      'Name that was set when the first role was taken. It stays through chains of roles and cannot be changed, so it leads to the person.',
    absent: 'None was set.',
  },
  {
    path: 'userIdentity.sessionContext.ec2RoleDelivery',
    optional: true,
    meaning:
      'How the instance got the credentials of its role: 1.0 is the older metadata service (IMDSv1), which can be tricked by forged requests, 2.0 is IMDSv2.',
    absent: 'The credentials are not those of an EC2 instance.',
    values: ['1.0', '2.0'],
    types: ['string', 'null'],
  },
  {
    path: 'userIdentity.sessionContext.assumedRoot',
    optional: true,
    meaning: 'True where root rights in a member account were taken by AssumeRoot.',
    absent: 'An ordinary session.',
  },
  {
    path: 'userIdentity.invokedBy',
    optional: true,
    meaning:
      'The AWS service that made the request, for the identity or for itself. In old records signin.amazonaws.com means that somebody worked in the console.',
    absent: 'No service stands between caller and request.',
    types: ['string', 'null'],
  },
  {
    path: 'userIdentity.invokedByDelegate',
    optional: true,
    meaning: 'Who called in the name of the identity, by delegated access.',
  },
  {
    path: 'userIdentity.invokedByDelegate.accountId',
    meaning: 'Account of the one who called by delegated access.',
  },
  {
    path: 'userIdentity.onBehalfOf',
    optional: true,
    meaning: 'The user of IAM Identity Center for whom the call was made: a person behind a role.',
    absent: 'The call carries no user of IAM Identity Center.',
  },
  { path: 'userIdentity.onBehalfOf.userId', meaning: 'Id of the user of IAM Identity Center.' },
  {
    path: 'userIdentity.onBehalfOf.identityStoreArn',
    meaning: 'ARN of the identity store that holds the user.',
  },
  {
    path: 'userIdentity.inScopeOf',
    optional: true,
    meaning: 'The resource or service that the credentials were issued for, such as a function of Lambda.',
  },
  {
    path: 'userIdentity.inScopeOf.sourceArn',
    meaning: 'ARN of the resource that the credentials were issued for.',
  },
  { path: 'userIdentity.inScopeOf.sourceAccount', meaning: 'Account of that resource.' },
  { path: 'userIdentity.inScopeOf.issuerType', meaning: 'Type of resource that issued the credentials.' },
  {
    path: 'userIdentity.inScopeOf.credentialsIssuedTo',
    meaning: 'What the credentials were issued to, such as one environment of a service.',
  },
  {
    path: 'userIdentity.credentialId',
    optional: true,
    meaning:
      'Id of the credential, where the call used a bearer token: for example the token of a user of IAM Identity Center.',
    absent: 'The request was signed with an access key.',
  },
  {
    path: 'userIdentity.identityProvider',
    optional: true,
    meaning:
      'The identity provider that vouched for the caller, in AssumeRoleWithSAML and AssumeRoleWithWebIdentity.',
  },
];
