import type { LogInput } from '../../../src/protocol/engine';

/** A record of a log, as an object. */
export type PlainRecord = Readonly<Record<string, unknown>>;

/** A log of these records in CloudTrail's own packing. */
export function toLog(records: readonly PlainRecord[], uri = 'file:///logs/test.json'): LogInput {
  return { kind: 'bytes', uri, bytes: new TextEncoder().encode(JSON.stringify({ Records: records })) };
}

const EVENTS = [
  ['ec2.amazonaws.com', 'DescribeInstances', true],
  ['s3.amazonaws.com', 'GetObject', true],
  ['s3.amazonaws.com', 'PutObject', false],
  ['iam.amazonaws.com', 'CreateAccessKey', false],
  ['workdocs.amazonaws.com', 'DownloadDocumentVersion', true],
] as const;

/** A made-up account at work: IAM users, role sessions, root, services and WorkDocs users; record i is always the same. */
export function createRecord(i: number): PlainRecord {
  const [eventSource, eventName, readOnly] = EVENTS[i % EVENTS.length] ?? EVENTS[0];
  return {
    eventVersion: '1.08',
    userIdentity: createIdentity(i, eventSource === 'workdocs.amazonaws.com'),
    eventTime: new Date(Date.UTC(2024, 10, 19) + i * 750).toISOString().replace('.000Z', 'Z'),
    eventSource,
    eventName,
    awsRegion: i % 3 === 0 ? 'us-east-1' : 'eu-west-1',
    sourceIPAddress: `203.0.113.${String(i % 200)}`,
    userAgent: 'aws-cli/2.15.0',
    ...(i % 17 === 0 ? { errorCode: 'AccessDenied', errorMessage: 'Not allowed' } : {}),
    requestParameters: i % 29 === 0 ? { password: 'HIDDEN_DUE_TO_SECURITY_REASONS' } : null,
    responseElements: null,
    eventID: `00000000-0000-4000-8000-${i.toString(16).padStart(12, '0')}`,
    readOnly,
    eventType: 'AwsApiCall',
    recipientAccountId: '111122223333',
  };
}

function createIdentity(i: number, isWorkDocs: boolean): PlainRecord | null {
  const accountId = '111122223333';
  if (isWorkDocs) {
    return {
      type: 'Unknown',
      principalId: `S-1-5-21-1001-${String(i % 7)}`,
      accountId,
      userName: `user${String(i % 7)}@example.com`,
    };
  }
  switch (i % 6) {
    case 0: {
      const userName = ['alice', 'bob', 'carol', 'dave'][Math.floor(i / 6) % 4] ?? '';
      const arn = `arn:aws:iam::${accountId}:user/${userName}`;
      return {
        type: 'IAMUser',
        principalId: `AIDA${userName.toUpperCase()}`,
        arn,
        accountId,
        accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
        userName,
      };
    }
    case 1:
    case 2:
    case 3: {
      const role = ['Admin', 'Deploy', 'ReadOnly'][Math.floor(i / 6) % 3] ?? '';
      const session = `session-${String(Math.floor(i / 18) % 20)}`;
      return {
        type: 'AssumedRole',
        principalId: `AROA${role.toUpperCase()}:${session}`,
        arn: `arn:aws:sts::${accountId}:assumed-role/${role}/${session}`,
        accountId,
        accessKeyId: `ASIA${String(i).padStart(16, 'X')}`,
        sessionContext: {
          sessionIssuer: {
            type: 'Role',
            principalId: `AROA${role.toUpperCase()}`,
            arn: `arn:aws:iam::${accountId}:role/${role}`,
            accountId,
            userName: role,
          },
          attributes: { creationDate: '2024-11-19T00:00:00Z', mfaAuthenticated: 'false' },
        },
      };
    }
    case 4:
      return i % 60 === 10
        ? { type: 'Root', principalId: accountId, arn: `arn:aws:iam::${accountId}:root`, accountId }
        : { type: 'AWSService', invokedBy: 'cloudtrail.amazonaws.com' };
    default:
      return i % 50 === 5 ? null : { type: 'AWSService', invokedBy: 'ec2.amazonaws.com' };
  }
}

/** A log of `count` such records. */
export function createLog(count: number): LogInput {
  return toLog(Array.from({ length: count }, (_, i) => createRecord(i)));
}
