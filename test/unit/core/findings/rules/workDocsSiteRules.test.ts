import type { CloudTrailRecord, JsonObject } from '../../../../../src/core/record/cloudTrailRecord';
import { createRecord, createWorkDocsRecord, directoryUser } from '../records';
import { testRule } from './fires';

function createPolicy(ranges: readonly string[]): JsonObject {
  return { OrganizationId: 'd-906734325d', AccessControlPolicy: { AllowedCIDRList: ranges } };
}

const policy = 'UpdateOrganizationAccessControlPolicy';

testRule(
  'workdocs.protection-weakened',
  [
    {
      title: 'MFA switched off',
      record: createWorkDocsRecord('DisableDirectoryMFA', {
        requestParameters: { directoryId: 'd-906734325d' },
      }),
      path: ['eventName'],
      says: ['DisableDirectoryMFA turns multi-factor sign-in off', '"d-906734325d"'],
    },
    {
      title: 'other RADIUS servers',
      record: createWorkDocsRecord('UpdateDirectoryMFA', {
        requestParameters: { directoryId: 'd-906734325d' },
      }),
      path: ['eventName'],
      says: ['RADIUS', '"d-906734325d"'],
    },
    {
      title: 'the list of addresses cleared, without success',
      record: createWorkDocsRecord('ResetOrganizationAccessControlPolicy', {
        requestParameters: { OrganizationId: 'd-906734325d' },
        errorCode: 'AccessDenied',
      }),
      path: ['eventName'],
      says: ['clears the list', '"d-906734325d"', '"AccessDenied"'],
    },
    {
      title: 'a list that lets everybody in',
      record: createWorkDocsRecord(policy, { requestParameters: createPolicy(['10.0.0.0/8', '0.0.0.0/0']) }),
      path: ['eventName'],
      says: ['"10.0.0.0/8", "0.0.0.0/0"', 'which is every address'],
    },
    {
      title: 'a list that may be narrower or wider',
      record: createWorkDocsRecord(policy, { requestParameters: createPolicy(['203.0.113.0/24']) }),
      path: ['eventName'],
      says: ['to "203.0.113.0/24": '],
    },
    {
      title: 'a list that is not recorded',
      record: createWorkDocsRecord(policy, { requestParameters: null }),
      path: ['eventName'],
      says: ['does not show'],
    },
  ],
  [
    { title: 'MFA switched on', record: createWorkDocsRecord('EnableDirectoryMFA') },
    { title: 'a look at MFA', record: createWorkDocsRecord('DescribeDirectoryMFA') },
    { title: 'another service', record: createRecord({ eventName: 'DisableDirectoryMFA' }) },
  ],
);

testRule(
  'workdocs.destruction',
  [
    {
      title: 'a deleted site',
      record: createWorkDocsRecord('DeleteInstance', { requestParameters: { id: 'd-906734325d' } }),
      path: ['eventName'],
      says: ['DeleteInstance', '"d-906734325d"'],
    },
    {
      title: 'a directory that was not detached',
      record: createWorkDocsRecord('DeregisterDirectory', {
        requestParameters: { directoryId: 'd-906734325d' },
        errorCode: 'AccessDenied',
      }),
      path: ['eventName'],
      says: ['DeregisterDirectory', '"AccessDenied"'],
    },
  ],
  [
    { title: 'a deleted file', record: createWorkDocsRecord('DeleteDocument') },
    { title: 'a site brought back', record: createWorkDocsRecord('RestoreInstance') },
    {
      title: 'another service',
      record: createRecord({ eventSource: 'ds.amazonaws.com', eventName: 'DeleteInstance' }),
    },
  ],
);

function createDeletion(eventName: string, parameter: string, fields: JsonObject = {}): CloudTrailRecord {
  return createWorkDocsRecord(eventName, { requestParameters: { [parameter]: 'x-1' }, ...fields });
}

testRule(
  'workdocs.deletion',
  [
    {
      title: 'a user deleted by another user',
      record: createDeletion('DeleteUser', 'UserId', { userIdentity: directoryUser }),
      path: ['eventName'],
      says: ['DeleteUser of WorkDocs user "x-1"'],
    },
    ...(
      [
        ['DeleteDocument', 'DocumentId'],
        ['DeleteDocumentVersion', 'DocumentId'],
        ['DeleteFolder', 'FolderId'],
        ['DeleteFolderContents', 'FolderId'],
      ] as const
    ).map(([name, parameter]) => ({
      title: `${name} by an administrator`,
      record: createDeletion(name, parameter),
      path: ['eventName'],
      says: [`Role Audit (session alice) made ${name} on "x-1"`],
    })),
  ],
  [
    {
      title: 'a file deleted by a directory user',
      record: createDeletion('DeleteDocument', 'DocumentId', { userIdentity: directoryUser }),
    },
    { title: 'a deleted label', record: createDeletion('DeleteLabels', 'ResourceId') },
    {
      title: 'another service',
      record: createRecord({ eventSource: 'iam.amazonaws.com', eventName: 'DeleteUser' }),
    },
  ],
);
