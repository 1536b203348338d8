import type { ExplorerProgress } from '../src/protocol/explorer';
import { createElement } from './element';
import { toProgressText } from './progressText';

/** What stands in place of the summary while logs are read and the first events are shown already. */
export interface ReadingBar {
  readonly element: HTMLElement;
  readonly setProgress: (progress: ExplorerProgress) => void;
}

export function createReadingBar(onCancel: () => void): ReadingBar {
  const element = createElement('div', 'summary reading');
  const words = createElement('span', 'reading-words');
  words.setAttribute('role', 'status');
  const cancel = createElement('button', 'link', 'Cancel');
  cancel.type = 'button';
  cancel.addEventListener('click', onCancel);
  const progress = createElement('progress', 'task-bar');
  progress.setAttribute('aria-label', 'Reading the logs');
  element.append(progress, words, cancel);
  return {
    element,
    setProgress: (next) => {
      words.textContent = toProgressText(next);
    },
  };
}
