import { createElement } from '../element';
import type { IconName } from '../icons';
import { createIcon } from '../icons';

/** One line of a menu. */
export interface MenuItem {
  readonly label: string;
  readonly icon?: IconName;
  /** Shown dimmed at the end: a key, or a count. */
  readonly detail?: string;
  /** Defined where the item is one of several choices: whether it is the chosen one. */
  readonly isChecked?: boolean;
  readonly isDisabled?: boolean;
  readonly run: () => void;
}

/** The menu that is open; a page has one at most. */
let closeOpen: (() => void) | undefined;

/**
 * Opens a menu under a button, over the page. Arrow keys, Home, End and first letters move; Enter runs; Escape and Tab
 * close. The focus returns to the button unless the item moved it elsewhere.
 */
export function openMenu(anchor: HTMLElement, label: string, items: readonly MenuItem[]): void {
  closeOpen?.();
  const menu = createElement('div', 'menu');
  menu.setAttribute('role', 'menu');
  menu.setAttribute('aria-label', label);
  const buttons = items.map((item) => createItem(item, close));
  menu.append(...buttons);
  (document.querySelector('main') ?? document.body).append(menu);
  place(menu, anchor);
  anchor.setAttribute('aria-expanded', 'true');

  function close(isBack: boolean): void {
    closeOpen = undefined;
    menu.remove();
    anchor.setAttribute('aria-expanded', 'false');
    document.removeEventListener('pointerdown', closeOutside, true);
    window.removeEventListener('resize', closeForResize);
    if (isBack) {
      anchor.focus();
    }
  }
  const closeOutside = (event: PointerEvent): void => {
    if (!(event.target instanceof Node) || !menu.contains(event.target)) {
      close(false);
    }
  };
  const closeForResize = (): void => {
    close(false);
  };
  closeOpen = closeForResize;
  document.addEventListener('pointerdown', closeOutside, true);
  window.addEventListener('resize', closeForResize);
  menu.addEventListener('keydown', (event) => {
    press(event, buttons, close);
  });
  (buttons.find((button) => button.getAttribute('aria-checked') === 'true') ?? buttons[0])?.focus();
}

function createItem(item: MenuItem, close: (isBack: boolean) => void): HTMLButtonElement {
  const button = createElement('button', 'menu-item');
  button.type = 'button';
  button.tabIndex = -1;
  button.setAttribute('role', item.isChecked === undefined ? 'menuitem' : 'menuitemradio');
  if (item.isChecked !== undefined) {
    button.setAttribute('aria-checked', String(item.isChecked));
    button.append(createElement('span', 'menu-check', item.isChecked ? '✓' : ''));
  }
  if (item.icon !== undefined) {
    button.append(createIcon(item.icon));
  }
  button.append(createElement('span', 'menu-label', item.label));
  if (item.detail !== undefined) {
    button.append(createElement('span', 'menu-detail', item.detail));
  }
  if (item.isDisabled === true) {
    button.setAttribute('aria-disabled', 'true');
  }
  button.addEventListener('click', () => {
    if (item.isDisabled !== true) {
      // First back to the button: what runs may move the focus on.
      close(true);
      item.run();
    }
  });
  button.addEventListener('pointermove', () => {
    button.focus();
  });
  return button;
}

function press(
  event: KeyboardEvent,
  buttons: readonly HTMLButtonElement[],
  close: (isBack: boolean) => void,
): void {
  const current = buttons.findIndex((button) => button === document.activeElement);
  const move = (to: number): void => {
    buttons[(to + buttons.length) % buttons.length]?.focus();
  };
  event.stopPropagation();
  switch (event.key) {
    case 'ArrowDown':
      move(current + 1);
      break;
    case 'ArrowUp':
      move(current - 1);
      break;
    case 'Home':
      move(0);
      break;
    case 'End':
      move(-1);
      break;
    case 'Escape':
    case 'Tab':
      close(true);
      break;
    default: {
      if (event.key.length !== 1 || event.key === ' ') {
        return;
      }
      const letter = event.key.toLowerCase();
      const next = [...buttons.slice(current + 1), ...buttons.slice(0, current + 1)].find((button) =>
        button.querySelector('.menu-label')?.textContent.toLowerCase().startsWith(letter),
      );
      next?.focus();
    }
  }
  event.preventDefault();
}

/** Under the anchor where there is room, else above; never outside the window. */
function place(menu: HTMLElement, anchor: HTMLElement): void {
  const box = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const below = box.bottom + 2;
  const top = below + height <= window.innerHeight ? below : Math.max(4, box.top - height - 2);
  menu.style.top = `${String(Math.min(top, Math.max(4, window.innerHeight - height - 4)))}px`;
  menu.style.left = `${String(Math.max(4, Math.min(box.left, window.innerWidth - width - 4)))}px`;
}
