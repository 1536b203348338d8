import type { StubRecord } from './handlers/lookupEvents';

/** Management events of one region, a second apart, the newest at a time; made up. */
export function buildRecords(count: number, newest: number, region = 'eu-central-1'): readonly StubRecord[] {
  return Array.from({ length: count }, (_, at) => ({
    eventVersion: '1.11',
    userIdentity: {
      type: 'IAMUser',
      principalId: 'AIDAEXAMPLE',
      arn: 'arn:aws:iam::111122223333:user/alice',
      accountId: '111122223333',
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      userName: at % 10 === 0 ? 'bob' : 'alice',
    },
    eventTime: `${new Date(newest - at * 1_000).toISOString().slice(0, 19)}Z`,
    eventSource: 'ec2.amazonaws.com',
    eventName: at % 4 === 0 ? 'TerminateInstances' : 'DescribeInstances',
    awsRegion: region,
    sourceIPAddress: '192.0.2.1',
    userAgent: 'test',
    requestParameters: null,
    responseElements: null,
    readOnly: at % 4 !== 0,
    eventID: `${region}-${String(at).padStart(4, '0')}`,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: '111122223333',
    eventCategory: 'Management',
  }));
}
