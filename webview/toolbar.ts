import type { TreeOrder, TreeStatus } from '../src/core/grouping/treeRow';
import { createButton, createChoice, createTextInput } from './controls';
import { createElement } from './element';
import { createIcon } from './icons';
import { toCountText, toNumberText } from './texts';

const ORDERS: readonly { readonly value: TreeOrder; readonly label: string }[] = [
  { value: 'count', label: 'Most events' },
  { value: 'errors', label: 'Most errors' },
  { value: 'last', label: 'Latest' },
  { value: 'first', label: 'Earliest' },
  { value: 'name', label: 'Name' },
];

/** A pause in typing after which the filter runs, in milliseconds. */
const FILTER_DELAY = 120;

export interface ToolbarEvents {
  readonly onFilter: (text: string) => void;
  readonly onOrder: (order: TreeOrder) => void;
  readonly onExpandAll: (isExpanded: boolean) => void;
  /** The keyboard wants to go to the tree. */
  readonly onLeave: () => void;
}

/** The line of controls above the tree. */
export interface Toolbar {
  readonly element: HTMLElement;
  /** Shows the state: counts always, the filter's text only where nobody is typing. */
  setStatus(status: TreeStatus): void;
  setFilter(text: string): void;
  focusFilter(): void;
}

export function createToolbar(events: ToolbarEvents): Toolbar {
  const element = createElement('div', 'toolbar');
  element.setAttribute('role', 'toolbar');
  element.setAttribute('aria-label', 'Filter and order');
  let timer: number | undefined;
  const runFilter = (text: string, delay: number): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      events.onFilter(text);
    }, delay);
  };
  const filter = createTextInput(
    'Filter by event, service, identity, address, region, error or event ID',
    'Filter: event, identity, address, error…',
    (text) => {
      runFilter(text, FILTER_DELAY);
    },
  );
  filter.element.classList.add('filter');
  const search = createIcon('search');
  search.setAttribute('slot', 'start');
  filter.element.append(search);
  filter.element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && filter.value !== '') {
      filter.value = '';
      runFilter('', 0);
    } else if (event.key === 'Enter') {
      runFilter(filter.value, 0);
    } else if (event.key === 'ArrowDown' || event.key === 'Escape') {
      events.onLeave();
    } else {
      return;
    }
    event.preventDefault();
  });
  const matches = createElement('span', 'matches');
  matches.setAttribute('role', 'status');
  const order = createChoice('Order of the groups', ORDERS, events.onOrder);
  order.element.classList.add('order');
  const expand = createButton(
    'Expand All',
    'icon',
    () => {
      events.onExpandAll(true);
    },
    createIcon('expandAll'),
  );
  const collapse = createButton(
    'Collapse All',
    'icon',
    () => {
      events.onExpandAll(false);
    },
    createIcon('collapseAll'),
  );
  element.append(filter.element, matches, order.element, expand, collapse);
  return {
    element,
    setStatus: (status) => {
      order.value = status.order;
      matches.textContent =
        status.filter.trim() === ''
          ? toCountText(status.events, 'event')
          : `${toNumberText(status.matched)} of ${toNumberText(status.events)}`;
    },
    setFilter: (text) => {
      filter.value = text;
    },
    focusFilter: () => {
      filter.focus();
    },
  };
}
