import assert from 'node:assert/strict';
import { getResourceEvents, getResources } from '../../../../src/core/workdocsStory/getResources';
import { admin, at, buildIndex, call, denied, LEE, lee, MARY, mary, SITE, toUser } from './storyLog';

describe('buildWorkDocsIndex', () => {
  it('names files and folders from requests and answers, in any case of letters', () => {
    const index = buildIndex([
      call(
        '01T10:00',
        mary,
        'InitiateDocumentVersionUpload',
        { Name: 'a.txt', ParentFolderId: 'folder1' },
        { responseElements: { metadata: { id: 'doc1' } } },
      ),
      call('02T10:00', mary, 'GetDocument', { documentid: 'doc1' }),
      call('03T10:00', mary, 'UpdateDocument', { DocumentId: 'doc1', Name: 'b.txt' }),
      call(
        '04T10:00',
        mary,
        'GetFolder',
        { FolderId: 'folder1' },
        { responseElements: { Metadata: { Id: 'folder1', Name: 'Inbox', ParentFolderId: 'root' } } },
      ),
    ]);
    assert.deepEqual(
      getResources(index).map(({ kind, id, name, formerNames, events }) => [
        kind,
        id,
        name,
        formerNames,
        events,
      ]),
      [
        ['site', SITE, undefined, [], 4],
        ['user', MARY, 'mary', [], 4],
        ['folder', 'folder1', 'Inbox', [], 2],
        ['folder', 'root', undefined, [], 0],
        ['document', 'doc1', 'b.txt', ['a.txt'], 3],
      ],
    );
    assert.equal(index.contents.get('folder1')?.placements[0]?.folder.id, 'root');
    assert.deepEqual(getResourceEvents(index, 'document', 'doc1'), [
      { source: 0, record: 0 },
      { source: 0, record: 1 },
      { source: 0, record: 2 },
    ]);
  });

  it('takes the last name by time, not by order', () => {
    const index = buildIndex([
      call('03T10:00', mary, 'UpdateDocument', { DocumentId: 'd', Name: 'new' }),
      call('01T10:00', mary, 'UpdateDocument', { DocumentId: 'd', Name: 'old' }),
    ]);
    assert.deepEqual(index.contents.get('d')?.names.all, ['new', 'old']);
  });

  it('learns no name from a marker and none from a failed call', () => {
    const index = buildIndex([
      call('01T10:00', mary, 'UpdateDocument', { DocumentId: 'd', Name: 'HIDDEN_DUE_TO_SECURITY_REASONS' }),
      call(
        '02T10:00',
        mary,
        'UpdateDocument',
        { DocumentId: 'd', Name: 'refused', ParentFolderId: 'f' },
        denied,
      ),
    ]);
    assert.equal(index.contents.get('d')?.names.latest, undefined);
    assert.deepEqual(index.contents.get('d')?.placements, []);
    assert.equal(index.contents.get('d')?.events.length, 2);
  });

  it('leaves open whether a resource is a file or a folder until a record tells', () => {
    const open = [call('01T10:00', mary, 'RemoveAllResourcePermissions', { ResourceId: 'x' })];
    assert.equal(buildIndex(open).contents.get('x')?.kind, 'content');
    const told = [...open, call('02T10:00', mary, 'GetFolder', { FolderId: 'x' })];
    assert.equal(buildIndex(told).contents.get('x')?.kind, 'folder');
  });

  it('knows a user by id, SID and name as one', () => {
    const index = buildIndex([
      call('01T09:00', admin, 'CreateUser', { OrganizationId: SITE, Username: 'lee' }),
      call('01T10:00', admin, 'DeactivateUser', {
        id: SITE,
        userSid: 'S-1-5-21-1-2-3-1149',
        username: 'lee',
      }),
      call('01T11:00', admin, 'ActivateUser', { UserId: LEE }),
      call('01T12:00', lee, 'GetCurrentUser', null),
    ]);
    assert.deepEqual(
      index.users.map(({ id, events, acted }) => [id, events.length, acted.length]),
      [[LEE, 3, 1]],
    );
    assert.equal(index.getUser('S-1-5-21-1-2-3-1149'), index.users[0]);
    assert.deepEqual(index.getUsersNamed('LEE'), index.users);
  });

  it('joins a user known by name and one known by SID when a record has both', () => {
    const index = buildIndex([
      call('01T09:00', admin, 'CreateUser', { OrganizationId: SITE, Username: 'lee' }),
      call('01T10:00', admin, 'DeleteUser', { UserId: LEE }),
      call('01T12:00', lee, 'GetCurrentUser', null),
    ]);
    assert.deepEqual(
      index.users.map(({ id, events, acted }) => [id, events.length, acted.length]),
      [[LEE, 2, 1]],
    );
  });

  it('keeps users of one name and two ids apart', () => {
    const other = toUser(`S-1-5-21-1-2-3-2000&${SITE}`, 'mary');
    const index = buildIndex([
      call('01T09:00', mary, 'GetCurrentUser', null),
      call('01T10:00', other, 'GetCurrentUser', null),
    ]);
    assert.equal(index.users.length, 2);
    assert.equal(index.getUsersNamed('mary').length, 2);
  });

  it('counts what names no site where its file belongs, else to the only site', () => {
    const index = buildIndex([
      call('01T09:00', mary, 'GetDocument', { DocumentId: 'd' }),
      call('01T10:00', admin, 'GetDocument', { DocumentId: 'd' }),
      call('01T11:00', admin, 'DescribeInstances', {}),
    ]);
    const site = index.sites.get(SITE);
    assert.equal(site?.events.length, 3);
    assert.equal(site.assumed, 1);
    const two = buildIndex([
      call('01T09:00', mary, 'GetDocument', { DocumentId: 'd' }),
      call('01T10:00', admin, 'DescribeUsers', { OrganizationId: 'd-0000000000' }),
      call('01T11:00', admin, 'DescribeInstances', {}),
    ]);
    assert.equal(two.withoutSite.length, 1);
  });

  it('reads the site from a plain id only where it is one', () => {
    const index = buildIndex([
      call('01T09:00', admin, 'DeleteInstance', { id: SITE, alias: 'corp' }),
      call('01T10:00', admin, 'DeleteApplication', { Id: 'app-1' }),
    ]);
    assert.deepEqual([...index.sites.keys()], [SITE]);
    assert.equal(index.sites.get(SITE)?.names.latest, 'corp');
  });

  it('leaves records of other services out and sorts times', () => {
    const index = buildIndex([
      call('02T09:00', mary, 'GetDocument', { DocumentId: 'd' }),
      { ...call('05T09:00', mary, 'GetObject', {}), eventSource: 's3.amazonaws.com' },
      { ...call('01T09:00', mary, 'GetDocument', { DocumentId: 'd' }), eventTime: 'soon' },
      call('01T09:00', mary, 'GetDocument', { DocumentId: 'd' }),
    ]);
    assert.equal(index.count, 3);
    assert.equal(index.first, at('01T09:00'));
    assert.equal(index.last, at('02T09:00'));
    assert.deepEqual(
      index.contents.get('d')?.events.map(({ ref }) => ref.record),
      [3, 0, 2],
    );
  });
});
