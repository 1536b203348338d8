import assert from 'node:assert/strict';
import { tellDocument, tellFolder } from '../../../../src/core/workdocsStory/tellContent';
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
  MARY,
  mary,
} from './storyLog';

function share(
  time: string,
  who: typeof mary,
  id: string,
  principal: object,
  more: typeof mary = {},
): typeof mary {
  return call(time, who, 'AddResourcePermissions', { ResourceId: id, Principals: [{ ...principal }] }, more);
}

const life = [
  call(
    '01T10:00',
    mary,
    'InitiateDocumentVersionUpload',
    { Name: 'plan.docx', ParentFolderId: 'inbox' },
    { responseElements: { metadata: { id: 'doc' } } },
  ),
  call('01T10:01', mary, 'UpdateDocumentVersion', {
    DocumentId: 'doc',
    VersionId: 'v1',
    VersionStatus: 'ACTIVE',
  }),
  call('02T10:00', mary, 'UpdateDocument', { DocumentId: 'doc', Name: 'plan 2.docx' }),
  call('03T10:00', mary, 'UpdateDocument', { DocumentId: 'doc', ParentFolderId: 'shared' }),
  share('04T10:00', mary, 'doc', { Id: LEE, Type: 'USER', Role: 'VIEWER' }),
  share('05T10:00', mary, 'doc', { Id: 'anonymous', Type: 'ANONYMOUS', Role: 'VIEWER' }),
  share('06T10:00', mary, 'doc', { Id: LEE, Type: 'USER', Role: 'CONTRIBUTOR' }),
  call('07T10:00', lee, 'GetDocumentVersion', { DocumentId: 'doc', VersionId: 'v1', Fields: 'SOURCE' }),
  call('07T11:00', lee, 'GetDocumentVersion', { DocumentId: 'doc', VersionId: 'v1', Fields: 'SOURCE' }),
  call('07T12:00', lee, 'GetDocumentVersion', { DocumentId: 'doc', VersionId: 'v1' }),
  call('07T13:00', admin, 'GetDocumentVersion', { DocumentId: 'doc', Fields: 'SOURCE' }),
  call('08T10:00', lee, 'CreateComment', { DocumentId: 'doc', Text: 'HIDDEN_DUE_TO_SECURITY_REASONS' }),
  call('09T10:00', mary, 'RemoveResourcePermission', {
    ResourceId: 'doc',
    PrincipalId: 'anonymous',
    PrincipalType: 'ANONYMOUS',
  }),
  call('10T10:00', mary, 'UpdateDocument', { DocumentId: 'doc', ResourceState: 'RECYCLED' }),
  call('11T10:00', mary, 'UpdateDocument', { DocumentId: 'doc', ResourceState: 'ACTIVE' }),
  call('12T10:00', lee, 'DeleteDocument', { DocumentId: 'doc' }, denied),
  call('13T10:00', mary, 'DeleteDocument', { DocumentId: 'doc' }),
];

describe('tellDocument', () => {
  const story = tellDocument(buildIndex(life), 'doc');

  it('heads the story with the latest name, the number of records and the times', () => {
    assert.deepEqual(
      [story?.kind, story?.id, story?.name, story?.events, story?.first, story?.last],
      ['document', 'doc', 'plan 2.docx', 17, at('01T10:00'), at('13T10:00')],
    );
  });

  it('has the chapters of a life in order', () => {
    assert.deepEqual(
      story?.chapters.map(({ key }) => key),
      [
        'versions',
        'place',
        'sharing',
        'access',
        'inherited',
        'downloads',
        'reads',
        'remarks',
        'bin',
        'administrators',
        'failed',
      ],
    );
  });

  const chapters: readonly (readonly [string, readonly string[]])[] = [
    [
      'versions',
      [
        'WorkDocs user mary started an upload of plan.docx into folder inbox from 192.0.2.1.',
        'WorkDocs user mary completed the upload of version v1 of file plan 2.docx (doc) from 192.0.2.1.',
      ],
    ],
    [
      'place',
      [
        'WorkDocs user mary renamed file plan 2.docx (doc) to plan 2.docx from 192.0.2.1.',
        'WorkDocs user mary moved file plan 2.docx (doc) to folder shared from 192.0.2.1.',
      ],
    ],
    [
      'sharing',
      [
        'WorkDocs user mary shared file plan 2.docx (doc) with WorkDocs user lee as VIEWER from 192.0.2.1.',
        'WorkDocs user mary shared file plan 2.docx (doc) with everybody who has the link as VIEWER from 192.0.2.1.',
        'WorkDocs user mary shared file plan 2.docx (doc) with WorkDocs user lee as CONTRIBUTOR from 192.0.2.1.',
        'WorkDocs user mary removed principal anonymous from the sharing of file plan 2.docx (doc) from 192.0.2.1.',
      ],
    ],
    [
      'access',
      [
        'WorkDocs user mary owned it (OWNER) from 2025-03-01T10:00:00Z, having created it, until 2025-03-13T10:00:00Z, when WorkDocs user mary deleted it for good.',
        'User lee could view and download it (VIEWER) from 2025-03-04T10:00:00Z, given by WorkDocs user mary, until 2025-03-06T10:00:00Z, when WorkDocs user mary gave another role.',
        'PUBLIC: everybody who has the link could view and download it (VIEWER) from 2025-03-05T10:00:00Z, given by WorkDocs user mary, until 2025-03-09T10:00:00Z, when WorkDocs user mary withdrew it.',
        'User lee could view, comment and upload (CONTRIBUTOR) from 2025-03-06T10:00:00Z, given by WorkDocs user mary, until 2025-03-13T10:00:00Z, when WorkDocs user mary deleted it for good.',
      ],
    ],
    [
      'downloads',
      [
        'WorkDocs user lee downloaded it 2 times between 2025-03-07T10:00:00Z and 2025-03-07T11:00:00Z from 192.0.2.1.',
        'IAM user alice downloaded it 1 time on 2025-03-07T13:00:00Z from 192.0.2.1.',
      ],
    ],
    ['remarks', ['WorkDocs user lee commented on file plan 2.docx (doc) from 192.0.2.1.']],
    [
      'bin',
      [
        'WorkDocs user mary moved file plan 2.docx (doc) to the recycle bin from 192.0.2.1.',
        'WorkDocs user mary took file plan 2.docx (doc) out of the recycle bin from 192.0.2.1.',
        'WorkDocs user mary permanently deleted file plan 2.docx (doc) from 192.0.2.1.',
      ],
    ],
    ['administrators', ['IAM user alice got the download address of file plan 2.docx (doc) from 192.0.2.1.']],
    [
      'failed',
      [
        'WorkDocs user lee tried to permanently delete file plan 2.docx (doc) from 192.0.2.1 but was refused: UnauthorizedResourceAccessException.',
      ],
    ],
  ];
  for (const [key, sentences] of chapters) {
    it(`tells of ${key}`, () => {
      assert.deepEqual(getSentences(story, key), sentences);
    });
  }

  it('ties each line to its records', () => {
    const downloads = story?.chapters.find(({ key }) => key === 'downloads');
    assert.deepEqual(downloads?.entries[0]?.refs, [
      { source: 0, record: 7 },
      { source: 0, record: 8 },
    ]);
    assert.equal(downloads.entries[0].time, at('07T10:00'));
  });

  it('says what cannot be known', () => {
    assert.deepEqual(getNotes(story, 'access'), [
      'Permissions given before the log begins are not known (first WorkDocs record: 2025-03-01T10:00:00Z).',
      'Administrators of the site and IAM identities with rights on WorkDocs can open everything, without a permission.',
    ]);
    const late = tellDocument(buildIndex([call('02T10:00', mary, 'GetDocument', { DocumentId: 'd' })]), 'd');
    assert.deepEqual(getNotes(late, 'versions'), [
      'The log does not show how the file was made; the first call that names it is of 2025-03-02T10:00:00Z.',
    ]);
    assert.deepEqual(getNotes(late, 'inherited'), [
      'No record tells its folder, so what a folder passes on to it cannot be known.',
    ]);
  });

  it('is undefined for an id that no record has', () => {
    assert.equal(tellDocument(buildIndex(life), 'other'), undefined);
    assert.equal(tellDocument(buildIndex(life), '__proto__'), undefined);
  });

  it('keeps to its limit and says what it leaves out', () => {
    const short = tellDocument(buildIndex(life), 'doc', { limit: 1 });
    assert.equal(getSentences(short, 'sharing')?.length, 1);
    assert.deepEqual(getNotes(short, 'sharing'), ['3 more are not listed.']);
  });

  it('shows what is passed on by a folder only while the file is in it', () => {
    const index = buildIndex([
      share('01T10:00', mary, 'shared', { Id: 'all', Type: 'ORGANIZATION', Role: 'VIEWER' }),
      ...life,
      call('06T09:00', mary, 'UpdateDocument', { DocumentId: 'doc', ParentFolderId: 'private' }),
      call('20T10:00', mary, 'RemoveAllResourcePermissions', { ResourceId: 'shared' }),
    ]);
    assert.deepEqual(getSentences(tellDocument(index, 'doc'), 'inherited'), [
      'In folder shared: SITE-WIDE: every user of the site could view and download it (VIEWER) from 2025-03-03T10:00:00Z, given by WorkDocs user mary, until 2025-03-06T09:00:00Z, when it left the folder.',
    ]);
  });

  it('follows folders in folders and ends in a circle', () => {
    const index = buildIndex([
      call('01T10:00', mary, 'UpdateDocument', { DocumentId: 'doc', ParentFolderId: 'a' }),
      call('01T10:00', mary, 'UpdateFolder', { FolderId: 'a', ParentFolderId: 'b' }),
      call('01T10:00', mary, 'UpdateFolder', { FolderId: 'b', ParentFolderId: 'a' }),
      share('02T10:00', mary, 'b', { Id: MARY, Type: 'USER', Role: 'COOWNER' }),
    ]);
    assert.deepEqual(getSentences(tellDocument(index, 'doc'), 'inherited'), [
      'In folder b: User mary could do what the owner may (COOWNER) from 2025-03-02T10:00:00Z, given by WorkDocs user mary; nothing in the log ends it.',
    ]);
  });
});

describe('tellFolder', () => {
  it('tells what was put into it and what is shared with everybody at the end', () => {
    const index = buildIndex([
      call(
        '01T09:00',
        mary,
        'CreateFolder',
        { Name: 'Inbox' },
        { responseElements: { Metadata: { Id: 'inbox' } } },
      ),
      ...life,
      share('20T10:00', mary, 'inbox', { Id: 'x', Type: 'ANONYMOUS', Role: 'VIEWER' }),
    ]);
    const story = tellFolder(index, 'inbox');
    assert.equal(story?.kind, 'folder');
    assert.deepEqual(getSentences(story, 'versions'), [
      'WorkDocs user mary created folder Inbox from 192.0.2.1.',
    ]);
    assert.deepEqual(getNotes(story, 'versions'), []);
    assert.deepEqual(getSentences(story, 'inside'), [
      'WorkDocs user mary started an upload of plan.docx into folder Inbox (inbox) from 192.0.2.1.',
    ]);
    assert.deepEqual(getNotes(story, 'access')?.slice(0, 1), [
      'PUBLIC: everybody who has the link can still open it at the end of the log.',
    ]);
  });
});
