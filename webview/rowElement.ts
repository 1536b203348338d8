import type { EventRow, GroupRow, TreeRow } from '../src/core/grouping/treeRow';
import { RESOURCE_ICONS } from './details/storyView';
import { createElement } from './element';
import type { IconName } from './icons';
import { createIcon, getIdentityIcon } from './icons';
import { toCountText, toLocalText, toNumberText, toServiceText, toUtcText } from './texts';

/** Width of one step of indentation in pixels. */
const INDENT = 16;

/** Characters at the end of a log's name that are shown in any case. */
const LOG_END = 14;

/** What the rows of a session tell beside their own fields. */
export interface RowLook {
  /** Short name of a log; undefined where all events come from one. */
  readonly getLogName: ((source: number) => string) | undefined;
  /** Whether events say who did them, because their groups do not. */
  readonly showsIdentity: boolean;
}

/** What a person marked an event with. */
export interface RowMarks {
  readonly isStarred: boolean;
  readonly hasNote: boolean;
  readonly isCompared: boolean;
}

/** Builds the element of a row; the tree places it. */
export function createRowElement(row: TreeRow, look: RowLook): HTMLElement {
  const element = createElement('div', `row row-${row.kind}`);
  element.setAttribute('role', 'treeitem');
  element.setAttribute('aria-level', String(row.level));
  element.setAttribute('aria-posinset', String(row.position));
  element.setAttribute('aria-setsize', String(row.siblings));
  const cells = row.kind === 'event' ? toEventCells(row, look, element) : toGroupCells(row, element);
  for (const cell of cells) {
    // The row's name, its hidden text, says all of it in words. An aria-label would have to repeat the cells as they are.
    cell.setAttribute('aria-hidden', 'true');
  }
  element.append(
    createElement('span', 'for-reader', row.kind === 'event' ? toEventLabel(row, look) : toGroupLabel(row)),
    ...cells,
  );
  return element;
}

function toGroupCells(row: GroupRow, element: HTMLElement): HTMLElement[] {
  element.setAttribute('aria-expanded', String(row.isExpanded));
  const name = createNameCell(row);
  name.append(createIcon('twisty', row.isExpanded ? 'is-open' : ''), createIcon(toGroupIcon(row), 'kind'));
  name.append(createElement('span', 'label', row.label));
  if (row.detail !== undefined) {
    name.append(createElement('span', 'detail', row.detail));
  }
  if (row.redacted > 0) {
    name.append(createLock(row.redacted));
  }
  name.title = row.detail === undefined ? row.label : `${row.label}\n${row.detail}`;
  const errors = createElement('span', 'cell errors', row.errors > 0 ? toNumberText(row.errors) : '');
  if (row.errors > 0) {
    errors.classList.add('has-errors');
    errors.title = `${toCountText(row.errors, 'event')} failed`;
  }
  return [
    name,
    createElement('span', 'cell count', toNumberText(row.count)),
    errors,
    createTimeCell('first', row.first),
    createTimeCell('last', row.last),
  ];
}

/** Shows what an event is marked with, for the eye and in its name. */
export function setRowMarks(element: HTMLElement, row: EventRow, look: RowLook, marks: RowMarks): void {
  element.classList.toggle('is-starred', marks.isStarred);
  element.classList.toggle('has-note', marks.hasNote);
  element.classList.toggle('is-compared', marks.isCompared);
  const words = [
    marks.isStarred ? 'starred' : undefined,
    marks.hasNote ? 'has a note' : undefined,
    marks.isCompared ? 'marked for comparing' : undefined,
  ];
  const name = element.querySelector('.for-reader');
  const text = [toEventLabel(row, look), ...words].filter((part) => part !== undefined).join(', ');
  if (name !== null && name.textContent !== text) {
    name.textContent = text;
  }
}

function toEventCells(row: EventRow, look: RowLook, element: HTMLElement): HTMLElement[] {
  element.classList.toggle('is-failed', row.isFailed);
  const name = createNameCell(row);
  const mark = createElement('span', 'mark-box');
  mark.title = 'Mark for comparing (M)';
  name.append(mark);
  const icon: IconName = row.isFailed ? 'failed' : (row.access ?? 'event');
  name.append(createIcon(icon, 'kind'));
  name.append(createElement('span', 'label', row.eventName === '' ? '(no event name)' : row.eventName));
  const detail = [
    look.showsIdentity ? row.identity : '',
    toServiceText(row.eventSource),
    row.sourceIPAddress,
    row.awsRegion,
  ].filter((text) => text !== '');
  name.append(createIcon('star', 'flag-star'), createIcon('note', 'flag-note'));
  if (row.isFailed) {
    name.append(createElement('span', 'badge', row.errorCode === '' ? 'Failed' : row.errorCode));
  }
  name.append(createElement('span', 'detail', detail.join(' · ')));
  if (row.deliveries > 1) {
    const deliveries = createElement('span', 'deliveries', `×${toNumberText(row.deliveries)}`);
    deliveries.title = `Found ${toCountText(row.deliveries, 'time')}; shown once`;
    name.append(deliveries);
  }
  if (row.redacted > 0) {
    name.append(createLock(row.redacted));
  }
  name.title = toEventLabel(row, look);
  const time = createTimeCell('time', row.time);
  if (row.time === undefined) {
    time.textContent = 'no time';
    time.classList.add('is-missing');
  }
  const log = look.getLogName?.(row.source);
  element.classList.toggle('has-log', log !== undefined);
  return log === undefined ? [name, time] : [name, createLogCell(log), time];
}

/** The end of a name tells logs apart, where the names are CloudTrail's own; the beginning gives way to it. */
function createLogCell(log: string): HTMLElement {
  const cell = createElement('span', 'cell log');
  const cut = Math.max(0, log.length - LOG_END);
  cell.title = log;
  cell.append(
    createElement('span', 'log-start', log.slice(0, cut)),
    createElement('span', 'log-end', log.slice(cut)),
  );
  return cell;
}

function createNameCell(row: TreeRow): HTMLElement {
  const cell = createElement('span', 'cell name');
  cell.style.setProperty('--indent', `${String((row.level - 1) * INDENT)}px`);
  cell.classList.toggle('has-lock', row.redacted > 0);
  cell.append(createElement('span', 'indent'));
  return cell;
}

function createTimeCell(column: string, time: number | undefined): HTMLElement {
  const cell = createElement('span', `cell ${column}`, toUtcText(time));
  if (time !== undefined) {
    cell.title = `${toUtcText(time)} UTC\n${toLocalText(time)} (local)`;
  }
  return cell;
}

function createLock(redacted: number): HTMLElement {
  const badge = createElement('span', 'lock');
  badge.append(createIcon('lock'), createElement('span', '', toNumberText(redacted)));
  badge.title = toCountText(redacted, 'redacted value');
  return badge;
}

function toGroupIcon(row: GroupRow): IconName {
  switch (row.kind) {
    case 'type':
    case 'identity':
      return getIdentityIcon(row.identityType, row.isWorkDocsDirectoryUser);
    case 'session':
    case 'loose':
    case 'hour':
      return 'session';
    case 'service':
      return 'service';
    case 'eventName':
      return 'write';
    case 'plane':
      return 'directory';
    case 'resource':
      return row.resource === undefined ? 'unknown' : RESOURCE_ICONS[row.resource.kind];
    case 'address':
    case 'region':
      return 'network';
    case 'agent':
      return 'timeline';
    case 'account':
      return 'account';
    case 'error':
      return row.errors > 0 ? 'failed' : 'event';
    case 'source':
      return 'log';
  }
}

function toGroupLabel(row: GroupRow): string {
  return [
    row.label,
    row.detail,
    toCountText(row.count, 'event'),
    row.errors > 0 ? `${toNumberText(row.errors)} failed` : undefined,
    row.redacted > 0 ? toCountText(row.redacted, 'redacted value') : undefined,
    row.first === undefined ? undefined : `first ${toUtcText(row.first)} UTC`,
    row.last === undefined ? undefined : `last ${toUtcText(row.last)} UTC`,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

function toEventLabel(row: EventRow, look: RowLook): string {
  return [
    row.eventName === '' ? 'no event name' : row.eventName,
    row.isFailed ? `failed${row.errorCode === '' ? '' : `: ${row.errorCode}`}` : undefined,
    look.showsIdentity && row.identity !== '' ? `by ${row.identity}` : undefined,
    row.eventSource,
    row.access,
    row.sourceIPAddress === '' ? undefined : `from ${row.sourceIPAddress}`,
    row.awsRegion,
    row.time === undefined ? 'no time' : `${toUtcText(row.time)} UTC`,
    row.redacted > 0 ? toCountText(row.redacted, 'redacted value') : undefined,
    row.deliveries > 1 ? `found ${toCountText(row.deliveries, 'time')}` : undefined,
    look.getLogName === undefined ? undefined : `log ${look.getLogName(row.source)}`,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
}
