import type { PresetCase } from './presetCase';
import { alice, at, bob, event, mary } from './records';

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
    ],
    columns: ['eventtime', 'eventname'],
    rows: calls([
      ['09:01', 'DeleteBucket'],
      ['09:02', 'TerminateInstances'],
      ['09:03', 'ScheduleKeyDeletion'],
      ['09:04', 'BatchDeleteImage'],
      ['09:07', 'DeleteObject'],
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
    ],
    columns: ['eventtime', 'eventname'],
    rows: calls([
      ['09:01', 'ScheduleKeyDeletion'],
      ['09:02', 'DeleteRecoveryPoint'],
      ['09:03', 'DeleteSnapshot'],
      ['09:04', 'DeleteDBSnapshot'],
      ['09:05', 'PutBucketVersioning'],
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
    ],
    columns: ['eventtime', 'group_id'],
    rows: calls([
      ['09:01', 'sg-1'],
      ['09:03', 'sg-3'],
    ]),
  },
];
