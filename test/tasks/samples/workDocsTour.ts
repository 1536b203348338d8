import { createLogFile, type SampleFile } from './sampleFile';
import { createRandom } from './random';
import { createRecorder, type Draft } from './record';
import {
  ACCOUNT,
  DIRECTORY,
  HIDDEN,
  REGION,
  alice,
  aliceInConsole,
  createBob,
  files,
  folders,
  users,
} from './workDocsCast';
import { apiCall, consoleCall, createUser, download, share, upload, userCall } from './workDocsCalls';

const DAY = '2025-03-11T';
/** An address that the company does not know. */
const ELSEWHERE = { address: '198.51.100.77' };

/** One day that can be read from top to bottom: an administrator's key in the wrong hands opens the site. */
function getStory(): readonly Draft[] {
  const { mary, paulo, lee, juergen } = users;
  const bob = createBob(`${DAY}14:20:31Z`);
  return [
    userCall(`${DAY}14:00:03Z`, mary, 'GetCurrentUser', true, {}),
    userCall(`${DAY}14:00:04Z`, mary, 'DescribeRootFolders', true, { Limit: 100 }),
    ...upload([`${DAY}14:01:22Z`, `${DAY}14:01:27Z`], juergen, files[0], 48_213),
    userCall(`${DAY}14:02:10Z`, mary, 'CreateComment', false, {
      DocumentId: files[0].id,
      VersionId: files[0].version,
      Text: HIDDEN,
      Visibility: 'PUBLIC',
    }),
    createUser(`${DAY}14:03:40Z`, alice, lee, ELSEWHERE),
    apiCall(`${DAY}14:03:44Z`, alice, 'ActivateUser', false, { UserId: lee.userId }, ELSEWHERE),
    apiCall(
      `${DAY}14:03:59Z`,
      alice,
      'UpdateUser',
      false,
      { UserId: lee.userId, GrantPoweruserPrivileges: 'TRUE' },
      ELSEWHERE,
    ),
    consoleCall(
      `${DAY}14:04:31Z`,
      aliceInConsole,
      'AddUserToGroup',
      false,
      {
        directoryId: DIRECTORY,
        userSid: lee.sid,
        username: lee.userName,
        group: 'administrators',
        notify: false,
      },
      ELSEWHERE,
    ),
    consoleCall(
      `${DAY}14:04:58Z`,
      aliceInConsole,
      'DisableDirectoryMFA',
      false,
      { directoryId: DIRECTORY },
      ELSEWHERE,
    ),
    consoleCall(
      `${DAY}14:05:12Z`,
      aliceInConsole,
      'DeactivateUser',
      false,
      { id: DIRECTORY, userSid: paulo.sid, username: paulo.userName },
      ELSEWHERE,
    ),
    userCall(`${DAY}14:07:15Z`, lee, 'SearchResources', true, { QueryText: HIDDEN, Limit: 50 }, ELSEWHERE),
    {
      ...download(`${DAY}14:07:48Z`, lee, files[3], ELSEWHERE),
      error: ['UnauthorizedResourceAccessException', 'The caller does not have access to the resource.'],
    },
    share(
      `${DAY}14:08:30Z`,
      lee,
      folders.payroll,
      { id: 'anonymous', type: 'ANONYMOUS', role: 'VIEWER' },
      ELSEWHERE,
    ),
    apiCall(
      `${DAY}14:09:02Z`,
      alice,
      'GetDocumentVersion',
      true,
      { DocumentId: files[1].id, VersionId: files[1].version, Fields: 'SOURCE' },
      ELSEWHERE,
    ),
    consoleCall(
      `${DAY}14:10:00Z`,
      aliceInConsole,
      'StartInstanceExport',
      false,
      {
        directoryId: DIRECTORY,
        targetBucketName: 'example-outside-bucket',
        administratorEmails: ['sun.lee@example.com'],
        onlyResidualUsers: false,
      },
      ELSEWHERE,
    ),
    {
      time: `${DAY}14:10:41Z`,
      service: 'workdocs',
      identity: { type: 'Unknown', principalId: lee.userId, accountId: ACCOUNT, userName: lee.userName },
      address: ELSEWHERE.address,
      agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:136.0) Gecko/20100101 Firefox/136.0',
      request: { AuthenticationToken: '**-redacted-**' },
      version: '1.01',
    },
    consoleCall(`${DAY}14:22:05Z`, bob, 'DescribeDirectoryMFA', true, { directoryId: DIRECTORY }),
    {
      ...consoleCall(`${DAY}14:22:40Z`, bob, 'EnableDirectoryMFA', false, {
        directoryId: DIRECTORY,
        mfaSettings: {
          servers: ['192.0.2.5'],
          port: 1812,
          sharedSecret: '****',
          protocol: 'MS-CHAPv2',
          timeout: 20,
          retries: 2,
        },
      }),
    },
    apiCall(`${DAY}14:23:30Z`, bob, 'RemoveResourcePermission', false, {
      ResourceId: folders.payroll,
      PrincipalId: 'anonymous',
      PrincipalType: 'ANONYMOUS',
    }),
    apiCall(`${DAY}14:23:58Z`, bob, 'DeactivateUser', false, { UserId: lee.userId }),
    consoleCall(`${DAY}14:24:20Z`, bob, 'ActivateUser', false, {
      id: DIRECTORY,
      userSid: paulo.sid,
      username: paulo.userName,
    }),
    apiCall(`${DAY}14:25:11Z`, bob, 'DeleteUser', false, { UserId: lee.userId }),
  ];
}

export function buildWorkDocsTour(): SampleFile {
  const record = createRecorder(createRandom('workdocs tour'), { account: ACCOUNT, region: REGION });
  const records = getStory().map(record);
  return createLogFile({
    path: 'workdocs/workdocs-tour_CloudTrail_us-west-2.json',
    about:
      'Start here: one day, pretty-printed. A stolen key makes a new administrator, opens the payroll folder to everybody and starts an export; then the real administrator cleans up.',
    records,
    text: `${JSON.stringify({ Records: records }, undefined, 2)}\n`,
  });
}
