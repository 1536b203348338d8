import type { ExplorerProgress } from '../src/protocol/explorer';
import { createButton, createProgressRing } from './controls';
import { createElement } from './element';
import { toCountText, toNumberText, toSizeText } from './texts';

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

/** How far finding and reading the logs is, in words. */
export function toProgressText({ found, source, sources, bytes, size, records }: ExplorerProgress): string {
  if (found !== undefined) {
    return `Looking for logs: ${toCountText(found, 'file')} found`;
  }
  const log = sources === 1 ? 'the log' : `log ${toNumberText(source + 1)} of ${toNumberText(sources)}`;
  const done = size === undefined ? toSizeText(bytes) : `${toSizeText(bytes)} of ${toSizeText(size)}`;
  return `Reading ${log}: ${done}${records === 0 ? '' : `, ${toCountText(records, 'record')} so far`}`;
}
