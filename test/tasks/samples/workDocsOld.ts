import type { JsonObject } from '../../../src/core/record/cloudTrailRecord';
import { createLogFile, type SampleFile } from './sampleFile';
import { createAccessKeyId, createRandom, createUniqueId } from './random';
import { createRecorder, type Draft } from './record';

const ACCOUNT = '444455556666';
const DIRECTORY = 'd-93672c4d5e';
const SID = 'S-1-5-21-2901837465-1182736450-4018273645-1109';

/** Records as they were in 2015 and 2018, with the fields that CloudTrail had then. */
export function buildWorkDocsOld(): SampleFile {
  const random = createRandom('workdocs old');
  const admin: JsonObject = {
    type: 'IAMUser',
    principalId: createUniqueId('AIDA', random),
    arn: `arn:aws:iam::${ACCOUNT}:user/it/site-admin`,
    accountId: ACCOUNT,
    accessKeyId: createAccessKeyId('ASIA', random),
    userName: 'site-admin',
    sessionContext: { attributes: { mfaAuthenticated: 'true', creationDate: '20150612T101500Z' } },
  };
  const user = (type: string, name: string): JsonObject => ({
    type,
    principalId: `${SID}&${DIRECTORY}`,
    accountId: ACCOUNT,
    userName: name,
  });
  const call = (
    time: string,
    version: string,
    identity: JsonObject,
    name: string | undefined,
    request: JsonObject,
  ): Draft => ({
    time,
    version,
    service: 'workdocs',
    name,
    identity,
    address: '203.0.113.7',
    agent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_13_4) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/11.1 Safari/605.1.15',
    request,
  });
  const secret = '<sensitiveDataRemoved>';
  const drafts: readonly Draft[] = [
    call('2015-06-12T10:16:00Z', '1.01', admin, 'RegisterDirectory', {
      directoryId: DIRECTORY,
      alias: 'example-eu',
      storageRule: { StorageAllocatedInBytes: 214_748_364_800, StorageType: 'QUOTA' },
      adminSid: SID,
    }),
    call('2015-06-12T10:20:11Z', '1.01', admin, 'AddUserToGroup', {
      directoryId: DIRECTORY,
      userSid: SID,
      group: 'administrators',
    }),
    call('2015-06-12T10:31:45Z', '1.01', user('Unknown', 'h.müller'), undefined, {
      AuthenticationToken: '**-redacted-**',
    }),
    call('2018-06-12T10:02:00Z', '1.05', admin, 'AssociateEnterpriseActiveDirectory', {
      organizationId: DIRECTORY,
      serviceAccount: { username: 'svc-workdocs', password: secret },
      directorySettings: { directoryName: 'corp.example.com' },
    }),
    call('2018-06-12T10:05:00Z', '1.05', admin, 'UpdateDirectoryMFA', {
      directoryId: DIRECTORY,
      mfaSettings: { servers: ['192.0.2.9'], port: 1812, sharedSecret: secret, protocol: 'CHAP' },
    }),
    call('2018-06-12T10:12:30Z', '1.05', user('Directory', 'h.müller'), 'CreateComment', {
      AuthenticationToken: '**-redacted-**',
      DocumentId: random.hex(64),
      VersionId: `1528798${random.text('0123456789', 6)}-${random.hex(64)}`,
      Text: secret,
    }),
  ];
  const records = drafts.map(createRecorder(random, { account: ACCOUNT, region: 'eu-west-1' }));
  return createLogFile({
    path: 'workdocs/444455556666_CloudTrail_eu-west-1_20180612T1015Z_V2mKp9XsQd4TgB7r.json',
    about:
      'An old archive (eventVersion 1.01 and 1.05, fewer fields, one record without eventName) by a writer that escapes < and > as \\u003c and \\u003e.',
    records,
    text: JSON.stringify({ Records: records }).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e'),
  });
}
