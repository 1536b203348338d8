import type { PresetCase } from './presetCase';
import { ACCOUNT, alice, at, bob, event, mary } from './records';

const ALICE = `arn:aws:iam::${ACCOUNT}:user/alice`;
const BOB = `arn:aws:iam::${ACCOUNT}:user/bob`;

const calls = (rows: readonly (readonly [string, string])[]): readonly (readonly string[])[] =>
  rows.map(([time, name]) => [at(time), name]);

/** Presets of changes. */
export const changeCases: readonly PresetCase[] = [
  {
    preset: 'changes-in-window',
    parameters: { from: at('09:00'), until: at('09:30') },
    records: [
      event(at('08:59:59'), 'iam/CreateUser', alice),
      event(at('09:00'), 'iam/CreateUser', alice),
      event(at('09:10'), 'iam/ListUsers', alice),
      event(at('09:20'), 'workdocs/DeleteDocument', mary, { readOnly: null }),
      event(at('09:25'), 'workdocs/GetDocument', mary, { readOnly: null }),
      event(at('09:30'), 'iam/DeleteUser', bob, { errorCode: 'AccessDenied' }),
      event(at('09:30:01'), 'iam/DeleteUser', bob),
    ],
    columns: ['eventtime', 'eventname'],
    rows: calls([
      ['09:00', 'CreateUser'],
      ['09:20', 'DeleteDocument'],
      ['09:30', 'DeleteUser'],
    ]),
  },
  {
    preset: 'deletions',
    records: [
      event(at('09:01'), 's3/DeleteBucket', alice),
      event(at('09:02'), 'ec2/TerminateInstances', alice, { errorCode: 'Client.UnauthorizedOperation' }),
      event(at('09:03'), 'kms/ScheduleKeyDeletion', alice),
      event(at('09:04'), 'ecr/BatchDeleteImage', alice),
      event(at('09:05'), 'kms/CancelKeyDeletion', alice),
      event(at('09:06'), 'iam/RemoveUserFromGroup', alice),
      event(at('09:07'), 's3/DeleteObject', alice, { eventSource: 's3.amazonaws.com' }),
      event(at('09:08'), 'ec2/DescribeDeletedThings', alice),
      event(at('09:09'), 'organizations/CloseAccount', alice),
    ],
    columns: ['eventtime', 'eventname'],
    rows: calls([
      ['09:01', 'DeleteBucket'],
      ['09:02', 'TerminateInstances'],
      ['09:03', 'ScheduleKeyDeletion'],
      ['09:04', 'BatchDeleteImage'],
      ['09:07', 'DeleteObject'],
      ['09:09', 'CloseAccount'],
    ]),
  },
  {
    preset: 'permission-changes',
    records: [
      event(at('09:01'), 'iam/AttachUserPolicy', alice),
      event(at('09:02'), 's3/PutBucketAcl', alice),
      event(at('09:03'), 'kms/CreateGrant', alice),
      event(at('09:04'), 'lambda/AddPermission20150331v2', alice),
      event(at('09:05'), 's3/PutBucketPublicAccessBlock', alice),
      event(at('09:06'), 'iam/AddUserToGroup', alice),
      event(at('09:07'), 'ec2/AuthorizeSecurityGroupIngress', alice),
      event(at('09:08'), 'workdocs/AddResourcePermissions', mary),
      event(at('09:09'), 'iam/UpdateAssumeRolePolicy', alice),
      event(at('09:10'), 'iam/GetUserPolicy', alice),
      event(at('09:11'), 'autoscaling/PutScalingPolicy', alice),
      event(at('09:12'), 'ecr/PutLifecyclePolicy', alice),
      event(at('09:13'), 'ec2/CreateNetworkAclEntry', alice),
      event(at('09:14'), 'iam/CreateUser', alice),
      event(at('09:15'), 'iam/SimulatePrincipalPolicy', alice),
    ],
    columns: ['eventtime', 'eventname'],
    rows: calls([
      ['09:01', 'AttachUserPolicy'],
      ['09:02', 'PutBucketAcl'],
      ['09:03', 'CreateGrant'],
      ['09:04', 'AddPermission20150331v2'],
      ['09:05', 'PutBucketPublicAccessBlock'],
      ['09:06', 'AddUserToGroup'],
      ['09:07', 'AuthorizeSecurityGroupIngress'],
      ['09:08', 'AddResourcePermissions'],
      ['09:09', 'UpdateAssumeRolePolicy'],
    ]),
  },
  {
    preset: 'recovery-destroyed',
    records: [
      event(at('09:01'), 'kms/ScheduleKeyDeletion', alice),
      event(at('09:02'), 'backup/DeleteRecoveryPoint', alice),
      event(at('09:03'), 'ec2/DeleteSnapshot', alice),
      event(at('09:04'), 'rds/DeleteDBSnapshot', alice),
      event(at('09:05'), 's3/PutBucketVersioning', alice, {
        requestParameters: { bucketName: 'ledger', VersioningConfiguration: { Status: 'Suspended' } },
      }),
      event(at('09:06'), 's3/PutBucketVersioning', alice, {
        requestParameters: { bucketName: 'ledger', VersioningConfiguration: { Status: 'Enabled' } },
      }),
      event(at('09:07'), 'kms/CreateKey', alice),
      event(at('09:08'), 'ec2/CreateSnapshot', alice),
      event(at('09:09'), 'rds/DeleteDBInstance', alice, { requestParameters: { skipFinalSnapshot: true } }),
      event(at('09:10'), 'rds/DeleteDBInstance', alice, { requestParameters: { skipFinalSnapshot: false } }),
      event(at('09:11'), 'dynamodb/UpdateContinuousBackups', alice, {
        requestParameters: { pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: false } },
      }),
      event(at('09:12'), 'dynamodb/UpdateContinuousBackups', alice, {
        requestParameters: { pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true } },
      }),
      event(at('09:13'), 'rbin/DeleteRule', alice),
      event(at('09:14'), 'events/DeleteRule', alice),
      event(at('09:15'), 'redshift/DeleteClusterSnapshot', alice),
      event(at('09:16'), 's3/PutBucketLifecycle', alice),
    ],
    columns: ['eventtime', 'eventname'],
    rows: calls([
      ['09:01', 'ScheduleKeyDeletion'],
      ['09:02', 'DeleteRecoveryPoint'],
      ['09:03', 'DeleteSnapshot'],
      ['09:04', 'DeleteDBSnapshot'],
      ['09:05', 'PutBucketVersioning'],
      ['09:09', 'DeleteDBInstance'],
      ['09:11', 'UpdateContinuousBackups'],
      ['09:13', 'DeleteRule'],
      ['09:15', 'DeleteClusterSnapshot'],
      ['09:16', 'PutBucketLifecycle'],
    ]),
  },
  {
    preset: 'objects-destroyed',
    records: [
      event(at('09:01'), 's3/DeleteObject', alice, { requestParameters: { bucketName: 'b', key: 'one' } }),
      event(at('09:02'), 's3/DeleteObject', alice, { requestParameters: { bucketName: 'b', key: 'two' } }),
      event(at('09:03'), 's3/DeleteObject', alice, { requestParameters: { bucketName: 'b', key: 'two' } }),
      event(at('09:04'), 's3/DeleteObject', alice, {
        requestParameters: { bucketName: 'b', key: 'three' },
        errorCode: 'AccessDenied',
      }),
      event(at('09:05'), 's3/CopyObject', alice, {
        requestParameters: {
          bucketName: 'b',
          key: 'one',
          'x-amz-server-side-encryption-customer-algorithm': 'AES256',
        },
      }),
      event(at('09:06'), 's3/CopyObject', bob, {
        requestParameters: {
          bucketName: 'b',
          key: 'one',
          'x-amz-server-side-encryption-aws-kms-key-id': 'arn:aws:kms:us-east-1:444455556666:key/k',
        },
      }),
      event(at('09:07'), 's3/PutObject', bob, {
        requestParameters: {
          bucketName: 'b',
          key: 'one',
          'x-amz-server-side-encryption-aws-kms-key-id': 'arn:aws:kms:us-east-1:111122223333:key/k',
        },
      }),
      event(at('09:08'), 's3/PutObject', bob, { requestParameters: { bucketName: 'b', key: 'one' } }),
    ],
    columns: ['identity', 'bucket', 'eventname', 'loss', 'objects', 'calls', 'first_seen', 'last_seen'],
    rows: [
      [ALICE, 'b', 'DeleteObject', 'deleted', 2, 3, at('09:01'), at('09:03')],
      [ALICE, 'b', 'CopyObject', 'SSE-C', 1, 1, at('09:05'), at('09:05')],
      [BOB, 'b', 'CopyObject', 'key of another account', 1, 1, at('09:06'), at('09:06')],
    ],
  },
  {
    preset: 'commands-run',
    records: [
      event(at('09:01'), 'ssm/SendCommand', alice, {
        requestParameters: { documentName: 'AWS-RunShellScript', instanceIds: ['i-1', 'i-2'] },
      }),
      event(at('09:02'), 'ssm/StartSession', alice, { requestParameters: { target: 'i-1' } }),
      event(at('09:03'), 'ecs/ExecuteCommand', bob, { requestParameters: { cluster: 'shop', task: 't-1' } }),
      event(at('09:04'), 'ec2-instance-connect/SendSerialConsoleSSHPublicKey', bob, {
        requestParameters: { instanceId: 'i-3' },
      }),
      event(at('09:05'), 'ssm/TerminateSession', bob),
      event(at('09:06'), 'example/SendCommand', bob),
    ],
    columns: ['eventtime', 'eventname', 'run', 'machine'],
    rows: [
      [at('09:01'), 'SendCommand', 'AWS-RunShellScript', '["i-1","i-2"]'],
      [at('09:02'), 'StartSession', null, 'i-1'],
      [at('09:03'), 'ExecuteCommand', 't-1', 'shop'],
      [at('09:04'), 'SendSerialConsoleSSHPublicKey', null, 'i-3'],
    ],
  },
  {
    preset: 'commands-run',
    parameters: { identity: BOB },
    records: [event(at('09:01'), 'ssm/StartSession', alice), event(at('09:02'), 'ssm/StartSession', bob)],
    columns: ['eventtime'],
    rows: [[at('09:02')]],
  },
  {
    preset: 'left-behind',
    records: [
      event(at('09:01'), 'lambda/UpdateFunctionCode20150331v2', alice),
      event(at('09:02'), 'lambda/AddPermission20150331v2', alice),
      event(at('09:03'), 'lambda/PublishLayerVersion20181031', alice),
      event(at('09:04'), 'iam/UpdateAssumeRolePolicy', alice),
      event(at('09:05'), 'rolesanywhere/CreateTrustAnchor', alice),
      event(at('09:06'), 'ec2/ModifyInstanceAttribute', alice, {
        requestParameters: { instanceId: 'i-1', userData: '<sensitiveDataRemoved>' },
      }),
      event(at('09:07'), 'ec2/ModifyInstanceAttribute', alice, {
        requestParameters: { instanceId: 'i-1', disableApiTermination: { value: false } },
      }),
      event(at('09:08'), 'events/PutRule', bob, { errorCode: 'AccessDenied' }),
      event(at('09:09'), 'sso/CreateAccountAssignment', bob),
      event(at('09:10'), 'lambda/DeleteFunction20150331', bob),
      event(at('09:11'), 'example/PutRule', bob),
    ],
    columns: ['eventtime', 'eventname'],
    rows: calls([
      ['09:01', 'UpdateFunctionCode20150331v2'],
      ['09:02', 'AddPermission20150331v2'],
      ['09:03', 'PublishLayerVersion20181031'],
      ['09:04', 'UpdateAssumeRolePolicy'],
      ['09:05', 'CreateTrustAnchor'],
      ['09:06', 'ModifyInstanceAttribute'],
      ['09:08', 'PutRule'],
      ['09:09', 'CreateAccountAssignment'],
    ]),
  },
  {
    preset: 'data-copied',
    parameters: { identity: ALICE },
    records: [
      event(at('09:01'), 'ec2/CreateSnapshot', alice),
      event(at('09:02'), 'ebs/GetSnapshotBlock', alice),
      event(at('09:03'), 'rds/StartExportTask', alice),
      event(at('09:04'), 's3/PutBucketReplication', alice),
      event(at('09:05'), 'ec2/DescribeSnapshots', alice),
      event(at('09:06'), 'ec2/CreateSnapshot', bob),
    ],
    columns: ['eventtime', 'eventname'],
    rows: calls([
      ['09:01', 'CreateSnapshot'],
      ['09:02', 'GetSnapshotBlock'],
      ['09:03', 'StartExportTask'],
      ['09:04', 'PutBucketReplication'],
    ]),
  },
  {
    preset: 'logging-tampered',
    records: [
      event(at('09:01'), 'cloudtrail/StopLogging', alice),
      event(at('09:02'), 'cloudtrail/DeleteTrail', alice, { errorCode: 'AccessDenied' }),
      event(at('09:03'), 'cloudtrail/PutInsightSelectors', alice, {
        requestParameters: { trailName: 'main', insightSelectors: [] },
      }),
      event(at('09:04'), 'cloudtrail/PutInsightSelectors', alice, {
        requestParameters: { trailName: 'main', insightSelectors: [{ insightType: 'ApiCallRateInsight' }] },
      }),
      event(at('09:05'), 'guardduty/UpdateDetector', alice, {
        requestParameters: { detectorId: 'd', enable: false },
      }),
      event(at('09:06'), 'guardduty/UpdateDetector', alice, {
        requestParameters: { detectorId: 'd', enable: true },
      }),
      event(at('09:07'), 'logs/DeleteLogGroup', alice, {
        requestParameters: { logGroupName: 'aws-CloudTrail-logs' },
      }),
      event(at('09:08'), 'logs/DeleteLogStream', alice, {
        requestParameters: { logGroupIdentifier: '/vpc/flow-logs', logStreamName: 's' },
      }),
      event(at('09:09'), 'logs/DeleteLogGroup', alice, {
        requestParameters: { logGroupName: '/aws/lambda/resize' },
      }),
      event(at('09:10'), 's3/PutBucketLogging', alice, {
        requestParameters: { bucketName: 'ledger', BucketLoggingStatus: { xmlns: 'http://example.com' } },
      }),
      event(at('09:11'), 's3/PutBucketLogging', alice, {
        requestParameters: {
          bucketName: 'ledger',
          BucketLoggingStatus: { LoggingEnabled: { TargetBucket: 'logs' } },
        },
      }),
      event(at('09:12'), 'securityhub/DisableSecurityHub', alice),
      event(at('09:13'), 'config/StopConfigurationRecorder', alice),
      event(at('09:14'), 'cloudtrail/StartLogging', alice),
      event(at('09:15'), 'example/StopLogging', alice),
      event(at('09:16'), 'organizations/LeaveOrganization', alice, { errorCode: 'AccessDenied' }),
      event(at('09:17'), 'organizations/DisableAWSServiceAccess', alice, {
        requestParameters: { servicePrincipal: 'config-multiaccountsetup.amazonaws.com' },
      }),
      event(at('09:18'), 'organizations/DisableAWSServiceAccess', alice, {
        requestParameters: { servicePrincipal: 'ram.amazonaws.com' },
      }),
      event(at('09:19'), 'guardduty/CreateFilter', alice, { requestParameters: { action: 'ARCHIVE' } }),
      event(at('09:20'), 'guardduty/UpdateFilter', alice, { requestParameters: { action: 'NOOP' } }),
      event(at('09:21'), 'guardduty/CreateIPSet', alice, { requestParameters: { activate: true } }),
      event(at('09:22'), 'guardduty/UpdateIPSet', alice, { requestParameters: { ipSetId: 'i' } }),
      event(at('09:23'), 'guardduty/UpdateIPSet', alice, { requestParameters: { activate: false } }),
      event(at('09:24'), 'macie2/UpdateMacieSession', alice, { requestParameters: { status: 'PAUSED' } }),
      event(at('09:25'), 'logs/DeleteSubscriptionFilter', alice, {
        requestParameters: { logGroupName: 'cloudtrail' },
      }),
      event(at('09:26'), 'logs/DeleteMetricFilter', alice, { requestParameters: { logGroupName: 'app' } }),
      event(at('09:27'), 'eks/UpdateClusterConfig', alice, {
        requestParameters: { logging: { clusterLogging: [{ types: ['api', 'audit'], enabled: false }] } },
      }),
      event(at('09:28'), 'eks/UpdateClusterConfig', alice, {
        requestParameters: { logging: { clusterLogging: [{ types: ['audit'], enabled: true }] } },
      }),
      event(at('09:29'), 's3/DeleteObject', alice, {
        requestParameters: { key: 'AWSLogs/111122223333/CloudTrail/us-east-1/2024/11/19/a.json.gz' },
      }),
      event(at('09:30'), 's3/DeleteObject', alice, {
        requestParameters: { key: 'AWSLogs/111122223333/elasticloadbalancing/a.gz' },
      }),
    ],
    columns: ['eventtime', 'eventname'],
    rows: calls([
      ['09:01', 'StopLogging'],
      ['09:02', 'DeleteTrail'],
      ['09:03', 'PutInsightSelectors'],
      ['09:05', 'UpdateDetector'],
      ['09:07', 'DeleteLogGroup'],
      ['09:08', 'DeleteLogStream'],
      ['09:10', 'PutBucketLogging'],
      ['09:12', 'DisableSecurityHub'],
      ['09:13', 'StopConfigurationRecorder'],
      ['09:16', 'LeaveOrganization'],
      ['09:17', 'DisableAWSServiceAccess'],
      ['09:19', 'CreateFilter'],
      ['09:21', 'CreateIPSet'],
      ['09:22', 'UpdateIPSet'],
      ['09:24', 'UpdateMacieSession'],
      ['09:25', 'DeleteSubscriptionFilter'],
      ['09:27', 'UpdateClusterConfig'],
      ['09:29', 'DeleteObject'],
    ]),
  },
  {
    preset: 'made-public',
    records: [
      event(at('09:01'), 'ec2/ModifySnapshotAttribute', alice, {
        requestParameters: {
          snapshotId: 'snap-1',
          createVolumePermission: { add: { items: [{ group: 'all' }] } },
        },
      }),
      event(at('09:02'), 'ec2/ModifySnapshotAttribute', alice, {
        requestParameters: {
          snapshotId: 'snap-1',
          createVolumePermission: { remove: { items: [{ group: 'all' }] } },
        },
      }),
      event(at('09:03'), 'rds/ModifyDBSnapshotAttribute', alice, {
        requestParameters: { attributeName: 'restore', valuesToAdd: ['444455556666'] },
      }),
      event(at('09:04'), 'rds/ModifyDBSnapshotAttribute', alice, {
        requestParameters: { attributeName: 'restore', valuesToAdd: [] },
      }),
      event(at('09:05'), 's3/PutBucketAcl', alice, {
        requestParameters: { bucketName: 'ledger', 'x-amz-acl': 'public-read' },
      }),
      event(at('09:06'), 's3/PutBucketAcl', alice, {
        requestParameters: { bucketName: 'ledger', 'x-amz-acl': 'private' },
      }),
      event(at('09:07'), 's3/PutBucketPolicy', alice, {
        requestParameters: {
          bucketName: 'ledger',
          bucketPolicy: { Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject' }] },
        },
      }),
      event(at('09:08'), 'sqs/SetQueueAttributes', alice, {
        requestParameters: { attributes: { Policy: '{"Statement":[{"Principal":{"AWS":"*"}}]}' } },
      }),
      event(at('09:09'), 's3/PutBucketPolicy', alice, {
        requestParameters: { bucketPolicy: { Statement: [{ Principal: { AWS: '111122223333' } }] } },
      }),
      event(at('09:10'), 's3/DeleteBucketPublicAccessBlock', alice),
      event(at('09:11'), 'lambda/CreateFunctionUrlConfig', alice, {
        requestParameters: { functionName: 'resize', authType: 'NONE' },
      }),
      event(at('09:12'), 's3/PutBucketPolicy', alice, {
        requestParameters: {
          bucketPolicy: {
            Statement: [{ Effect: 'Allow', Principal: { AWS: ['arn:aws:iam::444455556666:root'] } }],
          },
        },
      }),
      event(at('09:13'), 's3/PutBucketPolicy', alice, {
        requestParameters: {
          bucketPolicy: { Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:*' }] },
        },
      }),
      event(at('09:14'), 'kms/PutKeyPolicy', alice, {
        requestParameters: {
          policy: '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"444455556666"}}]}',
        },
      }),
      event(at('09:15'), 'kms/PutKeyPolicy', alice, {
        requestParameters: {
          policy: '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"}}]}',
        },
      }),
      event(at('09:16'), 'lambda/AddPermission20150331v2', alice, {
        requestParameters: { principal: '444455556666' },
      }),
      event(at('09:17'), 'lambda/AddPermission20150331v2', alice, {
        requestParameters: { principal: 'events.amazonaws.com', sourceAccount: '444455556666' },
      }),
      event(at('09:18'), 'lambda/AddLayerVersionPermission20181031', alice, {
        requestParameters: { principal: '*' },
      }),
      event(at('09:19'), 's3/PutBucketPublicAccessBlock', alice, {
        requestParameters: { PublicAccessBlockConfiguration: { BlockPublicAcls: false } },
      }),
      event(at('09:20'), 's3/PutBucketPublicAccessBlock', alice, {
        requestParameters: { PublicAccessBlockConfiguration: { BlockPublicAcls: true } },
      }),
      event(at('09:21'), 'rds/ModifyDBInstance', alice, { requestParameters: { publiclyAccessible: true } }),
      event(at('09:22'), 'rds/ModifyDBInstance', alice, { requestParameters: { publiclyAccessible: false } }),
      event(at('09:23'), 'ec2/DisableSnapshotBlockPublicAccess', alice),
    ],
    columns: ['eventtime', 'eventname'],
    rows: calls([
      ['09:01', 'ModifySnapshotAttribute'],
      ['09:03', 'ModifyDBSnapshotAttribute'],
      ['09:05', 'PutBucketAcl'],
      ['09:07', 'PutBucketPolicy'],
      ['09:08', 'SetQueueAttributes'],
      ['09:10', 'DeleteBucketPublicAccessBlock'],
      ['09:11', 'CreateFunctionUrlConfig'],
      ['09:12', 'PutBucketPolicy'],
      ['09:14', 'PutKeyPolicy'],
      ['09:16', 'AddPermission20150331v2'],
      ['09:18', 'AddLayerVersionPermission20181031'],
      ['09:19', 'PutBucketPublicAccessBlock'],
      ['09:21', 'ModifyDBInstance'],
      ['09:23', 'DisableSnapshotBlockPublicAccess'],
    ]),
  },
  {
    preset: 'opened-to-internet',
    records: [
      event(at('09:01'), 'ec2/AuthorizeSecurityGroupIngress', alice, {
        requestParameters: {
          groupId: 'sg-1',
          ipPermissions: { items: [{ ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }] } }] },
        },
      }),
      event(at('09:02'), 'ec2/AuthorizeSecurityGroupIngress', alice, {
        requestParameters: {
          groupId: 'sg-2',
          ipPermissions: { items: [{ ipRanges: { items: [{ cidrIp: '192.0.2.0/24' }] } }] },
        },
      }),
      event(at('09:03'), 'ec2/AuthorizeSecurityGroupIngress', bob, {
        requestParameters: {
          groupId: 'sg-3',
          ipPermissions: { items: [{ ipv6Ranges: { items: [{ cidrIpv6: '::/0' }] } }] },
        },
      }),
      // The bits behind the prefix do not count.
      event(at('09:04'), 'ec2/AuthorizeSecurityGroupIngress', bob, {
        requestParameters: { groupId: 'sg-4', cidrIp: '192.0.2.9/0' },
      }),
    ],
    columns: ['eventtime', 'group_id'],
    rows: calls([
      ['09:01', 'sg-1'],
      ['09:03', 'sg-3'],
      ['09:04', 'sg-4'],
    ]),
  },
];
