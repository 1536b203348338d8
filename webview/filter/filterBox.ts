import type { Span } from '../../src/core/text/span';
import { createElement } from '../element';
import { createIcon } from '../icons';
import { createCompletionList } from './completionList';
import type { Completion } from './completionList';
import { createFaultMarks } from './faultMarks';

/** A pause in typing after which the filter runs, in milliseconds. */
const DELAY = 120;

/** A part of the filter's text that says nothing, and why; the span counts UTF-16 units. */
export interface FilterFault {
  readonly span: Span;
  readonly message: string;
}

export interface FilterBoxEvents {
  readonly onFilter: (text: string) => void;
  /** Asks for what could stand at a place of the text. */
  readonly complete: (text: string, offset: number) => Promise<Completion>;
  /** The keyboard wants to leave. */
  readonly onLeave: () => void;
}

/** The line in which the filter is written: a combobox with offers, and faults underlined where they are. */
export interface FilterBox {
  readonly element: HTMLElement;
  /** Messages of the faults, to stand under the box. */
  readonly messages: HTMLElement;
  value: string;
  /** A person has typed what the filter does not run with yet. */
  readonly isTyping: boolean;
  setFaults(faults: readonly FilterFault[]): void;
  focus(): void;
}

export function createFilterBox(events: FilterBoxEvents): FilterBox {
  const element = createElement('div', 'filter');
  const input = createElement('input', 'filter-input');
  input.type = 'text';
  input.spellcheck = false;
  input.autocomplete = 'off';
  input.placeholder = 'Filter: service:s3 -error:* ip:203.0.113.* "text"';
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-label', 'Filter events');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-expanded', 'false');
  const marks = createFaultMarks(input);
  const list = createCompletionList(input, (span, text) => {
    take(span, text);
  });
  const field = createElement('div', 'filter-field');
  field.append(createIcon('search', 'filter-icon'), marks.element, input);
  element.append(field, list.element);

  let timer: number | undefined;
  let turn = 0;
  /** The text that the shown offers are for: their places are wrong in any other. */
  let offeredFor = '';
  const runSoon = (delay: number): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      timer = undefined;
      events.onFilter(input.value);
    }, delay);
  };
  const offer = async (): Promise<void> => {
    const mine = ++turn;
    const { value } = input;
    const completion = await events
      .complete(value, input.selectionStart ?? value.length)
      .catch(() => undefined);
    if (mine === turn && value === input.value && document.activeElement === input) {
      offeredFor = value;
      list.show(completion);
    }
  };
  const close = (): void => {
    turn++;
    list.show(undefined);
  };
  const take = (span: Span, text: string): void => {
    if (input.value !== offeredFor) {
      return;
    }
    input.setRangeText(text, span.start, span.end, 'end');
    marks.update([]);
    close();
    input.focus();
    // A field's name asks at once for its values.
    if (text.endsWith(':')) {
      void offer();
    }
    runSoon(0);
  };

  input.addEventListener('input', () => {
    marks.update([]);
    runSoon(DELAY);
    if (input.value === '') {
      close();
    } else {
      list.release();
      void offer();
    }
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if ((event.key === ' ' && event.ctrlKey) || (event.key === 'ArrowDown' && isPlain && !list.isOpen)) {
      void offer();
    } else if (list.press(event)) {
      // The list has done it.
    } else if (event.key === 'Enter') {
      close();
      runSoon(0);
    } else if (event.key === 'Escape' && list.isOpen) {
      close();
    } else if (event.key === 'Escape' && input.value !== '') {
      input.value = '';
      marks.update([]);
      runSoon(0);
    } else if (event.key === 'Escape') {
      events.onLeave();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });

  return {
    element,
    messages: marks.messages,
    get value() {
      return input.value;
    },
    set value(text) {
      window.clearTimeout(timer);
      timer = undefined;
      // An equal text would not move the cursor, and would have the same faults.
      if (text !== input.value) {
        input.value = text;
        marks.update([]);
      }
    },
    get isTyping() {
      return timer !== undefined;
    },
    setFaults: (faults) => {
      marks.update(faults);
    },
    focus: () => {
      input.focus();
      input.select();
    },
  };
}
