import { toEventSentence } from '../events/toEventSentence';
import type { Inline, Sentence } from '../explain/explanation';
import { toUtcTime } from '../explain/values/explainTime';
import { getText } from '../record/cloudTrailRecord';
import { toBytes } from '../text/utf8';
import { parseTime } from '../time/parseTime';
import { escapeMarkdownText, toCodeSpan } from './escapeMarkdownText';
import type { ExportedEvent } from './exportedEvent';
import type { ExportWriter } from './exportWriter';
import type { ReportHead } from './reportHead';
import { toMarkdownCell, toMarkdownLine } from './toMarkdownLine';

/** How a report is written. */
export interface MarkdownOptions {
  /** `table`: one row an event, also to paste into a ticket. `list`: one item an event, with its notes below. `list` where undefined. */
  readonly layout?: 'table' | 'list';
}

/** Most characters of a note and of the filter, which people wrote for this report. */
const LONGEST_OWN_TEXT = 20_000;

/** Skipped parts that the head lists; a damaged archive can have a million. */
const MAX_SKIPPED = 200;

/**
 * A report of events in Markdown (CommonMark and GitHub's tables): a head that says what was searched for, in what, and
 * what could not be read, then the events in sentences with times in UTC. All text of logs, notes and file names is
 * escaped, see {@link escapeMarkdownText}; long values are cut at 400 characters and say so.
 */
export function createMarkdownWriter(
  head: ReportHead,
  { layout = 'list' }: MarkdownOptions = {},
): ExportWriter<ExportedEvent> {
  const toItem = layout === 'table' ? toRow : toListItem;
  let count = 0;
  return {
    begin: () => toBytes(`${toHead(head)}\n\n## Events\n\n${layout === 'table' ? TABLE_HEAD : ''}`),
    add(event) {
      count++;
      return toBytes(toItem(event));
    },
    end: () => toBytes(`\n*End of the report: ${toCount(count, 'event')}.*\n`),
  };
}

function toHead(head: ReportHead): string {
  const { from, until } = head;
  const chosen =
    head.events === head.total
      ? toCount(head.events, 'event')
      : `${head.events.toLocaleString('en-US')} of ${toCount(head.total, 'event')}`;
  const lines = [
    `Made: ${toCodeSpan(toUtcTime(head.createdAt))}`,
    `Filter: ${head.filter.trim() === '' ? 'none, all events' : toCodeSpan(head.filter, LONGEST_OWN_TEXT)}`,
    `Events: ${chosen}`,
    ...(head.duplicates === undefined || head.duplicates === 0
      ? []
      : [`Repeats folded: ${head.duplicates.toLocaleString('en-US')}`]),
    `Time range: ${from === undefined || until === undefined ? 'no event has a readable time' : `${toCodeSpan(toUtcTime(from))} to ${toCodeSpan(toUtcTime(until))}`}`,
    'Times are in UTC.',
  ];
  return [
    `# ${escapeMarkdownText(head.title.trim() === '' ? 'CloudTrail events' : head.title)}`,
    lines.map((line) => `- ${line}`).join('\n'),
    '## Sources',
    toSources(head),
    '## Not read',
    toSkipped(head),
  ].join('\n\n');
}

function toSources({ sources }: ReportHead): string {
  if (sources.length === 0) {
    return 'No source is named.';
  }
  const rows = sources.map(({ name, records, size, sha256 }) =>
    [
      escapeMarkdownText(name),
      records === undefined ? 'not counted' : records.toLocaleString('en-US'),
      size === undefined ? 'unknown' : size.toLocaleString('en-US'),
      sha256 === undefined ? 'not computed' : escapeMarkdownText(sha256),
    ].join(' | '),
  );
  return [
    '| Log | Records | Bytes | SHA-256 |',
    '|---|---:|---:|---|',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n');
}

function toSkipped({ skipped }: ReportHead): string {
  if (skipped.length === 0) {
    return 'Everything in the sources was read.';
  }
  const items = skipped
    .slice(0, MAX_SKIPPED)
    .map(({ source, reason }) => `- ${escapeMarkdownText(source)}: ${escapeMarkdownText(reason)}`);
  const rest = skipped.length - items.length;
  return [...items, ...(rest > 0 ? [`- and ${rest.toLocaleString('en-US')} more`] : [])].join('\n');
}

const TABLE_HEAD = '| Time (UTC) | Event | Log | Event ID |\n|---|---|---|---|\n';

function toRow(event: ExportedEvent): string {
  const { record, source } = event;
  const notes = getNotes(event).map((note) => ` Note: ${note}`);
  const star = event.isStarred === true ? '★ ' : '';
  return `| ${escapeMarkdownText(getTimeText(event))} | ${star}${toMarkdownCell(toEventSentence(record))}${notes.join('')} | ${escapeMarkdownText(source)} | ${escapeMarkdownText(getText(record, 'eventID') ?? '')} |\n`;
}

function toListItem(event: ExportedEvent): string {
  const id = getText(event.record, 'eventID') ?? '';
  const star = event.isStarred === true ? '★ ' : '';
  const origin: Sentence = [
    ' (',
    ...(id === '' ? [] : [{ code: id } satisfies Inline, ', ']),
    { code: event.source },
    ')',
  ];
  const notes = getNotes(event).map((note) => `  - Note: ${note}\n`);
  return `- ${star}${toCodeSpan(getTimeText(event))} ${toMarkdownLine([...toEventSentence(event.record), ...origin])}\n${notes.join('')}`;
}

function getTimeText({ record }: ExportedEvent): string {
  const text = getText(record, 'eventTime') ?? '';
  const time = parseTime(text);
  return time === undefined ? (text.trim() === '' ? 'no time' : text) : toUtcTime(time);
}

/** Notes as escaped Markdown. */
function getNotes({ notes }: ExportedEvent): readonly string[] {
  return (notes ?? []).map(({ text, author, time }) => {
    const by = [author, time === undefined ? undefined : toUtcTime(time)].filter(
      (part) => part !== undefined,
    );
    const words = by.length === 0 ? text : `${text} (${by.join(', ')})`;
    return escapeMarkdownText(words, LONGEST_OWN_TEXT);
  });
}

function toCount(count: number, word: string): string {
  return `${count.toLocaleString('en-US')} ${word}${count === 1 ? '' : 's'}`;
}
