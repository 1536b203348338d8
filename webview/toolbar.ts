import type { Dimension } from '../src/core/grouping/dimension';
import type { TreeOrder, TreeStatus } from '../src/core/grouping/treeRow';
import { createButton, createChoice } from './controls';
import { createElement } from './element';
import { createGroupingChooser } from './groupingChooser';
import { createIcon } from './icons';

const ORDERS: readonly { readonly value: TreeOrder; readonly label: string }[] = [
  { value: 'count', label: 'Most events' },
  { value: 'errors', label: 'Most errors' },
  { value: 'last', label: 'Latest' },
  { value: 'first', label: 'Earliest' },
  { value: 'name', label: 'Name' },
];

export interface ToolbarEvents {
  readonly onGrouping: (dimensions: readonly Dimension[]) => void;
  readonly onOrder: (order: TreeOrder) => void;
  readonly onExpandAll: (isExpanded: boolean) => void;
  readonly onCompare: () => void;
}

/** The line of controls over the tree: what it is grouped by, in which order, and how far it is expanded. */
export interface Toolbar {
  readonly element: HTMLElement;
  setStatus(status: TreeStatus): void;
  /** Number of events that are marked for comparing. */
  setCompared(count: number): void;
  focusGrouping(): void;
}

export function createToolbar(events: ToolbarEvents): Toolbar {
  const element = createElement('div', 'toolbar');
  element.setAttribute('role', 'group');
  element.setAttribute('aria-label', 'Grouping and order');
  const grouping = createGroupingChooser(events.onGrouping);
  const order = createChoice('Order of the groups', ORDERS, events.onOrder);
  order.element.classList.add('order');
  const compare = createElement('button', 'compare-button');
  compare.type = 'button';
  compare.title = 'Compare the marked events side by side (C)';
  compare.addEventListener('click', events.onCompare);
  compare.hidden = true;
  element.append(
    grouping.element,
    compare,
    order.element,
    createButton('Expand All', 'icon', () => events.onExpandAll(true), createIcon('expandAll')),
    createButton('Collapse All', 'icon', () => events.onExpandAll(false), createIcon('collapseAll')),
  );
  return {
    element,
    setStatus: (status) => {
      order.value = status.order;
      grouping.show(status.grouping);
    },
    setCompared: (count) => {
      compare.hidden = count === 0;
      compare.replaceChildren(createIcon('compare'), createElement('span', '', `Compare ${String(count)}`));
    },
    focusGrouping: () => {
      grouping.focus();
    },
  };
}
