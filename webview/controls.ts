import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeDropdown,
  vsCodeOption,
  vsCodeProgressRing,
} from '@vscode/webview-ui-toolkit';

/**
 * The one module that knows the control library: its makers have ended it, and whoever replaces it changes nothing
 * else. It styles by adopted style sheets, which a policy without inline styles allows.
 */

provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeDropdown(), vsCodeOption(), vsCodeProgressRing());

/** A choice of one of several values. */
export interface Choice<T extends string> {
  readonly element: HTMLElement;
  value: T;
}

/** Creates a drop-down; `onChange` is called with the value that a person chose. */
export function createChoice<T extends string>(
  label: string,
  options: readonly { readonly value: T; readonly label: string }[],
  onChange: (value: T) => void,
): Choice<T> {
  const element = document.createElement('vscode-dropdown') as HTMLElement & { value: string };
  element.setAttribute('aria-label', label);
  for (const option of options) {
    const item = document.createElement('vscode-option');
    item.setAttribute('value', option.value);
    item.textContent = option.label;
    element.append(item);
  }
  let current = options[0]?.value as T;
  element.addEventListener('change', () => {
    const chosen = options.find(({ value }) => value === element.value);
    if (chosen !== undefined && chosen.value !== current) {
      current = chosen.value;
      onChange(current);
    }
  });
  return {
    element,
    get value() {
      return current;
    },
    set value(value) {
      // An open list would lose the row that the keyboard is at.
      if (value !== current) {
        current = value;
        element.value = value;
      }
    },
  };
}

/** How much a button stands out; an `icon` button shows its child and has the label as its name. */
export type ButtonLook = 'primary' | 'secondary' | 'icon';

export function createButton(
  label: string,
  look: ButtonLook,
  onClick: () => void,
  icon?: Element,
): HTMLElement {
  const element = document.createElement('vscode-button');
  element.setAttribute('appearance', look);
  element.setAttribute('aria-label', label);
  if (icon === undefined) {
    element.textContent = label;
  } else {
    element.title = label;
    element.append(icon);
  }
  element.addEventListener('click', onClick);
  return element;
}

/** A ring that turns while something is done. */
export function createProgressRing(): HTMLElement {
  return document.createElement('vscode-progress-ring');
}
