import { createElement } from '../element';
import { createButton } from '../controls';

interface KeyGroup {
  readonly title: string;
  readonly keys: readonly (readonly [keys: readonly string[], text: string])[];
}

const GROUPS: readonly KeyGroup[] = [
  {
    title: 'Anywhere',
    keys: [
      [['?'], 'Show or hide these keys'],
      [['/', 'Ctrl+F'], 'Go to the filter'],
      [['F6', 'Shift+F6'], 'Go to the next or previous part of the page'],
      [['T'], 'Go to the timeline'],
      [['F'], 'Go to the facets'],
      [['E'], 'Go to the events'],
      [['D'], 'Go to the details'],
      [['G'], 'Choose what events are grouped by'],
      [['C'], 'Compare the marked events'],
    ],
  },
  {
    title: 'Events',
    keys: [
      [['↑', '↓', 'Page Up', 'Page Down'], 'Move; the details follow'],
      [['→', '←'], 'Expand or collapse; go in or out'],
      [['*'], 'Expand all groups beside this one'],
      [['Enter'], 'Show the event in the text'],
      [['Space'], 'Show it in the text, and stay here'],
      [['M', 'Ctrl+Click'], 'Mark the event for comparing'],
      [['S'], 'Star the event'],
      [['N'], 'Write a note on the event'],
    ],
  },
  {
    title: 'Filter',
    keys: [
      [['Ctrl+Space', '↓'], 'Offer fields and values'],
      [['Enter', 'Tab'], 'Take the offer'],
      [['Escape'], 'Close the offers, then clear the filter'],
    ],
  },
  {
    title: 'Facets and details',
    keys: [
      [['↑', '↓'], 'Move between values'],
      [['→', '←'], 'Move between the actions of a value'],
      [['Enter'], 'On a facet: only these, then without these, then all'],
      [['+', '-'], 'On a facet: only these, or without these'],
      [['Escape'], 'Back to the events'],
    ],
  },
  {
    title: 'Timeline',
    keys: [
      [['←', '→'], 'Move by one bar'],
      [['Shift+←', 'Shift+→'], 'Select a range'],
      [['Enter'], 'Show only the range'],
      [['Backspace'], 'Show the whole time again'],
      [['Escape'], 'Give up the selection'],
    ],
  },
];

/** The list of all keys, over the page. */
export interface HelpDialog {
  readonly element: HTMLDialogElement;
  toggle(): void;
}

export function createHelpDialog(): HelpDialog {
  const element = createElement('dialog', 'help');
  element.setAttribute('aria-label', 'Keys of the explorer');
  const head = createElement('div', 'help-head');
  head.append(createElement('h2', '', 'Keys'));
  head.append(
    createButton('Close', 'secondary', () => {
      element.close();
    }),
  );
  const groups = createElement('div', 'help-groups');
  groups.append(...GROUPS.map(createGroup));
  element.append(head, groups);
  element.addEventListener('click', (event) => {
    if (event.target === element) {
      element.close();
    }
  });
  element.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.key === '?') {
      element.close();
    }
  });
  return {
    element,
    toggle: () => {
      if (element.open) {
        element.close();
      } else {
        element.showModal();
      }
    },
  };
}

function createGroup({ title, keys }: KeyGroup): HTMLElement {
  const section = createElement('section', 'help-group');
  const list = createElement('dl');
  for (const [names, text] of keys) {
    const term = createElement('dt');
    term.append(...names.map((name) => createElement('kbd', '', name)));
    list.append(term, createElement('dd', '', text));
  }
  section.append(createElement('h3', '', title), list);
  return section;
}
