import { createElement } from '../element';
import type { FilterFault } from './filterBox';

/** The faults of a filter, underlined at their place and told in words. */
export interface FaultMarks {
  /** Lies behind the input, with the same text, of which only the underlines are seen. */
  readonly element: HTMLElement;
  readonly messages: HTMLElement;
  update(faults: readonly FilterFault[]): void;
}

export function createFaultMarks(input: HTMLInputElement): FaultMarks {
  const element = createElement('div', 'filter-marks');
  element.setAttribute('aria-hidden', 'true');
  const messages = createElement('ul', 'filter-faults');
  messages.id = 'filter-faults';
  messages.setAttribute('aria-label', 'Faults of the filter');
  messages.hidden = true;
  const follow = (): void => {
    element.scrollLeft = input.scrollLeft;
  };
  input.addEventListener('scroll', follow);
  return {
    element,
    messages,
    update: (faults) => {
      const text = input.value;
      const parts: Node[] = [];
      let done = 0;
      for (const { span } of [...faults].sort((a, b) => a.span.start - b.span.start)) {
        const start = Math.max(done, Math.min(span.start, text.length));
        const end = Math.max(start, Math.min(span.end, text.length));
        parts.push(document.createTextNode(text.slice(done, start)));
        parts.push(createElement('span', 'filter-fault', text.slice(start, end)));
        done = end;
      }
      parts.push(document.createTextNode(text.slice(done)));
      element.replaceChildren(...parts);
      messages.replaceChildren(...faults.map(({ message }) => createElement('li', '', message)));
      messages.hidden = faults.length === 0;
      if (faults.length === 0) {
        input.removeAttribute('aria-invalid');
        input.removeAttribute('aria-describedby');
      } else {
        input.setAttribute('aria-invalid', 'true');
        input.setAttribute('aria-describedby', messages.id);
      }
      follow();
    },
  };
}
