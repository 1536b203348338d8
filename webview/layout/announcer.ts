import { createElement } from '../element';

/** Tells screen readers, and for a moment the eye, what an action did. */
export interface Announcer {
  readonly element: HTMLElement;
  say(text: string): void;
}

/** How long the text stays, in milliseconds. */
const STAY = 3500;

export function createAnnouncer(): Announcer {
  const element = createElement('div', 'announcer');
  element.setAttribute('role', 'status');
  let timer: number | undefined;
  return {
    element,
    say: (text) => {
      window.clearTimeout(timer);
      element.textContent = text;
      timer = window.setTimeout(() => {
        element.textContent = '';
      }, STAY);
    },
  };
}
