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
  { title: 'names of every object', record: createCall('cloudtrail', 'constructor', null) },
];

testRule('security.logging-changed', fires, silent);
