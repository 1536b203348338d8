import type { EventRow, GroupRow, TreeRow } from '../src/core/grouping/treeRow';
import { createElement } from './element';
import type { IconName } from './icons';
import { createIcon, getIdentityIcon } from './icons';
import { toCountText, toLocalText, toNumberText, toServiceText, toUtcText } from './texts';

/** Width of one step of indentation in pixels. */
const INDENT = 16;

/** Builds the element of a row; the tree places it. */
export function createRowElement(row: TreeRow): HTMLElement {
  const element = createElement('div', `row row-${row.kind}`);
  element.setAttribute('role', 'treeitem');
  element.setAttribute('aria-level', String(row.level));
  element.setAttribute('aria-posinset', String(row.position));
  element.setAttribute('aria-setsize', String(row.siblings));
  element.append(...(row.kind === 'event' ? toEventCells(row, element) : toGroupCells(row, element)));
  return element;
}

function toGroupCells(row: GroupRow, element: HTMLElement): HTMLElement[] {
  element.setAttribute('aria-expanded', String(row.isExpanded));
  element.setAttribute('aria-label', toGroupLabel(row));
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

function toEventCells(row: EventRow, element: HTMLElement): HTMLElement[] {
  element.setAttribute('aria-label', toEventLabel(row));
  element.classList.toggle('is-failed', row.isFailed);
  const name = createNameCell(row);
  const icon: IconName = row.isFailed ? 'failed' : (row.access ?? 'event');
  name.append(createIcon(icon, 'kind'));
  name.append(createElement('span', 'label', row.eventName === '' ? '(no event name)' : row.eventName));
  const detail = [toServiceText(row.eventSource), row.sourceIPAddress, row.awsRegion].filter(
    (text) => text !== '',
  );
  if (row.isFailed) {
    name.append(createElement('span', 'badge', row.errorCode === '' ? 'Failed' : row.errorCode));
  }
  name.append(createElement('span', 'detail', detail.join(' · ')));
  if (row.redacted > 0) {
    name.append(createLock(row.redacted));
  }
  name.title = toEventLabel(row);
  const time = createTimeCell('time', row.time);
  if (row.time === undefined) {
    time.textContent = 'no time';
    time.classList.add('is-missing');
  }
  return [name, time];
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
  return row.kind === 'session' || row.kind === 'loose'
    ? 'session'
    : getIdentityIcon(row.identityType, row.isWorkDocsDirectoryUser);
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

function toEventLabel(row: EventRow): string {
  return [
    row.eventName === '' ? 'no event name' : row.eventName,
    row.isFailed ? `failed${row.errorCode === '' ? '' : `: ${row.errorCode}`}` : undefined,
    row.eventSource,
    row.access,
    row.sourceIPAddress === '' ? undefined : `from ${row.sourceIPAddress}`,
    row.awsRegion,
    row.time === undefined ? 'no time' : `${toUtcText(row.time)} UTC`,
    row.redacted > 0 ? toCountText(row.redacted, 'redacted value') : undefined,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
}
