import { getFailure } from '../core/events/getFailure';
import { parseIdentity } from '../core/identity/parseIdentity';
import type { CloudTrailRecord } from '../core/record/cloudTrailRecord';
import { getText } from '../core/record/cloudTrailRecord';
import { getWorkDocsEvent, WORKDOCS_SOURCE } from '../core/workdocs/getWorkDocsEvent';
import { getMentions } from '../core/workdocsStory/getMentions';
import type { UserMention } from '../core/workdocsStory/mentions';
import type { ResourceKind } from '../core/workdocsStory/story';
import type { WorkDocsIndex } from '../core/workdocsStory/workDocsIndex';

/** What of WorkDocs a record names. */
export interface RecordResource {
  readonly kind: ResourceKind;
  readonly id: string;
  readonly name?: string;
}

/**
 * What a WorkDocs record is about: files and folders first, then users and groups, the site, at last the user who
 * acted; each once. Empty for records of other services. The index knows kinds and names that the record does not tell.
 */
export function getRecordResources(
  record: CloudTrailRecord,
  index: WorkDocsIndex | undefined,
): readonly RecordResource[] {
  if (getText(record, 'eventSource') !== WORKDOCS_SOURCE) {
    return [];
  }
  const rawName = getText(record, 'eventName') ?? '';
  const name = getWorkDocsEvent(rawName)?.name ?? rawName;
  const { contents, users, groups, site } = getMentions(record, name, getFailure(record) !== undefined);
  const found = new Map<string, RecordResource>();
  const add = (kind: ResourceKind, id: string, known: string | undefined): void => {
    if (!found.has(id)) {
      found.set(id, { kind, id, ...(known === undefined ? {} : { name: known }) });
    }
  };
  for (const mention of contents.filter(({ isTarget }) => isTarget)) {
    const known = index?.contents.get(mention.id);
    add(known?.kind ?? mention.kind, mention.id, known?.names.latest ?? mention.name);
  }
  for (const mention of users.filter(({ isTarget }) => isTarget)) {
    addUser(mention);
  }
  for (const { id } of groups) {
    add('group', id, index?.groups.get(id)?.names.latest);
  }
  if (site !== undefined) {
    add('site', site, index?.sites.get(site)?.names.latest);
  }
  const identity = parseIdentity(
    Object.hasOwn(record, 'userIdentity') ? record['userIdentity'] : undefined,
    record,
  );
  if (identity.isWorkDocsDirectoryUser && identity.principalId !== undefined) {
    addUser({ id: identity.principalId, name: identity.name, isTarget: true });
  }
  return [...found.values()];

  function addUser({ id, sid, name: userName }: UserMention): void {
    const asked = id ?? sid ?? userName;
    if (asked !== undefined) {
      const known = index?.getUser(asked) ?? index?.getUsersNamed(asked)[0];
      add('user', known?.id ?? asked, known?.names.latest ?? userName);
    }
  }
}
