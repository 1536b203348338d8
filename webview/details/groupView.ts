import type { GroupRow } from '../../src/core/grouping/treeRow';
import { createButton } from '../controls';
import { createElement } from '../element';
import type { PageContext } from '../pageContext';
import { toCountText, toLocalText, toNumberText, toUtcText } from '../texts';

/** A group of the tree in numbers, with what can be done with it. */
export function createGroupView(context: PageContext, row: GroupRow): HTMLElement {
  const view = createElement('div', 'group-view');
  if (row.detail !== undefined) {
    view.append(createElement('p', 'group-detail', row.detail));
  }
  const facts = createElement('dl', 'facts');
  const add = (label: string, text: string, title = ''): void => {
    const value = createElement('dd', '', text);
    value.title = title;
    facts.append(createElement('dt', '', label), value);
  };
  add('Events', toNumberText(row.count));
  add('Failed', toNumberText(row.errors));
  if (row.redacted > 0) {
    add('Redacted', toCountText(row.redacted, 'value'));
  }
  if (row.first !== undefined) {
    add('First', `${toUtcText(row.first)} UTC`, `${toLocalText(row.first)} (local)`);
    add('Last', `${toUtcText(row.last)} UTC`, `${toLocalText(row.last)} (local)`);
  }
  view.append(facts);
  const { term } = row;
  const actions = createElement('div', 'group-actions');
  if (term !== undefined) {
    actions.append(
      createButton('Only These', 'secondary', () => {
        context.setTerm(term, 'include');
      }),
      createButton('Without These', 'secondary', () => {
        context.setTerm(term, 'exclude');
      }),
    );
  }
  actions.append(
    createButton('Copy Name', 'secondary', () => {
      context.copy(row.detail ?? row.label, 'the name');
    }),
  );
  view.append(actions);
  return view;
}
