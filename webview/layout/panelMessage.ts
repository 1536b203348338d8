import { createButton } from '../controls';
import { createElement } from '../element';

/** What stands in a panel that has nothing to show: why, and what to do next. */
export function createPanelMessage(
  text: string,
  action?: { readonly label: string; readonly run: () => void },
): HTMLElement {
  const element = createElement('div', 'panel-message');
  element.append(createElement('p', '', text));
  if (action !== undefined) {
    element.append(createButton(action.label, 'secondary', action.run));
  }
  return element;
}

/** The words of an error that is shown in the panel concerned. */
export function createPanelError(error: unknown, onAgain: () => void): HTMLElement {
  const element = createPanelMessage(toErrorText(error), { label: 'Try Again', run: onAgain });
  element.classList.add('panel-error');
  element.setAttribute('role', 'alert');
  return element;
}

export function toErrorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
