import { getObject, toObject } from '../record/cloudTrailRecord';
import type { CloudTrailRecord, JsonValue } from '../record/cloudTrailRecord';
import { isDirectoryId } from '../workdocs/workDocsValues';
import type { WorkDocsEvent } from '../workdocs/workDocsEvent';
import { getValue } from './phrase';
import { getMember } from './textAt';

/** What a share gives access to, by Principals[].Type. */
const SHARED_WITH: Readonly<Record<string, string>> = {
  ANONYMOUS: 'everybody who has the link',
  ORGANIZATION: 'the whole site',
  INVITE: '[{Principals.Id}|a person outside]',
  GROUP: '[group {Principals.Id}|a group]',
  USER: '[WorkDocs user {Principals.Id}|a user]',
};

/**
 * The phrase of a WorkDocs event. Some calls do different things by their parameters, so the parameters choose the
 * phrase: sharing, downloading, completing an upload, moving to or from the recycle bin, changing a user's rights, and
 * the console's form of switching a user on or off.
 */
export function getWorkDocsPhrase(event: WorkDocsEvent, record: CloudTrailRecord): string {
  switch (event.name) {
    case 'AddResourcePermissions':
      return getSharePhrase(event, record);
    case 'GetDocumentVersion':
    case 'DescribeDocumentVersions':
      return getFirst(record, 'Fields')?.toUpperCase().includes('SOURCE') === true
        ? 'get the download address of [version {VersionId} of file {DocumentId}|file {DocumentId}|a file]'
        : event.phrase;
    case 'UpdateDocumentVersion':
      return getFirst(record, 'VersionStatus') === 'ACTIVE'
        ? 'complete the upload of [version {VersionId}|a version] of [file {DocumentId}|a file]'
        : event.phrase;
    case 'UpdateDocument':
      return getStatePhrase(record, '[file {DocumentId}|a file]') ?? event.phrase;
    case 'UpdateFolder':
      return getStatePhrase(record, '[folder {FolderId}|a folder]') ?? event.phrase;
    case 'ActivateUser':
    case 'DeactivateUser':
      return isDirectoryId(getFirst(record, 'id') ?? '')
        ? `${event.name === 'ActivateUser' ? 'activate' : 'deactivate'} [WorkDocs user {UserId/userSid/username}|a WorkDocs user] in directory {id}`
        : event.phrase;
    case 'UpdateUser':
      return getUserPhrase(record) ?? event.phrase;
    default:
      return event.phrase;
  }
}

function getFirst(record: CloudTrailRecord, path: string): string | undefined {
  return getValue(path, record)?.first;
}

function getSharePhrase(event: WorkDocsEvent, record: CloudTrailRecord): string {
  const type = getWidestType(record);
  const whom = Object.hasOwn(SHARED_WITH, type) ? SHARED_WITH[type] : undefined;
  if (whom === undefined) {
    return event.phrase;
  }
  const more = getValue('Principals.Type', record)?.more ?? 0;
  if (more === 0) {
    return `${event.phrase} with ${whom}[ as {Principals.Role}]`;
  }
  return whom.includes('{')
    ? `${event.phrase} with ${whom}`
    : `${event.phrase} with ${whom} and ${String(more)} more`;
}

/** The type that reaches most people, where one call shares with several principals. */
function getWidestType(record: CloudTrailRecord): string {
  const principals = getMember(getObject(record, 'requestParameters'), 'Principals');
  const types = (Array.isArray(principals) ? (principals as readonly JsonValue[]).slice(0, 1000) : []).map(
    (principal) => getMember(toObject(principal), 'Type'),
  );
  const widest = ['ANONYMOUS', 'ORGANIZATION'].find((type) => types.includes(type));
  return widest ?? getFirst(record, 'Principals.Type') ?? '';
}

function getStatePhrase(record: CloudTrailRecord, what: string): string | undefined {
  switch (getFirst(record, 'ResourceState') ?? '') {
    case 'RECYCLED':
    case 'RECYCLING':
      return `move ${what} to the recycle bin`;
    case 'ACTIVE':
    case 'RESTORING':
      return `take ${what} out of the recycle bin`;
  }
  if (getFirst(record, 'ParentFolderId') !== undefined) {
    return `move ${what} to folder {ParentFolderId}`;
  }
  return getFirst(record, 'Name') === undefined ? undefined : `rename ${what} to {Name}`;
}

function getUserPhrase(record: CloudTrailRecord): string | undefined {
  const user = '[WorkDocs user {UserId}|a WorkDocs user]';
  switch (getFirst(record, 'GrantPoweruserPrivileges')?.toUpperCase() ?? '') {
    case 'TRUE':
      return `give power user rights to ${user}`;
    case 'FALSE':
      return `take power user rights from ${user}`;
  }
  return getFirst(record, 'Type') === undefined ? undefined : `change the type of ${user} to {Type}`;
}
