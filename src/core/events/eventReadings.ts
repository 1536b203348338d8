/**
 * How an investigator reads an event, by `service/eventName` without the API's version: what it may mean and what to look
 * at next. One or two sentences for the calls that matter most in intrusions; WorkDocs has its own catalog.
 */
export const eventReadings: Readonly<Record<string, string>> = {
  // Who these credentials are, and what they may do.
  'sts/GetCallerIdentity':
    'Needs no right and tells whose key it is, so it is often the first call with a stolen key; tools make it every day too. Compare the address and the user agent with what the key is used from otherwise.',
  'sts/GetFederationToken':
    'The new credentials carry the rights of the user and stay valid up to 36 hours, also after the key that asked was deactivated. Look for calls of the type FederatedUser.',
  'sts/GetSessionToken':
    'Makes temporary credentials of a long-term key. They outlive the key: deactivating it does not end them.',
  'sts/AssumeRole':
    'The credentials in the answer lead on: everything done with their access key belongs to this call. Who the caller is counts more than the role.',
  'sts/AssumeRoleWithWebIdentity':
    'A workload outside of IAM came in, such as a pipeline or a pod. Compare the subject of the token and the address with where that workload runs.',
  'sts/AssumeRoot':
    'The management account took root rights in a member account for 15 minutes. Ask who ordered it; the taskPolicyArn limits what for.',
  'signin/GetSigninToken':
    'Turns temporary credentials into a link to the console. People with single sign-on do so every day; with keys of a server or a user it is somebody who moves from a stolen key into the console.',
  'signin/ConsoleLogin':
    'MFAUsed says whether a second factor was given to AWS itself; behind single sign-on it says No. A failed sign-in with a hidden user name means that no such user exists.',
  'signin/CredentialChallenge':
    'A step of a sign-in, no success: it has the name that was typed. Steps of one sign-in share AuthWorkflowID.',
  'signin/CredentialVerification':
    'Success or Failure stands in serviceEventDetails only, and a failure names nobody: find the name by AuthWorkflowID. A right password alone is no sign-in where a second factor is asked for.',
  'signin/UserAuthentication':
    'The sign-in succeeded. CredentialType lists what was given: PASSWORD alone is a sign-in without a second factor, and EXTERNAL_IDP left it to the identity provider.',
  'signin/PasswordRecoveryRequested':
    'Anybody who knows the address of a root user can ask for this. Look for PasswordRecoveryCompleted after it.',
  'sso/Federate':
    'The user took a role of an account from the access portal; serviceEventDetails names both. The session in that account begins at the same moment.',
  'sso/GetRoleCredentials':
    'The user, or whoever has the token of the user, got credentials of a role for the command line; serviceEventDetails names the role and the account.',
  'sso/CreateToken':
    'Hands out the token of a sign-in from the command line or an application. Phishing with device codes ends in it: compare the address with that of UserAuthentication.',
  'sso/CreateAccountAssignment':
    'Gives a user or group of IAM Identity Center a permission set in an account: one of the widest grants there is.',
  // Ways to come back.
  'iam/CreateAccessKey':
    'A new key works until somebody removes it. A key that a user makes for another user, or a role makes for a user, is a classic way back in: follow the key id of the answer.',
  'iam/CreateLoginProfile':
    'Gives an IAM user a console password. For a user that had keys only it is a classic way back in; look for ConsoleLogin of that user.',
  'iam/UpdateLoginProfile': 'Sets the password of a user: whoever did it can sign in as that user now.',
  'iam/CreateUser': 'Look for the key, the password and the policies that the new user got next.',
  'iam/AttachUserPolicy':
    'Look at policyArn: AdministratorAccess and PowerUserAccess are whole accounts. AWSCompromisedKeyQuarantine is attached by AWS itself, after it has found a key of the user in public.',
  'iam/PutUserPolicy':
    'The policy is in the request: read it. An identity that grants itself rights is an escalation.',
  'iam/UpdateAssumeRolePolicy':
    'Says who may take the role from now on. A principal of another account in the new policy is a way in that no key change closes.',
  'iam/CreateOpenIDConnectProvider':
    'Makes the account trust tokens of an outside issuer: look at the url, and for roles that trust it.',
  'iam/CreateSAMLProvider':
    'Makes the account trust the assertions of an outside identity provider: look for roles that trust it.',
  'iam/UpdateSAMLProvider':
    'Replaces the certificate that sign-ins are trusted by: whoever has its key can be anybody.',
  'iam/CreateServiceSpecificCredential':
    'Makes a credential for one service, such as an API key of Bedrock or a password for CodeCommit. It is no access key and is easily missed when keys are revoked.',
  'iam/DeactivateMFADevice': 'The user can sign in by password alone from now on.',
  'iam/CreateVirtualMFADevice':
    'An intruder who registers an own device gets past rules that ask for MFA. Look for EnableMFADevice.',
  'rolesanywhere/CreateTrustAnchor':
    'Whoever has a certificate of that authority can take roles from outside of AWS, without any key of IAM.',
  'rolesanywhere/CreateProfile':
    'Says which roles certificates can take through IAM Roles Anywhere. Look at the trust anchor beside it.',
  'lambda/AddPermission':
    'Lets a principal call the function: `*` or another account can run it, and get what it returns, from outside.',
  'lambda/UpdateFunctionCode':
    'New code runs with the role of the function. Compare codeSha256 in the answer with what was deployed.',
  'lambda/UpdateFunctionConfiguration':
    'A new layer or handler puts code before that of the function; environment variables can redirect it.',
  'lambda/CreateFunctionUrlConfig':
    'With authType NONE anybody on the internet can call the function, without credentials.',
  'lambda/PublishLayerVersion': 'Functions that use the layer run its code with their own roles.',
  'events/PutRule': 'A schedule or pattern that starts its targets by itself: see PutTargets for what runs.',
  'events/PutTargets': 'What runs when the rule fires, and with which role.',
  'ec2/ModifyInstanceAttribute':
    'With userData it plants a script that runs at the next start; stopping and starting the instance around it is the trace.',
  'eks/CreateAccessEntry':
    'Lets an IAM identity into the cluster. See AssociateAccessPolicy for its rights there.',
  // Machines.
  'ec2/RunInstances':
    'Many or large instances, GPU types and Regions that nobody uses are mining. See which role and user data they got.',
  'ec2/GetPasswordData':
    'Gets the password of the Windows administrator, readable with the key pair only. Many instances at once are somebody trying.',
  'ec2/EnableSerialConsoleAccess':
    'Opens the serial console of all instances of the account in this Region, past security groups.',
  'ec2-instance-connect/SendSSHPublicKey':
    'Puts a key on an instance for 60 seconds: whoever sent it can sign in by SSH for that time.',
  'ec2-instance-connect/SendSerialConsoleSSHPublicKey':
    'Puts a key on the serial console of an instance for 60 seconds, past its network rules.',
  'ssm/SendCommand':
    'Runs commands on machines with full rights there; the text is hidden here. The command id leads to the output in S3 or CloudWatch Logs.',
  'ssm/StartSession':
    'A shell or a tunnel on a machine. What was typed is in the session log, where that is switched on; CloudTrail has only the start and the end.',
  'cloudshell/CreateEnvironment':
    'A shell of AWS with the rights of the console session. Calls from it carry addresses of AWS.',
  // Logging and detection.
  'cloudtrail/StopLogging':
    'From here on the trail records nothing. Event history keeps management events for 90 days all the same.',
  'cloudtrail/DeleteTrail':
    'The trail is gone, its log files stay in the bucket. Look at who touched the bucket next.',
  'cloudtrail/UpdateTrail':
    'Read the whole request: another bucket, one Region only, no validation or no global services takes events away.',
  'cloudtrail/PutEventSelectors':
    'Replaces what the trail records; what was recorded before is not shown. Without management events the trail is nearly blind.',
  'guardduty/CreateIPSet': 'Addresses of an active trusted list cause no findings: check whose they are.',
  'guardduty/CreateFilter': 'With the action ARCHIVE, findings that match are hidden as soon as they come.',
  'guardduty/DeleteDetector': 'GuardDuty watches no more in this Region, and its findings are gone.',
  'organizations/LeaveOrganization':
    'The account leaves the trail and the policies of its organization. Nothing it does later is in the log of the organization.',
  'bedrock/DeleteModelInvocationLoggingConfiguration':
    'Prompts and answers are recorded no more. Abuse of models often begins with it.',
  's3/PutBucketLogging': 'Without LoggingEnabled in the request, access logs of the bucket end here.',
  // Data: read, copied, shared.
  's3/GetObject':
    'One read object. bytesTransferredOut adds up to how much left; see the key and the address.',
  's3/PutBucketPolicy': 'The policy is in the request: read its principals. `*` is everybody.',
  's3/PutBucketPublicAccessBlock':
    'False for one of the four settings opens the door that policies and ACLs can then use.',
  's3/PutBucketReplication': 'Every new object is copied to another bucket: check whose account that is.',
  's3/PutBucketLifecycle':
    'A short Expiration deletes all objects that match within days, and no DeleteObject tells of it. On the bucket of a trail it removes the evidence.',
  's3/PutBucketVersioning':
    'With Suspended, what is deleted or written over from now on cannot be brought back.',
  's3/CopyObject':
    'A copy onto itself with another key of encryption locks the object away: look for x-amz-server-side-encryption-customer-algorithm in the request.',
  's3/DeleteObjects': 'Up to 1,000 objects a call; the record does not list them.',
  'ec2/ModifySnapshotAttribute':
    'Look at createVolumePermission: the account that is added can copy the disk, and group all is everybody.',
  'ec2/ModifyImageAttribute':
    'Look at launchPermission: the account that is added can start, and read, the image.',
  'ec2/CreateSnapshot':
    'A copy of a disk. By itself a backup; shared or copied afterwards it is a way out for everything on the disk.',
  'ec2/SharedSnapshotVolumeCreated':
    'Another account made a disk of a snapshot of this account: its data is there now.',
  'ebs/GetSnapshotBlock':
    'Reads the content of a snapshot block by block, without an instance: many of these are a download of the disk.',
  'rds/ModifyDBSnapshotAttribute':
    'Look at valuesToAdd: an account that is added can restore the whole database, and all is everybody.',
  'rds/ModifyDBInstance':
    'A new masterUserPassword (hidden here), publiclyAccessible, or deletionProtection false: each is a way to the data or to its end.',
  'rds/StartExportTask': 'Writes a snapshot of the database into a bucket: check whose bucket it is.',
  'dynamodb/ExportTableToPointInTime': 'Writes a whole table into a bucket: check whose bucket it is.',
  'dynamodb/Scan': 'Reads a whole table, page by page; only trails with data events tell of it.',
  'secretsmanager/GetSecretValue':
    'Whoever made the call has the secret. Programs do so every day: another caller or address than theirs stands out.',
  'secretsmanager/BatchGetSecretValue':
    'Up to 20 secrets by one call, also by a filter: the record may not name them all.',
  'ssm/GetParametersByPath':
    'Reads all parameters under a path at once, decrypted where withDecryption is true.',
  // Destruction.
  'kms/ScheduleKeyDeletion':
    'After the waiting time of 7 to 30 days everything under the key is lost. It can be taken back until then (CancelKeyDeletion).',
  'kms/DisableKey': 'What the key encrypts cannot be read until it is enabled again.',
  'kms/PutKeyPolicy': 'Says who may use the key. A policy without the own account locks the owner out.',
  'kms/ReEncrypt': 'Moves data under another key: look whether the destination key is of this account.',
  // Abuse of what costs money or reputation.
  'bedrock/InvokeModel':
    'Paid by the token: stolen keys are resold for this. Many calls, several Regions, models that nobody ordered and refusals stand out.',
  'bedrock/InvokeModelWithResponseStream':
    'Paid by the token: stolen keys are resold for this. Many calls, several Regions, models that nobody ordered and refusals stand out.',
  'bedrock/PutUseCaseForModelAccess':
    'Answers the form that opens models of a provider: intruders fill it in before they use them.',
  'bedrock/PutFoundationModelEntitlement':
    'Opens a model for the account: intruders do so before they use it.',
  'bedrock/CreateFoundationModelAgreement':
    'Accepts the terms of a model for the account: intruders do so before they use it.',
  'ses/GetSendQuota':
    'Tells how much mail the account can send. With keys that never sent mail, it is somebody who looks for an account to spam from.',
  'ses/UpdateAccountSendingEnabled': 'Switches the sending of mail on or off for the account in this Region.',
  'ses/VerifyEmailIdentity': 'Before mail is sent in a name, the name is verified: check whose it is.',
  'servicequotas/RequestServiceQuotaIncrease':
    'More machines or more mail than before: mining and spam begin with it.',
  'support/CreateCase': 'Intruders ask support for higher limits: read the case.',
  'organizations/CreateAccount': 'A new account that the organization pays: ask who ordered it.',
  'route53/ChangeResourceRecordSets':
    'Names can be turned to another server: read the records of the request.',
  'route53domains/TransferDomainToAnotherAwsAccount':
    'The domain leaves for another account: with it go mail and web.',
  'route53domains/DisableDomainTransferLock': 'The domain can be moved to another registrar from now on.',
};
