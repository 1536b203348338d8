/** Longest wait for a release, in milliseconds: a press that takes longer is no click. */
const LONGEST = 3000;

/** Holds back what would replace an element under a mouse button that is down: its click would reach nobody. */
export interface PressGuard {
  /** Resolves at once where nothing is pressed, and else when the click was heard. */
  untilReleased(): Promise<void>;
}

/** Watches presses on those elements inside of one that a selector names; a scroll bar is none of them. */
export function createPressGuard(element: HTMLElement, selector: string): PressGuard {
  let released = Promise.resolve();
  element.addEventListener('pointerdown', ({ target }) => {
    if (!(target instanceof Element) || target.closest(selector) === null) {
      return;
    }
    released = new Promise((resolve) => {
      const listening = new AbortController();
      const end = (): void => {
        listening.abort();
        window.clearTimeout(timer);
        // The click comes right after the release.
        window.setTimeout(resolve);
      };
      const timer = window.setTimeout(end, LONGEST);
      const { signal } = listening;
      window.addEventListener('pointerup', end, { signal });
      window.addEventListener('pointercancel', end, { signal });
    });
  });
  return { untilReleased: () => released };
}
