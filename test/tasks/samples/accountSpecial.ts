import type { JsonObject } from '../../../src/core/record/cloudTrailRecord';
import { ACCOUNT, identities } from './accountCast';
import { createRandom } from './random';
import { createRecorder } from './record';
import { createLogFile, type SampleFile } from './sampleFile';

/** The start and the end of one burst of calls, as CloudTrail Insights writes them. */
export function buildInsights(): SampleFile {
  const random = createRandom('account insights');
  const sharedEventID = random.uuid();
  const insight = (time: string, state: string, end: JsonObject): JsonObject => ({
    eventVersion: '1.09',
    eventTime: time,
    awsRegion: 'us-east-1',
    eventID: random.uuid(),
    eventType: 'AwsCloudTrailInsight',
    recipientAccountId: ACCOUNT,
    sharedEventID,
    insightDetails: {
      state,
      eventSource: 's3.amazonaws.com',
      eventName: 'DeleteObject',
      insightType: 'ApiErrorRateInsight',
      errorCode: 'AccessDenied',
      insightContext: {
        statistics: {
          baseline: { average: 0.0017361111 },
          insight: { average: 41.6 },
          ...end,
          baselineDuration: 10079,
        },
        attributions: [
          {
            attribute: 'userIdentityArn',
            insight: [
              {
                value: `arn:aws:sts::${ACCOUNT}:assumed-role/AdminRole/botocore-session-1732007823`,
                average: 41.6,
              },
            ],
            baseline: [{ value: 'null', average: 0.0017361111 }],
          },
        ],
      },
    },
    eventCategory: 'Insight',
  });
  return createLogFile({
    path: 'account/123456789012_CloudTrail-Insight_us-east-1_20241119T1005Z_tR8fAx3LhUo6CvBe.json.gz',
    about: 'One Insights event: its start and its end, joined by sharedEventID.',
    records: [
      insight('2024-11-19T09:22:00Z', 'Start', {}),
      insight('2024-11-19T09:29:00Z', 'End', { insightDuration: 7 }),
    ],
  });
}

/** A call that a VPC endpoint's policy refused. */
export function buildNetworkActivity(): SampleFile {
  const random = createRandom('account network activity');
  const record = createRecorder(random, { account: ACCOUNT, region: 'us-east-1' });
  return createLogFile({
    path: 'account/123456789012_CloudTrail-NetworkActivity_us-east-1_20241119T0925Z_G0mKw4ZpSy7RjDu9.json',
    about: 'A call that the policy of a VPC endpoint refused.',
    records: [
      record({
        time: '2024-11-19T09:21:18Z',
        service: 's3',
        name: 'PutObject',
        identity: identities.otherAccount,
        address: '10.0.3.17',
        error: ['VpceAccessDenied', 'The request was denied due to a VPC endpoint policy'],
        readOnly: false,
        eventType: 'AwsVpceEvent',
        category: 'NetworkActivity',
        more: { vpcEndpointId: 'vpce-0a1b2c3d4e5f60718', vpcEndpointAccountId: ACCOUNT },
      }),
    ],
  });
}

/** Counts of data events over five minutes, which have neither a time nor a name of their own. */
export function buildAggregated(): SampleFile {
  const random = createRandom('account aggregated');
  const record: JsonObject = {
    eventVersion: '1.0',
    eventId: random.uuid(),
    eventCategory: 'Aggregated',
    eventType: 'AwsAggregatedEvent',
    awsRegion: 'us-east-1',
    accountId: ACCOUNT,
    recipientAccountId: ACCOUNT,
    timeWindow: { windowStart: '2025-12-02 09:15:00', windowEnd: '2025-12-02 09:20:00', windowSize: 'PT5M' },
    summary: {
      primaryDimension: { dimension: 'eventName', statistics: [{ name: 'GetObject', value: 1843 }] },
      details: [
        {
          dimension: 'userIdentity',
          statistics: [
            { name: `arn:aws:sts::${ACCOUNT}:assumed-role/AppServerRole/i-0f9e8d7c6b5a49382`, value: 1843 },
          ],
          aggregationType: 'Count',
        },
      ],
    },
  };
  return createLogFile({
    path: 'account/123456789012_CloudTrail-Aggregated_us-east-1_20251202T0925Z_eW2nQh5VzXb8PtYc.json',
    about: 'An aggregated event: a count over five minutes instead of single calls.',
    records: [record],
  });
}
