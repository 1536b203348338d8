import assert from 'node:assert/strict';
import { tellSite } from '../../../../src/core/workdocsStory/tellSite';
import { admin, buildIndex, call, getNotes, getSentences, LEE, mary, SITE } from './storyLog';

const records = [
  call('01T08:00', admin, 'RegisterDirectory', { directoryId: SITE, alias: 'corp' }),
  call('02T08:00', admin, 'DisableDirectoryMFA', { directoryId: SITE }),
  call('03T08:00', admin, 'EnableDirectoryMFA', { directoryId: SITE }),
  call('04T08:00', mary, 'AddResourcePermissions', {
    ResourceId: 'f',
    Principals: [{ Id: SITE, Type: 'ORGANIZATION', Role: 'VIEWER' }],
  }),
  call('04T09:00', mary, 'AddResourcePermissions', {
    ResourceId: 'g',
    Principals: [{ Id: LEE, Type: 'USER', Role: 'VIEWER' }],
  }),
  call('05T08:00', admin, 'GetDocumentVersion', { DocumentId: 'd', Fields: ['SOURCE'] }),
  call('06T08:00', admin, 'StartInstanceExport', {
    directoryId: SITE,
    targetBucketName: 'bucket',
    targetKmsKeyArn: 'arn:aws:kms:us-east-1:1:key/2',
    administratorEmails: ['a@example.com', 'b@example.com'],
  }),
  call('06T09:00', admin, 'DescribeInstanceExports', { directoryId: SITE }),
  call('07T08:00', admin, 'AddUserToGroup', { directoryId: SITE, username: 'mary', group: 'admins' }),
  { ...call('01T08:00', admin, 'DeleteInstance', { id: SITE }), eventTime: '2025-04-25T20:00:00Z' },
  { ...call('01T08:00', mary, 'GetCurrentUser', null), eventTime: '2025-04-26T00:00:00Z' },
];

describe('tellSite', () => {
  const story = tellSite(buildIndex(records), SITE);

  const chapters: readonly (readonly [string, readonly string[]])[] = [
    [
      'life',
      [
        'IAM user alice attached directory d-9067e1a2b3 to WorkDocs as site corp from 192.0.2.1.',
        'IAM user alice deleted the WorkDocs site d-9067e1a2b3 from 192.0.2.1.',
      ],
    ],
    [
      'exports',
      [
        'IAM user alice started the export of the whole site in directory d-9067e1a2b3 to bucket bucket from 192.0.2.1. Encrypted with arn:aws:kms:us-east-1:1:key/2. Reported to a@example.com and 1 more address.',
      ],
    ],
    [
      'protection',
      [
        'IAM user alice switched off MFA for directory d-9067e1a2b3 from 192.0.2.1.',
        'IAM user alice switched on MFA for directory d-9067e1a2b3 from 192.0.2.1.',
      ],
    ],
    ['administrators', ['IAM user alice got the download address of file d from 192.0.2.1.']],
    [
      'users',
      ['IAM user alice added WorkDocs user mary to group admins in directory d-9067e1a2b3 from 192.0.2.1.'],
    ],
    ['public', ['WorkDocs user mary shared file or folder f with the whole site as VIEWER from 192.0.2.1.']],
    [
      'permissions',
      [
        'WorkDocs user mary gave permissions 2 times and withdrew them 0 times, on 2 files and folders between 2025-03-04T08:00:00Z and 2025-03-04T09:00:00Z.',
      ],
    ],
    ['after-end', ['WorkDocs user mary read their own profile from 192.0.2.1.']],
  ];
  for (const [key, sentences] of chapters) {
    it(`tells of ${key}`, () => {
      assert.deepEqual(getSentences(story, key), sentences);
    });
  }

  it('counts the last day of the service as before its end', () => {
    assert.equal(
      getSentences(story, 'before-end')?.at(-1),
      'IAM user alice deleted the WorkDocs site d-9067e1a2b3 from 192.0.2.1.',
    );
  });

  it('says where a record counts because there is no other site', () => {
    assert.deepEqual(getNotes(story, 'life'), [
      '11 records on the site and its content.',
      '1 record of these name no site; they count here because the log knows no other.',
    ]);
  });

  it('says that nothing was shared with everybody', () => {
    const quiet = tellSite(buildIndex([call('01T08:00', mary, 'GetCurrentUser', null)]), SITE);
    assert.deepEqual(getNotes(quiet, 'public'), [
      'The log shows no public link and no share with the whole site.',
    ]);
    assert.equal(tellSite(buildIndex([]), SITE), undefined);
  });
});
