import type { JsonObject } from '../../../src/core/record/cloudTrailRecord';
import { createLogFile, type SampleFile } from './sampleFile';
import { createRandom } from './random';
import { createRecorder, type Draft } from './record';
import { ACCOUNT, DIRECTORY, REGION, createBob, createMigration, files } from './workDocsCast';
import { consoleCall, userCall } from './workDocsCalls';
import { users } from './workDocsCast';

const BUCKET = 'example-workdocs-export';
const KEY = `arn:aws:kms:us-west-2:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const service: JsonObject = { type: 'AWSService', invokedBy: 'workdocs.amazonaws.com' };

/** WorkDocs itself writes the exported files into the bucket. */
function getExportedObjects(sharedEventID: string): readonly Draft[] {
  return files.map((file, index) => ({
    time: `2025-04-14T16:${String(12 + index)}:30Z`,
    service: 's3',
    name: 'PutObject',
    identity: service,
    address: 'workdocs.amazonaws.com',
    agent: 'workdocs.amazonaws.com',
    request: {
      bucketName: BUCKET,
      Host: `${BUCKET}.s3.us-west-2.amazonaws.com`,
      key: `${DIRECTORY}/${file.name}`,
      'x-amz-server-side-encryption': 'aws:kms',
      'x-amz-server-side-encryption-aws-kms-key-id': KEY,
    },
    response: { 'x-amz-server-side-encryption': 'aws:kms', 'x-amz-version-id': file.id.slice(0, 32) },
    additional: {
      SignatureVersion: 'SigV4',
      CipherSuite: 'TLS_AES_128_GCM_SHA256',
      bytesTransferredIn: 40_960 + index * 512,
      bytesTransferredOut: 0,
      AuthenticationMethod: 'AuthHeader',
    },
    requestID: file.id.slice(0, 16).toUpperCase(),
    readOnly: false,
    resources: [
      { type: 'AWS::S3::Object', ARN: `arn:aws:s3:::${BUCKET}/${DIRECTORY}/${file.name}` },
      { accountId: ACCOUNT, type: 'AWS::S3::Bucket', ARN: `arn:aws:s3:::${BUCKET}` },
    ],
    category: 'Data',
    more: index === 0 ? { sharedEventID } : {},
  }));
}

/** The end of the site: directory and instance go, in the order that AWS asks for. */
function getRemoval(): readonly Draft[] {
  const bob = createBob('2025-04-24T17:00:02Z');
  const directoryCall = (time: string, name: string, request: JsonObject, readOnly: boolean): Draft => ({
    time,
    service: 'ds',
    name,
    identity: { ...bob, invokedBy: 'workdocs.amazonaws.com' },
    address: 'workdocs.amazonaws.com',
    agent: 'workdocs.amazonaws.com',
    request,
    readOnly,
  });
  return [
    consoleCall('2025-04-24T17:05:00Z', bob, 'DescribeInstances', true, { InstanceIds: [DIRECTORY] }),
    consoleCall('2025-04-24T17:06:41Z', bob, 'DeleteInstance', false, {
      id: DIRECTORY,
      alias: 'example-corp',
    }),
    consoleCall('2025-04-24T17:06:52Z', bob, 'DeregisterDirectory', false, {
      directoryId: DIRECTORY,
      type: 'SimpleAD',
    }),
    directoryCall('2025-04-24T17:06:55Z', 'DescribeDirectories', { directoryIds: [DIRECTORY] }, true),
    directoryCall(
      '2025-04-24T17:07:10Z',
      'UnauthorizeApplication',
      { applicationId: 'workdocs', directoryId: DIRECTORY },
      false,
    ),
    {
      ...directoryCall('2025-04-24T17:20:00Z', 'DeleteDirectory', { directoryId: DIRECTORY }, false),
      identity: bob,
      address: '192.0.2.44',
      agent: 'AWS Internal',
      response: { directoryId: DIRECTORY },
      fromConsole: true,
    },
  ];
}

export function buildWorkDocsExport(): SampleFile {
  const random = createRandom('workdocs export');
  const migration = createMigration('2025-04-14T15:58:10Z');
  const status = { directoryId: DIRECTORY, limit: 10 };
  const drafts: readonly Draft[] = [
    consoleCall('2025-04-14T16:05:00Z', migration, 'DescribeInstances', true, { InstanceIds: [DIRECTORY] }),
    {
      ...consoleCall('2025-04-14T16:10:00Z', migration, 'StartInstanceExport', false, {
        directoryId: DIRECTORY,
        targetBucketName: BUCKET,
        targetKmsKeyArn: KEY,
        administratorEmails: ['it@example.com', 'archive@example.com'],
        onlyResidualUsers: false,
      }),
      resources: [
        {
          accountId: ACCOUNT,
          type: 'AWS::WorkDocs::Organization',
          ARN: `arn:aws:workdocs:us-west-2:${ACCOUNT}:organization/${DIRECTORY}`,
        },
      ],
    },
    {
      time: '2025-04-14T16:11:02Z',
      service: 'kms',
      name: 'GenerateDataKey',
      identity: service,
      address: 'workdocs.amazonaws.com',
      agent: 'workdocs.amazonaws.com',
      request: {
        keyId: KEY,
        keySpec: 'AES_256',
        encryptionContext: { 'aws:s3:arn': `arn:aws:s3:::${BUCKET}/${DIRECTORY}` },
      },
      readOnly: true,
      resources: [{ accountId: ACCOUNT, type: 'AWS::KMS::Key', ARN: KEY }],
      more: { sharedEventID: random.uuid() },
    },
    ...getExportedObjects(random.uuid()),
    ...['16:15:00', '16:30:00', '16:45:00'].map((time) =>
      consoleCall(`2025-04-14T${time}Z`, migration, 'DescribeInstanceExports', true, status),
    ),
    ...getRemoval(),
  ];
  return createLogFile({
    path: 'workdocs/111122223333_CloudTrail_us-west-2_20250424T1725Z_Zk3vD8sWq1MfHc6P.json.gz',
    about:
      'The export of the site to a bucket (the files are written by the WorkDocs service itself) and, ten days later, the removal of site and directory.',
    records: drafts.map(createRecorder(random, { account: ACCOUNT, region: REGION })),
  });
}

/** WorkDocs ended on 25 April 2025; these records are dated later. */
export function buildWorkDocsAfterEnd(): SampleFile {
  const random = createRandom('workdocs after end');
  const late = createMigration('2025-05-02T09:01:00Z');
  const drafts: readonly Draft[] = [
    {
      ...consoleCall('2025-05-02T09:10:07Z', late, 'DescribeInstances', true, {}),
      error: ['UnauthorizedOperationException', 'The operation is not permitted.'],
    },
    userCall('2025-05-02T09:11:30Z', users.paulo, 'GetDocumentVersion', true, {
      DocumentId: files[5].id,
      VersionId: files[5].version,
      Fields: 'SOURCE',
    }),
  ];
  return createLogFile({
    path: 'workdocs/111122223333_CloudTrail_us-west-2_20250502T0915Z_b5Rt9YgNe2JwLx0A.json',
    about: 'Two calls that are dated after the end of the service.',
    records: drafts.map(createRecorder(random, { account: ACCOUNT, region: REGION })),
  });
}
