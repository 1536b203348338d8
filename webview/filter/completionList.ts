import type { Span } from '../../src/core/text/span';
import { createElement } from '../element';
import { toNumberText } from '../texts';

/** What can stand at a place of the filter. */
export interface Completion {
  /** What is replaced, in UTF-16 units of the text. */
  readonly span: Span;
  readonly items: readonly CompletionItem[];
}

export interface CompletionItem {
  readonly text: string;
  readonly label: string;
  readonly detail?: string;
  /** Events that have the value. */
  readonly count?: number;
}

/** The offers under a combobox. The focus stays in the input; the active offer is told by aria-activedescendant. */
export interface CompletionList {
  readonly element: HTMLElement;
  readonly isOpen: boolean;
  show(completion: Completion | undefined): void;
  /** Lets go of the active offer. */
  release(): void;
  /** Lets the list act on a key of the input; true where it did. */
  press(event: KeyboardEvent): boolean;
}

export function createCompletionList(
  input: HTMLInputElement,
  onTake: (span: Span, text: string) => void,
): CompletionList {
  const element = createElement('div', 'completions');
  element.id = 'filter-completions';
  element.setAttribute('role', 'listbox');
  element.setAttribute('aria-label', 'Offers');
  element.hidden = true;
  input.setAttribute('aria-controls', element.id);
  let completion: Completion | undefined;
  let active = -1;

  const setActive = (to: number): void => {
    active = to;
    [...element.children].forEach((option, i) => {
      option.setAttribute('aria-selected', String(i === active));
      if (i === active) {
        option.scrollIntoView({ block: 'nearest' });
      }
    });
    if (active < 0) {
      input.removeAttribute('aria-activedescendant');
    } else {
      input.setAttribute('aria-activedescendant', `completion-${String(active)}`);
    }
  };
  const take = (index: number): void => {
    const item = completion?.items[index];
    if (completion !== undefined && item !== undefined) {
      onTake(completion.span, item.text);
    }
  };
  const show = (next: Completion | undefined): void => {
    completion = next === undefined || next.items.length === 0 ? undefined : next;
    element.hidden = completion === undefined;
    input.setAttribute('aria-expanded', String(completion !== undefined));
    element.replaceChildren(
      ...(completion?.items ?? []).map((item, i) => {
        const option = createOption(item, i);
        // Before the input loses the focus and closes the list.
        option.addEventListener('pointerdown', (event) => {
          event.preventDefault();
          take(i);
        });
        return option;
      }),
    );
    setActive(-1);
  };
  return {
    element,
    get isOpen() {
      return completion !== undefined;
    },
    show,
    release: () => {
      setActive(-1);
    },
    press: (event) => {
      if (completion === undefined || event.ctrlKey || event.metaKey || event.altKey) {
        return false;
      }
      const count = completion.items.length;
      switch (event.key) {
        case 'ArrowDown':
          setActive((active + 1) % count);
          return true;
        case 'ArrowUp':
          setActive(active <= 0 ? count - 1 : active - 1);
          return true;
        case 'PageDown':
          setActive(Math.min(count - 1, active + 8));
          return true;
        case 'PageUp':
          setActive(Math.max(0, active - 8));
          return true;
        case 'Enter':
        case 'Tab':
          if (active < 0) {
            return false;
          }
          take(active);
          return true;
        default:
          return false;
      }
    },
  };
}

function createOption({ label, detail, count }: CompletionItem, index: number): HTMLElement {
  const option = createElement('div', 'completion');
  option.id = `completion-${String(index)}`;
  option.setAttribute('role', 'option');
  option.append(createElement('span', 'completion-label', label));
  if (detail !== undefined && detail !== '') {
    option.append(createElement('span', 'completion-detail', detail));
  }
  if (count !== undefined) {
    option.append(createElement('span', 'completion-count', toNumberText(count)));
  }
  return option;
}
