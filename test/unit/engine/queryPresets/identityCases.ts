import type { PresetCase } from './presetCase';
import { ACCOUNT, alice, at, bob, event, root, service, session } from './records';

const ALICE = `arn:aws:iam::${ACCOUNT}:user/alice`;
const BOB = `arn:aws:iam::${ACCOUNT}:user/bob`;
const ROLE = `arn:aws:iam::${ACCOUNT}:role`;

function assume(
  time: string,
  who: Parameters<typeof event>[2],
  role: string,
  given?: string,
): ReturnType<typeof event> {
  return event(time, 'sts/AssumeRole', who, {
    requestParameters: { roleArn: `${ROLE}/${role}`, roleSessionName: 's' },
    ...(given === undefined
      ? { errorCode: 'AccessDenied' }
      : { responseElements: { credentials: { accessKeyId: given } } }),
  });
}

/** Presets of identities and keys. */
export const identityCases: readonly PresetCase[] = [
  {
    preset: 'new-identities-and-keys',
    records: [
      event(at('09:01'), 'iam/CreateUser', alice, { requestParameters: { userName: 'eve' } }),
      event(at('09:02'), 'iam/CreateAccessKey', alice, {
        requestParameters: { userName: 'eve' },
        responseElements: { accessKey: { userName: 'eve', accessKeyId: 'AKIAEVE' } },
      }),
      event(at('09:03'), 'workdocs/CreateUser', alice, { requestParameters: { Username: 'contractor' } }),
      event(at('09:04'), 'rds/CreateUser', alice),
      event(at('09:05'), 'iam/CreatePolicy', alice),
      event(at('09:06'), 'iam/CreateRole', alice, {
        requestParameters: { roleName: 'Back' },
        errorCode: 'AccessDenied',
      }),
    ],
    columns: ['eventtime', 'eventsource', 'eventname', 'made', 'made_key', 'error'],
    rows: [
      [at('09:01'), 'iam.amazonaws.com', 'CreateUser', 'eve', null, null],
      [at('09:02'), 'iam.amazonaws.com', 'CreateAccessKey', 'eve', 'AKIAEVE', null],
      [at('09:03'), 'workdocs.amazonaws.com', 'CreateUser', 'contractor', null, null],
      [at('09:06'), 'iam.amazonaws.com', 'CreateRole', 'Back', null, 'AccessDenied'],
    ],
  },
  {
    preset: 'new-identities-and-keys',
    records: [
      event(at('09:01'), 'signin/GetSigninToken', alice),
      event(at('09:02'), 'signin/PasswordUpdated', root),
      event(at('09:03'), 'eks/CreateAccessEntry', alice),
      event(at('09:04'), 'sso/CreateAccountAssignment', alice),
      event(at('09:05'), 'ec2-instance-connect/SendSerialConsoleSSHPublicKey', alice),
      event(at('09:06'), 'ssm/CreateActivation', alice),
      event(at('09:07'), 'signin/ConsoleLogin', alice),
    ],
    columns: ['eventtime'],
    rows: ['09:01', '09:02', '09:03', '09:04', '09:05', '09:06'].map((time) => [at(time)]),
  },
  {
    preset: 'secrets-read',
    records: [
      event(at('09:01'), 'secretsmanager/GetSecretValue', alice, { requestParameters: { secretId: 'db' } }),
      event(at('09:03'), 'secretsmanager/GetSecretValue', alice, {
        requestParameters: { secretId: 'db' },
        sourceIPAddress: '203.0.113.9',
      }),
      event(at('09:02'), 'ssm/GetParameters', alice, {
        requestParameters: { names: ['/app/a', '/app/b'] },
        errorCode: 'AccessDenied',
      }),
      event(at('09:04'), 'ec2/GetPasswordData', bob, { requestParameters: { instanceId: 'i-1' } }),
      event(at('09:05'), 'secretsmanager/ListSecrets', bob),
    ],
    columns: ['identity', 'eventname', 'secret', 'reads', 'failed', 'addresses', 'first_seen', 'last_seen'],
    rows: [
      [ALICE, 'GetSecretValue', 'db', 2, 0, 2, at('09:01'), at('09:03')],
      [ALICE, 'GetParameters', '["/app/a","/app/b"]', 1, 1, 1, at('09:02'), at('09:02')],
      [BOB, 'GetPasswordData', 'i-1', 1, 0, 1, at('09:04'), at('09:04')],
    ],
  },
  {
    preset: 'access-keys',
    records: [
      event(at('09:01'), 's3/ListBuckets', alice),
      event(at('09:05'), 'iam/ListUsers', alice, {
        sourceIPAddress: '203.0.113.9',
        awsRegion: 'eu-west-1',
        errorCode: 'AccessDenied',
      }),
      event(at('09:03'), 's3/ListBuckets', alice),
      event(at('09:02'), 's3/ListBuckets', bob),
      event(at('09:04'), 's3/ListBuckets', { ...root, accessKeyId: '' }),
    ],
    columns: [
      'access_key',
      'identity',
      'events',
      'failed',
      'addresses',
      'regions',
      'actions',
      'first_seen',
      'last_seen',
    ],
    rows: [
      ['AKIAALICE', ALICE, 3, 1, 2, 2, 2, at('09:01'), at('09:05')],
      ['AKIABOB', BOB, 1, 0, 1, 1, 1, at('09:02'), at('09:02')],
    ],
  },
  {
    preset: 'keys-from-several-addresses',
    records: [
      event(at('09:01'), 's3/ListBuckets', alice),
      event(at('09:02'), 's3/ListBuckets', alice),
      event(at('09:03'), 's3/ListBuckets', alice, { sourceIPAddress: '2001:db8::9' }),
      event(at('09:04'), 's3/ListBuckets', bob),
      event(at('09:05'), 's3/ListBuckets', bob, { sourceIPAddress: 'cloudformation.amazonaws.com' }),
      event(
        at('09:06'),
        's3/ListBuckets',
        { ...bob, invokedBy: 'cloudformation.amazonaws.com' },
        {
          sourceIPAddress: '203.0.113.9',
        },
      ),
    ],
    columns: ['access_key', 'identity', 'sourceipaddress', 'events', 'first_seen', 'last_seen'],
    rows: [
      ['AKIAALICE', ALICE, '192.0.2.1', 2, at('09:01'), at('09:02')],
      ['AKIAALICE', ALICE, '2001:db8::9', 1, at('09:03'), at('09:03')],
    ],
  },
  {
    preset: 'assumed-roles',
    parameters: { role: '%/Admin' },
    records: [
      assume(at('09:01'), alice, 'Admin', 'ASIAONE'),
      assume(at('09:02'), alice, 'Admin'),
      assume(at('09:03'), bob, 'Admin', 'ASIATWO'),
      assume(at('09:04'), bob, 'Reader', 'ASIATHREE'),
    ],
    columns: ['identity', 'identity_type', 'role', 'calls', 'failed', 'first_seen', 'last_seen'],
    rows: [
      [ALICE, 'IAMUser', `${ROLE}/Admin`, 2, 1, at('09:01'), at('09:02')],
      [BOB, 'IAMUser', `${ROLE}/Admin`, 1, 0, at('09:03'), at('09:03')],
    ],
  },
  {
    preset: 'role-chains',
    records: [
      assume(at('09:01'), alice, 'Deploy', 'ASIADEPLOY'),
      assume(at('09:02'), session('Deploy', 's', 'ASIADEPLOY'), 'Admin', 'ASIAADMIN'),
      event(at('09:03'), 'iam/CreateUser', session('Admin', 's', 'ASIAADMIN')),
      event(at('09:04'), 'iam/CreateUser', session('Admin', 's', 'ASIAADMIN')),
      // Three in a row.
      assume(at('10:01'), bob, 'One', 'ASIA1'),
      assume(at('10:02'), session('One', 's', 'ASIA1'), 'Two', 'ASIA2'),
      assume(at('10:03'), session('Two', 's', 'ASIA2'), 'Three', 'ASIA3'),
      // One step is no chain, and a refused one neither.
      assume(at('11:01'), bob, 'Reader', 'ASIAREAD'),
      assume(at('11:02'), session('Reader', 's', 'ASIAREAD'), 'Admin'),
      // The second role is one of another account, whose own record of it does not tell the caller's key.
      assume(at('12:01'), alice, 'Jump', 'ASIAJUMP'),
      assume(at('12:02'), session('Jump', 's', 'ASIAJUMP'), 'Far', 'ASIAFAR'),
      assume(
        at('12:02'),
        { type: 'AWSAccount', principalId: 'AROAJUMP:s', accountId: ACCOUNT },
        'Far',
        'ASIAFAR',
      ),
      assume(at('12:03'), session('Far', 's', 'ASIAFAR'), 'Farther', 'ASIAFARTHER'),
    ],
    columns: [
      'started',
      'origin',
      'first_role',
      'second_role',
      'third_role',
      'last_key',
      'events_of_last_key',
      'last_seen',
    ],
    rows: [
      [at('09:01'), ALICE, `${ROLE}/Deploy`, `${ROLE}/Admin`, null, 'ASIAADMIN', 2, at('09:04')],
      [at('10:01'), BOB, `${ROLE}/One`, `${ROLE}/Two`, `${ROLE}/Three`, 'ASIA3', 0, null],
      [at('12:01'), ALICE, `${ROLE}/Jump`, `${ROLE}/Far`, `${ROLE}/Farther`, 'ASIAFARTHER', 0, null],
    ],
  },
  {
    preset: 'roles-without-mfa',
    records: [
      assume(at('09:01'), alice, 'Admin', 'ASIAONE'),
      assume(
        at('09:02'),
        { ...bob, sessionContext: { attributes: { mfaAuthenticated: 'true' } } },
        'Admin',
        'ASIATWO',
      ),
      assume(
        at('09:03'),
        { ...bob, sessionContext: { attributes: { mfaAuthenticated: 'false' } } },
        'Admin',
        'ASIATHREE',
      ),
      assume(at('09:04'), session('Deploy', 's', 'ASIADEPLOY'), 'Admin', 'ASIAFOUR'),
    ],
    columns: ['eventtime', 'identity', 'role', 'access_key'],
    rows: [
      [at('09:01'), ALICE, `${ROLE}/Admin`, 'AKIAALICE'],
      [at('09:03'), BOB, `${ROLE}/Admin`, 'AKIABOB'],
    ],
  },
  {
    preset: 'rare-events',
    parameters: { most: 1 },
    records: [
      event(at('09:01'), 's3/ListBuckets', alice),
      event(at('09:02'), 's3/ListBuckets', alice),
      event(at('09:03'), 'iam/CreateUser', bob, { errorCode: 'AccessDenied' }),
      event(at('09:00'), 'iam/ListUsers', alice),
    ],
    columns: ['eventsource', 'eventname', 'events', 'failed', 'first_identity', 'first_address'],
    rows: [
      ['iam.amazonaws.com', 'ListUsers', 1, 0, ALICE, '192.0.2.1'],
      ['iam.amazonaws.com', 'CreateUser', 1, 1, BOB, '192.0.2.1'],
    ],
  },
  {
    preset: 'rare-user-agents',
    parameters: { most: 2 },
    records: [
      event(at('09:01'), 's3/ListBuckets', alice),
      event(at('09:02'), 's3/ListBuckets', alice),
      event(at('09:03'), 's3/ListBuckets', alice),
      event(at('09:05'), 's3/ListBuckets', bob, { userAgent: 'odd-tool' }),
      event(at('09:04'), 'iam/ListUsers', alice, { userAgent: 'odd-tool', sourceIPAddress: '203.0.113.9' }),
      event(at('09:06'), 's3/ListBuckets', bob, { userAgent: null }),
    ],
    columns: [
      'useragent',
      'events',
      'identities',
      'first_identity',
      'first_address',
      'first_event',
      'first_seen',
      'last_seen',
    ],
    rows: [['odd-tool', 2, 2, ALICE, '203.0.113.9', 'ListUsers', at('09:04'), at('09:05')]],
  },
  {
    preset: 'new-regions',
    records: [
      event(at('09:01'), 's3/ListBuckets', alice),
      event(at('09:04'), 's3/ListBuckets', bob),
      event(at('09:03'), 'ec2/RunInstances', bob, { awsRegion: 'ap-south-1' }),
      event(at('09:02'), 'ec2/TerminateInstances', service, { awsRegion: 'eu-west-1' }),
    ],
    columns: [
      'recipientaccountid',
      'awsregion',
      'first_seen',
      'first_identity',
      'first_event',
      'events',
      'identities',
    ],
    rows: [
      [ACCOUNT, 'ap-south-1', at('09:03'), BOB, 'RunInstances', 1, 1],
      [ACCOUNT, 'us-east-1', at('09:01'), ALICE, 'ListBuckets', 2, 2],
    ],
  },
  {
    preset: 'enumeration-bursts',
    parameters: { actions: 3 },
    records: [
      event(at('09:01'), 's3/ListBuckets', alice),
      event(at('09:02'), 'iam/ListUsers', alice, { errorCode: 'AccessDenied' }),
      event(at('09:03'), 'ec2/DescribeInstances', alice),
      event(at('09:04'), 'ec2/DescribeInstances', alice),
      event(at('09:05'), 'ec2/RunInstances', alice),
      // Two in this hour and one in the next are no burst.
      event(at('09:58'), 's3/ListBuckets', bob),
      event(at('09:59'), 'iam/ListUsers', bob),
      event(at('10:00'), 'ec2/DescribeInstances', bob),
    ],
    columns: ['access_key', 'identity', 'actions', 'calls', 'failed', 'first_seen', 'last_seen'],
    rows: [['AKIAALICE', ALICE, 3, 4, 1, at('09:01'), at('09:04')]],
  },
  {
    preset: 'unusual-hours',
    records: [
      // Tuesday: inside from 07:00 until before 19:00.
      event(at('06:59:59'), 's3/ListBuckets', alice),
      event(at('07:00'), 's3/ListBuckets', alice),
      event(at('18:59:59'), 's3/ListBuckets', alice),
      event(at('19:00'), 's3/ListBuckets', alice, { sourceIPAddress: '203.0.113.9' }),
      event(at('12:00'), 's3/ListBuckets', bob),
      // A Saturday.
      event('2024-11-23T12:00:00Z', 's3/ListBuckets', root),
      event(at('03:00'), 'ec2/TerminateInstances', service),
    ],
    columns: [
      'identity',
      'events_outside',
      'events',
      'percent_outside',
      'addresses_outside',
      'first_outside',
      'last_outside',
    ],
    rows: [
      [ALICE, 2, 4, 50, 2, at('06:59:59'), at('19:00')],
      [`arn:aws:iam::${ACCOUNT}:root`, 1, 1, 100, 1, '2024-11-23T12:00:00Z', '2024-11-23T12:00:00Z'],
    ],
  },
  {
    preset: 'model-calls',
    records: [
      event(at('09:01'), 'bedrock/InvokeModel', alice, { requestParameters: { modelId: 'm-1' } }),
      event(at('09:03'), 'bedrock/InvokeModel', alice, {
        requestParameters: { modelId: 'm-1' },
        errorCode: 'ThrottlingException',
      }),
      event(at('09:02'), 'bedrock/InvokeModel', alice, {
        requestParameters: { modelId: 'm-1' },
        awsRegion: 'us-west-2',
      }),
      event(at('09:00'), 'bedrock/PutUseCaseForModelAccess', bob),
      event(at('09:04'), 'bedrock/ListFoundationModels', bob),
      event(at('09:05'), 'sagemaker/InvokeModel', bob),
    ],
    columns: ['identity', 'eventname', 'model', 'awsregion', 'calls', 'failed', 'first_seen', 'last_seen'],
    rows: [
      [ALICE, 'InvokeModel', 'm-1', 'us-east-1', 2, 1, at('09:01'), at('09:03')],
      [ALICE, 'InvokeModel', 'm-1', 'us-west-2', 1, 0, at('09:02'), at('09:02')],
      [BOB, 'PutUseCaseForModelAccess', null, 'us-east-1', 1, 0, at('09:00'), at('09:00')],
    ],
  },
  {
    preset: 'object-downloads',
    parameters: { objects: 2 },
    records: [
      event(at('09:01'), 's3/GetObject', alice, {
        requestParameters: { bucketName: 'ledger', key: 'a' },
        additionalEventData: { bytesTransferredOut: 1000 },
      }),
      event(at('09:02'), 's3/GetObject', alice, {
        requestParameters: { bucketName: 'ledger', key: 'b' },
        additionalEventData: { bytesTransferredOut: 24 },
      }),
      event(at('09:03'), 's3/GetObject', alice, {
        requestParameters: { bucketName: 'ledger', key: 'b' },
        sourceIPAddress: '203.0.113.9',
      }),
      event(at('09:04'), 's3/GetObject', alice, {
        requestParameters: { bucketName: 'ledger', key: 'c' },
        errorCode: 'AccessDenied',
      }),
      event(at('09:05'), 's3/GetObject', bob, { requestParameters: { bucketName: 'ledger', key: 'a' } }),
    ],
    columns: ['identity', 'bucket', 'objects', 'reads', 'bytes_out', 'addresses', 'first_seen', 'last_seen'],
    rows: [[ALICE, 'ledger', 2, 3, 1024, 2, at('09:01'), at('09:03')]],
  },
  {
    preset: 'redacted-values',
    records: [
      event(at('09:01'), 'rds/ModifyDBInstance', alice, {
        requestParameters: { dBInstanceIdentifier: 'orders', masterUserPassword: '****' },
      }),
      event(at('09:02'), 'ec2/CreateKeyPair', alice, {
        responseElements: { keyName: 'temp', keyMaterial: '<sensitiveDataRemoved>' },
      }),
      event(at('09:03'), 'signin/ConsoleLogin', {
        type: 'IAMUser',
        userName: 'HIDDEN_DUE_TO_SECURITY_REASONS',
      }),
      event(at('09:04'), 'workdocs/CreateComment', alice, {
        requestParameters: { AuthenticationToken: '**-redacted-**', Text: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
      }),
      event(at('09:05'), 'ses/SendEmail', alice, {
        requestParameters: { destination: { toAddresses: ['HIDDEN_DUE_TO_SECURITY_REASONS'] } },
      }),
      event(at('09:06'), 'iam/PutUserPolicy', alice, {
        requestParameters: { a: '**', b: 'x ****', c: 'HIDDEN', d: '** DISPUTED **' },
      }),
      event(at('09:07'), 'ssm/StartSession', alice, {
        responseElements: { sessionId: 's', tokenValue: 'Value hidden due to security reasons.' },
      }),
    ],
    columns: ['eventtime', 'place', 'members', 'hidden_values'],
    rows: [
      [at('09:01'), 'requestparameters', '["masterUserPassword"]', 1],
      [at('09:02'), 'responseelements', '["keyMaterial"]', 1],
      [at('09:03'), 'useridentity.username', '[]', 1],
      [at('09:04'), 'requestparameters', '["AuthenticationToken","Text"]', 2],
      [at('09:05'), 'requestparameters', '[]', 1],
      [at('09:07'), 'responseelements', '["tokenValue"]', 1],
    ],
  },
  {
    preset: 'redacted-actions',
    records: [
      event(at('09:01'), 'ses/SendEmail', alice, {
        requestParameters: { toAddresses: ['****', 'HIDDEN_DUE_TO_SECURITY_REASONS'] },
      }),
      event(at('09:02'), 'ses/SendEmail', alice, { requestParameters: { message: '****' } }),
      event(at('09:03'), 'ses/SendEmail', alice),
      event(at('09:04'), 'rds/ModifyDBInstance', alice, { requestParameters: { masterUserPassword: '***' } }),
    ],
    columns: ['eventsource', 'eventname', 'events', 'hidden_values', 'first_seen', 'last_seen'],
    rows: [
      ['ses.amazonaws.com', 'SendEmail', 2, 3, at('09:01'), at('09:02')],
      ['rds.amazonaws.com', 'ModifyDBInstance', 1, 1, at('09:04'), at('09:04')],
    ],
  },
];
