import type { Dimension } from '../src/core/grouping/dimension';
import { DIMENSION_LABELS } from '../src/core/grouping/dimension';
import { createElement } from './element';

/** The titles over the tree's columns. Rows say all of it in their names, so screen readers skip the titles. */
export interface ColumnTitles {
  readonly element: HTMLElement;
  show(grouping: readonly Dimension[]): void;
}

export function createColumnTitles(): ColumnTitles {
  const element = createElement('div', 'columns');
  element.setAttribute('aria-hidden', 'true');
  const name = createElement('span', 'cell name');
  element.append(
    name,
    createElement('span', 'cell count', 'Events'),
    createElement('span', 'cell errors', 'Errors'),
    createElement('span', 'cell first', 'First (UTC)'),
    createElement('span', 'cell last', 'Last (UTC)'),
  );
  return {
    element,
    show: (grouping) => {
      name.textContent = [...grouping.map((dimension) => DIMENSION_LABELS[dimension]), 'Event']
        .filter((label, i, all) => all.indexOf(label) === i)
        .join(' › ');
    },
  };
}
