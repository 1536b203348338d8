/**
 * One tab stop for many buttons: arrow keys move between the lines of an area, and within a line between its buttons.
 * Lines are the elements that match `lineSelector`; whatever in them matches `stopSelector` can have the focus.
 */
export function addRovingFocus(area: HTMLElement, lineSelector: string, stopSelector: string): void {
  const getLines = (): HTMLElement[][] =>
    [...area.querySelectorAll<HTMLElement>(lineSelector)]
      .map((line) => [...line.querySelectorAll<HTMLElement>(stopSelector)])
      .filter((stops) => stops.some((stop) => stop.checkVisibility()));

  area.addEventListener('keydown', (event) => {
    if (!(event.target instanceof HTMLElement) || !event.target.matches(stopSelector) || hasModifier(event)) {
      return;
    }
    const { target } = event;
    const lines = getLines();
    const line = lines.findIndex((stops) => stops.includes(target));
    const column = lines[line]?.indexOf(target) ?? 0;
    const goTo = (to: number, at: number): void => {
      const stops = lines[Math.max(0, Math.min(lines.length - 1, to))] ?? [];
      stops[Math.max(0, Math.min(stops.length - 1, at))]?.focus();
    };
    switch (event.key) {
      case 'ArrowDown':
        goTo(line + 1, column);
        break;
      case 'ArrowUp':
        goTo(line - 1, column);
        break;
      case 'ArrowRight':
        goTo(line, column + 1);
        break;
      case 'ArrowLeft':
        goTo(line, column - 1);
        break;
      case 'Home':
        goTo(0, 0);
        break;
      case 'End':
        goTo(lines.length - 1, 0);
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
  area.addEventListener('focusin', (event) => {
    if (event.target instanceof HTMLElement && event.target.matches(stopSelector)) {
      setStop(area, stopSelector, event.target);
    }
  });
}

/** Gives the area its one tab stop again after its buttons were built anew: the given one, else the first. */
export function setStop(area: HTMLElement, stopSelector: string, stop?: HTMLElement): void {
  const stops = [...area.querySelectorAll<HTMLElement>(stopSelector)];
  const chosen = stop ?? stops[0];
  for (const element of stops) {
    element.tabIndex = element === chosen ? 0 : -1;
  }
}

function hasModifier(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
}
