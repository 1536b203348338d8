import type { CellValue, ResultColumn } from '../../../src/protocol/query';
import { createElement } from '../../element';
import { toNumberText } from '../../texts';
import { toCellContent } from './cellContent';
import type { Area, Place } from './gridSelection';
import { isInside } from './gridSelection';

/** The id of a cell, by which the grid names the active one. */
export function toCellId({ row, column }: Place): string {
  return row < 0 ? `title-${String(column)}` : `cell-${String(row)}-${String(column)}`;
}

/** A row of the table; every value goes into a text node. */
export function createGridRow(
  row: number,
  values: readonly CellValue[],
  columns: readonly ResultColumn[],
): HTMLElement {
  const element = createElement('div', 'grid-row');
  element.setAttribute('role', 'row');
  element.setAttribute('aria-rowindex', String(row + 2));
  element.dataset['row'] = String(row);
  const number = createElement('div', 'grid-number', toNumberText(row + 1));
  number.setAttribute('role', 'rowheader');
  number.setAttribute('aria-colindex', '1');
  element.append(number, ...columns.map((column, i) => createCell(row, i, values[i] ?? null, column)));
  return element;
}

function createCell(row: number, column: number, value: CellValue, data: ResultColumn): HTMLElement {
  const cell = createElement('div', `grid-cell is-${data.kind}`);
  cell.id = toCellId({ row, column });
  cell.setAttribute('role', 'gridcell');
  cell.setAttribute('aria-colindex', String(column + 2));
  cell.dataset['column'] = String(column);
  const { text, mark, title } = toCellContent(value, data);
  if (mark === undefined) {
    cell.textContent = text;
  } else {
    const sign = createElement('span', mark === 'NULL' ? 'mark mark-null' : 'mark mark-empty');
    sign.setAttribute('role', 'img');
    sign.setAttribute('aria-label', mark);
    cell.append(sign);
  }
  if (title !== undefined) {
    cell.title = title;
  }
  return cell;
}

/** Shows the selection and the active cell in a row that stands. */
export function setRowSelection(element: HTMLElement, row: number, area: Area, active: Place): void {
  const isRowInside = row >= area.top && row <= area.bottom;
  // Most rows are outside now and were outside before.
  if (!isRowInside && active.row !== row && !element.classList.contains('has-selection')) {
    return;
  }
  element.classList.toggle('has-selection', isRowInside || active.row === row);
  for (const cell of element.querySelectorAll<HTMLElement>('.grid-cell')) {
    const column = Number(cell.dataset['column']);
    const isSelected = isInside(area, row, column);
    cell.classList.toggle('is-selected', isSelected);
    cell.classList.toggle('is-active', active.row === row && active.column === column);
    if (isSelected) {
      cell.setAttribute('aria-selected', 'true');
    } else {
      cell.removeAttribute('aria-selected');
    }
  }
}
