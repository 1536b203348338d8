import { Members } from '../identity/members';
import type { CloudTrailRecord, JsonValue } from '../record/cloudTrailRecord';
import { toObject } from '../record/cloudTrailRecord';
import { isDirectoryId } from '../workdocs/workDocsValues';
import { getKnownText } from './getKnownText';
import { getShownContents, getShownUsers } from './getShownMentions';
import type { ContentKind, ContentMention, GroupMention, Mentions, PlacedBy, UserMention } from './mentions';

/** Items of one list that are looked at. */
const MAX_ITEMS = 500;

/** Calls whose plain `id` is the directory. */
const ID_IS_SITE: ReadonlySet<string> = new Set(['DeleteInstance', 'UpdateInstanceAlias']);

/** Calls whose `Name` and `ParentFolderId` speak of a file. */
const FILE_CALLS: ReadonlySet<string> = new Set(['InitiateDocumentVersionUpload', 'UpdateDocument']);
const FOLDER_CALLS: ReadonlySet<string> = new Set(['CreateFolder', 'UpdateFolder']);

/**
 * What a WorkDocs record names, in its request and its answer, names of members in any case. An answer teaches names
 * and places only where the call succeeded. Hidden values name nothing.
 *
 * @param name the event's name in the catalog's spelling
 */
export function getMentions(record: CloudTrailRecord, name: string, isFailed: boolean): Mentions {
  const request = getMembers(record, 'requestParameters');
  const response = isFailed ? new Members(undefined) : getMembers(record, 'responseElements');
  const site = getSite(request, name);
  const directory = site;
  const contents = [
    ...getRequestContents(request, response, name, isFailed),
    ...getShownContents(response, name, getKnownText(request, 'DocumentId')),
  ];
  const users = [
    ...getRequestUsers(request, response, name, directory),
    ...getShownUsers(response, name === 'CreateUser'),
  ];
  const alias = isFailed || name === 'CheckAlias' ? undefined : getKnownText(request, 'alias');
  return {
    contents,
    users,
    groups: getGroups(request),
    ...(site === undefined ? {} : { site }),
    ...(alias === undefined ? {} : { alias }),
  };
}

function getMembers(record: CloudTrailRecord, field: string): Members {
  return new Members(toObject(Object.hasOwn(record, field) ? record[field] : undefined));
}

function getSite(request: Members, name: string): string | undefined {
  const named =
    getKnownText(request, 'organizationId') ??
    getKnownText(request, 'directoryId') ??
    getKnownText(request, 'siteId');
  if (named !== undefined) {
    return named;
  }
  const id = getKnownText(request, 'id');
  if (id !== undefined && (ID_IS_SITE.has(name) || isDirectoryId(id))) {
    return id;
  }
  const ids = request.get('instanceIds');
  const only: unknown = Array.isArray(ids) && ids.length === 1 ? ids[0] : undefined;
  return typeof only === 'string' && isDirectoryId(only) ? only : undefined;
}

function getRequestContents(
  request: Members,
  response: Members,
  name: string,
  isFailed: boolean,
): readonly ContentMention[] {
  const found: ContentMention[] = [];
  const itemName = isFailed ? undefined : getKnownText(request, 'name');
  const parent = getKnownText(request, 'parentFolderId');
  const created = getKnownText(response.getMembers('metadata'), 'id');
  const add = (id: string | undefined, kind: ContentKind, by?: PlacedBy): void => {
    if (id === undefined) {
      return;
    }
    const isNamed = by !== undefined && itemName !== undefined;
    const isPlaced = by !== undefined && parent !== undefined && !isFailed;
    found.push({
      id,
      kind,
      isTarget: true,
      ...(isNamed ? { name: itemName } : {}),
      ...(isPlaced ? { folder: { id: parent, by } } : {}),
    });
  };
  if (name === 'InitiateDocumentVersionUpload') {
    const existing = getKnownText(request, 'id') ?? getKnownText(request, 'documentId');
    add(existing ?? created, 'document', existing === undefined ? 'created' : 'seen');
  } else {
    add(getKnownText(request, 'documentId'), 'document', FILE_CALLS.has(name) ? 'moved' : undefined);
  }
  add(
    name === 'CreateFolder' ? created : getKnownText(request, 'folderId'),
    'folder',
    FOLDER_CALLS.has(name) ? (name === 'CreateFolder' ? 'created' : 'moved') : undefined,
  );
  add(getKnownText(request, 'resourceId'), 'content');
  add(parent, 'folder');
  return found;
}

function getRequestUsers(
  request: Members,
  response: Members,
  name: string,
  directory: string | undefined,
): readonly UserMention[] {
  const found: UserMention[] = [];
  const inDirectory = directory === undefined ? {} : { directory };
  const id = getKnownText(request, 'userId');
  const sid = getKnownText(request, 'userSid');
  const userName = getKnownText(request, 'username');
  const isNew = name === 'CreateUser';
  // The answer of CreateUser names the same user with the id; see getShownUsers.
  const isAnswered = isNew && getKnownText(response.getMembers('user'), 'id') !== undefined;
  if (!isAnswered && (id !== undefined || sid !== undefined || userName !== undefined)) {
    found.push({
      ...inDirectory,
      isTarget: true,
      ...(id === undefined ? {} : { id }),
      ...(sid === undefined ? {} : { sid }),
      ...(userName === undefined ? {} : { name: userName }),
    });
  }
  for (const principal of getPrincipals(request)) {
    if (principal.type === 'USER') {
      found.push({ id: principal.id, isTarget: true });
    }
  }
  return found;
}

function getGroups(request: Members): readonly GroupMention[] {
  const group = getKnownText(request, 'group');
  return [
    ...(group === undefined ? [] : [{ id: group }]),
    ...getPrincipals(request)
      .filter(({ type }) => type === 'GROUP')
      .map(({ id }) => ({ id })),
  ];
}

/** The principals of a share, and the one of RemoveResourcePermission: a type that is not told counts as a user. */
function getPrincipals(request: Members): readonly { readonly id: string; readonly type: string }[] {
  const list = request.get('principals');
  const items = Array.isArray(list) ? (list as readonly JsonValue[]).slice(0, MAX_ITEMS) : [];
  const found: { id: string; type: string }[] = [];
  for (const item of items) {
    const principal = new Members(toObject(item));
    const id = getKnownText(principal, 'id');
    if (id !== undefined) {
      found.push({ id, type: getKnownText(principal, 'type')?.toUpperCase() ?? 'USER' });
    }
  }
  const removed = getKnownText(request, 'principalId');
  if (removed !== undefined) {
    const type = getKnownText(request, 'principalType')?.toUpperCase();
    found.push({ id: removed, type: type ?? (removed.startsWith('S-1-') ? 'USER' : '') });
  }
  return found;
}
