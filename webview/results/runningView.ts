import type { QueryProgress } from '../../src/protocol/query';
import { createButton } from '../controls';
import { createElement } from '../element';
import { toRunText } from './statisticsTexts';

/** What is shown while a query runs. */
export interface RunningView {
  readonly element: HTMLElement;
  setProgress(progress: QueryProgress | undefined): void;
}

export function createRunningView(onCancel: () => void): RunningView {
  const element = createElement('div', 'message running');
  const bar = createElement('progress', 'running-bar');
  bar.max = 1;
  bar.setAttribute('aria-label', 'How far the query is');
  const text = createElement('p');
  const actions = createElement('div', 'actions');
  actions.append(createButton('Cancel', 'secondary', onCancel));
  element.append(bar, text, actions);
  return {
    element,
    setProgress: (progress) => {
      const { text: words, share } = toRunText(progress);
      text.textContent = words;
      if (share === undefined) {
        bar.removeAttribute('value');
      } else {
        bar.value = share;
      }
    },
  };
}
