import type { JsonObject, JsonValue } from '../../../../src/core/record/cloudTrailRecord';
import type { PresetCase } from './presetCase';
import { ACCOUNT, alice, at, event, MARY, mary, paulo, PAULO, person, session, SITE } from './records';

const ALICE = `arn:aws:iam::${ACCOUNT}:user/alice`;
const FILE = 'f'.repeat(64);
const FOLDER = 'e'.repeat(64);
const admin = session('WorkDocsAdministrators', 'bob', 'ASIABOB', 'true');

function call(
  time: string,
  name: string,
  who: JsonObject,
  request: JsonObject,
  more: JsonObject = {},
): JsonObject {
  return event(time, `workdocs/${name}`, who, {
    requestParameters: request,
    awsRegion: 'us-west-2',
    ...(more as Readonly<Record<string, JsonValue>>),
  });
}

function download(time: string, who: JsonObject, file: string, more: JsonObject = {}): JsonObject {
  return call(time, 'GetDocumentVersion', who, { DocumentId: file, VersionId: '1', Fields: 'SOURCE' }, more);
}

function share(
  time: string,
  resource: string,
  principals: readonly JsonObject[],
  more: JsonObject = {},
): JsonObject {
  return call(
    time,
    'AddResourcePermissions',
    mary,
    { ResourceId: resource, Principals: [...principals] },
    more,
  );
}

const anonymous = { Id: 'anonymous', Type: 'ANONYMOUS', Role: 'VIEWER' };
const toPaulo = { Id: `${PAULO}&${SITE}`, Type: 'USER', Role: 'CONTRIBUTOR' };
const failed = { errorCode: 'UnauthorizedResourceAccessException' };

/** Presets of WorkDocs. */
export const workDocsCases: readonly PresetCase[] = [
  {
    preset: 'workdocs-resource-life',
    parameters: { resource: FILE },
    records: [
      call(
        at('09:00'),
        'InitiateDocumentVersionUpload',
        mary,
        { Name: 'a.txt', ParentFolderId: FOLDER },
        {
          responseElements: { metadata: { id: FILE } },
        },
      ),
      download(at('09:02'), paulo, FILE, failed),
      call(at('09:01'), 'UpdateDocument', mary, { DocumentId: FILE, ResourceState: 'RECYCLED' }),
      download(at('09:03'), paulo, `${FILE}0`),
      call(at('09:04'), 'DeleteDocument', admin, { documentId: FILE }),
    ],
    columns: ['eventtime', 'identity', 'eventname', 'name_or_state', 'error'],
    rows: [
      [at('09:00'), 'mary.major', 'InitiateDocumentVersionUpload', 'a.txt', null],
      [at('09:01'), 'mary.major', 'UpdateDocument', 'RECYCLED', null],
      [at('09:02'), 'paulo.santos', 'GetDocumentVersion', null, 'UnauthorizedResourceAccessException'],
      [
        at('09:04'),
        `arn:aws:sts::${ACCOUNT}:assumed-role/WorkDocsAdministrators/bob`,
        'DeleteDocument',
        null,
        null,
      ],
    ],
  },
  {
    preset: 'workdocs-downloads',
    records: [
      download(at('09:00'), mary, 'a'),
      download(at('09:01'), mary, 'a', { sourceIPAddress: '203.0.113.9' }),
      call(at('09:02'), 'GetDocumentVersion', mary, { documentId: 'b', fields: 'source' }),
      call(at('09:03'), 'GetDocumentVersion', mary, { DocumentId: 'c', VersionId: '1' }),
      download(at('09:04'), mary, 'd', failed),
      call(at('09:05'), 'DescribeDocumentVersions', alice, { DocumentId: 'e', Fields: 'SOURCE' }),
      event(at('09:06'), 's3/GetObject', alice),
    ],
    columns: ['identity', 'downloads', 'files', 'addresses', 'first_seen', 'last_seen'],
    rows: [
      ['mary.major', 3, 2, 2, at('09:00'), at('09:02')],
      [ALICE, 1, 1, 1, at('09:05'), at('09:05')],
    ],
  },
  {
    preset: 'workdocs-downloads',
    parameters: { user: PAULO },
    records: [download(at('09:00'), mary, 'a'), download(at('09:01'), paulo, 'a')],
    columns: ['identity', 'downloads'],
    rows: [['paulo.santos', 1]],
  },
  {
    preset: 'workdocs-bulk-downloads',
    parameters: { files: 3 },
    records: [
      // Over the border of an hour: three within 40 minutes.
      download(at('09:40'), mary, 'a'),
      download(at('09:59'), mary, 'b'),
      download(at('10:00'), mary, 'b'),
      download(at('10:20'), mary, 'c', { sourceIPAddress: '203.0.113.9' }),
      // Three, but 09:00 is no longer within the hour up to 10:00.
      download(at('09:00'), paulo, 'a'),
      download(at('09:30'), paulo, 'b'),
      download(at('10:00'), paulo, 'c'),
    ],
    columns: ['identity', 'day', 'most_files_in_an_hour', 'reached_at'],
    rows: [['mary.major', '2024-11-19', 3, at('10:20')]],
  },
  {
    preset: 'workdocs-deletions',
    records: [
      call(at('09:00'), 'UpdateDocument', mary, { DocumentId: FILE, ResourceState: 'RECYCLED' }),
      call(at('09:01'), 'UpdateDocument', mary, { DocumentId: FILE, Name: 'b.txt' }),
      call(at('09:02'), 'DeleteFolderContents', mary, { FolderId: FOLDER }),
      call(at('09:03'), 'DeleteUser', alice, { UserId: MARY }),
      call(at('09:04'), 'DeleteComment', mary, { DocumentId: FILE, CommentId: '1' }),
      call(at('09:05'), 'DeleteInstance', alice, { id: SITE }),
      call(at('09:06'), 'RestoreDocumentVersions', mary, { DocumentId: FILE }),
    ],
    columns: ['eventtime', 'eventname', 'target', 'new_state'],
    rows: [
      [at('09:00'), 'UpdateDocument', FILE, 'RECYCLED'],
      [at('09:02'), 'DeleteFolderContents', FOLDER, null],
      [at('09:03'), 'DeleteUser', MARY, null],
      [at('09:05'), 'DeleteInstance', SITE, null],
      [at('09:06'), 'RestoreDocumentVersions', FILE, null],
    ],
  },
  {
    preset: 'workdocs-admin-on-content',
    records: [
      download(at('09:00'), alice, FILE),
      download(at('09:01'), mary, FILE),
      call(at('09:02'), 'AddResourcePermissions', admin, { ResourceId: FOLDER, Principals: [] }),
      call(at('09:03'), 'DescribeUsers', alice, { OrganizationId: SITE }),
      call(at('09:04'), 'DisableDirectoryMFA', alice, { directoryId: SITE }),
      download(at('09:05'), paulo, FILE),
      call(at('09:06'), 'GetFolder', { invokedBy: 'backup.amazonaws.com' }, { FolderId: FOLDER }),
    ],
    columns: ['eventtime', 'eventname', 'target'],
    rows: [
      [at('09:00'), 'GetDocumentVersion', FILE],
      [at('09:02'), 'AddResourcePermissions', FOLDER],
      [at('09:06'), 'GetFolder', FOLDER],
    ],
  },
  {
    preset: 'workdocs-searches',
    records: [
      call(at('09:00'), 'SearchResources', mary, { QueryText: 'HIDDEN_DUE_TO_SECURITY_REASONS' }),
      call(at('09:01'), 'SearchResources', mary, { QueryText: 'payroll' }, failed),
      call(at('09:02'), 'DescribeUsers', mary, { Query: 'HIDDEN_DUE_TO_SECURITY_REASONS' }),
      call(at('09:03'), 'GetDocument', mary, { DocumentId: FILE }),
    ],
    columns: ['identity', 'eventname', 'calls', 'failed', 'example', 'first_seen', 'last_seen'],
    rows: [
      ['mary.major', 'SearchResources', 2, 1, 'payroll', at('09:00'), at('09:01')],
      ['mary.major', 'DescribeUsers', 1, 0, null, at('09:02'), at('09:02')],
    ],
  },
  {
    preset: 'workdocs-access',
    parameters: { resource: FILE },
    records: [
      call(
        at('09:00'),
        'InitiateDocumentVersionUpload',
        mary,
        { Name: 'a.txt', ParentFolderId: FOLDER },
        {
          responseElements: { metadata: { id: FILE } },
        },
      ),
      // A new version makes nobody an owner.
      call(
        at('09:01'),
        'InitiateDocumentVersionUpload',
        paulo,
        { Id: FILE, ParentFolderId: FOLDER },
        {
          responseElements: { metadata: { id: FILE } },
        },
      ),
      share(at('09:02'), FILE, [toPaulo, anonymous]),
      share(at('09:03'), FILE, [{ Id: 'group-1', Type: 'GROUP', Role: 'VIEWER' }], {
        responseElements: { shareResults: [{ principalId: 'group-1', status: 'FAILURE' }] },
      }),
      share(at('09:04'), FOLDER, [anonymous]),
      share(at('09:05'), FILE, [anonymous], failed),
      call(at('09:06'), 'RemoveResourcePermission', admin, { ResourceId: FILE, PrincipalId: PAULO }),
      call(at('09:07'), 'RemoveAllResourcePermissions', mary, { ResourceId: FILE }),
      call(at('09:08'), 'DeleteDocument', alice, { DocumentId: FILE }),
    ],
    columns: ['principal_type', 'principal_id', 'role', 'since', 'given_by', 'until', 'ended_by_event'],
    rows: [
      ['USER', 'mary.major', 'creator', at('09:00'), 'mary.major', at('09:08'), 'DeleteDocument'],
      [
        'ANONYMOUS',
        'anonymous',
        'VIEWER',
        at('09:02'),
        'mary.major',
        at('09:07'),
        'RemoveAllResourcePermissions',
      ],
      [
        'USER',
        `${PAULO}&${SITE}`,
        'CONTRIBUTOR',
        at('09:02'),
        'mary.major',
        at('09:06'),
        'RemoveResourcePermission',
      ],
    ],
  },
  {
    preset: 'workdocs-open-shares',
    records: [
      share(at('09:00'), FOLDER, [anonymous, toPaulo]),
      share(at('09:01'), FILE, [{ id: SITE, type: 'organization', role: 'VIEWER' }]),
      call(at('09:02'), 'RemoveResourcePermission', admin, {
        ResourceId: FOLDER,
        PrincipalId: 'other-id-of-the-link',
        PrincipalType: 'ANONYMOUS',
      }),
      call(at('09:03'), 'RemoveResourcePermission', admin, { ResourceId: FOLDER, PrincipalId: PAULO }),
      call(at('08:00'), 'RemoveAllResourcePermissions', admin, { ResourceId: FILE }),
    ],
    columns: ['resource', 'principal_type', 'principal_id', 'role', 'since', 'until', 'ended_by'],
    rows: [
      [
        FOLDER,
        'ANONYMOUS',
        'anonymous',
        'VIEWER',
        at('09:00'),
        at('09:02'),
        `arn:aws:sts::${ACCOUNT}:assumed-role/WorkDocsAdministrators/bob`,
      ],
      [FILE, 'ORGANIZATION', SITE, 'VIEWER', at('09:01'), null, null],
    ],
  },
  {
    preset: 'workdocs-permission-changes',
    records: [
      share(at('09:00'), FILE, [toPaulo]),
      call(at('09:01'), 'RemoveResourcePermission', mary, { ResourceId: FILE, PrincipalId: PAULO }),
      call(at('09:02'), 'AddUserToGroup', alice, {
        directoryId: SITE,
        userSid: PAULO,
        username: 'paulo.santos',
        group: 'administrators',
      }),
      call(at('09:03'), 'UpdateUser', alice, { UserId: PAULO, GrantPoweruserPrivileges: 'TRUE' }),
      call(at('09:04'), 'UpdateUser', alice, { UserId: PAULO, Locale: 'de' }),
      call(at('09:05'), 'GetDocument', mary, { DocumentId: FILE }),
    ],
    columns: ['eventtime', 'eventname', 'target', 'whom'],
    rows: [
      [at('09:00'), 'AddResourcePermissions', FILE, null],
      [at('09:01'), 'RemoveResourcePermission', FILE, PAULO],
      [at('09:02'), 'AddUserToGroup', 'administrators', PAULO],
      [at('09:03'), 'UpdateUser', null, PAULO],
    ],
  },
  {
    preset: 'workdocs-user-life',
    parameters: { user: 'contractor.lee' },
    records: [
      call(
        at('09:00'),
        'CreateUser',
        alice,
        { Username: 'contractor.lee', OrganizationId: SITE },
        {
          responseElements: { user: { id: `S-1-5-21-1-2-3-1149&${SITE}`, username: 'contractor.lee' } },
        },
      ),
      call(at('09:01'), 'ActivateUser', alice, { UserId: `S-1-5-21-1-2-3-1149&${SITE}` }),
      call(at('09:02'), 'AddUserToGroup', alice, {
        directoryId: SITE,
        userSid: 'S-1-5-21-1-2-3-1149',
        group: 'administrators',
      }),
      call(at('09:03'), 'DeactivateUser', admin, { userSid: PAULO, username: 'paulo.santos' }),
      call(at('09:04'), 'GetCurrentUser', person('S-1-5-21-1-2-3-1149', 'contractor.lee'), {}),
      call(at('09:05'), 'DeleteUser', admin, { UserId: 'S-1-5-21-1-2-3-1149' }),
    ],
    columns: ['eventtime', 'eventname', 'user_name_or_id', 'change'],
    rows: [
      [at('09:00'), 'CreateUser', 'contractor.lee', null],
      [at('09:01'), 'ActivateUser', `S-1-5-21-1-2-3-1149&${SITE}`, null],
      [at('09:02'), 'AddUserToGroup', 'S-1-5-21-1-2-3-1149', 'administrators'],
      [at('09:05'), 'DeleteUser', 'S-1-5-21-1-2-3-1149', null],
    ],
  },
  {
    preset: 'workdocs-user-life',
    records: [
      call(at('09:00'), 'DeactivateUser', admin, { userSid: PAULO, username: 'paulo.santos' }),
      call(at('09:01'), 'ActivateUser', admin, { UserId: MARY }),
      call(at('09:02'), 'GetFolder', mary, { FolderId: FOLDER }),
    ],
    columns: ['eventtime', 'user_name_or_id'],
    rows: [
      [at('09:00'), 'paulo.santos'],
      [at('09:01'), MARY],
    ],
  },
  {
    preset: 'workdocs-users',
    records: [
      call(at('09:00'), 'GetFolder', mary, { FolderId: FOLDER }),
      call('2024-11-20T09:00:00Z', 'GetFolder', mary, { FolderId: FOLDER }, failed),
      call(at('09:01'), 'GetFolder', alice, { FolderId: FOLDER }),
      event(at('09:02'), 's3/ListBuckets', alice),
    ],
    columns: [
      'identity',
      'identity_type',
      'principal_id',
      'events',
      'failed',
      'addresses',
      'days',
      'first_seen',
      'last_seen',
    ],
    rows: [
      ['mary.major', 'Unknown', MARY, 2, 1, 1, 2, at('09:00'), '2024-11-20T09:00:00Z'],
      [ALICE, 'IAMUser', 'AIDAALICE', 1, 0, 1, 1, at('09:01'), at('09:01')],
    ],
  },
  {
    preset: 'workdocs-last-week',
    parameters: { user: 'mary.major' },
    records: [
      download('2024-11-12T08:59:59Z', mary, 'a'),
      download('2024-11-12T09:00:00Z', mary, 'b'),
      download('2024-11-12T09:00:01Z', mary, 'c'),
      download(at('09:00'), mary, 'd'),
      download(at('10:00'), paulo, 'e'),
    ],
    columns: ['eventtime', 'eventname', 'target'],
    rows: [
      ['2024-11-12T09:00:01Z', 'GetDocumentVersion', 'c'],
      [at('09:00'), 'GetDocumentVersion', 'd'],
    ],
  },
  {
    preset: 'workdocs-last-week',
    parameters: { user: MARY, until: '2024-11-12T23:00:00Z' },
    records: [download('2024-11-12T08:59:59Z', mary, 'a'), download(at('09:00'), mary, 'd')],
    columns: ['target'],
    rows: [['a']],
  },
  {
    preset: 'workdocs-while-closed',
    records: [
      download(at('09:00'), paulo, 'a'),
      call(at('09:01'), 'DeactivateUser', admin, { id: SITE, userSid: PAULO, username: 'paulo.santos' }),
      download(at('09:02'), paulo, 'b'),
      download(at('09:03'), mary, 'b'),
      call(at('09:04'), 'ActivateUser', admin, { UserId: `${PAULO}&${SITE}` }),
      download(at('09:05'), paulo, 'c'),
    ],
    columns: ['eventtime', 'identity', 'eventname', 'closed', 'closed_by_event'],
    rows: [[at('09:02'), 'paulo.santos', 'GetDocumentVersion', at('09:01'), 'DeactivateUser']],
  },
  {
    preset: 'workdocs-exports',
    records: [
      call(at('09:00'), 'StartInstanceExport', alice, {
        directoryId: SITE,
        targetBucketName: 'outside',
        targetKmsKeyArn: 'arn:aws:kms:us-west-2:444455556666:key/1',
      }),
      event(
        at('09:10'),
        's3/PutObject',
        { type: 'AWSService', invokedBy: 'workdocs.amazonaws.com' },
        {
          requestParameters: { bucketName: 'outside', key: 'site/a.txt' },
        },
      ),
      event(at('09:11'), 's3/PutObject', alice, { requestParameters: { bucketName: 'outside', key: 'b' } }),
      call(at('09:05'), 'DescribeInstanceExports', alice, { directoryId: SITE }),
      call(at('09:06'), 'DescribeInstances', alice, {}),
    ],
    columns: ['eventtime', 'eventname', 'bucket', 'kms_key', 'object'],
    rows: [
      [at('09:00'), 'StartInstanceExport', 'outside', 'arn:aws:kms:us-west-2:444455556666:key/1', null],
      [at('09:05'), 'DescribeInstanceExports', null, null, null],
      [at('09:10'), 'PutObject', 'outside', null, 'site/a.txt'],
    ],
  },
  {
    preset: 'workdocs-protection',
    records: [
      call(at('09:00'), 'DisableDirectoryMFA', alice, { directoryId: SITE }),
      call(at('09:01'), 'EnableDirectoryMFA', admin, { directoryId: SITE }),
      call(at('09:02'), 'ResetOrganizationAccessControlPolicy', alice, { OrganizationId: SITE }),
      call(at('09:03'), 'DescribeDirectoryMFA', alice, { directoryId: SITE }),
    ],
    columns: ['eventtime', 'eventname', 'effect', 'site'],
    rows: [
      [at('09:00'), 'DisableDirectoryMFA', 'weaker or different', SITE],
      [at('09:01'), 'EnableDirectoryMFA', 'stronger', SITE],
      [at('09:02'), 'ResetOrganizationAccessControlPolicy', 'weaker or different', SITE],
    ],
  },
  {
    preset: 'workdocs-administration',
    records: [
      call(at('09:00'), 'DescribeInstances', alice, {}),
      call(at('09:01'), 'DeactivateUser', admin, { userSid: PAULO }),
      call(at('09:02'), 'GetFolder', mary, { FolderId: FOLDER }),
      call(at('09:03'), 'GetFolder', { type: 'CustomUserIdentity' }, { FolderId: FOLDER }),
      event(at('09:04'), 'iam/ListUsers', alice),
    ],
    columns: ['eventtime', 'eventname', 'access_key', 'mfa'],
    rows: [
      [at('09:00'), 'DescribeInstances', 'AKIAALICE', null],
      [at('09:01'), 'DeactivateUser', 'ASIABOB', 'true'],
    ],
  },
  {
    preset: 'workdocs-after-end-of-service',
    records: [
      call('2025-04-25T23:59:59Z', 'GetFolder', mary, { FolderId: FOLDER }),
      call('2025-04-26T00:00:00Z', 'GetFolder', mary, { FolderId: FOLDER }),
      call('2025-05-02T09:00:00Z', 'GetFolder', alice, { FolderId: FOLDER }, failed),
      event('2025-05-02T09:00:00Z', 's3/ListBuckets', alice),
    ],
    columns: ['eventtime', 'identity', 'error'],
    rows: [
      ['2025-04-26T00:00:00Z', 'mary.major', null],
      ['2025-05-02T09:00:00Z', ALICE, 'UnauthorizedResourceAccessException'],
    ],
  },
];
