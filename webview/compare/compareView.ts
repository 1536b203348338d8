import type { ComparedValue } from '../../src/core/details/eventDetails';
import type { EventComparison } from '../../src/protocol/details';
import { createElement } from '../element';
import { createIcon } from '../icons';
import { createSentence } from '../details/sentenceElement';
import { createValueText, toBreakable } from '../details/valueRow';
import type { PageContext } from '../pageContext';
import { toCountText, toLocalText, toNumberText, toUtcText } from '../texts';

/** Events side by side: a column each, a row for each path, and a sign at the rows that differ. */
export function createCompareTable(
  context: PageContext,
  comparison: EventComparison,
  isOnlyDifferences: boolean,
): HTMLElement {
  const table = createElement('table', 'compare-table');
  const rows = comparison.rows.filter(({ differs }) => differs || !isOnlyDifferences);
  const body = createElement('tbody');
  body.append(...rows.map((row) => createRow(row)));
  if (rows.length === 0) {
    const line = createElement('tr');
    const cell = createElement('td', 'compare-none', 'The events do not differ in any value.');
    cell.colSpan = comparison.events.length + 2;
    line.append(cell);
    body.append(line);
  }
  table.append(createHead(context, comparison), body);
  if (comparison.leftOut > 0) {
    const words = `${toCountText(comparison.leftOut, 'more path')} of very large records ${comparison.leftOut === 1 ? 'is' : 'are'} not compared.`;
    table.append(createElement('caption', 'compare-left-out', words));
  }
  return table;
}

/** How many rows differ, as a sentence for the head. */
export function toDifferencesText(comparison: EventComparison): string {
  const differing = comparison.rows.filter(({ differs }) => differs).length;
  return `${toNumberText(differing)} of ${toCountText(comparison.rows.length, 'value')} differ`;
}

function createHead(context: PageContext, comparison: EventComparison): HTMLElement {
  const head = createElement('thead');
  const line = createElement('tr');
  const path = createElement('th', 'compare-path', 'Field');
  path.scope = 'col';
  const sign = createElement('th', 'compare-sign');
  sign.scope = 'col';
  sign.append(createElement('span', 'for-reader', 'Differs'));
  line.append(path, sign);
  for (const { ref, sentence, time } of comparison.events) {
    const cell = createElement('th', 'compare-event');
    cell.scope = 'col';
    const words = createSentence(sentence);
    const when = createElement(
      'div',
      'compare-time',
      time === undefined ? 'no time' : `${toUtcText(time)} UTC`,
    );
    when.title = time === undefined ? '' : `${toLocalText(time)} (local)`;
    const actions = createElement('div', 'compare-actions');
    const show = createElement('button', 'link', 'Show event');
    show.type = 'button';
    show.addEventListener('click', () => {
      context.show(ref);
    });
    const remove = createElement('button', 'icon-button');
    remove.type = 'button';
    remove.title = 'Leave out of the comparison';
    remove.setAttribute('aria-label', remove.title);
    remove.append(createIcon('close'));
    remove.addEventListener('click', () => {
      context.marks.toggleCompared(ref);
    });
    actions.append(show, remove);
    cell.append(words, when, actions);
    if (context.hasSeveralLogs()) {
      cell.insertBefore(createElement('div', 'compare-log', context.getLogName(ref.source)), actions);
    }
    line.append(cell);
  }
  head.append(line);
  return head;
}

function createRow(row: ComparedValue): HTMLElement {
  const line = createElement('tr', row.differs ? 'is-different' : '');
  const path = createElement('th', 'compare-path');
  path.append(...toBreakable(row.label));
  path.scope = 'row';
  const sign = createElement('td', 'compare-sign');
  if (row.differs) {
    const mark = createElement('span', '', '≠');
    mark.setAttribute('aria-hidden', 'true');
    sign.append(mark, createElement('span', 'for-reader', 'differs'));
  }
  line.append(path, sign);
  for (const value of row.values) {
    const cell = createElement('td', 'compare-value');
    if (value === null) {
      cell.classList.add('is-missing');
      cell.textContent = 'not there';
    } else {
      cell.append(...createValueText(value));
    }
    line.append(cell);
  }
  return line;
}
