import { getText, type JsonObject, type JsonValue } from '../../../src/core/record/cloudTrailRecord';
import { CLI, createUserIdentity } from './accountCast';
import { toGzip } from './gzip';
import { createRandom } from './random';
import { createRecorder } from './record';
import { buildCount } from './recordCount';
import { createLogFile, type SampleFile } from './sampleFile';
import { REGION, createBob, users } from './workDocsCast';
import { apiCall, userCall } from './workDocsCalls';

const ACCOUNT = '111122223333';

/** The three records that every shape holds. */
export function getShapeRecords(): readonly [JsonObject, JsonObject, JsonObject] {
  const record = createRecorder(createRandom('shapes'), { account: ACCOUNT, region: REGION });
  return [
    record(
      apiCall('2025-03-11T14:23:58Z', createBob('2025-03-11T14:20:31Z'), 'DeactivateUser', false, {
        UserId: users.lee.userId,
      }),
    ),
    record(userCall('2025-03-11T14:24:30Z', users.kenji, 'GetCurrentUser', true, {})),
    record({
      time: '2025-03-11T14:25:02Z',
      service: 's3',
      name: 'GetBucketPolicy',
      identity: createUserIdentity('carol', 'AKIA'),
      address: '203.0.113.7',
      agent: CLI,
      error: ['AccessDenied', 'Access Denied'],
      request: { bucketName: 'example-payroll', Host: 'example-payroll.s3.us-west-2.amazonaws.com' },
      readOnly: true,
      host: 'example-payroll.s3.us-west-2.amazonaws.com',
    }),
  ];
}

function toLookupEvent(record: JsonObject): JsonObject {
  return {
    EventId: record['eventID'],
    EventName: record['eventName'],
    ReadOnly: record['readOnly'] === true ? 'true' : 'false',
    EventTime: getText(record, 'eventTime')?.replace('Z', '+00:00'),
    EventSource: record['eventSource'],
    Username: 'carol',
    Resources: [],
    CloudTrailEvent: JSON.stringify(record),
  };
}

function toEventBridge(record: JsonObject): JsonObject {
  const source = getText(record, 'eventSource') ?? '';
  return {
    version: '0',
    id: createRandom(`eventbridge ${source}`).uuid(),
    'detail-type': 'AWS API Call via CloudTrail',
    source: `aws.${source.slice(0, source.indexOf('.'))}`,
    account: ACCOUNT,
    time: record['eventTime'],
    region: REGION,
    resources: [],
    detail: record,
  };
}

function toCloudWatchLogs(records: readonly JsonObject[]): JsonObject {
  return {
    messageType: 'DATA_MESSAGE',
    owner: ACCOUNT,
    logGroup: 'aws-cloudtrail-logs',
    logStream: `${ACCOUNT}_CloudTrail_${REGION}`,
    subscriptionFilters: ['all'],
    logEvents: records.map((record, index) => ({
      id: `3884756203946102938475610293847561029384756102938475${String(index).padStart(4, '0')}`,
      timestamp: 1_741_703_038_000 + index * 32_000,
      message: JSON.stringify(record),
    })),
  };
}

/** Documents that look like a CloudTrail log and are another thing. */
function getLookAlikes(): readonly (readonly [name: string, about: string, value: JsonValue])[] {
  return [
    [
      's3-event-notification.json',
      'Not a log: an S3 event notification, which also says Records, eventSource and eventName.',
      {
        Records: [
          {
            eventVersion: '2.1',
            eventSource: 'aws:s3',
            awsRegion: REGION,
            eventTime: '2025-03-11T14:30:00.000Z',
            eventName: 'ObjectCreated:Put',
            userIdentity: { principalId: 'AWS:AROAQRSTUVWXYZEXAMPLE:delivery' },
            requestParameters: { sourceIPAddress: '192.0.2.44' },
            responseElements: { 'x-amz-request-id': 'C3D13FE58DE4C810', 'x-amz-id-2': 'ZXhhbXBsZQ==' },
            s3: {
              s3SchemaVersion: '1.0',
              configurationId: 'new-logs',
              bucket: {
                name: 'example-org-trail',
                ownerIdentity: { principalId: 'A3NL1KOZZKExample' },
                arn: 'arn:aws:s3:::example-org-trail',
              },
              object: {
                key: 'AWSLogs/111122223333/file.json.gz',
                size: 1024,
                eTag: 'd41d8cd98f00b204e9800998ecf8427e',
                sequencer: '0055AED6DCD90281E5',
              },
            },
          },
        ],
      },
    ],
    [
      'digest.json',
      'Not a log: the first digest of a trail, for an hour without events.',
      {
        awsAccountId: ACCOUNT,
        digestStartTime: '2025-03-11T14:00:00Z',
        digestEndTime: '2025-03-11T15:00:00Z',
        digestS3Bucket: 'example-trail',
        digestS3Object: `AWSLogs/${ACCOUNT}/CloudTrail-Digest/us-west-2/2025/03/11/${ACCOUNT}_CloudTrail-Digest_us-west-2_main_us-west-2_20250311T150000Z.json.gz`,
        digestPublicKeyFingerprint: '31e8b5433410dfb61a9dc45cc65b22ff',
        digestSignatureAlgorithm: 'SHA256withRSA',
        newestEventTime: null,
        oldestEventTime: null,
        previousDigestS3Bucket: null,
        previousDigestS3Object: null,
        previousDigestHashValue: null,
        previousDigestHashAlgorithm: null,
        previousDigestSignature: null,
        logFiles: [],
      },
    ],
    [
      'ocsf.json',
      'Not a log: one event that Security Lake or another tool has turned into OCSF.',
      {
        metadata: {
          product: {
            version: '1.08',
            name: 'CloudTrail',
            vendor_name: 'AWS',
            feature: { name: 'Management' },
          },
          event_code: 'AwsApiCall',
          uid: 'c6a9f9b2-0f9e-4c9c-9a0e-3f5d6e7a8b90',
          version: '1.1.0',
          profiles: ['cloud'],
        },
        class_name: 'API Activity',
        class_uid: 6003,
        category_name: 'Application Activity',
        category_uid: 6,
        activity_name: 'Read',
        activity_id: 2,
        type_uid: 600302,
        severity_id: 1,
        time: 1_741_703_038_000,
        cloud: { region: REGION, provider: 'AWS' },
        api: {
          operation: 'GetBucketPolicy',
          service: { name: 's3.amazonaws.com' },
          request: { uid: '0123456789ABCDEF' },
        },
        actor: { user: { type: 'IAMUser', name: 'carol', account: { uid: ACCOUNT } } },
        src_endpoint: { ip: '203.0.113.7' },
        status: 'Failure',
        status_id: 2,
      },
    ],
  ];
}

/** One small file for each way in which records are packed, and one for each look-alike. */
export function buildShapes(): readonly SampleFile[] {
  const records = getShapeRecords();
  const [first] = records;
  const lines = (values: readonly JsonValue[]): string =>
    values.map((value) => `${JSON.stringify(value)}\n`).join('');
  const pretty = (value: JsonValue): string => `${JSON.stringify(value, undefined, 4)}\n`;
  const logs: readonly (readonly [name: string, about: string, text: string, held?: readonly JsonValue[]])[] =
    [
      ['native.json', 'As CloudTrail writes it: one line.', JSON.stringify({ Records: records })],
      ['pretty-printed.json', 'The same with line breaks.', pretty({ Records: records })],
      [
        'event-history.json',
        'As the console’s Event history downloads it.',
        JSON.stringify({ Records: records }, undefined, 4),
      ],
      ['array.json', 'A top-level array.', pretty(records)],
      ['json-lines.jsonl', 'One record a line.', lines(records)],
      ['single-record.json', 'One record and nothing else.', pretty(first), [first]],
      [
        'lookup-events.json',
        'Output of LookupEvents: the record is text inside CloudTrailEvent.',
        pretty({ Events: records.map(toLookupEvent), NextToken: 'ZXhhbXBsZQ==' }),
      ],
      ['lookup-events.jsonl', 'The same, one event a line.', lines(records.map(toLookupEvent))],
      [
        'eventbridge.json',
        'An EventBridge envelope: the record is under detail.',
        pretty(toEventBridge(first)),
        [first],
      ],
      ['eventbridge.jsonl', 'EventBridge envelopes, one a line.', lines(records.map(toEventBridge))],
      [
        'cloudwatch-logs.json',
        'A CloudWatch Logs subscription document: the record is text inside message.',
        pretty(toCloudWatchLogs(records)),
      ],
      [
        'byte-order-mark.json',
        'UTF-8 with a byte-order mark.',
        `\uFEFF${JSON.stringify({ Records: records })}`,
      ],
      [
        'windows-line-ends.json',
        'Pretty-printed with CRLF line ends.',
        pretty({ Records: records }).replaceAll('\n', '\r\n'),
      ],
      ['compressed.json.gz', 'One gzip member.', JSON.stringify({ Records: records })],
      ['no-records.json', 'A log without records.', '{"Records":[]}', []],
    ];
  return [
    ...logs.map(([name, about, text, held]) =>
      createLogFile({ path: `shapes/${name}`, about, records: held ?? records, text }),
    ),
    createSeveralMembers(records),
    createLogFile({
      path: 'shapes/unquoted-records.json',
      about: 'The name Records without quotes, as in an AWS guide; one record has no eventName.',
      records: [first, withoutName(records[1])],
      text: `{\n  Records : [\n${JSON.stringify(first)},\n${JSON.stringify(withoutName(records[1]))}\n  ]\n}\n`,
      faultsAtLeast: 1,
    }),
    ...getLookAlikes().map(([name, about, value]) =>
      createLogFile({ path: `shapes/${name}`, about, records: [], text: pretty(value), faultsAtLeast: 1 }),
    ),
  ];
}

function withoutName(record: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== 'eventName'));
}

/** Three logs joined as three gzip members; decompressed, they are one document after another. */
function createSeveralMembers(records: readonly JsonObject[]): SampleFile {
  const parts = records.map((record) =>
    new TextEncoder().encode(`${JSON.stringify({ Records: [record] })}\n`),
  );
  return {
    path: 'shapes/several-members.json.gz',
    bytes: Uint8Array.from(parts.flatMap((part) => [...toGzip(part)])),
    plain: Uint8Array.from(parts.flatMap((part) => [...part])),
    about: 'Three gzip members with one log each.',
    count: buildCount(records),
    faultsAtLeast: 0,
  };
}
