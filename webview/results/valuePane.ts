import { toPretty } from '../../src/core/pretty/toPretty';
import type { CellValue, ResultColumn } from '../../src/protocol/query';
import { createJsonText, createPlainText } from '../details/jsonText';
import { createElement } from '../element';
import { createIconButton, setName } from '../iconButton';
import { toNumberText } from '../texts';
import { isJson } from './copyText';
import { toCellContent } from './grid/cellContent';

/** Most characters of a value that are shown; all of it is copied and exported. */
const LONGEST_VALUE = 200_000;

export interface ValuePaneEvents {
  readonly onCopy: (text: string) => void;
  readonly onClose: () => void;
}

/** The whole value of the active cell, under the table. */
export interface ValuePane {
  readonly element: HTMLElement;
  /** `value` is undefined while the row has not come. */
  show(row: number, column: ResultColumn | undefined, value: CellValue | undefined): void;
}

export function createValuePane(events: ValuePaneEvents): ValuePane {
  const element = createElement('section', 'value-pane');
  element.setAttribute('aria-label', 'Value of the active cell');
  const head = createElement('div', 'pane-head');
  const title = createElement('h2', 'value-title');
  const body = createElement('div', 'value-body');
  let text = '';
  const copy = createIconButton('copy', () => {
    events.onCopy(text);
  });
  setName(copy, 'Copy the whole value');
  const close = createIconButton('close', events.onClose);
  setName(close, 'Hide the whole value (Space)');
  head.append(title, copy, close);
  element.append(head, body);
  return {
    element,
    show: (row, column, value) => {
      if (column === undefined || value === undefined || row < 0) {
        title.textContent = 'Value';
        body.replaceChildren(createElement('p', 'value-none', 'Choose a cell to see all of its value.'));
        copy.hidden = true;
        return;
      }
      title.textContent = `Row ${toNumberText(row + 1)} · ${column.name} · ${column.type}`;
      text = value === null ? '' : toWholeText(value, column);
      copy.hidden = text === '';
      body.replaceChildren(createBody(value, column, text));
    },
  };
}

function toWholeText(value: string | number | boolean, { kind }: ResultColumn): string {
  const text = String(value);
  return kind !== 'number' && looksLikeJson(text) ? toPretty(text) : text;
}

/** Columns of AWS's own hold JSON as text. */
function looksLikeJson(text: string): boolean {
  return /^\s{0,8}[[{]/.test(text) && text.length <= LONGEST_VALUE && isJson(text);
}

function createBody(value: CellValue, column: ResultColumn, text: string): HTMLElement {
  const { mark, title } = toCellContent(value, column);
  if (mark !== undefined) {
    return createElement(
      'p',
      'value-none',
      mark === 'NULL' ? 'NULL: there is no value.' : 'Text without a character.',
    );
  }
  const body = createElement('div', 'value-whole');
  if (title !== undefined && column.kind === 'time') {
    body.append(createElement('p', 'value-local', title));
  }
  const shown = text.slice(0, LONGEST_VALUE);
  const create = looksLikeJson(String(value)) ? createJsonText : createPlainText;
  body.append(create(shown, 'Whole value'));
  if (shown.length < text.length) {
    const words = `The first ${toNumberText(LONGEST_VALUE)} of ${toNumberText(text.length)} characters.`;
    body.append(createElement('p', 'value-none', words));
  }
  return body;
}
