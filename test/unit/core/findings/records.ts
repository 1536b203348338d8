import { checkRecord } from '../../../../src/core/findings/checkRecord';
import type { Finding } from '../../../../src/core/findings/finding';
import type { CloudTrailRecord, JsonObject } from '../../../../src/core/record/cloudTrailRecord';

/** A complete record of version 1.08 that no rule has anything to say about, with these fields instead. */
export function createRecord(fields: JsonObject = {}): CloudTrailRecord {
  return {
    eventVersion: '1.08',
    userIdentity: {
      type: 'AssumedRole',
      principalId: 'AROAEXAMPLE:alice',
      arn: 'arn:aws:sts::111122223333:assumed-role/Audit/alice',
      accountId: '111122223333',
      sessionContext: {
        sessionIssuer: { type: 'Role', userName: 'Audit' },
        attributes: { creationDate: '2023-07-10T11:00:00Z', mfaAuthenticated: 'false' },
      },
    },
    eventTime: '2023-07-10T12:00:08Z',
    eventSource: 'ec2.amazonaws.com',
    eventName: 'DescribeInstances',
    awsRegion: 'us-east-1',
    sourceIPAddress: '203.0.113.7',
    userAgent: 'aws-cli/2.13.0',
    requestParameters: { maxResults: 5 },
    responseElements: null,
    requestID: '1f0a6f6e-0001-4000-8000-000000000001',
    eventID: '1f0a6f6e-0002-4000-8000-000000000002',
    readOnly: true,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: '111122223333',
    eventCategory: 'Management',
    ...fields,
  };
}

/** A directory user of WorkDocs, as AWS's own sample of a data-plane record has it. */
export const directoryUser: JsonObject = {
  type: 'Unknown',
  principalId: 'S-1-5-21-1-2-3-1104',
  accountId: '111122223333',
  userName: 'erika',
};

/** An IAM user. */
export const iamUser: JsonObject = {
  type: 'IAMUser',
  principalId: 'AIDAEXAMPLE',
  arn: 'arn:aws:iam::111122223333:user/bob',
  accountId: '111122223333',
  userName: 'bob',
};

/** A WorkDocs record with the same defaults, made by an assumed role. */
export function createWorkDocsRecord(eventName: string, fields: JsonObject = {}): CloudTrailRecord {
  return createRecord({ eventSource: 'workdocs.amazonaws.com', eventName, ...fields });
}

/** The record without one of its fields. */
export function without(record: CloudTrailRecord, name: string): CloudTrailRecord {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
}

/** The findings of one code; the record is number 2 of its log, where `firsts` has the eventIDs of the log. */
export function getHits(
  code: string,
  record: CloudTrailRecord,
  firsts: Readonly<Record<string, number>> = {},
): readonly Finding[] {
  const log = { recordIndex: 2, firstWithEventID: (id: string) => firsts[id] };
  return checkRecord(record, log, {}).filter((finding) => finding.code === code);
}
