import type { PresetCase } from './presetCase';
import { ACCOUNT, alice, at, bob, centerUser, event, mary, service, session } from './records';

const ALICE = `arn:aws:iam::${ACCOUNT}:user/alice`;
const BOB = `arn:aws:iam::${ACCOUNT}:user/bob`;
const ADMIN = `arn:aws:sts::${ACCOUNT}:assumed-role/Admin/deploy`;
const admin = session('Admin', 'deploy', 'ASIAONE');
const bucket = { bucketName: 'ledger' };

/** Presets of who did what and when. */
export const activityCases: readonly PresetCase[] = [
  {
    preset: 'first-and-last-seen',
    records: [
      event(at('09:01'), 'sso/ListAccounts', centerUser('94d00cd8')),
      event(at('09:02'), 'signin/CredentialChallenge', { ...centerUser('94d00cd8'), userName: 'carol' }),
      event(at('09:03'), 's3/GetObject', { type: 'AWSAccount', principalId: '', accountId: 'anonymous' }),
    ],
    columns: ['identity', 'first_seen'],
    rows: [
      ['94d00cd8', at('09:01')],
      ['carol', at('09:02')],
      ['anonymous', at('09:03')],
    ],
  },
  {
    preset: 'identity-activity',
    parameters: { identity: 'anonymous' },
    records: [
      event(at('09:01'), 's3/GetObject', { type: 'AWSAccount', principalId: '', accountId: 'anonymous' }),
      event(at('09:02'), 's3/GetObject', alice),
    ],
    columns: ['eventtime', 'identity'],
    rows: [[at('09:01'), 'anonymous']],
  },
  {
    preset: 'who-did-it',
    parameters: { event: 'DeleteBucket%', resource: 'ledger' },
    records: [
      event(at('09:02'), 's3/DeleteBucketPolicy', bob, {
        resources: [{ ARN: 'arn:aws:s3:::ledger', accountId: ACCOUNT, type: 'AWS::S3::Bucket' }],
      }),
      event(at('09:01'), 's3/DeleteBucket', alice, { requestParameters: bucket }),
      event(at('09:03'), 's3/DeleteBucket', admin, { responseElements: { name: 'ledger-2' } }),
      event(at('09:04'), 's3/DeleteBucket', alice, { requestParameters: { bucketName: 'other' } }),
      event(at('09:05'), 's3/GetBucketAcl', alice, { requestParameters: bucket }),
    ],
    columns: ['eventtime', 'identity', 'eventname'],
    rows: [
      [at('09:01'), ALICE, 'DeleteBucket'],
      [at('09:02'), BOB, 'DeleteBucketPolicy'],
      [at('09:03'), ADMIN, 'DeleteBucket'],
    ],
  },
  {
    preset: 'identity-activity',
    parameters: { identity: `arn:aws:iam::${ACCOUNT}:role/Admin`, from: at('09:00'), until: at('09:10') },
    records: [
      event(at('08:59'), 'ec2/RunInstances', admin),
      event(at('09:10'), 'ec2/StopInstances', session('Admin', 'night', 'ASIATWO')),
      event(at('09:00'), 'ec2/StartInstances', admin, { errorCode: 'Client.InvalidState' }),
      event(at('09:05'), 'ec2/StartInstances', alice),
      event(at('09:11'), 'ec2/StartInstances', admin),
    ],
    columns: ['eventtime', 'eventname', 'error', 'access_key'],
    rows: [
      [at('09:00'), 'StartInstances', 'Client.InvalidState', 'ASIAONE'],
      [at('09:10'), 'StopInstances', null, 'ASIATWO'],
    ],
  },
  {
    preset: 'identity-activity',
    parameters: { identity: 'mary.major' },
    records: [
      event(at('09:01'), 'workdocs/GetDocument', mary),
      event(at('09:02'), 'workdocs/GetDocument', alice),
    ],
    columns: ['eventtime', 'identity', 'eventsource'],
    rows: [[at('09:01'), 'mary.major', 'workdocs.amazonaws.com']],
  },
  {
    preset: 'key-activity',
    parameters: { key: 'AKIAALICE' },
    records: [
      event(at('09:01'), 'sts/GetCallerIdentity', alice),
      event(at('09:02'), 'sts/GetCallerIdentity', bob),
    ],
    columns: ['eventtime', 'identity', 'useragent'],
    rows: [[at('09:01'), ALICE, 'aws-cli/2.17']],
  },
  {
    preset: 'address-activity',
    parameters: { address: '198.51.100.%' },
    records: [
      event(at('09:02'), 'iam/ListUsers', bob, { sourceIPAddress: '198.51.100.200' }),
      event(at('09:01'), 'iam/ListUsers', alice, { sourceIPAddress: '198.51.100.7' }),
      event(at('09:03'), 'iam/ListUsers', alice, { sourceIPAddress: '198.51.10.7' }),
    ],
    columns: ['sourceipaddress', 'identity', 'access_key'],
    rows: [
      ['198.51.100.7', ALICE, 'AKIAALICE'],
      ['198.51.100.200', BOB, 'AKIABOB'],
    ],
  },
  {
    preset: 'session-activity',
    parameters: { session: 'AROAADMIN:deploy' },
    records: [
      event(at('09:02'), 's3/ListBuckets', session('Admin', 'deploy', 'ASIATWO')),
      event(at('09:01'), 's3/ListBuckets', admin),
      event(at('09:03'), 's3/ListBuckets', session('Admin', 'other', 'ASIATHREE')),
    ],
    columns: ['eventtime', 'session_created', 'access_key'],
    rows: [
      [at('09:01'), at('08:00'), 'ASIAONE'],
      [at('09:02'), at('08:00'), 'ASIATWO'],
    ],
  },
  {
    preset: 'session-activity',
    parameters: { session: ADMIN, created: at('07:00') },
    records: [event(at('09:01'), 's3/ListBuckets', admin)],
    columns: ['eventtime'],
    rows: [],
  },
  {
    preset: 'first-and-last-seen',
    records: [
      event(at('09:05'), 's3/ListBuckets', alice),
      event(at('09:01'), 's3/GetBucketAcl', alice, { errorCode: 'AccessDenied' }),
      event(at('09:09'), 's3/ListBuckets', alice),
      event(at('09:03'), 's3/ListBuckets', alice, { sourceIPAddress: '203.0.113.9' }),
      event(at('09:02'), 'ec2/TerminateInstances', service, {
        sourceIPAddress: 'autoscaling.amazonaws.com',
      }),
    ],
    columns: ['identity', 'sourceipaddress', 'first_seen', 'last_seen', 'events', 'failed', 'actions'],
    rows: [
      [ALICE, '192.0.2.1', at('09:01'), at('09:09'), 3, 1, 2],
      ['autoscaling.amazonaws.com', 'autoscaling.amazonaws.com', at('09:02'), at('09:02'), 1, 0, 1],
      [ALICE, '203.0.113.9', at('09:03'), at('09:03'), 1, 0, 1],
    ],
  },
  {
    preset: 'actions-of-identity',
    parameters: { identity: ALICE },
    records: [
      event(at('09:05'), 's3/ListBuckets', alice),
      event(at('09:01'), 's3/ListBuckets', alice, {
        errorCode: 'AccessDenied',
        sourceIPAddress: '203.0.113.9',
      }),
      event(at('09:02'), 'iam/ListUsers', alice),
      event(at('09:03'), 'iam/ListUsers', bob),
    ],
    columns: ['eventsource', 'eventname', 'calls', 'failed', 'addresses', 'first_seen', 'last_seen'],
    rows: [
      ['s3.amazonaws.com', 'ListBuckets', 2, 1, 2, at('09:01'), at('09:05')],
      ['iam.amazonaws.com', 'ListUsers', 1, 0, 1, at('09:02'), at('09:02')],
    ],
  },
  {
    preset: 'activity-per-hour',
    records: [
      event(at('09:00'), 's3/ListBuckets', alice),
      event(at('09:59:59'), 's3/ListBuckets', bob, { errorMessage: 'no' }),
      event(at('11:00'), 's3/ListBuckets', alice),
    ],
    columns: ['events', 'failed', 'identities'],
    rows: [
      [2, 1, 2],
      [1, 0, 1],
    ],
  },
  {
    preset: 'event-by-id',
    parameters: { id: 'shared-1' },
    records: [
      event(at('09:00'), 'sts/AssumeRole', alice, { sharedEventID: 'shared-1' }),
      event(at('09:00'), 'sts/AssumeRole', alice, {
        sharedEventID: 'shared-1',
        recipientAccountId: '444455556666',
      }),
      event(at('09:01'), 'sts/AssumeRole', alice, { requestID: 'shared-1' }),
      event(at('09:02'), 'sts/AssumeRole', alice, { sharedEventID: 'shared-2' }),
    ],
    columns: ['eventtime', 'recipientaccountid'],
    rows: [
      [at('09:00'), ACCOUNT],
      [at('09:00'), '444455556666'],
      [at('09:01'), ACCOUNT],
    ],
  },
];
