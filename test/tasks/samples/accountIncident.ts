import type { JsonObject, JsonValue } from '../../../src/core/record/cloudTrailRecord';
import { ACCOUNT, CLI, buildAgent, identities } from './accountCast';
import { createRandom } from './random';
import { createRecorder, type Draft } from './record';
import { createLogFile, type SampleFile } from './sampleFile';

const INTRUDER = { address: '198.51.100.23', agent: CLI } as const;
const TRAIL = `arn:aws:cloudtrail:us-east-1:${ACCOUNT}:trail/main`;
const ORIGINAL = '5f0c7a91-3f43-4b0e-8f0d-0c3a5d1b9e77';

function denied(action: string, resource: string, user = `arn:aws:iam::${ACCOUNT}:user/build-agent`): string {
  return `User: ${user} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
}

function call(time: string, service: string, name: string, rest: Partial<Draft>): Draft {
  return {
    time: `2024-11-19T09:${time}Z`,
    service,
    name,
    identity: buildAgent,
    readOnly: false,
    host: `${service}.us-east-1.amazonaws.com`,
    ...INTRUDER,
    ...rest,
  };
}

/** A leaked key: look around, climb from role to role, switch the trail off, take what there is. */
function getStory(): readonly Draft[] {
  const { deployer, intruder, instance } = identities;
  // The key that a call hands out is the key that the next step of the chain signs with.
  const assumed = (session: JsonObject): JsonValue => ({
    credentials: {
      accessKeyId: session['accessKeyId'],
      sessionToken: '<sensitiveDataRemoved>',
      expiration: 'Nov 19, 2024, 10:16:00 AM',
    },
    assumedRoleUser: { assumedRoleId: session['principalId'], arn: session['arn'] },
  });
  return [
    call('14:02', 'sts', 'GetCallerIdentity', { readOnly: true }),
    call('14:10', 'iam', 'ListUsers', {
      readOnly: true,
      error: ['AccessDenied', denied('iam:ListUsers', `arn:aws:iam::${ACCOUNT}:user/`)],
    }),
    call('14:15', 'ec2', 'DescribeInstances', {
      readOnly: true,
      error: ['Client.UnauthorizedOperation', 'You are not authorized to perform this operation.'],
      request: { instancesSet: {}, filterSet: {} },
    }),
    call('14:21', 'secretsmanager', 'ListSecrets', {
      readOnly: true,
      error: ['AccessDeniedException', denied('secretsmanager:ListSecrets', '*')],
    }),
    call('14:26', 'organizations', 'DescribeOrganization', {
      readOnly: true,
      error: ['AccessDeniedException', 'You do not have permission to access this resource.'],
    }),
    call('14:32', 's3', 'GetBucketPolicy', {
      readOnly: true,
      error: ['AccessDenied', 'Access Denied'],
      request: { bucketName: 'example-payments', policy: '', Host: 'example-payments.s3.amazonaws.com' },
    }),
    call('14:40', 'ec2', 'DescribeSnapshots', {
      readOnly: true,
      error: ['UnauthorizedOperation', 'You are not authorized to perform this operation.'],
    }),
    call('14:58', 'ec2', 'DescribeRegions', {
      readOnly: true,
      error: ['Client.RequestLimitExceeded', 'Request limit exceeded.'],
    }),
    call('16:00', 'sts', 'AssumeRole', {
      readOnly: true,
      request: { roleArn: `arn:aws:iam::${ACCOUNT}:role/DeployRole`, roleSessionName: 'pipeline-8812' },
      response: assumed(deployer),
    }),
    call('17:03', 'sts', 'AssumeRole', {
      identity: deployer,
      readOnly: true,
      request: {
        roleArn: `arn:aws:iam::${ACCOUNT}:role/AdminRole`,
        roleSessionName: 'botocore-session-1732007823',
      },
      response: assumed(intruder),
    }),
    call('17:30', 'cloudtrail', 'DescribeTrails', { identity: intruder, readOnly: true }),
    call('17:41', 'cloudtrail', 'PutEventSelectors', {
      identity: intruder,
      request: {
        trailName: 'main',
        eventSelectors: [
          {
            readWriteType: 'WriteOnly',
            includeManagementEvents: false,
            dataResources: [],
            excludeManagementEventSources: ['kms.amazonaws.com'],
          },
        ],
      },
      response: { trailARN: TRAIL },
    }),
    call('17:59', 'cloudtrail', 'DeleteTrail', {
      identity: intruder,
      request: { name: TRAIL },
      error: ['AccessDeniedException', 'with an explicit deny in a service control policy'],
    }),
    call('18:04', 'cloudtrail', 'StopLogging', { identity: intruder, request: { name: TRAIL } }),
    call('18:20', 'iam', 'CreateUser', {
      identity: intruder,
      request: { userName: 'support-backup' },
      response: {
        user: {
          userName: 'support-backup',
          path: '/',
          userId: 'AIDAQRSTUVWXYZEXAMPLE',
          arn: `arn:aws:iam::${ACCOUNT}:user/support-backup`,
        },
      },
    }),
    call('18:24', 'iam', 'CreateLoginProfile', {
      identity: intruder,
      request: { userName: 'support-backup', passwordResetRequired: false, password: '****' },
    }),
    call('18:31', 'iam', 'AttachUserPolicy', {
      identity: intruder,
      request: { userName: 'support-backup', policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
    }),
    call('18:45', 'ec2', 'CreateKeyPair', {
      identity: intruder,
      request: { keyName: 'temp' },
      response: {
        keyName: 'temp',
        keyPairId: 'key-0123456789abcdef0',
        keyMaterial: '<sensitiveDataRemoved>',
      },
    }),
    call('18:50', 'ssm', 'SendCommand', {
      identity: intruder,
      request: {
        documentName: 'AWS-RunShellScript',
        instanceIds: ['i-0f9e8d7c6b5a49382'],
        parameters: 'HIDDEN_DUE_TO_SECURITY_REASONS',
      },
      response: {
        command: {
          commandId: '0b3d5c1e-5d0e-4b9e-9d63-c0ffee000001',
          parameters: 'HIDDEN_DUE_TO_SECURITY_REASONS',
          status: 'Pending',
        },
      },
    }),
    call('18:56', 'rds', 'ModifyDBInstance', {
      identity: intruder,
      request: { dBInstanceIdentifier: 'orders', masterUserPassword: '****', applyImmediately: true },
      response: { dBInstanceIdentifier: 'orders', pendingModifiedValues: { masterUserPassword: '****' } },
    }),
    call('19:02', 'rolesanywhere', 'CreateProfile', {
      identity: intruder,
      request: {
        name: 'backup',
        tags: [{ key: 'HIDDEN_DUE_TO_SECURITY_REASONS', value: 'HIDDEN_DUE_TO_SECURITY_REASONS' }],
      },
    }),
    call('19:08', 's3', 'GetObject', {
      identity: intruder,
      address: '2001:db8:feed::23',
      readOnly: true,
      category: 'Data',
      request: {
        bucketName: 'example-payments',
        key: '2024/11/ledger.csv',
        Host: 'example-payments.s3.amazonaws.com',
      },
      additional: {
        SignatureVersion: 'SigV4',
        bytesTransferredIn: 0,
        bytesTransferredOut: 73_400_320,
        AuthenticationMethod: 'AuthHeader',
      },
      resources: [
        { type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::example-payments/2024/11/ledger.csv' },
        { accountId: ACCOUNT, type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::example-payments' },
      ],
    }),
    call('19:30', 'dynamodb', 'DeleteTable', {
      identity: instance,
      address: '10.0.3.17',
      request: { tableName: 'sessions' },
      eventID: ORIGINAL,
    }),
    call('19:30', 'dynamodb', 'DeleteTable', {
      identity: instance,
      address: '10.0.3.17',
      request: { tableName: 'sessions' },
      response: { tableDescription: { tableName: 'sessions', tableStatus: 'DELETING' } },
      more: {
        addendum: {
          reason: 'UPDATED_DATA',
          updatedFields: 'responseElements',
          originalRequestID: '6b1c4f5e-8c5a-4a0c-a9fd-5b2f0e4d3c21',
          originalEventID: ORIGINAL,
        },
      },
    }),
    call('19:41', 'elasticloadbalancing', 'DescribeTags', {
      identity: instance,
      address: '10.0.3.17',
      readOnly: true,
      agent: 'e'.repeat(1024),
      more: { addendum: { reason: 'DELIVERY_DELAY' } },
    }),
  ];
}

export function buildIncident(): SampleFile {
  const records = getStory().map(
    createRecorder(createRandom('account incident'), { account: ACCOUNT, region: 'us-east-1' }),
  );
  // Delivered twice, as CloudTrail now and then does: the same eventID and the same bytes.
  const repeated = [records[13], records[21], records[21]].filter((record) => record !== undefined);
  return createLogFile({
    path: 'account/123456789012_CloudTrail_us-east-1_20241119T0920Z_Yd1sBv7GkEo5NqZi.json',
    about:
      'A leaked key: refused calls in each spelling, a chain of roles, logging switched off, hidden values of several services, an addendum with its original, and three repeated records.',
    records: [...records, ...repeated],
  });
}
