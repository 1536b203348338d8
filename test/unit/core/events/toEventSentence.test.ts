import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import fc from 'fast-check';
import { toEventSentence } from '../../../../src/core/events/toEventSentence';
import type { CloudTrailRecord, JsonObject, JsonValue } from '../../../../src/core/record/cloudTrailRecord';
import { getWorkDocsEvents } from '../../../../src/core/workdocs/getWorkDocsEvent';
import { readSharedRecords } from '../explain/readSharedRecords';
import { toText } from './toText';

const alice: JsonObject = {
  type: 'IAMUser',
  userName: 'alice',
  sessionContext: { attributes: { mfaAuthenticated: 'false' } },
};
const bob: JsonObject = {
  type: 'Unknown',
  principalId: 'S-1-5-21-7',
  accountId: '111122223333',
  userName: 'bob',
};
const key: JsonObject = { type: 'IAMUser', userName: 'carol', accessKeyId: 'AKIAIOSFODNN7EXAMPLE' };

function workdocs(
  eventName: string,
  requestParameters: JsonValue,
  more: CloudTrailRecord = {},
): CloudTrailRecord {
  return {
    eventSource: 'workdocs.amazonaws.com',
    eventName,
    userIdentity: alice,
    requestParameters,
    ...more,
  };
}

function other(service: string, eventName: string, more: CloudTrailRecord): CloudTrailRecord {
  return { eventSource: `${service}.amazonaws.com`, eventName, userIdentity: key, ...more };
}

const rows: readonly (readonly [CloudTrailRecord, string])[] = [
  [
    other('signin', 'CredentialVerification', {
      additionalEventData: { CredentialType: 'PASSWORD' },
      serviceEventDetails: { CredentialVerification: 'Success' },
    }),
    'IAM user carol (long-term key) gave a credential of type PASSWORD for IAM Identity Center.',
  ],
  [
    other('signin', 'CredentialVerification', {
      additionalEventData: { CredentialType: 'TOTP' },
      serviceEventDetails: { CredentialVerification: 'Failure' },
    }),
    'IAM user carol (long-term key) tried to give a credential of type TOTP for IAM Identity Center but failed.',
  ],
  [
    other('signin', 'CredentialChallenge', {
      additionalEventData: { CredentialType: 'PASSWORD', UserName: 'dave' },
    }),
    'IAM user carol (long-term key) received a request for a credential of type PASSWORD under the name dave.',
  ],
  [
    other('sso', 'GetRoleCredentials', {
      serviceEventDetails: { role_name: 'Admin', account_id: '444455556666' },
    }),
    'IAM user carol (long-term key) got keys of permission set Admin in account 444455556666 through IAM Identity Center.',
  ],
  [
    other('sso', 'Federate', {
      serviceEventDetails: { role_name: 'Admin', account_id: '444455556666' },
    }),
    'IAM user carol (long-term key) entered account 444455556666 with permission set Admin.',
  ],
  [
    other('eks', 'CreateAccessEntry', {
      requestParameters: { name: 'shop', principalArn: 'arn:aws:iam::444455556666:role/x' },
    }),
    'IAM user carol (long-term key) allowed arn:aws:iam::444455556666:role/x into cluster shop.',
  ],
  [
    other('dynamodb', 'ExportTableToPointInTime', {
      requestParameters: { tableArn: 'orders', s3Bucket: 'out' },
    }),
    'IAM user carol (long-term key) exported table orders to bucket out.',
  ],
  [
    other('signin', 'UserAuthentication', {}),
    'IAM user carol (long-term key) signed in through IAM Identity Center.',
  ],
  [
    other('autoscaling', 'TerminateInstanceInAutoScalingGroup', { requestParameters: { instanceId: 'i-1' } }),
    'IAM user carol (long-term key) terminated instance i-1 of an Auto Scaling group.',
  ],
  [
    other('route53', 'ListHostedZonesByName', {}),
    'IAM user carol (long-term key) listed hosted zones by name in Amazon Route 53.',
  ],
  [
    other('organizations', 'ListHandshakesForAccount', {}),
    'IAM user carol (long-term key) listed handshakes for account in AWS Organizations.',
  ],
  [
    workdocs(
      'DeactivateUser',
      { id: 'd-9067012345', userSid: 'S-1-5-21-9' },
      { sourceIPAddress: '203.0.113.7' },
    ),
    'IAM user alice (no MFA) deactivated WorkDocs user S-1-5-21-9 in directory d-9067012345 from 203.0.113.7.',
  ],
  [
    workdocs('DeactivateUser', { UserId: 'S-1-5-21-9' }),
    'IAM user alice (no MFA) deactivated WorkDocs user S-1-5-21-9.',
  ],
  [workdocs('ActivateUser', null), 'IAM user alice (no MFA) activated a WorkDocs user.'],
  [
    workdocs('RemoveUserFromGroup', { directoryId: 'd-1', userSid: 'S-1-5-1', group: 'admins' }),
    'IAM user alice (no MFA) removed WorkDocs user S-1-5-1 from group admins in directory d-1.',
  ],
  [
    workdocs('AddResourcePermissions', {
      ResourceId: 'r1',
      Principals: [{ Type: 'ANONYMOUS', Role: 'VIEWER' }],
    }),
    'IAM user alice (no MFA) shared file or folder r1 with everybody who has the link as VIEWER.',
  ],
  [
    workdocs('AddResourcePermissions', {
      ResourceId: 'r1',
      Principals: [
        { Id: 'u1', Type: 'USER' },
        { Id: 'o', Type: 'ORGANIZATION' },
      ],
    }),
    'IAM user alice (no MFA) shared file or folder r1 with the whole site and 1 more.',
  ],
  [
    workdocs(
      'GetDocumentVersion',
      { DocumentId: 'f1', VersionId: 'v1', Fields: 'SOURCE' },
      { userIdentity: bob },
    ),
    'WorkDocs user bob got the download address of version v1 of file f1.',
  ],
  [
    workdocs('UpdateDocument', { DocumentId: 'f1', ResourceState: 'RECYCLED' }, { userIdentity: bob }),
    'WorkDocs user bob moved file f1 to the recycle bin.',
  ],
  [
    workdocs('UpdateFolder', { FolderId: 'f1', Name: 'New' }, { userIdentity: bob }),
    'WorkDocs user bob renamed folder f1 to New.',
  ],
  [
    workdocs('UpdateUser', { UserId: 'u1', GrantPoweruserPrivileges: 'TRUE' }),
    'IAM user alice (no MFA) gave power user rights to WorkDocs user u1.',
  ],
  [
    workdocs('StartInstanceExport', { directoryId: 'd-1', targetBucketName: 'out' }),
    'IAM user alice (no MFA) started the export of the whole site in directory d-1 to bucket out.',
  ],
  [
    workdocs('CreateFolder', { Name: '**-redacted-**', ParentFolderId: 'p1' }),
    'IAM user alice (no MFA) created a folder in folder p1.',
  ],
  [
    workdocs('DeleteDocument', { DocumentId: 'f1' }, { errorCode: 'UnauthorizedResourceAccessException' }),
    'IAM user alice (no MFA) tried to permanently delete file f1 but was refused: UnauthorizedResourceAccessException.',
  ],
  [
    {
      eventSource: 'workdocs.amazonaws.com',
      userIdentity: bob,
      requestParameters: { AuthenticationToken: '**-redacted-**' },
    },
    'WorkDocs user bob made a call to Amazon WorkDocs that the record does not name.',
  ],
  [
    workdocs('PolishDocument', { DocumentId: 'f1' }),
    'IAM user alice (no MFA) called PolishDocument on document f1 in Amazon WorkDocs.',
  ],
  [
    other('s3', 'CreateBucket', { requestParameters: { bucketName: 'b1' }, sourceIPAddress: '2001:db8::1' }),
    'IAM user carol (long-term key) created bucket b1 from 2001:db8::1.',
  ],
  [
    other('ec2', 'StopInstances', {
      requestParameters: { instancesSet: { items: [{ instanceId: 'i-1' }, { instanceId: 'i-2' }] } },
    }),
    'IAM user carol (long-term key) stopped instance i-1 and 1 more.',
  ],
  [
    other('ec2', 'DeleteNatGateway', {
      requestParameters: { DeleteNatGatewayRequest: { NatGatewayId: 'nat-1' } },
    }),
    'IAM user carol (long-term key) deleted NAT gateway nat-1.',
  ],
  [
    other('ec2', 'CreateVpc', {
      requestParameters: { cidrBlock: '10.0.0.0/16' },
      responseElements: { vpc: { vpcId: 'vpc-1' } },
    }),
    'IAM user carol (long-term key) created VPC vpc-1.',
  ],
  [
    other('rds', 'DeleteDBInstance', { requestParameters: { dBInstanceIdentifier: 'db1' } }),
    'IAM user carol (long-term key) deleted DB instance db1.',
  ],
  [
    other('iam', 'ListGroupsForUser', { requestParameters: { userName: 'dave' } }),
    'IAM user carol (long-term key) listed groups of user dave.',
  ],
  [
    other('sts', 'AssumeRole', {
      requestParameters: { roleArn: 'arn:aws:iam::111122223333:role/r', roleSessionName: 's' },
    }),
    'IAM user carol (long-term key) assumed role arn:aws:iam::111122223333:role/r as session s.',
  ],
  [
    other('kms', 'Decrypt', {
      errorCode: 'VpceAccessDenied',
      vpcEndpointId: 'vpce-1',
      eventType: 'AwsVpceEvents',
      resources: [{ ARN: 'arn:aws:kms:us-east-1:111122223333:key/k' }],
    }),
    'IAM user carol (long-term key) tried to decrypt data with key arn:aws:kms:us-east-1:111122223333:key/k but was refused by VPC endpoint vpce-1: VpceAccessDenied.',
  ],
  [
    {
      eventSource: 'signin.amazonaws.com',
      eventName: 'ConsoleLogin',
      userIdentity: {
        type: 'IAMUser',
        userName: 'HIDDEN_DUE_TO_SECURITY_REASONS',
        accountId: '111122223333',
      },
      errorMessage: 'No username found in supplied account',
      responseElements: { ConsoleLogin: 'Failure' },
      additionalEventData: { MFAUsed: 'No' },
    },
    'IAM user (name hidden) (no MFA) tried to sign in to the AWS console but failed: No username found in supplied account.',
  ],
  [
    {
      eventSource: 'ec2.amazonaws.com',
      eventName: 'SharedSnapshotVolumeCreated',
      eventType: 'AwsServiceEvent',
      userIdentity: { accountId: '111122223333', invokedBy: 'ec2.amazonaws.com' },
      sourceIPAddress: 'ec2.amazonaws.com',
      serviceEventDetails: { snapshotId: 'snap-1' },
    },
    'AWS service ec2.amazonaws.com created a volume from shared snapshot snap-1.',
  ],
  [
    {
      eventType: 'AwsCloudTrailInsight',
      awsRegion: 'us-east-1',
      insightDetails: {
        state: 'Start',
        eventSource: 'ec2.amazonaws.com',
        eventName: 'RunInstances',
        insightType: 'ApiCallRateInsight',
      },
    },
    'CloudTrail Insights reported the start of an unusual rate of RunInstances calls to ec2.amazonaws.com in us-east-1.',
  ],
  [
    {
      eventType: 'AwsCloudTrailInsight',
      insightDetails: {
        state: 'End',
        eventName: 'GetObject',
        insightType: 'ApiErrorRateInsight',
        errorCode: 'AccessDenied',
      },
    },
    'CloudTrail Insights reported the end of an unusual rate of AccessDenied errors from GetObject calls.',
  ],
  [
    { eventCategory: 'Aggregated', timeWindow: { windowStart: '2025-01-01 00:00:00' } },
    'CloudTrail counted events from 2025-01-01 00:00:00.',
  ],
  [{}, 'An unnamed caller made a call that the record does not name.'],
];

describe('toEventSentence', () => {
  for (const [record, sentence] of rows) {
    it(sentence, () => {
      assert.equal(toText(toEventSentence(record)), sentence);
    });
  }

  it('marks the values of the log as values', () => {
    const pieces = toEventSentence(workdocs('CreateFolder', { Name: '[x](command:y)', ParentFolderId: 'p' }));
    assert.ok(pieces.some((piece) => typeof piece === 'object' && piece.code === '[x](command:y)'));
  });

  it('cuts long values and keeps surrogate pairs whole', () => {
    const text = toText(
      toEventSentence(workdocs('CreateFolder', { Name: `${'a'.repeat(119)}😀${'b'.repeat(100_000)}` })),
    );
    assert.equal(text, `IAM user alice (no MFA) created folder ${'a'.repeat(119)}….`);
  });

  it('has a phrase for every WorkDocs event, also when nothing is known', () => {
    for (const { name } of getWorkDocsEvents()) {
      const done = toText(toEventSentence(workdocs(name, null)));
      const tried = toText(toEventSentence(workdocs(name, null, { errorCode: 'ProhibitedStateException' })));
      assert.match(
        done,
        /^IAM user alice \(no MFA\) (?:permanently )?[a-z]*(?:ed|put|set|sent|read|got|gave|withdrew) [^{}[\]|]*[^ ]\.$/,
        name,
      );
      assert.match(tried, / tried to [a-z]+ [^{}[\]|]* but failed: ProhibitedStateException\.$/, name);
    }
  });

  it('says something of every real record', function () {
    const records = readSharedRecords();
    if (records === undefined) {
      console.log('      skipped: ../shared/data is not beside the project');
      this.skip();
    }
    for (const record of records) {
      const text = toText(toEventSentence(record));
      assert.match(text, /^[A-Z].* .*\.$/s);
      assert.doesNotMatch(text, /undefined|\[object|NaN|[{}|]|\s\s|\s\./);
    }
  });

  it('never throws, whatever the record holds', () => {
    const names = getWorkDocsEvents().map((event) => event.name);
    const record = fc.dictionary(
      fc.constantFrom(
        'eventSource',
        'eventName',
        'eventType',
        'userIdentity',
        'requestParameters',
        'responseElements',
        'resources',
        'errorCode',
        'errorMessage',
        'sourceIPAddress',
        'insightDetails',
        '__proto__',
      ),
      fc.oneof(fc.jsonValue(), fc.constantFrom('workdocs.amazonaws.com', 'AwsCloudTrailInsight', ...names)),
    );
    fc.assert(
      fc.property(record, (value) => {
        const parsed = JSON.parse(JSON.stringify(value)) as CloudTrailRecord;
        assert.ok(toText(toEventSentence(parsed)).length > 10);
      }),
      { numRuns: 500 },
    );
  });
});
