import type { ResultColumn, SortOrder } from '../../../src/protocol/query';
import { createElement } from '../../element';
import { createIcon } from '../../icons';

/** The line of column titles. It is the first row of the grid and stays in view. */
export interface GridHeader {
  readonly element: HTMLElement;
  setSort(sort: SortOrder | undefined): void;
  /** Marks the title that has the keyboard; undefined for none. */
  setActive(column: number | undefined): void;
}

export interface GridHeaderEvents {
  readonly onSort: (column: number) => void;
  readonly onSelectAll: () => void;
  /** The border of a column was pulled; `isDone` with the last call of a pull. */
  readonly onResize: (column: number, width: number, isDone: boolean) => void;
  readonly onFit: (column: number) => void;
  readonly getWidth: (column: number) => number;
}

export function createGridHeader(columns: readonly ResultColumn[], events: GridHeaderEvents): GridHeader {
  const element = createElement('div', 'grid-head');
  element.setAttribute('role', 'rowgroup');
  const row = createElement('div', 'grid-row grid-titles');
  row.setAttribute('role', 'row');
  row.setAttribute('aria-rowindex', '1');
  const corner = createElement('div', 'grid-corner');
  corner.setAttribute('role', 'columnheader');
  corner.setAttribute('aria-colindex', '1');
  corner.append(createElement('span', 'for-reader', 'Row'));
  corner.title = 'Select all (Ctrl+A)';
  corner.addEventListener('click', events.onSelectAll);
  const titles = columns.map((column, i) => createTitle(column, i, events));
  row.append(corner, ...titles);
  element.append(row);
  return {
    element,
    setSort: (sort) => {
      titles.forEach((title, i) => {
        const isSorted = sort?.column === i;
        const order = sort?.descending === true ? 'descending' : 'ascending';
        title.setAttribute('aria-sort', isSorted ? order : 'none');
      });
    },
    setActive: (column) => {
      titles.forEach((title, i) => {
        title.classList.toggle('is-active', i === column);
      });
    },
  };
}

function createTitle(
  { name, type, kind }: ResultColumn,
  column: number,
  events: GridHeaderEvents,
): HTMLElement {
  const title = createElement('div', `grid-title is-${kind}`);
  title.id = `title-${String(column)}`;
  title.setAttribute('role', 'columnheader');
  title.setAttribute('aria-colindex', String(column + 2));
  title.setAttribute('aria-sort', 'none');
  title.title = `${name}\n${type}`;
  title.append(createElement('span', 'grid-name', name));
  if (kind === 'time' && type !== 'date') {
    title.append(createElement('span', 'grid-zone', 'UTC'));
  }
  const border = createElement('span', 'grid-border');
  border.title = 'Pull to change the width; double-click to fit';
  title.append(createIcon('twisty', 'grid-order'), border);
  title.addEventListener('click', (event) => {
    if (event.target !== border) {
      events.onSort(column);
    }
  });
  border.addEventListener('dblclick', () => {
    events.onFit(column);
  });
  border.addEventListener('pointerdown', (event) => {
    startPull(border, event, column, events);
  });
  return title;
}

function startPull(
  border: HTMLElement,
  event: PointerEvent,
  column: number,
  { onResize, getWidth }: GridHeaderEvents,
): void {
  const start = event.clientX;
  const width = getWidth(column);
  border.setPointerCapture(event.pointerId);
  const move = (moved: PointerEvent): void => {
    onResize(column, width + moved.clientX - start, false);
  };
  const stop = (): void => {
    border.removeEventListener('pointermove', move);
    border.removeEventListener('lostpointercapture', stop);
    onResize(column, getWidth(column), true);
  };
  border.addEventListener('pointermove', move);
  border.addEventListener('lostpointercapture', stop);
  event.preventDefault();
}
