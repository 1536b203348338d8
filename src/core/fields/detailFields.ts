import type { FieldDoc } from './fieldDoc';

/** Well-known members of the objects that each service fills as it likes. */
export const detailFields: readonly FieldDoc[] = [
  {
    path: 'additionalEventData.MFAUsed',
    meaning:
      'Whether MFA was used at this sign-in. With IAM Identity Center or a federated sign-in it says No, because MFA is then the business of the identity provider.',
    values: ['Yes', 'No'],
  },
  { path: 'additionalEventData.MFAIdentifier', meaning: 'MFA device that was used at this sign-in.' },
  { path: 'additionalEventData.MfaType', meaning: 'Kind of MFA device that was asked for.' },
  { path: 'additionalEventData.LoginTo', meaning: 'Page of the console that opened after the sign-in.' },
  {
    path: 'additionalEventData.MobileVersion',
    meaning: 'Whether the mobile sign-in page was used.',
    values: ['Yes', 'No'],
  },
  {
    path: 'additionalEventData.LoginAccountAlias',
    meaning: 'Alias or number of the account that was typed at the sign-in.',
  },
  {
    path: 'additionalEventData.CredentialType',
    meaning: 'Kind of credential that was checked in this step of the sign-in.',
  },
  { path: 'additionalEventData.UserName', meaning: 'Name of the user who signed in to IAM Identity Center.' },
  {
    path: 'additionalEventData.AuthWorkflowID',
    meaning: 'Equal in all steps of one sign-in to IAM Identity Center.',
  },
  { path: 'additionalEventData.SwitchFrom', meaning: 'Identity that was in use before the switch of roles.' },
  { path: 'additionalEventData.SwitchTo', meaning: 'Identity that is in use after the switch of roles.' },
  {
    path: 'additionalEventData.RedirectTo',
    meaning: 'Page of the console that opened after the switch of roles.',
  },
  {
    path: 'additionalEventData.SignatureVersion',
    meaning: 'Version of the signature on the request. SigV4 is current; SigV2 is old and used by old tools.',
  },
  {
    path: 'additionalEventData.AuthenticationMethod',
    meaning:
      'Where the signature stood: in the header, or in the address itself (a pre-signed URL that anybody who had it could use).',
    values: ['AuthHeader', 'QueryString'],
  },
  { path: 'additionalEventData.CipherSuite', meaning: 'Encryption of the connection.' },
  { path: 'additionalEventData.bytesTransferredIn', meaning: 'Bytes of content that the caller sent.' },
  {
    path: 'additionalEventData.bytesTransferredOut',
    meaning: 'Bytes of content that the caller got: add them up to see how much left.',
  },
  { path: 'additionalEventData.x-amz-id-2', meaning: 'Second number of an S3 request, for AWS Support.' },
  {
    path: 'additionalEventData.SSEApplied',
    meaning: 'How S3 encrypted the object, and whether by default or because the request asked.',
  },
  { path: 'additionalEventData.objectRetentionInfo', meaning: 'Object Lock of the object at the time.' },
  {
    path: 'additionalEventData.grantId',
    meaning: 'Grant of the KMS key that allowed the call.',
  },
  { path: 'additionalEventData.keyMaterialId', meaning: 'Material of the KMS key that was used.' },
  {
    path: 'additionalEventData.identityProviderConnectionVerificationMethod',
    meaning: 'How AWS checked the certificate of the identity provider.',
  },
  { path: 'additionalEventData.sub', meaning: 'Unique id of the user in the Cognito user pool.' },
  {
    path: 'responseElements.ConsoleLogin',
    meaning:
      'Whether the sign-in to the console succeeded. A failed one has no errorCode, only this and errorMessage.',
    values: ['Success', 'Failure'],
  },
  {
    path: 'serviceEventDetails.CredentialVerification',
    meaning:
      'Whether a credential that IAM Identity Center asked for was right. A wrong one has no errorCode, only this.',
    values: ['Success', 'Failure'],
  },
  {
    path: 'responseElements.CheckMfa',
    meaning: 'Whether the MFA question was answered rightly.',
    values: ['Success', 'Failure'],
  },
  {
    path: 'responseElements.SwitchRole',
    meaning: 'Whether the switch of roles succeeded.',
    values: ['Success', 'Failure'],
  },
  {
    path: 'responseElements.ExitRole',
    meaning: 'Whether switching back succeeded.',
    values: ['Success', 'Failure'],
  },
  {
    path: 'responseElements.credentials',
    meaning:
      'The temporary credentials that were issued. The secret key is never recorded, and the session token is of no use without it.',
  },
  {
    path: 'responseElements.credentials.accessKeyId',
    meaning:
      'Id of the temporary key that was issued. Search for it in userIdentity.accessKeyId to see what was done with it.',
  },
  { path: 'responseElements.credentials.expiration', meaning: 'When the temporary credentials end.' },
  { path: 'responseElements.credentials.sessionToken', meaning: 'The session token that was issued.' },
  { path: 'responseElements.assumedRoleUser', meaning: 'The session of the role that came of it.' },
  { path: 'responseElements.assumedRoleUser.arn', meaning: 'ARN of the session: role and session name.' },
  {
    path: 'responseElements.assumedRoleUser.assumedRoleId',
    meaning: 'Id of the role and name of the session; it is the principalId of the calls that follow.',
  },
  {
    path: 'responseElements.packedPolicySize',
    meaning: 'How much of the size allowed for session policies was used, in percent.',
  },
  { path: 'responseElements.sourceIdentity', meaning: 'Source identity that the new session carries.' },
  {
    path: 'responseElements.subjectFromWebIdentityToken',
    meaning: 'The user, as the identity provider calls it.',
  },
  { path: 'responseElements.provider', meaning: 'The identity provider that vouched for the caller.' },
  { path: 'responseElements.audience', meaning: 'The application that the token was made for.' },
  {
    path: 'responseElements.requestId',
    meaning: 'Number of the request, given by the service that was called.',
  },
  {
    path: 'responseElements._return',
    meaning: 'True where the call of EC2 succeeded.',
  },
  {
    path: 'responseElements.accessKey.accessKeyId',
    meaning: 'Id of the new long-term key. Search for it in userIdentity.accessKeyId to see its use.',
  },
  {
    path: 'responseElements.accessKey.status',
    meaning: 'Whether the key can be used.',
    values: ['Active', 'Inactive'],
  },
  {
    path: 'responseElements.x-amz-server-side-encryption',
    meaning: 'How S3 encrypted what was stored.',
    values: ['AES256', 'aws:kms'],
  },
  { path: 'requestParameters.roleArn', meaning: 'Role that the caller wants to take or to use.' },
  {
    path: 'requestParameters.roleSessionName',
    meaning:
      'Name that the caller chose for the session. It shows in the ARN and the principalId of what follows, and nothing checks it unless a policy does.',
  },
  {
    path: 'requestParameters.durationSeconds',
    meaning: 'How long the temporary credentials shall last, in seconds.',
  },
  { path: 'requestParameters.externalId', meaning: 'Code that another account must give to take the role.' },
  {
    path: 'requestParameters.policy',
    meaning: 'Policy that goes with the request: for AssumeRole it narrows the session.',
  },
  { path: 'requestParameters.policyArns', meaning: 'Managed policies that narrow the session.' },
  {
    path: 'requestParameters.sourceIdentity',
    meaning: 'Name that stays with the session through chains of roles.',
  },
  { path: 'requestParameters.transitiveTagKeys', meaning: 'Session tags that stay through chains of roles.' },
  { path: 'requestParameters.serialNumber', meaning: 'MFA device that the caller used.' },
  { path: 'requestParameters.tokenCode', meaning: 'Code from the MFA device.' },
  {
    path: 'requestParameters.principalArn',
    meaning: 'ARN of the identity provider that vouched for the caller, in AssumeRoleWithSAML.',
  },
  { path: 'requestParameters.bucketName', meaning: 'S3 bucket that the call is about.' },
  { path: 'requestParameters.key', meaning: 'Key of the S3 object: its path inside the bucket.' },
  { path: 'requestParameters.Host', meaning: 'Host name to which the request was sent.' },
  { path: 'requestParameters.prefix', meaning: 'Only keys that begin so.' },
  {
    path: 'requestParameters.x-amz-acl',
    meaning:
      'Ready-made access list. public-read and public-read-write open the bucket or object to everybody.',
  },
  { path: 'requestParameters.x-amz-copy-source', meaning: 'Bucket and key that were copied from.' },
  {
    path: 'requestParameters.x-amz-server-side-encryption',
    meaning: 'Encryption that the request asks of S3.',
  },
  { path: 'requestParameters.userName', meaning: 'IAM user that the call is about.' },
  { path: 'requestParameters.roleName', meaning: 'IAM role that the call is about.' },
  { path: 'requestParameters.groupName', meaning: 'Group that the call is about.' },
  { path: 'requestParameters.policyArn', meaning: 'Managed policy that the call is about.' },
  { path: 'requestParameters.policyName', meaning: 'Name of the policy.' },
  { path: 'requestParameters.policyDocument', meaning: 'The policy itself, as JSON text.' },
  { path: 'requestParameters.assumeRolePolicyDocument', meaning: 'Who may take the role, as JSON text.' },
  { path: 'requestParameters.instanceId', meaning: 'EC2 instance that the call is about.' },
  { path: 'requestParameters.instancesSet', meaning: 'EC2 instances that the call is about.' },
  { path: 'requestParameters.filterSet', meaning: 'Filters that limit what is listed.' },
  { path: 'requestParameters.maxResults', meaning: 'Largest number of items in one answer.' },
  { path: 'requestParameters.nextToken', meaning: 'Where the previous page of answers ended.' },
  {
    path: 'requestParameters.clientToken',
    meaning: 'Made by the caller so that a repeated request does its work only once.',
  },
  {
    path: 'requestParameters.clientRequestToken',
    meaning: 'Made by the caller so that a repeated request does its work only once.',
  },
  {
    path: 'requestParameters.dryRun',
    meaning: 'True where the caller only asks whether the call would be allowed.',
  },
  { path: 'requestParameters.keyId', meaning: 'KMS key that the call is about.' },
  {
    path: 'requestParameters.encryptionContext',
    meaning: 'Names and values bound to the encrypted data; they tell what the data belongs to.',
  },
  { path: 'requestParameters.secretId', meaning: 'Secret that the call is about.' },
  { path: 'requestParameters.functionName', meaning: 'Lambda function that the call is about.' },
  {
    path: 'requestParameters.withDecryption',
    meaning: 'True where the value is to be returned in clear text.',
  },
];
