import type {
  CloudTrailRecord,
  JsonObject,
  JsonValue,
} from '../../../../../src/core/record/cloudTrailRecord';
import { createRecord } from '../records';
import { testRule } from './fires';
import type { Firing, NearMiss } from './fires';

function createCall(
  service: string,
  eventName: string,
  requestParameters: JsonValue,
  fields: JsonObject = {},
): CloudTrailRecord {
  return createRecord({
    eventSource: `${service}.amazonaws.com`,
    eventName,
    readOnly: false,
    requestParameters,
    ...fields,
  });
}

function toFiring(title: string, record: CloudTrailRecord, ...says: readonly string[]): Firing {
  return { title, record, path: ['eventName'], says };
}

function createSelectors(parameters: JsonObject): CloudTrailRecord {
  return createCall('cloudtrail', 'PutEventSelectors', { trailName: 'main', ...parameters });
}

const fires: readonly Firing[] = [
  toFiring(
    'a stopped trail',
    createCall('cloudtrail', 'StopLogging', { name: 'main' }),
    'StopLogging stops trail "main"',
  ),
  toFiring(
    'an attempt to stop a trail',
    createCall('cloudtrail', 'StopLogging', { name: 'main' }, { errorCode: 'TrailNotFoundException' }),
    '"main" (the call failed: "TrailNotFoundException")',
  ),
  toFiring(
    'a deleted trail',
    createCall('cloudtrail', 'DeleteTrail', { name: 'main' }),
    'deletes trail "main"',
  ),
  toFiring(
    'a denied call without parameters',
    createCall('cloudtrail', 'DeleteTrail', null),
    'deletes trail:',
  ),
  toFiring(
    'a trail that leaves out Regions and digests',
    createCall('cloudtrail', 'UpdateTrail', {
      name: 'main',
      isMultiRegionTrail: false,
      enableLogFileValidation: false,
      includeGlobalServiceEvents: true,
    }),
    'without other Regions and without digest files',
  ),
  toFiring(
    'a trail into another bucket',
    createCall('cloudtrail', 'UpdateTrail', {
      name: 'main',
      s3BucketName: 'away',
      isMultiRegionTrail: false,
    }),
    '"main"; the request leaves it without other Regions; the request sends its log files to bucket "away": find out',
  ),
  toFiring(
    'selectors that leave management events out',
    createSelectors({ eventSelectors: [{ readWriteType: 'ReadOnly', includeManagementEvents: false }] }),
    '"main"; management events are no longer recorded',
  ),
  toFiring(
    'selectors that leave writes out',
    createSelectors({ eventSelectors: [{ readWriteType: 'ReadOnly', includeManagementEvents: true }] }),
    'only "ReadOnly"',
  ),
  toFiring(
    'selectors that leave services out',
    createSelectors({ eventSelectors: [{ excludeManagementEventSources: ['kms.amazonaws.com'] }] }),
    'some services are left out',
  ),
  toFiring(
    'selectors that take all management events',
    createSelectors({ eventSelectors: [{ readWriteType: 'All', includeManagementEvents: true }] }),
    'all management events are still recorded, but check whether data events were dropped',
  ),
  toFiring(
    'advanced selectors without management events',
    createSelectors({
      advancedEventSelectors: [{ fieldSelectors: [{ field: 'eventCategory', equals: ['Data'] }] }],
    }),
    'management events are no longer recorded',
  ),
  toFiring(
    'advanced selectors with some management events',
    createSelectors({
      advancedEventSelectors: [
        {
          fieldSelectors: [
            { field: 'eventCategory', equals: ['Management'] },
            { field: 'readOnly', equals: ['true'] },
          ],
        },
      ],
    }),
    'only some management events',
  ),
  toFiring('selectors that are not recorded', createSelectors({}), 'does not show'),
  toFiring(
    'Insights switched off',
    createCall('cloudtrail', 'PutInsightSelectors', { trailName: 'main', insightSelectors: [] }),
    '"main"',
  ),
  toFiring(
    'AWS Config stopped',
    createCall('config', 'StopConfigurationRecorder', { configurationRecorderName: 'default' }),
    '"default"',
  ),
  toFiring(
    'GuardDuty suspended',
    createCall('guardduty', 'UpdateDetector', { detectorId: 'abc', enable: false }),
    'suspends GuardDuty detector "abc"',
  ),
  toFiring('GuardDuty deleted', createCall('guardduty', 'DeleteDetector', { detectorId: 'abc' }), '"abc"'),
  toFiring(
    'Security Hub',
    createCall('securityhub', 'DisableSecurityHub', null),
    'switches Security Hub off',
  ),
  toFiring(
    'an account that leaves its organization',
    createCall('organizations', 'LeaveOrganization', null, { errorCode: 'AccessDenied' }),
    'takes the account out of its organization',
    '(the call failed: "AccessDenied")',
  ),
  toFiring(
    'an account that is put out of the organization',
    createCall('organizations', 'RemoveAccountFromOrganization', { accountId: '444455556666' }),
    'account "444455556666"',
  ),
  toFiring(
    'GuardDuty without access to the organization',
    createCall('organizations', 'DisableAWSServiceAccess', { servicePrincipal: 'guardduty.amazonaws.com' }),
    '"guardduty.amazonaws.com"',
  ),
  toFiring(
    'addresses that GuardDuty trusts',
    createCall('guardduty', 'CreateIPSet', { detectorId: 'abc', name: 'office', activate: true }),
    'trust the addresses of list "office"',
  ),
  toFiring(
    'other addresses that GuardDuty trusts',
    createCall('guardduty', 'UpdateIPSet', { detectorId: 'abc', ipSetId: 'i-1', location: 's3://b/k' }),
    'by list "i-1"',
  ),
  toFiring(
    'findings that are hidden',
    createCall('guardduty', 'CreateFilter', { detectorId: 'abc', name: 'quiet', action: 'ARCHIVE' }),
    'by filter "quiet"',
  ),
  toFiring(
    'a member that leaves GuardDuty',
    createCall('guardduty', 'DisassociateFromMasterAccount', { detectorId: 'abc' }),
    'over detector "abc"',
  ),
  toFiring(
    'a paused Macie',
    createCall('macie2', 'UpdateMacieSession', { status: 'PAUSED' }),
    'pauses Macie',
  ),
  toFiring('Inspector', createCall('inspector2', 'Disable', null), 'switches Inspector off'),
  toFiring(
    'the log of model calls',
    createCall('bedrock', 'DeleteModelInvocationLoggingConfiguration', null),
    'the logging of model calls off',
  ),
  toFiring(
    'the audit log of a cluster',
    createCall('eks', 'UpdateClusterConfig', {
      name: 'shop',
      logging: {
        clusterLogging: [
          { types: ['api'], enabled: true },
          { types: ['audit', 'scheduler'], enabled: false },
        ],
      },
    }),
    'cluster "shop"',
  ),
  toFiring(
    'an alarm on the log group of a trail',
    createCall('logs', 'DeleteMetricFilter', { logGroupName: 'CloudTrail/logs', filterName: 'root' }),
    'log group "CloudTrail/logs"',
  ),
  toFiring(
    'a log file',
    createCall('s3', 'DeleteObject', {
      bucketName: 'b',
      key: 'org/AWSLogs/o-abc/111122223333/CloudTrail-Digest/eu-west-1/2024/11/19/x.json.gz',
    }),
    'deletes log file "org/AWSLogs/o-abc/111122223333/CloudTrail-Digest/',
  ),
  toFiring('Macie', createCall('macie2', 'DisableMacie', null), 'switches Macie off'),
  toFiring(
    'flow logs',
    createCall('ec2', 'DeleteFlowLogs', {
      DeleteFlowLogsRequest: {
        FlowLogId: [
          { tag: 1, content: 'fl-1' },
          { tag: 2, content: 'fl-2' },
        ],
      },
    }),
    'ids "fl-1", "fl-2"',
  ),
  toFiring(
    'the log group of a trail',
    createCall('logs', 'DeleteLogGroup', { logGroupName: 'aws-cloudtrail-logs-1' }),
    '"aws-cloudtrail-logs-1"',
  ),
  toFiring(
    'access logging of a bucket',
    createCall('s3', 'PutBucketLogging', { bucketName: 'b', BucketLoggingStatus: { xmlns: 'http://s3' } }),
    'bucket "b"',
  ),
  toFiring(
    'DNS query logs',
    createCall('route53resolver', 'DeleteResolverQueryLogConfig', { resolverQueryLogConfigId: 'rqlc-1' }),
    '"rqlc-1"',
  ),
  toFiring(
    'the log of a web ACL',
    createCall('wafv2', 'DeleteLoggingConfiguration', { resourceArn: 'arn:aws:wafv2:x' }),
    '"arn:aws:wafv2:x"',
  ),
];

const silent: readonly NearMiss[] = [
  { title: 'a started trail', record: createCall('cloudtrail', 'StartLogging', { name: 'main' }) },
  {
    title: 'a look at selectors',
    record: createCall('cloudtrail', 'GetEventSelectors', { trailName: 'main' }),
  },
  { title: 'the same name in another service', record: createCall('ec2', 'StopLogging', { name: 'main' }) },
  {
    title: 'Insights switched on',
    record: createCall('cloudtrail', 'PutInsightSelectors', {
      insightSelectors: [{ insightType: 'ApiCallRateInsight' }],
    }),
  },
  {
    title: 'another change to GuardDuty',
    record: createCall('guardduty', 'UpdateDetector', { detectorId: 'abc', enable: true }),
  },
  {
    title: 'the log group of a function',
    record: createCall('logs', 'DeleteLogGroup', { logGroupName: '/aws/lambda/resize' }),
  },
  {
    title: 'access logging switched on',
    record: createCall('s3', 'PutBucketLogging', {
      bucketName: 'b',
      BucketLoggingStatus: { LoggingEnabled: { TargetBucket: 'c' } },
    }),
  },
  {
    title: 'another service without access to the organization',
    record: createCall('organizations', 'DisableAWSServiceAccess', {
      servicePrincipal: 'ram.amazonaws.com',
    }),
  },
  {
    title: 'addresses that are no longer trusted',
    record: createCall('guardduty', 'UpdateIPSet', { ipSetId: 'i-1', activate: false }),
  },
  {
    title: 'a filter that only names findings',
    record: createCall('guardduty', 'CreateFilter', { name: 'mine', action: 'NOOP' }),
  },
  { title: 'Macie going on', record: createCall('macie2', 'UpdateMacieSession', { status: 'ENABLED' }) },
  {
    title: 'other logs of a cluster',
    record: createCall('eks', 'UpdateClusterConfig', {
      logging: {
        clusterLogging: [
          { types: ['audit'], enabled: true },
          { types: ['scheduler'], enabled: false },
        ],
      },
    }),
  },
  {
    title: 'a metric of another log group',
    record: createCall('logs', 'DeleteMetricFilter', { logGroupName: '/aws/lambda/resize' }),
  },
  {
    title: 'a file of another service beside the logs',
    record: createCall('s3', 'DeleteObject', {
      key: 'AWSLogs/111122223333/vpcflowlogs/CloudTrail',
    }),
  },
  { title: 'a file without a key', record: createCall('s3', 'DeleteObject', { key: ['AWSLogs'] }) },
  { title: 'names of every object', record: createCall('cloudtrail', 'constructor', null) },
];

testRule('security.logging-changed', fires, silent);
