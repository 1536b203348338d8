import type { Dimension } from '../src/core/grouping/dimension';
import { DIMENSION_LABELS, DIMENSIONS, MAX_DIMENSIONS } from '../src/core/grouping/dimension';
import { createElement } from './element';
import { createIcon } from './icons';
import type { MenuItem } from './menu/openMenu';
import { openMenu } from './menu/openMenu';

/** The choice of what events are grouped by: one to three levels, a menu for each. */
export interface GroupingChooser {
  readonly element: HTMLElement;
  show(grouping: readonly Dimension[]): void;
  focus(): void;
}

export function createGroupingChooser(onChange: (dimensions: readonly Dimension[]) => void): GroupingChooser {
  const element = createElement('div', 'grouping');
  element.setAttribute('role', 'group');
  element.setAttribute('aria-label', 'Group by');
  let current: readonly Dimension[] = [];

  const choose = (level: number, dimension: Dimension | undefined): void => {
    const rest = current.filter((other, i) => i !== level && other !== dimension);
    onChange(
      dimension === undefined
        ? current.filter((_, i) => i !== level)
        : [...rest.slice(0, level), dimension, ...rest.slice(level)].slice(0, MAX_DIMENSIONS),
    );
  };
  const createLevel = (level: number): HTMLElement => {
    const chosen = current[level];
    const button = createElement('button', chosen === undefined ? 'level level-add' : 'level');
    button.type = 'button';
    button.setAttribute('aria-haspopup', 'menu');
    button.setAttribute('aria-expanded', 'false');
    const name = chosen === undefined ? 'Add a level' : DIMENSION_LABELS[chosen];
    button.setAttribute('aria-label', chosen === undefined ? name : `Level ${String(level + 1)}: ${name}`);
    button.title = name;
    if (chosen === undefined) {
      button.append(createIcon('add'));
    } else {
      button.append(createElement('span', '', name), createIcon('twisty', 'is-open'));
    }
    button.addEventListener('click', () => {
      openMenu(button, `Level ${String(level + 1)}`, createItems(level, chosen));
    });
    return button;
  };
  const createItems = (level: number, chosen: Dimension | undefined): readonly MenuItem[] => [
    ...DIMENSIONS.map((dimension) => ({
      label: DIMENSION_LABELS[dimension],
      isChecked: dimension === chosen,
      run: () => {
        choose(level, dimension);
      },
    })),
    ...(chosen !== undefined && current.length > 1
      ? [
          {
            label: 'No Level Here',
            isChecked: false,
            run: () => {
              choose(level, undefined);
            },
          },
        ]
      : []),
  ];
  return {
    element,
    show: (grouping) => {
      if (JSON.stringify(grouping) === JSON.stringify(current)) {
        return;
      }
      const focused = [...element.querySelectorAll('.level')].indexOf(document.activeElement ?? element);
      current = grouping;
      const count = Math.min(MAX_DIMENSIONS, grouping.length + 1);
      const levels = Array.from({ length: count }, (_, level) => createLevel(level));
      element.replaceChildren(
        createElement('span', 'grouping-label', 'Group by'),
        ...levels.flatMap((level, i) =>
          i === 0 ? [level] : [createElement('span', 'grouping-then', '›'), level],
        ),
      );
      if (focused >= 0) {
        levels[Math.min(focused, levels.length - 1)]?.focus();
      }
    },
    focus: () => {
      element.querySelector<HTMLElement>('.level')?.focus();
    },
  };
}
