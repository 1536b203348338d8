import type { ResultsState } from '../../src/protocol/results';
import { createElement } from '../element';
import { createMessageView } from '../messageView';

export interface ResultsMessageEvents {
  readonly onOpenSql: () => void;
  readonly onRunAgain: () => void;
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

export function createEmptyView({ onOpenSql, onRunAgain }: ResultsMessageEvents): HTMLElement {
  const view = createMessageView({
    icon: 'search',
    title: 'No rows',
    text: 'The query ran to its end and no event fits it. If there should be some:',
    actions: [
      { label: 'Open the SQL', run: onOpenSql },
      { label: 'Run Again', run: onRunAgain },
    ],
  });
  const list = createElement('ul', 'hints');
  list.append(...HINTS.map((hint) => createElement('li', '', hint)));
  view.querySelector('.actions')?.before(list);
  return view;
}
