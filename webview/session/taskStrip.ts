import { createButton } from '../controls';
import { createElement } from '../element';

/** A line under the head that tells how far a longer piece of work is, with a button that gives it up. */
export interface TaskStrip {
  readonly element: HTMLElement;
  /** Runs work that can be cancelled; the strip shows at once and goes with the end of the work. */
  run<T>(
    words: string,
    work: (signal: AbortSignal, tell: (words: string, share?: number) => void) => Promise<T>,
  ): Promise<T>;
}

export function createTaskStrip(): TaskStrip {
  const element = createElement('div', 'tasks');
  return {
    element,
    run: async (words, work) => {
      const controller = new AbortController();
      const strip = createElement('div', 'task');
      const text = createElement('span', 'task-words', words);
      text.setAttribute('role', 'status');
      const bar = createElement('progress', 'task-bar');
      bar.setAttribute('aria-label', words);
      bar.max = 1;
      strip.append(
        bar,
        text,
        createButton('Cancel', 'secondary', () => {
          controller.abort();
        }),
      );
      element.append(strip);
      try {
        return await work(controller.signal, (next, share) => {
          text.textContent = next;
          if (share === undefined) {
            bar.removeAttribute('value');
          } else {
            bar.value = share;
          }
        });
      } finally {
        strip.remove();
      }
    },
  };
}
