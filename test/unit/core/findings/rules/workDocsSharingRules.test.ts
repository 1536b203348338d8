import assert from 'node:assert/strict';
import type {
  CloudTrailRecord,
  JsonObject,
  JsonValue,
} from '../../../../../src/core/record/cloudTrailRecord';
import { createRecord, createWorkDocsRecord, directoryUser, getHits } from '../records';
import { testRule } from './fires';

function createShare(principals: JsonValue, fields: JsonObject = {}): CloudTrailRecord {
  return createWorkDocsRecord('AddResourcePermissions', {
    userIdentity: directoryUser,
    requestParameters: { ResourceId: 'doc-1', Principals: principals },
    ...fields,
  });
}

testRule(
  'workdocs.public-share',
  [
    {
      title: 'a public link',
      record: createShare([{ Id: 'anonymous', Type: 'ANONYMOUS', Role: 'VIEWER' }]),
      path: ['requestParameters', 'Principals', 0, 'Type'],
      says: ['ANONYMOUS', '"doc-1"', '"VIEWER"', 'without signing in'],
    },
    {
      title: 'one principal among others',
      record: createShare([{ Type: 'USER' }, 'x', null, { Type: 'ANONYMOUS' }]),
      path: ['requestParameters', 'Principals', 3, 'Type'],
      says: ['"doc-1"'],
    },
    {
      title: 'the other spelling of the parameters',
      record: createWorkDocsRecord('AddResourcePermissions', {
        requestParameters: { resourceId: 'folder-1', principals: [{ type: 'ANONYMOUS' }] },
      }),
      path: ['requestParameters', 'principals', 0, 'type'],
      says: ['"folder-1"'],
    },
    {
      title: 'an attempt that failed',
      record: createShare([{ Type: 'ANONYMOUS' }], { errorCode: 'ProhibitedStateException' }),
      path: ['requestParameters', 'Principals', 0, 'Type'],
      says: ['the call failed: "ProhibitedStateException"'],
    },
  ],
  [
    { title: 'a share with a user', record: createShare([{ Id: 'ANONYMOUS', Type: 'USER' }]) },
    { title: 'a share with the site', record: createShare([{ Type: 'ORGANIZATION' }]) },
    { title: 'principals of another type', record: createShare('ANONYMOUS') },
    {
      title: 'the end of a share',
      record: createWorkDocsRecord('RemoveResourcePermission', {
        requestParameters: { Principals: [{ Type: 'ANONYMOUS' }] },
      }),
    },
    {
      title: 'another service',
      record: createRecord({
        eventName: 'AddResourcePermissions',
        requestParameters: { Principals: [{ Type: 'ANONYMOUS' }] },
      }),
    },
  ],
);

describe('workdocs.public-share with several principals', () => {
  it('marks each of them', () => {
    const hits = getHits(
      'workdocs.public-share',
      createShare([{ Type: 'ANONYMOUS' }, { Type: 'ANONYMOUS' }]),
    );
    assert.deepEqual(
      hits.map((hit) => hit.path[2]),
      [0, 1],
    );
  });
});

testRule(
  'workdocs.site-wide-share',
  [
    {
      title: 'a share with the whole site',
      record: createShare([{ Id: 'd-906734325d', Type: 'ORGANIZATION', Role: 'CONTRIBUTOR' }]),
      path: ['requestParameters', 'Principals', 0, 'Type'],
      says: ['ORGANIZATION', '"doc-1"', '"CONTRIBUTOR"', 'every user of the site'],
    },
  ],
  [
    { title: 'a share with a group', record: createShare([{ Type: 'GROUP' }]) },
    { title: 'a public link', record: createShare([{ Type: 'ANONYMOUS' }]) },
  ],
);

testRule(
  'workdocs.site-export',
  [
    {
      title: 'an export',
      record: createWorkDocsRecord('StartInstanceExport', {
        requestParameters: { directoryId: 'd-906734325d', targetBucketName: 'takeaway' },
      }),
      path: ['eventName'],
      says: ['"d-906734325d"', '"takeaway"'],
    },
    {
      title: 'an export that failed',
      record: createWorkDocsRecord('StartInstanceExport', {
        requestParameters: null,
        errorCode: 'AccessDenied',
      }),
      path: ['eventName'],
      says: ['"AccessDenied"'],
    },
  ],
  [
    { title: 'a look at exports', record: createWorkDocsRecord('DescribeInstanceExports') },
    { title: 'another service', record: createRecord({ eventName: 'StartInstanceExport' }) },
  ],
);
