import type { DetailValue } from '../../src/core/details/eventDetails';
import type { EventRef } from '../../src/core/grouping/sourceLog';
import { createElement } from '../element';
import type { IconName } from '../icons';
import { createIcon } from '../icons';
import type { PageContext } from '../pageContext';

/** What can be focused in a row; the details are one tab stop. */
export const VALUE_STOPS = '.value-action';

/** Longest text of a button's name: screen readers read it out in full. */
const LONGEST_NAME = 60;

/** One value under its label, with what can be done with it. */
export function createValueRow(context: PageContext, ref: EventRef, detail: DetailValue): HTMLElement {
  const row = createElement('div', 'value');
  row.setAttribute('role', 'row');
  const label = createElement('span', 'value-label');
  label.append(...toBreakable(detail.label));
  label.setAttribute('role', 'rowheader');
  label.title = detail.path === undefined ? detail.label : detail.path.join('.');
  const cell = createElement('span', 'value-cell');
  cell.setAttribute('role', 'cell');
  cell.append(...createValueText(detail));
  const actions = createElement('span', 'value-actions');
  actions.setAttribute('role', 'cell');
  actions.append(...createActions(context, ref, detail));
  row.append(label, cell, actions);
  return row;
}

/** A path that may be broken after its dots. */
export function toBreakable(path: string): (Node | string)[] {
  return path
    .split(/(?<=\.)/)
    .flatMap((part, i) => (i === 0 ? [part] : [document.createElement('wbr'), part]));
}

/** The value as text; a redacted one with its lock, one that means something with the meaning behind it. */
export function createValueText(detail: DetailValue): Node[] {
  const parts: Node[] = [];
  if (detail.redaction !== undefined) {
    const lock = createIcon('lock', 'value-lock');
    const note = createElement('span', 'value-redacted');
    note.title = 'This value was hidden before the log was written';
    note.append(lock, createElement('span', 'for-reader', 'Redacted: '));
    parts.push(note);
  }
  parts.push(createElement('span', 'value-text', detail.value === '' ? '(empty)' : detail.value));
  if (detail.isCut === true) {
    parts.push(createElement('span', 'value-meaning', '… (cut; the JSON has all of it)'));
  }
  if (detail.meaning !== undefined) {
    parts.push(createElement('span', 'value-meaning', detail.meaning));
  }
  return parts;
}

function createActions(context: PageContext, ref: EventRef, detail: DetailValue): HTMLElement[] {
  const { value, label, term, path } = detail;
  const name = `${label}: ${value.length > LONGEST_NAME ? `${value.slice(0, LONGEST_NAME)}…` : value}`;
  const actions: HTMLElement[] = [];
  if (term !== undefined) {
    actions.push(
      createAction('include', 'Only these', name, () => {
        context.setTerm(term, 'include');
      }),
      createAction('exclude', 'Without these', name, () => {
        context.setTerm(term, 'exclude');
      }),
    );
  }
  actions.push(
    createAction('copy', 'Copy', name, () => {
      context.copy(value, label);
    }),
  );
  if (path !== undefined) {
    actions.push(
      createAction('textSearch', 'Find in text', name, () => {
        context.showInText(ref, false, value);
      }),
    );
  }
  return actions;
}

function createAction(icon: IconName, title: string, name: string, onClick: () => void): HTMLElement {
  const button = createElement('button', `icon-button value-action action-${icon}`);
  button.type = 'button';
  button.title = title;
  button.setAttribute('aria-label', `${title}, ${name}`);
  button.append(createIcon(icon));
  button.addEventListener('click', onClick);
  return button;
}
