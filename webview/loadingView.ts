import type { ExplorerProgress } from '../src/protocol/explorer';
import { createButton, createProgressRing } from './controls';
import { createElement } from './element';
import { toProgressText } from './progressText';

/** What is shown while logs are read. */
export interface LoadingView {
  readonly element: HTMLElement;
  readonly setProgress: (progress: ExplorerProgress) => void;
}

export function createLoadingView(onCancel: () => void): LoadingView {
  const element = createElement('div', 'message loading');
  element.setAttribute('role', 'status');
  const text = createElement('p', '', 'Reading the log…');
  const actions = createElement('div', 'actions');
  actions.append(createButton('Cancel', 'secondary', onCancel));
  element.append(createProgressRing(), text, actions);
  return {
    element,
    setProgress: (progress) => {
      text.textContent = toProgressText(progress);
    },
  };
}
