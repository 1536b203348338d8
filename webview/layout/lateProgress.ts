import { createElement } from '../element';

/** An answer that takes longer than this, in milliseconds, is announced by the moving line. */
const LATE = 100;

/** A line that moves while an answer is late. */
export interface LateProgress {
  readonly element: HTMLElement;
  /** Watches a request; its result and its error pass through. */
  watch<T>(request: Promise<T>): Promise<T>;
}

export function createLateProgress(label: string): LateProgress {
  const element = createElement('div', 'late');
  element.setAttribute('role', 'progressbar');
  element.setAttribute('aria-label', label);
  element.hidden = true;
  let waiting = 0;
  return {
    element,
    watch: async (request) => {
      const timer = window.setTimeout(() => {
        element.hidden = false;
      }, LATE);
      waiting++;
      try {
        return await request;
      } finally {
        window.clearTimeout(timer);
        waiting--;
        if (waiting === 0) {
          element.hidden = true;
        }
      }
    },
  };
}
