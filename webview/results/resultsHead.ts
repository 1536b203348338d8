import type { AskedQuery } from '../../src/core/query/askedQuery';
import { meansAll } from '../../src/core/query/meansAll';
import type { QueryResult, QueryStatistics } from '../../src/protocol/query';
import { createChip, createChipButton } from '../chip';
import { createElement } from '../element';
import type { IconName } from '../icons';
import { createIconButton, setName, setPressed } from '../iconButton';
import { toCountText } from '../texts';
import { toSeenText, toTimeText } from './statisticsTexts';

export interface ResultsHeadEvents {
  readonly onChart: () => void;
  readonly onValue: () => void;
  readonly onCopy: (anchor: HTMLElement) => void;
  readonly onExport: (anchor: HTMLElement) => void;
  readonly onOpen: (where: 'explorer' | 'text') => void;
  readonly onOpenSql: () => void;
  readonly onRunAgain: () => void;
}

/** The line over the table: what was asked, what was found, and what was not looked at. */
export interface ResultsHead {
  readonly element: HTMLElement;
  setChart(isOpen: boolean, isPossible: boolean): void;
  setValue(isOpen: boolean): void;
}

export function createResultsHead(
  query: AskedQuery,
  { statistics, columns, hasEvents }: QueryResult,
  events: ResultsHeadEvents,
): ResultsHead {
  const element = createElement('div', 'results-head');
  const bar = createElement('div', 'summary');
  bar.append(...createTitle(query), createElement('strong', 'summary-records', toRowsText(statistics)));
  if (statistics.rowLimit !== undefined) {
    const text = `cut at ${toCountText(statistics.rowLimit, 'row')}`;
    bar.append(
      createWarning(text, 'The query has more rows than this. Add conditions, or a LIMIT and an ORDER BY'),
    );
  }
  bar.append(
    createChip(
      toTimeText(statistics),
      'How long the query ran, and how long reading the logs took before',
      'session',
    ),
    createChip(toSeenText(statistics), 'What the query could see', 'log'),
  );
  if (statistics.duplicates > 0) {
    const text = `${toCountText(statistics.duplicates, 'duplicate')} folded`;
    bar.append(createChip(text, 'Events that were delivered again count once', 'repeat'));
  }
  const list = createNotRead(statistics);
  if (list === undefined) {
    bar.append(createChip('all was read', 'No file and no part of a log was left out', undefined));
  } else {
    const text = `${toCountText(statistics.notRead.length, 'part')} not read`;
    const chip = createChipButton(
      'chip-not-read',
      'warning',
      text,
      'What the query could not see. Show why',
      () => {
        list.hidden = !list.hidden;
        chip.setAttribute('aria-expanded', String(!list.hidden));
      },
    );
    bar.append(chip);
  }

  const chart = createIconButton('timeline', events.onChart);
  const value = createIconButton('panel', events.onValue);
  const copy = createMenuButton('copy', 'Copy', events.onCopy);
  const out = createMenuButton('exportFile', 'Export', events.onExport);
  const isEmpty = statistics.rows === 0 || columns.length === 0;
  chart.hidden = true;
  value.hidden = isEmpty;
  copy.hidden = isEmpty;
  out.hidden = columns.length === 0;
  const actions = createElement('div', 'summary-actions');
  actions.append(
    ...(hasEvents && !isEmpty ? createOpeners(events) : []),
    chart,
    value,
    copy,
    out,
    ...createQueryButtons(events),
  );
  bar.append(actions);
  element.append(bar, ...(list === undefined ? [] : [list]));
  return {
    element,
    setChart: (isOpen, isPossible) => {
      chart.hidden = !isPossible;
      setPressed(chart, isOpen, 'Chart');
    },
    setValue: (isOpen) => {
      setPressed(value, isOpen, 'Whole value (Space)');
    },
  };
}

/** The line of a query that runs or has no result. */
export function createPlainHead(
  query: AskedQuery,
  events: Pick<ResultsHeadEvents, 'onOpenSql'>,
): HTMLElement {
  const bar = createElement('div', 'summary');
  const actions = createElement('div', 'summary-actions');
  actions.append(createSqlButton(events));
  bar.append(...createTitle(query), actions);
  return bar;
}

/** What was asked: the question, and what of. */
function createTitle({ title, parameters = {} }: AskedQuery): readonly HTMLElement[] {
  const element = createElement('h1', 'results-title', title);
  element.title = title;
  const values = Object.entries(parameters).filter(([, value]) => !meansAll(value));
  return [
    element,
    ...values.map(([name, value]) => {
      const chip = createChip(`${name}: ${value}`, `The value of the parameter ${name}: ${value}`, undefined);
      chip.classList.add('chip-parameter');
      return chip;
    }),
  ];
}

function toRowsText({ rows }: QueryStatistics): string {
  return rows === 0 ? 'no rows' : toCountText(rows, 'row');
}

function createWarning(text: string, title: string): HTMLElement {
  const chip = createChip(text, title, 'warning');
  chip.classList.add('chip-warning');
  return chip;
}

function createNotRead({ notRead }: QueryStatistics): HTMLElement | undefined {
  if (notRead.length === 0) {
    return undefined;
  }
  const list = createElement('ul', 'faults not-read');
  list.setAttribute('aria-label', 'Not read');
  // A list that scrolls must be reached by keyboard.
  list.tabIndex = 0;
  list.hidden = true;
  list.append(...notRead.map((text) => createElement('li', '', text)));
  return list;
}

function createOpeners({ onOpen }: ResultsHeadEvents): HTMLElement[] {
  const explorer = createIconButton('log', () => {
    onOpen('explorer');
  });
  setName(explorer, "Show the row's event in the explorer (Enter)");
  const text = createIconButton('textSearch', () => {
    onOpen('text');
  });
  setName(text, "Show the row's event as text (Alt+Enter)");
  return [explorer, text];
}

function createQueryButtons(events: ResultsHeadEvents): HTMLElement[] {
  const again = createIconButton('runAgain', events.onRunAgain);
  setName(again, 'Run Again');
  return [createSqlButton(events), again];
}

function createSqlButton({ onOpenSql }: Pick<ResultsHeadEvents, 'onOpenSql'>): HTMLElement {
  const sql = createIconButton('document', onOpenSql);
  setName(sql, 'Open the SQL');
  return sql;
}

function createMenuButton(
  icon: IconName,
  name: string,
  onClick: (anchor: HTMLElement) => void,
): HTMLButtonElement {
  const button = createIconButton(icon, () => {
    onClick(button);
  });
  setName(button, name);
  button.setAttribute('aria-haspopup', 'menu');
  button.setAttribute('aria-expanded', 'false');
  return button;
}
