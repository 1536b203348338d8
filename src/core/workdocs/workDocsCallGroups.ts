import { workDocsCatalog } from './workDocsCatalog.generated';

/** Calls that weaken the protection of the whole site, or may. */
export const weakeningCalls: ReadonlySet<string> = new Set([
  'CreateApplication',
  'CreateNotificationSubscription',
  'DisableDirectoryMFA',
  'ResetOrganizationAccessControlPolicy',
  'SetPublishRoleArn',
  'UpdateApplication',
  'UpdateDirectoryMFA',
  'UpdateInstanceEncryption',
  'UpdateOrganizationAccessControlPolicy',
]);

/** Calls that put it back; shown with the others, so that the time without it can be read off. */
export const strengtheningCalls: ReadonlySet<string> = new Set([
  'DeleteApplication',
  'DeleteNotificationSubscription',
  'EnableDirectoryMFA',
]);

/** Calls that make, change or end the account of a user, membership in groups included. */
export const userCalls: ReadonlySet<string> = new Set([
  'ActivateUser',
  'AddUserToGroup',
  'CreateUser',
  'DeactivateUser',
  'DeleteUser',
  'RemoveUserFromGroup',
  'UpdateUser',
  'UpdateUserAdministrativeSettings',
]);

/** Calls that share a file or folder or take that back. */
export const sharingCalls: ReadonlySet<string> = new Set([
  'AddResourcePermissions',
  'RemoveAllResourcePermissions',
  'RemoveResourcePermission',
]);

/** Calls that remove content, users or a site for good. The move to the recycle bin is UpdateDocument or UpdateFolder. */
export const deletionCalls: ReadonlySet<string> = new Set([
  'DeleteDocument',
  'DeleteDocumentVersion',
  'DeleteFolder',
  'DeleteFolderContents',
  'DeleteInstance',
  'DeleteUser',
  'DeregisterDirectory',
]);

/** Calls that either kind of identity makes and that manage people or report on the site, and touch no content. */
const NOT_CONTENT: ReadonlySet<string> = new Set([
  'ActivateUser',
  'CreateUser',
  'DeactivateUser',
  'DeleteUser',
  'DescribeActivities',
  'DescribeGroups',
  'DescribeUsers',
  'UpdateUser',
]);

/**
 * Calls on files, folders, comments and shares that either kind of identity makes: the work of directory users, and of
 * an administrator where the identity is one of IAM. From the catalog.
 */
export const contentCalls: ReadonlySet<string> = new Set(
  workDocsCatalog
    .filter(({ name, caller }) => caller === 'either' && !NOT_CONTENT.has(name))
    .map(({ name }) => name),
);
