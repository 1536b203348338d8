import type { PresetCase } from './presetCase';
import {
  ACCOUNT,
  alice,
  at,
  bob,
  centerStep,
  centerUser,
  event,
  OTHER_ACCOUNT,
  root,
  service,
  session,
  signIn,
} from './records';

const ALICE = `arn:aws:iam::${ACCOUNT}:user/alice`;
const BOB = `arn:aws:iam::${ACCOUNT}:user/bob`;
const ROOT = `arn:aws:iam::${ACCOUNT}:root`;
const partner = { type: 'AWSAccount', principalId: 'AROAPARTNER:audit', accountId: OTHER_ACCOUNT };
const unknownUser = { type: 'IAMUser', accountId: ACCOUNT, userName: 'HIDDEN_DUE_TO_SECURITY_REASONS' };

const CAROL_ID = '94d00cd8-e9e6-4810-b177-b08e84775435';
const carol = centerUser(CAROL_ID);
const typed = { AuthWorkflowID: 'w-1', CredentialType: 'PASSWORD', UserName: 'carol' };

/** A wrong password, which names nobody; then a right one with a code, and the role that carol takes. */
const centerSignIn = [
  centerStep(at('09:00'), 'CredentialChallenge', centerUser(), { ...typed, AuthWorkflowID: 'w-0' }),
  centerStep(
    at('09:01'),
    'CredentialVerification',
    centerUser(),
    { AuthWorkflowID: 'w-0', CredentialType: 'PASSWORD' },
    'Failure',
  ),
  centerStep(at('09:02'), 'CredentialChallenge', carol, typed),
  centerStep(at('09:03'), 'CredentialVerification', carol, {
    AuthWorkflowID: 'w-1',
    CredentialType: 'PASSWORD',
  }),
  centerStep(at('09:04'), 'UserAuthentication', carol, {
    AuthWorkflowID: 'w-1',
    CredentialType: 'PASSWORD,TOTP',
  }),
  event(at('09:05'), 'sso/Federate', carol, {
    eventType: 'AwsServiceEvent',
    serviceEventDetails: { account_id: OTHER_ACCOUNT, role_name: 'Admin' },
  }),
] as const;

/** Presets of access and failures. */
export const accessCases: readonly PresetCase[] = [
  {
    preset: 'access-denied',
    records: [
      event(at('09:01'), 'iam/CreateUser', alice, {
        errorCode: 'AccessDenied',
        errorMessage: `User: ${ALICE} is not authorized to perform: iam:CreateUser on resource: arn:aws:iam::${ACCOUNT}:user/eve because no identity-based policy allows the action`,
      }),
      event(at('09:03'), 'iam/CreateUser', alice, {
        errorCode: 'AccessDenied',
        errorMessage: `User: ${ALICE} is not authorized to perform: iam:CreateUser on resource: arn:aws:iam::${ACCOUNT}:user/eve because no identity-based policy allows the action`,
      }),
      event(at('09:02'), 's3/GetObject', bob, {
        errorCode: 'AccessDenied',
        resources: [{ ARN: 'arn:aws:s3:::ledger/2024', type: 'AWS::S3::Object' }],
      }),
      event(at('09:04'), 's3/GetObject', bob, { errorCode: 'NoSuchKey' }),
      ...['09:05', '09:06', '09:07'].map((time) =>
        event(at(time), 's3/PutObject', service, { errorCode: 'AccessDenied' }),
      ),
    ],
    columns: ['identity', 'eventname', 'resource', 'error', 'refusals', 'first_seen', 'last_seen'],
    rows: [
      [ALICE, 'CreateUser', `arn:aws:iam::${ACCOUNT}:user/eve`, 'AccessDenied', 2, at('09:01'), at('09:03')],
      [BOB, 'GetObject', 'arn:aws:s3:::ledger/2024', 'AccessDenied', 1, at('09:02'), at('09:02')],
      ['autoscaling.amazonaws.com', 'PutObject', null, 'AccessDenied', 3, at('09:05'), at('09:07')],
    ],
  },
  {
    preset: 'access-denied-events',
    records: [
      event(at('09:01'), 'ec2/DescribeInstances', alice, { errorCode: 'Client.UnauthorizedOperation' }),
      event(at('09:02'), 'ec2/DescribeInstances', alice, { errorCode: 'UnauthorizedOperation' }),
      event(at('09:03'), 's3/PutObject', alice, { errorCode: 'VpceAccessDenied' }),
      event(at('09:04'), 'kms/Decrypt', alice, { errorCode: 'AccessDeniedException' }),
      event(at('09:05'), 'workdocs/GetDocument', alice, {
        errorCode: 'UnauthorizedResourceAccessException',
      }),
      event(at('09:06'), 'lambda/Invoke', alice, { errorCode: 'com.amazon.coral.service#Forbidden' }),
      event(at('09:07'), 'sqs/SendMessage', alice, { errorCode: 'AccessDenied:http://example.com/doc' }),
      event(at('09:08'), 'sns/Publish', alice, { errorCode: 'AuthorizationError' }),
      event(at('09:09'), 'glue/GetTable', alice, {
        errorCode: 'Failure',
        errorMessage: 'User is NOT authorized to perform: glue:GetTable',
      }),
      event(at('09:10'), 's3/GetObject', alice, { errorMessage: 'Access Denied' }),
      event(at('09:11'), 's3/GetObject', alice, { errorMessage: 'Access to the bucket was denied' }),
      event(at('09:12'), 'sts/GetCallerIdentity', alice, { errorCode: 'InvalidClientTokenId' }),
      event(at('09:13'), 'ec2/DescribeInstances', alice, {
        errorCode: 'Client.RequestLimitExceeded',
        errorMessage: 'Access denied by rate',
      }),
      event(at('09:14'), 'iam/GetUser', alice, { errorCode: 'Client.NotForbidden' }),
      event(at('09:15'), 'iam/GetUser', alice),
    ],
    columns: ['eventtime'],
    rows: [
      '09:01',
      '09:02',
      '09:03',
      '09:04',
      '09:05',
      '09:06',
      '09:07',
      '09:08',
      '09:09',
      '09:10',
      '09:11',
    ].map((time) => [at(time)]),
  },
  {
    preset: 'access-denied-events',
    parameters: { identity: BOB },
    records: [
      event(at('09:01'), 's3/GetObject', alice, { errorCode: 'AccessDenied' }),
      event(at('09:02'), 's3/GetObject', bob, { errorCode: 'AccessDenied' }),
    ],
    columns: ['eventtime', 'identity', 'error'],
    rows: [[at('09:02'), BOB, 'AccessDenied']],
  },
  {
    preset: 'failures-by-error',
    parameters: { service: 's3%' },
    records: [
      event(at('09:01'), 's3/GetObject', alice, { errorCode: 'NoSuchKey' }),
      event(at('09:02'), 's3/GetObject', bob, { errorCode: 'NoSuchKey' }),
      event(at('09:03'), 's3/GetObject', bob, { errorMessage: 'odd' }),
      event(at('09:04'), 'ec2/RunInstances', bob, { errorCode: 'NoSuchKey' }),
      event(at('09:05'), 's3/GetObject', bob),
    ],
    columns: ['eventsource', 'eventname', 'error', 'failures', 'identities', 'first_seen', 'last_seen'],
    rows: [
      ['s3.amazonaws.com', 'GetObject', 'NoSuchKey', 2, 2, at('09:01'), at('09:02')],
      ['s3.amazonaws.com', 'GetObject', 'odd', 1, 1, at('09:03'), at('09:03')],
    ],
  },
  {
    preset: 'console-sign-ins',
    records: [
      signIn(at('09:02'), bob, 'Failure', 'No'),
      signIn(at('09:01'), alice, 'Success', 'Yes', { sourceIPAddress: '203.0.113.9' }),
      event(at('09:03'), 'signin/CheckMfa', alice),
    ],
    columns: ['eventtime', 'identity', 'identity_type', 'outcome', 'mfa', 'sourceipaddress', 'errormessage'],
    rows: [
      [at('09:01'), ALICE, 'IAMUser', 'Success', 'Yes', '203.0.113.9', null],
      [at('09:02'), BOB, 'IAMUser', 'Failure', 'No', '192.0.2.1', 'Failed authentication'],
    ],
  },
  {
    preset: 'console-sign-ins',
    parameters: { outcome: 'Failure' },
    records: [
      signIn(at('09:01'), alice, 'Success', 'Yes'),
      signIn(at('09:02'), bob, 'Failure', 'No', { errorMessage: null }),
      signIn(at('09:03'), bob, 'Failure', 'No', { responseElements: null }),
    ],
    columns: ['eventtime'],
    rows: [[at('09:02')], [at('09:03')]],
  },
  {
    preset: 'failed-sign-ins',
    records: [
      signIn(at('09:01'), unknownUser, 'Failure', 'No'),
      signIn(at('09:02'), bob, 'Failure', 'No'),
      signIn(at('09:04'), bob, 'Failure', 'No'),
      signIn(at('09:05'), bob, 'Success', 'No'),
      signIn(at('09:06'), bob, 'Success', 'No', { sourceIPAddress: '203.0.113.9' }),
      signIn(at('09:07'), alice, 'Success', 'No'),
    ],
    columns: ['identity', 'sourceipaddress', 'failures', 'first_failure', 'last_failure', 'last_success'],
    rows: [
      [BOB, '192.0.2.1', 2, at('09:02'), at('09:04'), at('09:05')],
      ['HIDDEN_DUE_TO_SECURITY_REASONS', '192.0.2.1', 1, at('09:01'), at('09:01'), null],
    ],
  },
  {
    preset: 'failed-sign-ins',
    records: [
      ...centerSignIn,
      centerStep(
        at('09:10'),
        'CredentialVerification',
        centerUser('other'),
        { AuthWorkflowID: 'w-2', CredentialType: 'TOTP' },
        'Failure',
      ),
      // A right password alone is no sign-in where a code is asked for as well.
      centerStep(at('09:11'), 'CredentialVerification', centerUser('other'), {
        AuthWorkflowID: 'w-3',
        CredentialType: 'PASSWORD',
      }),
    ],
    columns: ['identity', 'failures', 'first_failure', 'last_failure', 'last_success'],
    rows: [
      ['carol', 1, at('09:01'), at('09:01'), at('09:04')],
      ['other', 1, at('09:10'), at('09:10'), null],
    ],
  },
  {
    preset: 'identity-center-sign-ins',
    records: [
      ...centerSignIn,
      event(at('09:06'), 'sso/GetRoleCredentials', centerUser('other'), {
        serviceEventDetails: { account_id: ACCOUNT, role_name: 'Reader' },
      }),
      event(at('09:07'), 'sso/ListAccounts', carol),
      signIn(at('09:08'), alice, 'Success', 'Yes'),
    ],
    columns: ['eventtime', 'identity', 'user_id', 'eventname', 'credential', 'outcome', 'account_id', 'role'],
    rows: [
      [at('09:00'), 'carol', null, 'CredentialChallenge', 'PASSWORD', null, null, null],
      [at('09:01'), 'carol', null, 'CredentialVerification', 'PASSWORD', 'Failure', null, null],
      [at('09:02'), 'carol', CAROL_ID, 'CredentialChallenge', 'PASSWORD', null, null, null],
      [at('09:03'), 'carol', CAROL_ID, 'CredentialVerification', 'PASSWORD', 'Success', null, null],
      [at('09:04'), 'carol', CAROL_ID, 'UserAuthentication', 'PASSWORD,TOTP', 'Success', null, null],
      [at('09:05'), 'carol', CAROL_ID, 'Federate', null, 'Success', OTHER_ACCOUNT, 'Admin'],
      [at('09:06'), 'other', 'other', 'GetRoleCredentials', null, 'Success', ACCOUNT, 'Reader'],
    ],
  },
  {
    preset: 'root-use',
    records: [
      event(at('09:03'), 'iam/CreateAccessKey', {
        ...root,
        accessKeyId: 'ASIAROOT',
        invokedBy: 'signin.amazonaws.com',
      }),
      event(at('09:04'), 'iam/CreateUser', { ...root, accessKeyId: 'AKIAROOT' }),
      signIn(at('09:01'), root, 'Failure', 'No'),
      signIn(at('09:02'), root, 'Success', 'No'),
      event(at('09:05'), 's3/GetBucketAcl', { ...root, invokedBy: 'access-analyzer.amazonaws.com' }),
      event(at('09:06'), 's3/GetBucketAcl', alice),
    ],
    columns: ['eventtime', 'identity', 'eventname', 'error', 'account_id', 'credentials'],
    rows: [
      [at('09:01'), ROOT, 'ConsoleLogin', 'Failed authentication', ACCOUNT, 'console sign-in'],
      [at('09:02'), ROOT, 'ConsoleLogin', null, ACCOUNT, 'console sign-in'],
      [at('09:03'), ROOT, 'CreateAccessKey', null, ACCOUNT, 'session'],
      [at('09:04'), ROOT, 'CreateUser', null, ACCOUNT, 'long-term access key'],
    ],
  },
  {
    preset: 'without-mfa',
    records: [
      event(at('09:01'), 'iam/CreateUser', alice, { readOnly: null }),
      event(at('09:02'), 'iam/ListUsers', alice, { readOnly: null }),
      event(at('09:03'), 'iam/ListUsers', session('Admin', 'deploy', 'ASIAONE', 'false'), { readOnly: null }),
      event(at('09:04'), 'iam/ListUsers', session('Admin', 'mfa', 'ASIATWO', 'true')),
      signIn(at('09:05'), { ...bob, accessKeyId: '' }, 'Success', 'No'),
      signIn(at('09:06'), { ...bob, accessKeyId: '' }, 'Success', 'Yes'),
      signIn(at('09:07'), { ...bob, accessKeyId: '' }, 'Failure', 'No'),
      event(at('09:08'), 'ec2/TerminateInstances', service),
      centerStep(at('09:09'), 'UserAuthentication', carol, { CredentialType: 'PASSWORD' }),
      centerStep(at('09:10'), 'UserAuthentication', carol, { CredentialType: 'PASSWORD,TOTP' }),
      centerStep(at('09:11'), 'UserAuthentication', carol, { CredentialType: 'EXTERNAL_IDP' }),
      centerStep(at('09:12'), 'UserAuthentication', carol, {
        CredentialType: 'PASSWORD',
        DeviceEnrollmentRequired: 'true',
      }),
    ],
    columns: ['identity', 'identity_type', 'credentials', 'requests', 'changes', 'first_seen', 'last_seen'],
    rows: [
      [ALICE, 'IAMUser', 'long-term access key', 2, 1, at('09:01'), at('09:02')],
      [CAROL_ID, 'IdentityCenterUser', 'sign-in to IAM Identity Center', 1, 1, at('09:09'), at('09:09')],
      [BOB, 'IAMUser', 'console sign-in', 1, 1, at('09:05'), at('09:05')],
      [
        `arn:aws:sts::${ACCOUNT}:assumed-role/Admin/deploy`,
        'AssumedRole',
        'session',
        1,
        0,
        at('09:03'),
        at('09:03'),
      ],
    ],
  },
  {
    preset: 'cross-account-callers',
    records: [
      event(at('09:01'), 'sts/AssumeRole', partner),
      event(at('09:02'), 'sts/AssumeRole', partner, { errorCode: 'AccessDenied' }),
      event(at('09:03'), 's3/GetObject', { ...alice, accountId: OTHER_ACCOUNT }),
      event(at('09:04'), 's3/GetObject', alice),
      event(at('09:05'), 'ec2/TerminateInstances', service),
    ],
    columns: ['caller_account', 'recipientaccountid', 'identity', 'eventname', 'calls', 'failed'],
    rows: [
      [OTHER_ACCOUNT, ACCOUNT, 'AROAPARTNER:audit', 'AssumeRole', 2, 1],
      [OTHER_ACCOUNT, ACCOUNT, ALICE, 'GetObject', 1, 0],
    ],
  },
  {
    preset: 'cross-account-resources',
    records: [
      event(at('09:01'), 's3/PutObject', alice, {
        resources: [
          { ARN: 'arn:aws:s3:::outside/data', type: 'AWS::S3::Object' },
          { ARN: 'arn:aws:s3:::outside', accountId: OTHER_ACCOUNT, type: 'AWS::S3::Bucket' },
        ],
      }),
      event(at('09:02'), 's3/PutObject', alice, {
        resources: [{ ARN: 'arn:aws:s3:::inside', accountId: ACCOUNT, type: 'AWS::S3::Bucket' }],
      }),
      event(at('09:03'), 's3/ListBuckets', alice),
    ],
    columns: ['eventtime', 'caller_account', 'foreign_resources'],
    rows: [[at('09:01'), ACCOUNT, '["arn:aws:s3:::outside"]']],
  },
];
