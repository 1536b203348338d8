import { createRecord, createWorkDocsRecord, directoryUser, iamUser } from '../records';
import { testRule } from './fires';

testRule(
  'workdocs.identity-plane-mismatch',
  [
    {
      title: 'a directory user with a call for IAM identities',
      record: createWorkDocsRecord('DeleteInstance', { userIdentity: directoryUser }),
      path: ['userIdentity', 'type'],
      says: ['DeleteInstance takes IAM credentials', 'directory user', '"Unknown"'],
    },
    {
      title: 'the other type of directory user',
      record: createWorkDocsRecord('AddUserToGroup', { userIdentity: { type: 'Directory' } }),
      path: ['userIdentity', 'type'],
      says: ['AddUserToGroup', '"Directory"'],
    },
    {
      title: 'an IAM identity with a call for directory users',
      record: createWorkDocsRecord('DescribeRootFolders'),
      path: ['userIdentity', 'type'],
      says: ["DescribeRootFolders takes a directory user's token", '"AssumedRole"'],
    },
  ],
  [
    {
      title: 'a directory user with content',
      record: createWorkDocsRecord('GetDocument', { userIdentity: directoryUser }),
    },
    { title: 'an IAM identity with the site', record: createWorkDocsRecord('DeleteInstance') },
    {
      title: 'a call that either makes',
      record: createWorkDocsRecord('DeactivateUser', { userIdentity: directoryUser }),
    },
    {
      title: 'an unknown call',
      record: createWorkDocsRecord('TeleportElephant', { userIdentity: directoryUser }),
    },
    {
      title: 'a caller that is not told',
      record: createWorkDocsRecord('DeleteInstance', { userIdentity: null }),
    },
    {
      title: 'type Unknown in another service',
      record: createRecord({ eventName: 'DeleteInstance', userIdentity: directoryUser }),
    },
  ],
);

testRule(
  'workdocs.admin-on-content',
  [
    {
      title: 'a download by a role',
      record: createWorkDocsRecord('GetDocumentVersion'),
      path: ['eventName'],
      says: ['Role Audit (session alice) made GetDocumentVersion', 'whole site'],
    },
    {
      title: 'a refused search by an IAM user',
      record: createWorkDocsRecord('SearchResources', {
        userIdentity: iamUser,
        errorCode: 'UnauthorizedOperationException',
      }),
      path: ['eventName'],
      says: ['IAM user bob made SearchResources', 'UnauthorizedOperationException'],
    },
  ],
  [
    {
      title: 'a directory user',
      record: createWorkDocsRecord('GetDocumentVersion', { userIdentity: directoryUser }),
    },
    { title: 'work on users', record: createWorkDocsRecord('DeactivateUser') },
    { title: 'work on the site', record: createWorkDocsRecord('DescribeInstances') },
    {
      title: 'the same name in another service',
      record: createRecord({ eventName: 'GetDocument', eventSource: 'ssm.amazonaws.com' }),
    },
  ],
);

testRule(
  'workdocs.iam-user',
  [
    {
      title: 'an IAM user',
      record: createWorkDocsRecord('RemoveUserFromGroup', { userIdentity: iamUser }),
      path: ['userIdentity', 'type'],
      says: ['IAM user bob', 'federated'],
    },
  ],
  [
    { title: 'a role', record: createWorkDocsRecord('RemoveUserFromGroup') },
    {
      title: 'a directory user',
      record: createWorkDocsRecord('GetDocument', { userIdentity: directoryUser }),
    },
    { title: 'an IAM user of another service', record: createRecord({ userIdentity: iamUser }) },
  ],
);
