import { createElement } from './element';
import type { IconName } from './icons';
import { createIcon } from './icons';

/** A fact of the head that opens a list; what it opens sets `aria-expanded`. */
export function createChipButton(
  className: string,
  icon: IconName,
  text: string,
  title: string,
  onClick: () => void,
): HTMLButtonElement {
  const button = createElement('button', `chip ${className}`);
  button.type = 'button';
  button.setAttribute('aria-expanded', 'false');
  button.append(createIcon(icon), createElement('span', '', text));
  button.title = title;
  button.addEventListener('click', onClick);
  return button;
}

/** A fact of the head. */
export function createChip(text: string, title: string, icon: IconName | undefined): HTMLElement {
  const chip = createElement('span', 'chip');
  if (icon !== undefined) {
    chip.append(createIcon(icon));
  }
  chip.append(createElement('span', '', text));
  chip.title = title;
  return chip;
}
