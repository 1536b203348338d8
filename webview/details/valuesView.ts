import type { DetailPart } from '../../src/core/details/eventDetails';
import type { Explanation } from '../../src/core/explain/explanation';
import type { EventDetails, RelatedRecord } from '../../src/protocol/details';
import { createElement } from '../element';
import { addRovingFocus, setStop } from '../layout/rovingFocus';
import type { PageContext } from '../pageContext';
import { createSentence } from './sentenceElement';
import { createValueRow, VALUE_STOPS } from './valueRow';

/** The event in its fixed parts, then what belongs to it, then what it means. */
export function createValuesView(context: PageContext, details: EventDetails): HTMLElement {
  const view = createElement('div', 'values');
  const table = createElement('div', 'value-table');
  table.setAttribute('role', 'table');
  table.setAttribute('aria-label', 'Values of the event');
  table.append(...details.parts.map((part) => createPart(context, details, part)));
  addRovingFocus(table, '.value', VALUE_STOPS);
  setStop(table, VALUE_STOPS);
  view.append(table);
  const related: readonly [string, readonly RelatedRecord[]][] = [
    ['Found in', details.deliveries.length > 1 || context.hasSeveralLogs() ? details.deliveries : []],
    ['Also recorded as', details.copies],
    ['Addenda', details.addenda],
  ];
  view.append(
    ...related
      .filter(([, records]) => records.length > 0)
      .map(([title, records]) => createRelated(context, title, records)),
    ...details.explanations.map(createExplanation),
  );
  return view;
}

function createPart(context: PageContext, details: EventDetails, part: DetailPart): HTMLElement {
  const group = createElement('div', `part part-${part.id}`);
  group.setAttribute('role', 'rowgroup');
  group.setAttribute('aria-label', part.title);
  const title = createElement('div', 'part-title');
  title.setAttribute('role', 'row');
  const cell = createElement('span', '', part.title);
  cell.setAttribute('role', 'columnheader');
  title.append(cell);
  group.append(title, ...part.values.map((value) => createValueRow(context, details.ref, value)));
  if (part.note !== undefined) {
    const row = createElement('div', 'part-note');
    row.setAttribute('role', 'row');
    const note = createElement('span', '', part.note);
    note.setAttribute('role', 'cell');
    row.append(note);
    group.append(row);
  }
  return group;
}

function createRelated(context: PageContext, title: string, records: readonly RelatedRecord[]): HTMLElement {
  const section = createElement('section', 'related');
  const list = createElement('ul');
  for (const record of records) {
    const item = createElement('li');
    const link = createElement('button', 'link', record.source);
    link.type = 'button';
    link.title = 'Show this record in the text';
    link.addEventListener('click', () => {
      context.showInText(record.ref, false);
    });
    item.append(link, createSentence(record.words, 'related-words'));
    list.append(item);
  }
  section.append(createElement('h3', 'part-title', title), list);
  return section;
}

function createExplanation(explanation: Explanation): HTMLElement {
  const section = createElement('section', 'explanation');
  const title = createElement('h3', 'part-title');
  title.append(...createSentence(explanation.title).childNodes);
  section.append(title, ...explanation.body.map((sentence) => createSentence(sentence)));
  if (explanation.facts !== undefined && explanation.facts.length > 0) {
    const facts = createElement('dl', 'facts');
    for (const { label, value } of explanation.facts) {
      const description = createElement('dd');
      description.append(...createSentence(value).childNodes);
      facts.append(createElement('dt', '', label), description);
    }
    section.append(facts);
  }
  for (const { label, url } of explanation.links ?? []) {
    const link = createElement('a', 'link', label);
    link.href = url;
    section.append(link);
  }
  return section;
}
