import type { Inline, Sentence } from '../explain/explanation';
import { getTextAt } from '../events/textAt';
import { sharingCalls, strengtheningCalls, userCalls, weakeningCalls } from '../workdocs/workDocsCallGroups';
import { WORKDOCS_END_OF_SERVICE, WORKDOCS_END_OF_SERVICE_DATE } from '../workdocs/workDocsService';
import { ChapterWriter, toEntry, toTimedEntry } from './chapter';
import { getGrantees, getRequestText } from './getAccessIntervals';
import type { Story, StoryEntry, StoryOptions } from './story';
import type { StoryEvent } from './storyEvent';
import { groupByActor, toCount, toPeriod, toSubject } from './storyWords';
import { toStory } from './toStory';
import type { WorkDocsIndex } from './workDocsIndex';

const DAY = 86_400_000;
/** Events shown of the time before the end: what fits on a screen or two. */
const LAST_EVENTS = 50;

const LIFE: ReadonlySet<string> = new Set([
  'AssociateAccount',
  'AssociateEnterpriseActiveDirectory',
  'CreateInstance',
  'DeleteInstance',
  'DeregisterDirectory',
  'RegisterDirectory',
  'RestoreInstance',
  'RestoreInstanceGrants',
  'UpdateInstanceAlias',
]);
/** Parameters that say that a call is about content. */
const CONTENT_PARAMETERS = ['documentId', 'folderId', 'resourceId', 'parentFolderId'] as const;

/**
 * What the log tells of a site, by the id of its directory: its beginning and end, exports, protection, administrators
 * at work on content, users, groups and permissions, the last events before WorkDocs ended on 2025-04-25 and those after
 * it. Calls that failed are in it and say so. Undefined where the log names no such site.
 */
export function tellSite(index: WorkDocsIndex, id: string, { limit }: StoryOptions = {}): Story | undefined {
  const site = index.sites.get(id);
  if (site === undefined) {
    return undefined;
  }
  const writer = new ChapterWriter(index, limit);
  const { events } = site;
  const get = (names: ReadonlySet<string>): readonly StoryEvent[] =>
    events.filter(({ name }) => names.has(name));
  writer.addEvents(
    'life',
    'The site and its directory',
    get(LIFE),
    toCountNotes(index, events.length, site.assumed),
  );
  addExports(writer, events);
  writer.addEvents('protection', 'Protection weakened or restored', [
    ...events.filter(({ name }) => weakeningCalls.has(name) || strengtheningCalls.has(name)),
  ]);
  addAdministrators(writer, events);
  writer.addEvents('users', 'Users and groups', get(userCalls));
  const permissions = get(sharingCalls);
  writer.addEvents('public', 'Shared with everybody', permissions.filter(isWideShare), [
    ...(permissions.some(isWideShare)
      ? []
      : [['The log shows no public link and no share with the whole site.']]),
  ]);
  addPermissionTotals(writer, permissions);
  addEnd(writer, events);
  return toStory(site, events, writer);
}

function toCountNotes(index: WorkDocsIndex, count: number, assumed: number): readonly Sentence[] {
  return [
    [`${toCount(count, 'record')} on the site and its content.`],
    ...(assumed === 0
      ? []
      : [
          [
            `${toCount(assumed, 'record')} of these name no site; they count here because the log knows no other.`,
          ],
        ]),
    ...(index.withoutSite.length === 0
      ? []
      : [[`${toCount(index.withoutSite.length, 'more record')} in the log may belong to any of its sites.`]]),
  ];
}

/** Exports and whatever else has it in its name, such as calls of the console that nobody documented. */
function addExports(writer: ChapterWriter, events: readonly StoryEvent[]): void {
  const exports = events.filter(
    ({ name, access }) =>
      /^(?!Describe|List|Get).*(?:Export|ArchiveInstance)/.test(name) && access !== 'read',
  );
  writer.addEntries(
    'exports',
    'Exports of the whole site',
    exports.map((event) => toExportEntry(writer.index, event)),
    exports.length === 0
      ? []
      : [
          [
            'The files themselves arrive in the bucket as PutObject of workdocs.amazonaws.com, in the records of S3.',
          ],
        ],
  );
}

function toExportEntry(index: WorkDocsIndex, event: StoryEvent): StoryEntry {
  const entry = toEntry(index, event);
  const request = event.record['requestParameters'];
  const key = getTextAt(request, 'targetKmsKeyArn')?.first;
  const mail = getTextAt(request, 'administratorEmails');
  const more: Inline[] = [
    ...(key === undefined ? [] : [' Encrypted with ', { code: key }, '.']),
    ...(mail === undefined
      ? []
      : [
          ' Reported to ',
          { code: mail.first },
          mail.more === 0 ? '.' : ` and ${toCount(mail.more, 'more address', 'more addresses')}.`,
        ]),
  ];
  return { ...entry, sentence: [...entry.sentence, ...more] };
}

/** Files and folders in the hands of IAM identities, which see the whole site. Searches count. */
function addAdministrators(writer: ChapterWriter, events: readonly StoryEvent[]): void {
  const found = events.filter(
    (event) =>
      event.actor.plane === 'control' &&
      (event.name === 'SearchResources' ||
        event.name === 'GetResources' ||
        CONTENT_PARAMETERS.some((parameter) => getRequestText(event, parameter) !== undefined)),
  );
  const downloads = found.filter(({ isDownload }) => isDownload).length;
  writer.addEvents(
    'administrators',
    'IAM identities at work on content',
    found,
    found.length === 0
      ? []
      : [
          [
            `${toCount(found.length, 'call')}, ${toCount(downloads, 'download')} among them. An IAM identity with rights on WorkDocs sees the content of all users.`,
          ],
        ],
  );
}

function isWideShare(event: StoryEvent): boolean {
  if (event.name === 'AddResourcePermissions') {
    return getGrantees(event).some(({ reach }) => reach === 'public' || reach === 'site');
  }
  const type = getRequestText(event, 'principalType')?.toUpperCase();
  return type === 'ANONYMOUS' || type === 'ORGANIZATION';
}

function addPermissionTotals(writer: ChapterWriter, permissions: readonly StoryEvent[]): void {
  const done = permissions.filter(({ failure }) => failure === undefined);
  writer.addEntries(
    'permissions',
    'Permissions given and withdrawn',
    groupByActor(done).map(({ actor, events }) => {
      const given = events.filter(({ name }) => name === 'AddResourcePermissions').length;
      const files = new Set(events.map((event) => getRequestText(event, 'resourceId'))).size;
      return toTimedEntry(
        events[0]?.time,
        [
          `${toSubject(actor)} gave permissions ${toCount(given, 'time')} and withdrew them ${toCount(events.length - given, 'time')}, on ${toCount(files, 'file or folder', 'files and folders')}`,
          ...toPeriod(events),
          '.',
        ],
        events,
      );
    }),
  );
}

/** Events of the last day itself count as before the end, since they can be genuine. */
function addEnd(writer: ChapterWriter, events: readonly StoryEvent[]): void {
  const end = WORKDOCS_END_OF_SERVICE + DAY;
  const before = events.filter(({ time }) => time !== undefined && time < end);
  const after = events.filter(({ time }) => time !== undefined && time >= end);
  writer.addEvents(
    'before-end',
    `Last events before the end of the service (${WORKDOCS_END_OF_SERVICE_DATE})`,
    writer.getLast(before.slice(-LAST_EVENTS)),
    before.length > LAST_EVENTS ? [[`The last ${LAST_EVENTS} of ${toCount(before.length, 'event')}.`]] : [],
  );
  writer.addEvents(
    'after-end',
    'Events after the end of the service',
    after,
    after.length === 0
      ? []
      : [
          [
            'WorkDocs had ended: a wrong clock, an edited record, or a stray call. See whether the call was refused.',
          ],
        ],
  );
}
