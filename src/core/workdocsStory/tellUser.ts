import type { Sentence } from '../explain/explanation';
import { sharingCalls, userCalls } from '../workdocs/workDocsCallGroups';
import { ChapterWriter, toEntry, toTimedEntry } from './chapter';
import { BULK_THRESHOLD, findBulkDownloads } from './findBulkDownloads';
import type { BulkThreshold } from './findBulkDownloads';
import { getAccessIntervals, getRequestText } from './getAccessIntervals';
import type { StoryContent } from './resources';
import type { Story, StoryEntry, StoryOptions } from './story';
import type { StoryEvent } from './storyEvent';
import { sortEvents, toOrder } from './storyEvent';
import { toAddresses, toCount, toKindWords, toPeriod, toTimeInline } from './storyWords';
import { toAccessEntry } from './toAccessEntry';
import { toNamed } from './toStorySentence';
import { toStory } from './toStory';
import type { StoryUser } from './userTable';
import type { WorkDocsIndex } from './workDocsIndex';

const DAY = 86_400_000;
const WEEK = 7 * DAY;

const ACCOUNT_CALLS: ReadonlySet<string> = new Set([...userCalls, 'ResendUserNotification']);

/** Limits of a user's story. */
export interface UserStoryOptions extends StoryOptions {
  /** What counts as a bulk download; 20 different files in one hour where undefined. */
  readonly bulk?: BulkThreshold;
}

/**
 * What the log tells of a user of the site: signs of life, the account and who changed it, what was granted, shared and
 * touched, downloads in bulk, the last week. Takes an id, a SID or a name; of several users with one name the one with
 * the most records is told of, and a note names the others. Undefined where the log names no such user.
 */
export function tellUser(
  index: WorkDocsIndex,
  idOrName: string,
  { limit, bulk = BULK_THRESHOLD }: UserStoryOptions = {},
): Story | undefined {
  const named = index.getUsersNamed(idOrName);
  const user = index.getUser(idOrName) ?? [...named].sort((a, b) => countEvents(b) - countEvents(a))[0];
  if (user === undefined) {
    return undefined;
  }
  const writer = new ChapterWriter(index, limit);
  const others = named.filter((other) => other !== user).map(({ id }) => id);
  addSignOfLife(writer, user, others);
  const account = user.events.filter(({ name }) => ACCOUNT_CALLS.has(name));
  writer.addEvents('account', 'The account', account);
  addAroundEnd(writer, user, account);
  addGrants(writer, user);
  const acted = user.acted.filter(({ failure }) => failure === undefined);
  writer.addEvents(
    'shared',
    'What the user shared',
    acted.filter(({ name }) => sharingCalls.has(name)),
  );
  addBulk(writer, acted, bulk);
  addTouched(writer, acted);
  addLastWeek(writer, user);
  writer.addEvents(
    'failed',
    'Attempts that failed',
    user.acted.filter(({ failure }) => failure !== undefined),
  );
  const all = sortEvents([...new Set([...user.acted, ...user.events])]);
  return toStory(user, all, writer);
}

function countEvents({ acted, events }: StoryUser): number {
  return acted.length + events.length;
}

function addSignOfLife(writer: ChapterWriter, user: StoryUser, others: readonly string[]): void {
  const { acted } = user;
  const timed = acted.filter(({ time }) => time !== undefined);
  const first = timed[0];
  const last = timed.at(-1);
  const entries = [first, last === first ? undefined : last].flatMap((event, i): StoryEntry[] => {
    if (event === undefined) {
      return [];
    }
    const entry = toEntry(writer.index, event);
    return [{ ...entry, sentence: [i === 0 ? 'First call: ' : 'Last call: ', ...entry.sentence] }];
  });
  const days = new Set(timed.map(({ time }) => Math.floor((time ?? 0) / DAY))).size;
  const notes: Sentence[] =
    acted.length === 0
      ? [['The log has no call made by this user, only calls about the user.']]
      : [
          [
            `${toCount(acted.length, 'call')} on ${toCount(days, 'day')} (UTC)`,
            ...toPeriod(timed),
            ...toAddresses(acted),
            '.',
          ],
        ];
  if (others.length > 0) {
    notes.push([
      'Other users had the same name: ',
      ...others.slice(0, 5).flatMap((id, i) => [i === 0 ? '' : ', ', { code: id }]),
      '.',
    ]);
  }
  writer.addEntries('life', 'Sign of life', entries, notes);
}

/** When the account was closed, and open again (Infinity where it never was). */
interface Closing {
  readonly from: number;
  until: number;
}

function getClosings(account: readonly StoryEvent[]): readonly Closing[] {
  const closings: Closing[] = [];
  for (const { name, failure, time } of account) {
    const last = closings.at(-1);
    if (failure !== undefined || time === undefined) {
      continue;
    }
    const isClosed = last?.until === Infinity;
    if (!isClosed && (name === 'DeactivateUser' || name === 'DeleteUser')) {
      closings.push({ from: time, until: Infinity });
    } else if (isClosed && (name === 'ActivateUser' || name === 'CreateUser')) {
      last.until = time;
    }
  }
  return closings;
}

/** What was done just before the account was closed, as people do who leave, and what was done after it. */
function addAroundEnd(writer: ChapterWriter, { acted }: StoryUser, account: readonly StoryEvent[]): void {
  const closings = getClosings(account);
  const final = closings.at(-1);
  if (final === undefined) {
    return;
  }
  const before = acted.filter(
    ({ time }) => time !== undefined && time <= final.from && time > final.from - WEEK,
  );
  const downloads = before.filter(({ isDownload }) => isDownload).length;
  writer.addEvents('before-closing', 'The seven days before the account was closed', writer.getLast(before), [
    [
      `${toCount(before.length, 'call')}, ${toCount(downloads, 'download')} among them, in the seven days up to `,
      toTimeInline(final.from),
      '.',
    ],
  ]);
  const late = acted.filter(
    ({ time }) => time !== undefined && closings.some(({ from, until }) => time > from && time < until),
  );
  writer.addEvents(
    'while-closed',
    'Calls while the account was closed',
    late,
    late.length === 0
      ? []
      : [['A token can outlive the account for a while; check the times and the addresses.']],
  );
}

function addGrants(writer: ChapterWriter, user: StoryUser): void {
  const { index } = writer;
  const ids = new Set(
    user.events
      .filter(({ name, failure }) => sharingCalls.has(name) && failure === undefined)
      .map((event) => getRequestText(event, 'resourceId'))
      .filter((id) => id !== undefined),
  );
  const entries: StoryEntry[] = [];
  for (const id of ids) {
    const content = index.contents.get(id);
    for (const interval of content === undefined ? [] : getAccessIntervals(index, content)) {
      const { principal, isCreator } = interval;
      if (principal !== undefined && isCreator !== true && index.getUser(principal) === user) {
        const entry = toAccessEntry(index, interval);
        entries.push({
          ...entry,
          sentence: [...toContentWords(index, id, content), ': ', ...entry.sentence],
        });
      }
    }
  }
  entries.sort((a, b) => toOrder(a.time, b.time));
  writer.addEntries('granted', 'Granted to the user', entries, [
    ['Access through groups, folders, public links and shares with the whole site comes on top.'],
  ]);
}

function toContentWords(index: WorkDocsIndex, id: string, content: StoryContent | undefined): Sentence {
  const kind = toKindWords(content?.kind ?? 'content');
  return [`${kind.charAt(0).toUpperCase()}${kind.slice(1)} `, ...toNamed(index, id)];
}

function addBulk(writer: ChapterWriter, acted: readonly StoryEvent[], bulk: BulkThreshold): void {
  const downloads = acted.filter(({ isDownload }) => isDownload);
  const stretches = findBulkDownloads(downloads, bulk);
  const entries = stretches.map(({ events, files }) =>
    toTimedEntry(
      events[0]?.time,
      [
        `${toCount(events.length, 'download')} of ${toCount(files, 'different file')}`,
        ...toPeriod(events),
        ...toAddresses(events),
        '.',
      ],
      events,
    ),
  );
  writer.addEntries('bulk', 'Bulk downloads', entries, [
    [
      `Counted where ${toCount(bulk.files, 'different file')} or more were downloaded within ${toDuration(bulk.within)}; the user made ${toCount(downloads.length, 'download')} in all.`,
    ],
  ]);
}

function toDuration(milliseconds: number): string {
  const minutes = milliseconds / 60_000;
  return minutes % 1440 === 0
    ? toCount(minutes / 1440, 'day')
    : minutes % 60 === 0
      ? toCount(minutes / 60, 'hour')
      : toCount(Math.round(minutes * 100) / 100, 'minute');
}

/** One line for each file or folder, those with most downloads and changes first. */
function addTouched(writer: ChapterWriter, acted: readonly StoryEvent[]): void {
  const { index } = writer;
  const touched = new Map<string, StoryEvent[]>();
  for (const event of acted) {
    const id =
      getRequestText(event, 'documentId') ??
      getRequestText(event, 'folderId') ??
      getRequestText(event, 'resourceId');
    if (id !== undefined) {
      const list = touched.get(id);
      if (list === undefined) {
        touched.set(id, [event]);
      } else {
        list.push(event);
      }
    }
  }
  const rows = [...touched].map(([id, events]) => {
    const downloads = events.filter(({ isDownload }) => isDownload).length;
    const writes = events.filter(({ access }) => access === 'write').length;
    return { id, events, downloads, writes, reads: events.length - downloads - writes };
  });
  rows.sort((a, b) => b.downloads + b.writes - a.downloads - a.writes || b.reads - a.reads);
  writer.addEntries(
    'touched',
    'Files and folders touched',
    rows.map(({ id, events, downloads, writes, reads }) =>
      toTimedEntry(
        events[0]?.time,
        [
          ...toContentWords(index, id, index.contents.get(id)),
          `: ${[
            ...(downloads === 0 ? [] : [toCount(downloads, 'download')]),
            ...(writes === 0 ? [] : [toCount(writes, 'change')]),
            ...(reads === 0 ? [] : [toCount(reads, 'other read')]),
          ].join(', ')}`,
          ...toPeriod(events),
          '.',
        ],
        events,
      ),
    ),
    rows.length === 0 ? [] : [[`${toCount(rows.length, 'file or folder', 'files and folders')} in all.`]],
  );
}

/** The seven days up to the user's last call, in full. */
function addLastWeek(writer: ChapterWriter, { acted }: StoryUser): void {
  const last = acted.findLast(({ time }) => time !== undefined)?.time;
  if (last === undefined) {
    return;
  }
  const week = acted.filter(({ time }) => time !== undefined && time > last - WEEK);
  writer.addEvents('last-week', 'The last seven days of activity', writer.getLast(week), [
    [`${toCount(week.length, 'call')} in the seven days up to `, toTimeInline(last), '.'],
  ]);
}
