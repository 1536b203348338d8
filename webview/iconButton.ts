import { createElement } from './element';
import type { IconName } from './icons';
import { createIcon } from './icons';

/** A small button with an icon alone; it needs a name by setName or setPressed. */
export function createIconButton(icon: IconName, onClick: () => void): HTMLButtonElement {
  const button = createElement('button', `icon-button head-${icon}`);
  button.type = 'button';
  button.append(createIcon(icon));
  button.addEventListener('click', onClick);
  return button;
}

/** Makes a button one that is on or off. */
export function setPressed(button: HTMLButtonElement, isPressed: boolean, name: string): void {
  button.setAttribute('aria-pressed', String(isPressed));
  setName(button, name);
}

export function setName(button: HTMLButtonElement, name: string): void {
  button.title = name;
  button.setAttribute('aria-label', name);
}
