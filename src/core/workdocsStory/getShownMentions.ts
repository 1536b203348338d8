import { Members } from '../identity/members';
import type { JsonValue } from '../record/cloudTrailRecord';
import { toObject } from '../record/cloudTrailRecord';
import { getKnownText } from './getKnownText';
import type { ContentMention, UserMention } from './mentions';

/** Items of one list of an answer that are looked at; WorkDocs answers with at most 999. */
const MAX_ITEMS = 999;

/** Calls whose answer's Metadata is that of a version: its Id is no file's, its Name is the file's. */
const VERSION_CALLS: ReadonlySet<string> = new Set(['GetDocumentVersion', 'DescribeDocumentVersions']);

/**
 * Files and folders in the answer of a call, with their names and folders. CloudTrail leaves most answers out, but
 * writes those of calls that create something, and old or copied records can have more.
 */
export function getShownContents(
  response: Members,
  eventName: string,
  documentId: string | undefined,
): readonly ContentMention[] {
  if (response.isEmpty) {
    return [];
  }
  const found: ContentMention[] = [];
  const metadata = response.getMembers('metadata');
  if (VERSION_CALLS.has(eventName)) {
    const name = getKnownText(metadata, 'name');
    if (documentId !== undefined && name !== undefined) {
      found.push({ id: documentId, kind: 'document', name, isTarget: false });
    }
  } else if (!metadata.isEmpty) {
    addItem(found, metadata, eventName.endsWith('Folder') ? 'folder' : 'document');
  }
  for (const item of getItems(response, 'documents')) {
    addItem(found, item, 'document');
  }
  for (const item of getItems(response, 'folders')) {
    addItem(found, item, 'folder');
  }
  addPath(found, response, documentId);
  return found;
}

/** Users in the answer of a call. */
export function getShownUsers(response: Members, isTarget: boolean): readonly UserMention[] {
  if (response.isEmpty) {
    return [];
  }
  const found: UserMention[] = [];
  for (const user of [response.getMembers('user'), ...getItems(response, 'users')]) {
    const id = getKnownText(user, 'id');
    const name = getKnownText(user, 'username');
    const directory = getKnownText(user, 'organizationId');
    if (id !== undefined) {
      found.push({
        id,
        isTarget,
        ...(name === undefined ? {} : { name }),
        ...(directory === undefined ? {} : { directory }),
      });
    }
  }
  return found;
}

function addItem(found: ContentMention[], item: Members, kind: 'document' | 'folder'): void {
  const id = getKnownText(item, 'id');
  if (id === undefined) {
    return;
  }
  const name = getKnownText(item, 'name') ?? getKnownText(item.getMembers('latestVersionMetadata'), 'name');
  const folder = getKnownText(item, 'parentFolderId');
  found.push({
    id,
    kind,
    isTarget: false,
    ...(name === undefined ? {} : { name }),
    ...(folder === undefined ? {} : { folder: { id: folder, by: 'seen' } }),
  });
}

/** `Path.Components[]` runs from the root down; the last one is the file itself where a file was asked for. */
function addPath(found: ContentMention[], response: Members, documentId: string | undefined): void {
  let above: string | undefined;
  for (const component of getItems(response.getMembers('path'), 'components')) {
    const id = getKnownText(component, 'id');
    const name = getKnownText(component, 'name');
    if (id !== undefined) {
      found.push({
        id,
        kind: id === documentId ? 'document' : 'folder',
        isTarget: false,
        ...(name === undefined ? {} : { name }),
        ...(above === undefined ? {} : { folder: { id: above, by: 'seen' } }),
      });
      above = id;
    }
  }
}

function getItems(members: Members, name: string): readonly Members[] {
  const list = members.get(name);
  return Array.isArray(list)
    ? (list as readonly JsonValue[]).slice(0, MAX_ITEMS).map((item) => new Members(toObject(item)))
    : [];
}
