import { createMessageView } from '../messageView';
import { hasFilterRange } from './editFilter';

/** Characters of a filter that are repeated in a message. */
const MOST_TEXT = 200;

/** What stands in place of the tree where the filter leaves nothing. */
export function createNoMatchView(filter: string, onClear: () => void): HTMLElement {
  const text = filter.trim().slice(0, MOST_TEXT);
  const range = hasFilterRange(filter) ? ' A range of time is a part of it.' : '';
  return createMessageView({
    icon: 'search',
    title: 'No event matches',
    text: `None of the loaded events match “${text}”.${range} Take a term out, or clear the filter.`,
    actions: [{ label: 'Clear Filter', run: onClear }],
  });
}
