import { createElement } from '../element';

export interface Tab<T extends string> {
  readonly id: T;
  readonly label: string;
}

/** A row of tabs with one panel under it. */
export interface Tabs<T extends string> {
  readonly list: HTMLElement;
  readonly panel: HTMLElement;
  readonly selected: T;
  /** Marks a tab as the chosen one; `onChange` is not called. */
  select(id: T): void;
  setHidden(id: T, isHidden: boolean): void;
  setLabel(id: T, label: string): void;
  focus(): void;
}

/** Creates tabs after ARIA's pattern: one tab stop, arrow keys choose. `onChange` is called for what a person chose. */
export function createTabs<T extends string>(
  label: string,
  tabs: readonly [Tab<T>, ...Tab<T>[]],
  onChange: (id: T) => void,
): Tabs<T> {
  const list = createElement('div', 'tabs');
  list.setAttribute('role', 'tablist');
  list.setAttribute('aria-label', label);
  const panel = createElement('div', 'tab-panel');
  panel.setAttribute('role', 'tabpanel');
  const prefix = `tab-${label.toLowerCase().replace(/[^a-z]+/g, '-')}`;
  panel.id = `${prefix}-panel`;
  const buttons = new Map<T, HTMLButtonElement>();
  let selected = tabs[0].id;

  const select = (id: T): void => {
    selected = id;
    for (const [key, button] of buttons) {
      button.setAttribute('aria-selected', String(key === id));
      button.tabIndex = key === id ? 0 : -1;
    }
    panel.setAttribute('aria-labelledby', `${prefix}-${id}`);
  };
  const choose = (id: T): void => {
    if (id !== selected) {
      select(id);
      onChange(id);
    }
  };
  for (const tab of tabs) {
    const button = createElement('button', 'tab', tab.label);
    button.type = 'button';
    button.id = `${prefix}-${tab.id}`;
    button.setAttribute('role', 'tab');
    button.setAttribute('aria-controls', panel.id);
    button.addEventListener('click', () => {
      choose(tab.id);
    });
    buttons.set(tab.id, button);
    list.append(button);
  }
  list.addEventListener('keydown', (event) => {
    const ids = [...buttons].filter(([, button]) => !button.hidden).map(([id]) => id);
    const to = getTarget(event.key, ids.indexOf(selected), ids.length);
    const id = to === undefined ? undefined : ids[to];
    if (id !== undefined) {
      event.preventDefault();
      choose(id);
      buttons.get(id)?.focus();
    }
  });
  select(selected);
  return {
    list,
    panel,
    get selected() {
      return selected;
    },
    select,
    setHidden: (id, isHidden) => {
      const button = buttons.get(id);
      if (button !== undefined) {
        button.hidden = isHidden;
      }
    },
    setLabel: (id, text) => {
      const button = buttons.get(id);
      if (button !== undefined) {
        button.textContent = text;
      }
    },
    focus: () => {
      buttons.get(selected)?.focus();
    },
  };
}

function getTarget(key: string, current: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (current + 1) % count;
    case 'ArrowLeft':
      return (current + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
