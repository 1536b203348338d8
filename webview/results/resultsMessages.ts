import type { AskedQuery } from '../../src/core/query/askedQuery';
import type { EmptyAnswer } from '../../src/core/query/presets/explainEmpty';
import type { QueryResult, QueryStatistics } from '../../src/protocol/query';
import type { ResultsState } from '../../src/protocol/results';
import { createElement } from '../element';
import type { MessageAction } from '../messageView';
import { createMessageView } from '../messageView';
import { toCountText } from '../texts';
import { toSeenText } from './statisticsTexts';

export interface ResultsMessageEvents {
  readonly onOpenSql: () => void;
  readonly onRunAgain: () => void;
  readonly onChangeValues: () => void;
}

type Ended = Exclude<ResultsState['state'], 'running' | 'done'>;

/** What stands in place of the table where a query has no result. */
export function createEndedView(
  state: Extract<ResultsState, { readonly state: Ended }>,
  { onOpenSql, onRunAgain }: ResultsMessageEvents,
): HTMLElement {
  const open = { label: 'Open the SQL', run: onOpenSql };
  const again = { label: 'Run Again', run: onRunAgain };
  switch (state.state) {
    case 'failed':
      return createMessageView({
        icon: 'error',
        title: 'The query failed',
        text: state.message,
        actions: [open, again],
        isAlert: true,
      });
    case 'cancelled':
      return createMessageView({
        icon: 'failed',
        title: 'Cancelled',
        text: 'The query was stopped before it had a result.',
        actions: [again, open],
      });
    case 'gone':
      return createMessageView({
        icon: 'runAgain',
        title: 'Run the query again',
        text: 'The window was loaded again, and results are not kept. The query itself is.',
        actions: [again, open],
      });
  }
}

/** What to try where a query found nothing. */
const HINTS = [
  'Text is compared with regard to case: eventname is ConsoleLogin, not consolelogin.',
  'eventtime is text in UTC, such as 2024-11-19T08:00:00Z. lens_time is the same as a time.',
  'A comparison with NULL is never true: ask for errorcode IS NULL, not errorcode = NULL.',
  'Values in requestparameters are JSON text: json_extract_scalar reads one of them.',
] as const;

/** A query without rows, and what it means where it was a ready question. */
export interface EmptyResult {
  readonly query: AskedQuery;
  readonly result: QueryResult;
  readonly empty: EmptyAnswer | undefined;
}

export function createEmptyView(
  { query, result: { statistics }, empty }: EmptyResult,
  events: ResultsMessageEvents,
): HTMLElement {
  const actions: readonly MessageAction[] = [
    ...(Object.keys(query.parameters ?? {}).length === 0
      ? []
      : [{ label: 'Change the Values…', run: events.onChangeValues }]),
    { label: 'Open the SQL', run: events.onOpenSql },
    { label: 'Run Again', run: events.onRunAgain },
  ];
  return empty === undefined ? createHints(actions) : createAnswer(empty, statistics, actions);
}

function createHints(actions: readonly MessageAction[]): HTMLElement {
  const view = createMessageView({
    icon: 'search',
    title: 'No rows',
    text: 'The query ran to its end and no event fits it. If there should be some:',
    actions,
  });
  const list = createElement('ul', 'hints');
  list.append(...HINTS.map((hint) => createElement('li', '', hint)));
  view.querySelector('.actions')?.before(list);
  return view;
}

/** That there is none is an answer, too: of what, and asked with which values. */
function createAnswer(
  { none, values }: EmptyAnswer,
  statistics: QueryStatistics,
  actions: readonly MessageAction[],
): HTMLElement {
  const view = createMessageView({
    icon: 'search',
    title: none.replace(/\.$/, ''),
    text: toScopeText(statistics) + (values.length === 0 ? '' : ' It was asked with:'),
    actions,
  });
  if (values.length > 0) {
    const list = createElement('dl', 'asked-values');
    list.setAttribute('aria-label', 'Asked with');
    for (const { title, value, hint } of values) {
      const description = createElement('dd', 'asked-value', value);
      description.append(createElement('span', 'asked-hint', hint));
      list.append(createElement('dt', '', title), description);
    }
    view.querySelector('.actions')?.before(list);
  }
  return view;
}

function toScopeText(statistics: QueryStatistics): string {
  const { events, notRead } = statistics;
  const scope =
    events === 0
      ? `There is no event at all: ${toSeenText(statistics)}.`
      : `This is the answer of all that was read: ${toSeenText(statistics)}.`;
  return notRead.length === 0
    ? scope
    : `${scope} ${toCountText(notRead.length, 'part')} of the logs could not be read and may hold some.`;
}
