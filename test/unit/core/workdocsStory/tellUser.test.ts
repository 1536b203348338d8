import assert from 'node:assert/strict';
import { tellStory } from '../../../../src/core/workdocsStory/tellStory';
import { tellUser } from '../../../../src/core/workdocsStory/tellUser';
import {
  admin,
  at,
  buildIndex,
  call,
  denied,
  getNotes,
  getSentences,
  LEE,
  lee,
  mary,
  SITE,
} from './storyLog';

const records = [
  call(
    '01T08:00',
    admin,
    'CreateUser',
    { OrganizationId: SITE, Username: 'lee' },
    { responseElements: { user: { id: LEE } } },
  ),
  call('01T08:01', admin, 'ActivateUser', { UserId: LEE }),
  call('01T08:02', admin, 'UpdateUser', { UserId: LEE, GrantPoweruserPrivileges: 'TRUE' }),
  call('01T08:03', admin, 'AddUserToGroup', {
    directoryId: SITE,
    userSid: 'S-1-5-21-1-2-3-1149',
    group: 'admins',
  }),
  call('02T10:00', mary, 'AddResourcePermissions', {
    ResourceId: 'doc',
    Principals: [{ Id: LEE, Type: 'USER', Role: 'VIEWER' }],
  }),
  call('03T10:00', lee, 'GetDocument', { DocumentId: 'doc' }),
  call('04T10:00', lee, 'GetDocumentVersion', { DocumentId: 'doc', Fields: 'SOURCE' }),
  call(
    '04T10:01',
    lee,
    'GetDocumentVersion',
    { DocumentId: 'doc2', Fields: 'SOURCE' },
    { sourceIPAddress: '198.51.100.7' },
  ),
  call('04T10:02', lee, 'AddResourcePermissions', {
    ResourceId: 'doc',
    Principals: [{ Id: 'x', Type: 'ANONYMOUS' }],
  }),
  call('04T10:03', lee, 'GetDocumentVersion', { DocumentId: 'doc3', Fields: 'SOURCE' }, denied),
  call('05T08:00', admin, 'DeactivateUser', { id: SITE, userSid: 'S-1-5-21-1-2-3-1149', username: 'lee' }),
  call('06T10:00', lee, 'GetDocument', { DocumentId: 'doc' }),
  call('20T08:00', admin, 'DeleteUser', { UserId: LEE }),
];

describe('tellUser', () => {
  const index = buildIndex(records);
  const story = tellUser(index, 'lee', { bulk: { files: 2, within: 600_000 } });

  it('finds the user by name, id and SID', () => {
    assert.deepEqual(
      [story?.kind, story?.id, story?.name, story?.events, story?.first, story?.last],
      ['user', LEE, 'lee', 13, at('01T08:00'), at('20T08:00')],
    );
    for (const id of ['LEE', LEE, 'S-1-5-21-1-2-3-1149']) {
      assert.equal(tellUser(index, id)?.id, LEE);
    }
    assert.equal(tellUser(index, 'nobody'), undefined);
  });

  const chapters: readonly (readonly [string, readonly string[]])[] = [
    [
      'life',
      [
        'First call: WorkDocs user lee read the metadata of file doc from 192.0.2.1.',
        'Last call: WorkDocs user lee read the metadata of file doc from 192.0.2.1.',
      ],
    ],
    [
      'account',
      [
        'IAM user alice created WorkDocs user lee in directory d-9067e1a2b3 from 192.0.2.1.',
        'IAM user alice activated WorkDocs user lee from 192.0.2.1.',
        'IAM user alice gave power user rights to WorkDocs user lee from 192.0.2.1.',
        'IAM user alice added WorkDocs user lee to group admins in directory d-9067e1a2b3 from 192.0.2.1.',
        'IAM user alice deactivated WorkDocs user lee in directory d-9067e1a2b3 from 192.0.2.1.',
        'IAM user alice deleted WorkDocs user lee from 192.0.2.1.',
      ],
    ],
    ['while-closed', ['WorkDocs user lee read the metadata of file doc from 192.0.2.1.']],
    [
      'granted',
      [
        'File doc: User lee could view and download it (VIEWER) from 2025-03-02T10:00:00Z, given by WorkDocs user mary; nothing in the log ends it.',
      ],
    ],
    ['shared', ['WorkDocs user lee shared file doc with everybody who has the link from 192.0.2.1.']],
    [
      'bulk',
      [
        '2 downloads of 2 different files between 2025-03-04T10:00:00Z and 2025-03-04T10:01:00Z from 192.0.2.1 and 1 more address.',
      ],
    ],
    [
      'touched',
      [
        'File doc: 1 download, 1 change, 2 other reads between 2025-03-03T10:00:00Z and 2025-03-06T10:00:00Z.',
        'File doc2: 1 download on 2025-03-04T10:01:00Z.',
      ],
    ],
    [
      'failed',
      [
        'WorkDocs user lee tried to get the download address of file doc3 from 192.0.2.1 but was refused: UnauthorizedResourceAccessException.',
      ],
    ],
  ];
  for (const [key, sentences] of chapters) {
    it(`tells of ${key}`, () => {
      assert.deepEqual(getSentences(story, key), sentences);
    });
  }

  it('counts days and addresses, and states the threshold', () => {
    assert.deepEqual(getNotes(story, 'life'), [
      '6 calls on 3 days (UTC) between 2025-03-03T10:00:00Z and 2025-03-06T10:00:00Z from 192.0.2.1 and 1 more address.',
    ]);
    assert.deepEqual(getNotes(story, 'bulk'), [
      'Counted where 2 different files or more were downloaded within 10 minutes; the user made 2 downloads in all.',
    ]);
    assert.deepEqual(getNotes(tellUser(index, 'lee'), 'bulk'), [
      'Counted where 20 different files or more were downloaded within 1 hour; the user made 2 downloads in all.',
    ]);
  });

  it('shows the week before the account was closed and the last one', () => {
    assert.equal(getSentences(story, 'before-closing')?.length, 5);
    assert.deepEqual(getNotes(story, 'before-closing'), [
      '5 calls, 2 downloads among them, in the seven days up to 2025-03-05T08:00:00Z.',
    ]);
    assert.deepEqual(getNotes(story, 'last-week'), ['6 calls in the seven days up to 2025-03-06T10:00:00Z.']);
  });

  it('says so where a user never called', () => {
    const silent = tellUser(buildIndex([call('01T08:01', admin, 'ActivateUser', { UserId: LEE })]), LEE);
    assert.deepEqual(getNotes(silent, 'life'), [
      'The log has no call made by this user, only calls about the user.',
    ]);
  });

  it('tells of a group as well', () => {
    const group = tellStory(index, 'group', 'admins');
    assert.deepEqual(getSentences(group, 'members'), [
      'IAM user alice added WorkDocs user lee to group admins in directory d-9067e1a2b3 from 192.0.2.1.',
    ]);
  });
});
