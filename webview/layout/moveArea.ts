/** A part of the page, and how the focus goes there. */
export type Area = readonly [element: HTMLElement, focus: () => void];

/** Moves the focus to the next or the previous of the parts that are shown; around at the ends. */
export function moveArea(areas: readonly Area[], direction: 1 | -1): void {
  const shown = areas.filter(([element]) => element.checkVisibility());
  const current = shown.findIndex(([element]) => element.contains(document.activeElement));
  // From outside of all of them the first one is next, and the last one is before.
  const from = current === -1 && direction === -1 ? 0 : current;
  shown[(from + direction + shown.length) % shown.length]?.[1]();
}
