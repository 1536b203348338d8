import type { Sentence } from '../explain/explanation';
import { sharingCalls } from '../workdocs/workDocsCallGroups';
import { ChapterWriter, toTimedEntry } from './chapter';
import { getAccessIntervals, getRequestText } from './getAccessIntervals';
import { getInheritedAccess, MAX_INHERITED } from './getInheritedAccess';
import type { StoryContent } from './resources';
import type { Story, StoryEntry, StoryOptions } from './story';
import type { StoryEvent } from './storyEvent';
import {
  groupByActor,
  toAddresses,
  toCount,
  toKindWords,
  toPeriod,
  toSubject,
  toTimeInline,
} from './storyWords';
import { toAccessEntry, toPrincipalWords } from './toAccessEntry';
import { toStory } from './toStory';
import { toNamed } from './toStorySentence';
import type { WorkDocsIndex } from './workDocsIndex';

const VERSIONS = new Set([
  'AbortDocumentVersionUpload',
  'CreateFolder',
  'DeleteDocumentVersion',
  'InitiateDocumentVersionUpload',
  'UpdateDocumentVersion',
]);
const REMARKS = new Set([
  'CreateComment',
  'CreateCustomMetadata',
  'CreateLabels',
  'DeleteComment',
  'DeleteCustomMetadata',
  'DeleteLabels',
]);
const DELETION = new Set([
  'DeleteDocument',
  'DeleteFolder',
  'DeleteFolderContents',
  'RestoreDocumentVersions',
]);

/** The part of a life that an event belongs to. */
type Part =
  | 'versions'
  | 'place'
  | 'sharing'
  | 'remarks'
  | 'bin'
  | 'inside'
  | 'downloads'
  | 'failed'
  | 'reads'
  | 'other';

/**
 * The life of a file: made and changed, renamed and moved, shared and with whom for how long, downloaded by whom,
 * commented on, recycled, restored, deleted. Undefined where the log names no such file or folder. Ids of either kind
 * are taken, since some records do not tell which of the two an id is.
 */
export function tellDocument(
  index: WorkDocsIndex,
  id: string,
  options: StoryOptions = {},
): Story | undefined {
  const content = index.contents.get(id);
  return content === undefined ? undefined : tellContent(index, content, options);
}

/** The life of a folder, with what was put into it; otherwise as {@link tellDocument}. */
export function tellFolder(index: WorkDocsIndex, id: string, options: StoryOptions = {}): Story | undefined {
  return tellDocument(index, id, options);
}

function tellContent(index: WorkDocsIndex, content: StoryContent, { limit }: StoryOptions): Story {
  const writer = new ChapterWriter(index, limit);
  const parts = groupParts(content);
  const get = (part: Part): readonly StoryEvent[] => parts.get(part) ?? [];
  writer.addEvents(
    'versions',
    content.kind === 'folder' ? 'Creation' : 'Creation and versions',
    get('versions'),
    toCreationNotes(content, get('versions')),
  );
  writer.addEvents('place', 'Names and folders', get('place'), toNameNotes(index, content));
  writer.addEvents('sharing', 'Sharing', get('sharing'));
  addAccess(writer, content);
  writer.addEvents('inside', 'Put into the folder', get('inside'), toContentNotes(content));
  addTotals(writer, 'downloads', 'Downloads', get('downloads'), 'downloaded it');
  addTotals(
    writer,
    'reads',
    'Looked at',
    get('reads'),
    content.kind === 'folder'
      ? 'listed it or read its metadata, path or permissions'
      : 'read its metadata, versions, comments or permissions',
  );
  writer.addEvents('remarks', 'Comments, labels and properties', get('remarks'));
  writer.addEvents('bin', 'Recycle bin and deletion', get('bin'));
  writer.addEvents('other', 'Other calls', get('other'));
  writer.addEvents(
    'administrators',
    'By IAM identities',
    content.events.filter(({ actor }) => actor.plane === 'control'),
  );
  writer.addEvents('failed', 'Attempts that failed', get('failed'));
  return toStory(content, content.events, writer);
}

function groupParts(content: StoryContent): ReadonlyMap<Part, readonly StoryEvent[]> {
  const parts = new Map<Part, StoryEvent[]>();
  for (const event of content.events) {
    const part = getPart(event, content);
    const list = parts.get(part);
    if (list === undefined) {
      parts.set(part, [event]);
    } else {
      list.push(event);
    }
  }
  return parts;
}

function getPart(event: StoryEvent, content: StoryContent): Part {
  if (event.failure !== undefined) {
    return 'failed';
  }
  if (event.isDownload) {
    return 'downloads';
  }
  if (content.kind === 'folder' && isAboutChild(event, content)) {
    return 'inside';
  }
  if (event.name === 'UpdateDocument' || event.name === 'UpdateFolder') {
    return getRequestText(event, 'resourceState') === undefined ? 'place' : 'bin';
  }
  if (sharingCalls.has(event.name)) {
    return 'sharing';
  }
  if (VERSIONS.has(event.name)) {
    return 'versions';
  }
  if (REMARKS.has(event.name)) {
    return 'remarks';
  }
  if (DELETION.has(event.name)) {
    return 'bin';
  }
  return event.access === 'read' ? 'reads' : 'other';
}

/** The folder is only the parent of what the call is about. */
function isAboutChild(event: StoryEvent, content: StoryContent): boolean {
  return (
    getRequestText(event, 'parentFolderId') === content.id && getRequestText(event, 'folderId') !== content.id
  );
}

function toCreationNotes(content: StoryContent, versions: readonly StoryEvent[]): readonly Sentence[] {
  const [first] = content.events;
  const what = toKindWords(content.kind);
  const isCreated =
    first !== undefined &&
    (first.name === 'CreateFolder' || first.name === 'InitiateDocumentVersionUpload') &&
    first.failure === undefined &&
    !isAboutChild(first, content) &&
    getRequestText(first, 'id') === undefined;
  const completed = versions.filter(({ name }) => name === 'UpdateDocumentVersion').length;
  return [
    ...(isCreated
      ? []
      : [
          [
            `The log does not show how the ${what} was made; the first call that names it is of `,
            toTimeInline(first?.time),
            '.',
          ],
        ]),
    ...(completed === 0 ? [] : [[`${toCount(completed, 'upload')} completed.`]]),
  ];
}

function toNameNotes(index: WorkDocsIndex, content: StoryContent): readonly Sentence[] {
  const names = content.names.all;
  const folder = content.placements.at(-1)?.folder;
  return [
    ...(names.length === 0
      ? [['No record tells its name: names are often hidden.']]
      : names.length === 1
        ? []
        : [
            [
              'Names, the latest first: ',
              ...names.flatMap((name, i) => [...(i === 0 ? [] : [', ']), { code: name }]),
              '.',
            ],
          ]),
    folder === undefined
      ? ['No record tells which folder it is in.']
      : ['The last folder that a record tells is ', ...toNamed(index, folder.id), '.'],
  ];
}

function toContentNotes(content: StoryContent): readonly Sentence[] {
  if (content.children.size === 0) {
    return [];
  }
  const children = [...content.children];
  const folders = children.filter(({ kind }) => kind === 'folder').length;
  return [
    [
      `The log shows ${toCount(children.length - folders, 'file')} and ${toCount(folders, 'folder')} that were in it at some time; one whose id no record tells is not counted.`,
    ],
  ];
}

/** Who could open it, on its own and through folders, and what cannot be known. */
function addAccess(writer: ChapterWriter, content: StoryContent): void {
  const { index } = writer;
  const intervals = getAccessIntervals(index, content);
  const open = intervals.filter(
    ({ end, reach }) => end === undefined && (reach === 'public' || reach === 'site'),
  );
  writer.addEntries(
    'access',
    'Who could see it, and since when',
    intervals.map((interval) => toAccessEntry(index, interval)),
    [
      ...open.map((interval) => [
        ...toPrincipalWords(index, interval),
        ' can still open it at the end of the log.',
      ]),
      ['Permissions given before the log begins are not known', ...toStart(index), '.'],
      [
        'Administrators of the site and IAM identities with rights on WorkDocs can open everything, without a permission.',
      ],
    ],
  );
  const inherited = getInheritedAccess(index, content);
  const note: Sentence =
    content.placements.length === 0
      ? ['No record tells its folder, so what a folder passes on to it cannot be known.']
      : ['Only folders that records name are looked at; the folders above those can pass on more.'];
  writer.addEntries(
    'inherited',
    'Through the folders above it',
    inherited.map(({ folder, interval }): StoryEntry => {
      const entry = toAccessEntry(index, interval);
      return { ...entry, sentence: ['In folder ', ...toNamed(index, folder.id), ': ', ...entry.sentence] };
    }),
    inherited.length < MAX_INHERITED
      ? [note]
      : [note, ['There are more than these; the rest was not looked at.']],
  );
}

function toStart(index: WorkDocsIndex): Sentence {
  return index.first === undefined ? [] : [' (first WorkDocs record: ', toTimeInline(index.first), ')'];
}

function addTotals(
  writer: ChapterWriter,
  key: string,
  title: string,
  events: readonly StoryEvent[],
  did: string,
): void {
  const groups = groupByActor(events);
  const entries = groups.map(({ actor, events: own }) =>
    toTimedEntry(
      own[0]?.time,
      [
        `${toSubject(actor)} ${did} ${toCount(own.length, 'time')}`,
        ...toPeriod(own),
        ...toAddresses(own),
        '.',
      ],
      own,
    ),
  );
  const notes: Sentence[] =
    key === 'downloads' && events.length > 0
      ? [
          [
            `${toCount(events.length, 'download')} by ${toCount(groups.length, 'caller')}. A download is a call that returned an address to fetch the content from; the transfer itself is not logged.`,
          ],
        ]
      : [];
  writer.addEntries(key, title, entries, notes);
}
