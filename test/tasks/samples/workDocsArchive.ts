import { createLogFile, type SampleFile } from './sampleFile';
import { createRandom, type Random } from './random';
import { createRecorder, type Draft } from './record';
import {
  ACCOUNT,
  DIRECTORY,
  HIDDEN,
  REGION,
  TOKEN,
  alice,
  createBob,
  createFile,
  createMigration,
  files,
  folders,
  hostileName,
  users,
  type DirectoryUser,
} from './workDocsCast';
import {
  apiCall,
  consoleCall,
  createUser,
  download,
  share,
  upload,
  userCall,
  type Origin,
} from './workDocsCalls';

/** Working days of the story: 3 March to 11 April 2025, Mondays to Fridays. */
const DAYS = Array.from({ length: 6 }, (_, week) =>
  Array.from({ length: 5 }, (_item, day) => 3 + week * 7 + day),
)
  .flat()
  .map((day) => (day <= 31 ? `2025-03-${toTwo(day)}` : `2025-04-${toTwo(day - 31)}`));

const HOME: Origin = { address: '203.0.113.66', agent: 'WorkDocs/1.2.230 (Windows; Drive)' };
const ELSEWHERE: Origin = { address: '198.51.100.77', agent: 'Boto3/1.37.11 md/Botocore#1.37.11 os/linux' };
const SIX: Origin = { address: '2001:db8:10::7d' };

function toTwo(number: number): string {
  return String(number).padStart(2, '0');
}

function at(day: string, hour: number, random: Random): string {
  return `${day}T${toTwo(hour)}:${toTwo(random.below(60))}:${toTwo(random.below(60))}Z`;
}

/** What an ordinary hour of an ordinary user looks like. */
function getDailyWork(day: string, user: DirectoryUser, random: Random): readonly Draft[] {
  const file = random.pick(files);
  const hour = 8 + random.below(9);
  const time = (): string => at(day, hour, random);
  const ways: readonly [() => readonly Draft[], ...(() => readonly Draft[])[]] = [
    () => [
      userCall(time(), user, 'DescribeFolderContents', true, {
        FolderId: file.folder,
        Type: 'ALL',
        Limit: 100,
      }),
      userCall(time(), user, 'GetDocument', true, { DocumentId: file.id, IncludeCustomMetadata: false }),
    ],
    () => [download(time(), user, file)],
    () =>
      upload(
        [`${day}T${toTwo(hour)}:10:12Z`, `${day}T${toTwo(hour)}:10:19Z`],
        user,
        file,
        900 + random.below(90_000),
      ),
    () => [
      userCall(time(), user, 'CreateComment', false, {
        DocumentId: file.id,
        VersionId: file.version,
        Text: HIDDEN,
        Visibility: 'PRIVATE',
      }),
    ],
    () => [
      userCall(time(), user, 'GetCurrentUser', true, {}),
      userCall(time(), user, 'DescribeRootFolders', true, { Limit: 100 }),
      userCall(time(), user, 'DescribeComments', true, {
        DocumentId: file.id,
        VersionId: file.version,
        Limit: 25,
      }),
    ],
    () => [
      share(time(), user, file.id, { id: users.akua.userId, type: 'USER', role: 'CONTRIBUTOR' }, SIX),
      userCall(time(), user, 'DescribeResourcePermissions', true, { ResourceId: file.id, Limit: 50 }),
    ],
    () => [
      userCall(time(), user, 'UpdateDocument', false, { DocumentId: file.id, ResourceState: 'RECYCLED' }),
      userCall(time(), user, 'RestoreDocumentVersions', false, { DocumentId: file.id }),
    ],
    () => [
      userCall(time(), user, 'SearchResources', true, {
        QueryText: HIDDEN,
        OrganizationId: DIRECTORY,
        Limit: 20,
      }),
    ],
    () => [
      userCall(time(), user, 'CreateFolder', false, {
        Name: `Draft ${String(random.below(90))}`,
        ParentFolderId: file.folder,
      }),
    ],
  ];
  return random.pick(ways)();
}

/** In his last week one user takes 90 files home, at night and in order. */
function getBulkDownload(): readonly Draft[] {
  const nights = ['2025-04-01', '2025-04-02', '2025-04-03'];
  return nights.flatMap((day, night) => [
    userCall(
      `${day}T21:58:40Z`,
      users.paulo,
      'DescribeFolderContents',
      true,
      { FolderId: folders.finance },
      HOME,
    ),
    ...Array.from({ length: 30 }, (_, index) => {
      const file = createFile(`archive ${String(night)}-${String(index)}`, folders.finance);
      return download(`${day}T22:${toTwo(index)}:0${String(index % 10)}Z`, users.paulo, file, HOME);
    }),
  ]);
}

/** The steps that an investigator looks for, by date. */
function getTurningPoints(): readonly Draft[] {
  const { mary, paulo, lee, nikki, kenji, shira } = users;
  const bob = createBob('2025-04-07T08:01:44Z');
  const denied = [
    'UnauthorizedResourceAccessException',
    'The caller does not have access to the resource.',
  ] as const;
  return [
    createUser('2025-03-10T09:12:00Z', alice, lee),
    apiCall('2025-03-10T09:12:31Z', alice, 'ActivateUser', false, { UserId: lee.userId }),
    apiCall('2025-03-10T09:13:02Z', alice, 'UpdateUser', false, {
      UserId: lee.userId,
      Type: 'POWERUSER',
      GrantPoweruserPrivileges: 'TRUE',
    }),
    consoleCall('2025-03-10T09:15:45Z', alice, 'AddUserToGroup', false, {
      directoryId: DIRECTORY,
      userSid: lee.sid,
      username: lee.userName,
      group: 'administrators',
    }),
    userCall('2025-03-12T10:40:00Z', kenji, 'InitiateDocumentVersionUpload', false, {
      Name: hostileName,
      ContentType: 'application/pdf',
      ParentFolderId: folders.projects,
    }),
    consoleCall(
      '2025-03-18T23:02:10Z',
      alice,
      'DisableDirectoryMFA',
      false,
      { directoryId: DIRECTORY },
      ELSEWHERE,
    ),
    consoleCall(
      '2025-03-18T23:03:27Z',
      alice,
      'ResetOrganizationAccessControlPolicy',
      false,
      { OrganizationId: DIRECTORY },
      ELSEWHERE,
    ),
    { ...download('2025-03-19T06:14:08Z', lee, files[0], ELSEWHERE), error: denied },
    { ...download('2025-03-19T06:14:22Z', lee, files[4], ELSEWHERE), error: denied },
    share(
      '2025-03-19T06:20:00Z',
      lee,
      folders.finance,
      { id: 'anonymous', type: 'ANONYMOUS', role: 'VIEWER' },
      ELSEWHERE,
    ),
    apiCall(
      '2025-03-19T06:31:00Z',
      alice,
      'CreateNotificationSubscription',
      false,
      {
        OrganizationId: DIRECTORY,
        Endpoint: 'https://hooks.example.net/wd',
        Protocol: 'HTTPS',
        SubscriptionType: 'ALL',
      },
      ELSEWHERE,
    ),
    consoleCall(
      '2025-03-19T06:40:12Z',
      alice,
      'CreateApplication',
      false,
      {
        Name: 'Sync helper',
        Description: 'sync',
        RedirectUris: ['https://app.example.net/callback'],
        Scopes: ['workdocs.content.read'],
        EmailAddress: HIDDEN,
      },
      ELSEWHERE,
    ),
    share('2025-03-26T11:05:00Z', mary, folders.projects, {
      id: DIRECTORY,
      type: 'ORGANIZATION',
      role: 'CONTRIBUTOR',
    }),
    userCall('2025-03-27T12:00:09Z', shira, 'DeleteComment', false, {
      DocumentId: files[2].id,
      VersionId: files[2].version,
      CommentId: `comment-${files[2].version.slice(0, 13)}`,
    }),
    userCall('2025-03-28T09:00:00Z', nikki, 'DescribeActivities', true, {
      OrganizationId: DIRECTORY,
      Limit: 100,
    }),
    userCall('2025-03-28T09:01:00Z', nikki, 'DescribeUsers', true, {
      OrganizationId: DIRECTORY,
      Include: 'ALL',
    }),
    consoleCall('2025-04-07T08:05:00Z', bob, 'DeactivateUser', false, {
      id: DIRECTORY,
      userSid: paulo.sid,
      username: paulo.userName,
    }),
    consoleCall('2025-04-07T08:09:00Z', bob, 'RemoveUserFromGroup', false, {
      directoryId: DIRECTORY,
      userSid: lee.sid,
      group: 'administrators',
    }),
    apiCall('2025-04-07T08:10:00Z', bob, 'DeactivateUser', false, { UserId: lee.userId }),
    apiCall('2025-04-07T08:30:00Z', bob, 'DeleteUser', false, { UserId: lee.userId }),
    consoleCall('2025-04-07T08:32:00Z', bob, 'EnableDirectoryMFA', false, {
      directoryId: DIRECTORY,
      mfaSettings: {
        servers: ['192.0.2.5'],
        port: 1812,
        sharedSecret: '****',
        protocol: 'PAP',
        timeout: 20,
        retries: 2,
      },
    }),
    consoleCall('2025-04-07T08:35:00Z', bob, 'UpdateOrganizationAccessControlPolicy', false, {
      OrganizationId: DIRECTORY,
      AccessControlPolicy: { AllowedCIDRList: ['192.0.2.0/24', '2001:db8:10::/48'] },
    }),
    apiCall('2025-04-09T15:20:00Z', alice, 'SearchResources', true, {
      QueryText: HIDDEN,
      OrganizationId: DIRECTORY,
    }),
    apiCall('2025-04-09T15:21:10Z', alice, 'GetDocumentVersion', true, {
      DocumentId: files[4].id,
      VersionId: files[4].version,
      Fields: 'SOURCE',
    }),
    consoleCall(
      '2025-04-10T10:00:00Z',
      createMigration('2025-04-10T09:55:00Z'),
      'ArchiveInstanceContent',
      false,
      {
        directoryId: DIRECTORY,
      },
    ),
    {
      ...userCall('2025-04-10T10:11:12Z', mary, '', true, {}),
      name: undefined,
      version: '1.01',
      request: { AuthenticationToken: TOKEN },
    },
  ];
}

export function buildWorkDocsArchive(): SampleFile {
  const random = createRandom('workdocs archive');
  const { mary, juergen, kenji, shira, akua, nikki } = users;
  const staff = [mary, juergen, kenji, shira, akua, nikki];
  const daily = DAYS.flatMap((day) => staff.flatMap((user) => getDailyWork(day, user, random)));
  const drafts = [...daily, ...getBulkDownload(), ...getTurningPoints()];
  // CloudTrail promises no order: neighbours are swapped, and the whole stays roughly in time.
  drafts.sort((a, b) => (a.time < b.time ? -1 : 1));
  for (let index = 0; index + 3 < drafts.length; index += 4) {
    drafts.splice(index, 4, ...drafts.slice(index, index + 4).reverse());
  }
  const record = createRecorder(random, { account: ACCOUNT, region: REGION });
  return createLogFile({
    path: 'workdocs/111122223333_CloudTrail_us-west-2_20250411T1805Z_q7Xn2LbV0cTzR4Ky.json',
    about:
      'The six weeks before the site was exported, on one line as CloudTrail writes it: daily work, a user who takes files home in his last week, and the steps of somebody with an administrator’s key.',
    records: drafts.map(record),
  });
}
