import { createHash } from 'node:crypto';
import type { JsonObject, JsonValue } from '../../../src/core/record/cloudTrailRecord';
import { CLI, createUserIdentity } from './accountCast';
import { createRandom } from './random';
import { createRecorder, type Draft } from './record';
import { createLogFile, type SampleFile } from './sampleFile';
import { createRoleIdentity } from './workDocsCast';

const BUCKET = 'example-org-trail';
const MANAGEMENT = '111122223333';
const ACCOUNTS = [MANAGEMENT, '444455556666', '123456789012'] as const;
const REGIONS = ['us-east-1', 'eu-west-1'] as const;
const DAYS = ['2024-11-18', '2024-11-19'] as const;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

interface Delivery {
  readonly account: string;
  readonly region: string;
  readonly day: string;
  readonly hour: string;
}

/** What the files of one hour hold: a session out of the management account reads and changes a member account. */
function getHour({ account, region, day, hour }: Delivery, sharedEventID: string): readonly Draft[] {
  const at = (minute: number): string => `${day}T${hour}:${String(minute).padStart(2, '0')}:05Z`;
  const caller = createUserIdentity('org-admin', 'AKIA');
  const session = createRoleIdentity('OrganizationAccountAccessRole', 'org-admin', {
    account,
    created: at(2),
    mfa: false,
  });
  const role = `arn:aws:iam::${account}:role/OrganizationAccountAccessRole`;
  const own = account === MANAGEMENT;
  return [
    {
      time: at(2),
      service: 'sts',
      name: 'AssumeRole',
      // The account that is entered sees the caller only as an account.
      identity: own
        ? caller
        : { type: 'AWSAccount', principalId: caller['principalId'] ?? '', accountId: MANAGEMENT },
      address: '192.0.2.18',
      agent: CLI,
      request: { roleArn: role, roleSessionName: 'org-admin', durationSeconds: 3600 },
      readOnly: true,
      resources: [{ accountId: account, type: 'AWS::IAM::Role', ARN: role }],
      more: { sharedEventID },
      host: `sts.${region}.amazonaws.com`,
    },
    ...['DescribeInstances', 'DescribeSecurityGroups', 'DescribeVpcs'].map((name, index) => ({
      time: at(4 + index),
      service: 'ec2',
      name,
      identity: session,
      address: '192.0.2.18',
      agent: CLI,
      request: { filterSet: {} },
      readOnly: true,
      host: `ec2.${region}.amazonaws.com`,
    })),
    {
      time: at(9),
      service: 'ec2',
      name: 'AuthorizeSecurityGroupIngress',
      identity: session,
      address: '192.0.2.18',
      agent: CLI,
      request: {
        groupId: 'sg-0123456789abcdef0',
        ipPermissions: {
          items: [
            { ipProtocol: 'tcp', fromPort: 22, toPort: 22, ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }] } },
          ],
        },
      },
      response: { _return: true },
      readOnly: false,
      host: `ec2.${region}.amazonaws.com`,
    },
  ];
}

function createDelivery(delivery: Delivery): SampleFile {
  const { account, region, day, hour } = delivery;
  const random = createRandom(`organization ${account} ${region} ${day} ${hour}`);
  // The same call is written to the log of the calling and of the entered account, under one shared id.
  const shared = createRandom(`organization shared ${region} ${day} ${hour}`).uuid();
  const records = getHour(delivery, shared).map(createRecorder(random, { account, region }));
  const minute = `${day.replaceAll('-', '')}T${hour}15Z`;
  const name = `${account}_CloudTrail_${region}_${minute}_${random.text(LETTERS, 16)}.json.gz`;
  return createLogFile({
    path: `organization/AWSLogs/o-exampleorg1/${account}/CloudTrail/${region}/${day.replaceAll('-', '/')}/${name}`,
    about: `Account ${account}, ${region}, ${day}, ${hour} h.`,
    records,
  });
}

function createInsight(): SampleFile {
  const random = createRandom('organization insight');
  const sharedEventID = random.uuid();
  const records = ['Start', 'End'].map((state, index): JsonValue => ({
    eventVersion: '1.09',
    eventTime: `2024-11-19T09:${String(10 + index * 6)}:00Z`,
    awsRegion: 'us-east-1',
    eventID: random.uuid(),
    eventType: 'AwsCloudTrailInsight',
    recipientAccountId: '444455556666',
    sharedEventID,
    insightDetails: {
      state,
      eventSource: 'ec2.amazonaws.com',
      eventName: 'DescribeInstances',
      insightType: 'ApiCallRateInsight',
      insightContext: {
        statistics: { baseline: { average: 0.2 }, insight: { average: 88 }, baselineDuration: 10080 },
      },
    },
    eventCategory: 'Insight',
  }));
  return createLogFile({
    path: 'organization/AWSLogs/o-exampleorg1/444455556666/CloudTrail-Insight/us-east-1/2024/11/19/444455556666_CloudTrail-Insight_us-east-1_20241119T0955Z_Jc9ZqT3xVu0LrNfS.json.gz',
    about: 'The Insights stream of one account.',
    records,
  });
}

/** A digest over the log files of one hour, with their true hashes; the signature of the digest before is made up. */
function createDigest(hour: number, log: SampleFile, before?: SampleFile): SampleFile {
  const two = (number: number): string => String(number).padStart(2, '0');
  const newest = `2024-11-19T${two(hour)}:09:05Z`;
  const oldest = `2024-11-19T${two(hour)}:02:05Z`;
  const start = `2024-11-19T${two(hour)}:00:00Z`;
  const end = `2024-11-19T${two(hour + 1)}:00:00Z`;
  const folder = `AWSLogs/o-exampleorg1/${MANAGEMENT}/CloudTrail-Digest/us-east-1/2024/11/19`;
  const name = `${MANAGEMENT}_CloudTrail-Digest_us-east-1_org-trail_us-east-1_20241119T${two(hour + 1)}0000Z.json.gz`;
  const digest: JsonObject = {
    awsAccountId: MANAGEMENT,
    digestStartTime: start,
    digestEndTime: end,
    digestS3Bucket: BUCKET,
    digestS3Object: `${folder}/${name}`,
    digestPublicKeyFingerprint: '31e8b5433410dfb61a9dc45cc65b22ff',
    digestSignatureAlgorithm: 'SHA256withRSA',
    newestEventTime: newest,
    oldestEventTime: oldest,
    previousDigestS3Bucket: before === undefined ? null : BUCKET,
    previousDigestS3Object: before === undefined ? null : toKey(before),
    previousDigestHashValue: before === undefined ? null : toSha256(before.plain),
    previousDigestHashAlgorithm: before === undefined ? null : 'SHA-256',
    previousDigestSignature: before === undefined ? null : createRandom('organization signature').hex(512),
    logFiles: [
      {
        s3Bucket: BUCKET,
        s3Object: toKey(log),
        hashValue: toSha256(log.plain),
        hashAlgorithm: 'SHA-256',
        newestEventTime: newest,
        oldestEventTime: oldest,
      },
    ],
  };
  return createLogFile({
    path: `organization/${folder}/${name}`,
    about: `Digest of ${MANAGEMENT} in us-east-1 from ${start} to ${end}.`,
    records: [],
    text: JSON.stringify(digest),
    faultsAtLeast: 1,
  });
}

/** The object's key in the bucket: the folder `organization` stands for the bucket. */
function toKey(file: SampleFile): string {
  return file.path.slice('organization/'.length);
}

function toSha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The bucket of an organization trail: three accounts, two regions, two days, an Insights stream and two digests. */
export function buildOrganization(): readonly SampleFile[] {
  const logs = ACCOUNTS.flatMap((account) =>
    REGIONS.flatMap((region) => DAYS.map((day) => createDelivery({ account, region, day, hour: '09' }))),
  );
  const ninth = logs.find((log) => log.path.includes(`${MANAGEMENT}_CloudTrail_us-east-1_20241119T09`));
  if (ninth === undefined) {
    throw new Error('The log that the first digest names is missing.');
  }
  const tenth = createDelivery({ account: MANAGEMENT, region: 'us-east-1', day: '2024-11-19', hour: '10' });
  const firstDigest = createDigest(9, ninth);
  return [...logs, tenth, createInsight(), firstDigest, createDigest(10, tenth, firstDigest)];
}
