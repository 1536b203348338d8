import type { GridSelection, Place } from './gridSelection';

/** The cell under the pointer, on a row's number its first one; undefined elsewhere. */
export function getPlaceAt(event: MouseEvent): (Place & { readonly isNumber: boolean }) | undefined {
  const target = document.elementFromPoint(event.clientX, event.clientY);
  const row = target?.closest<HTMLElement>('.grid-canvas .grid-row')?.dataset['row'];
  if (row === undefined) {
    return undefined;
  }
  const column = target?.closest<HTMLElement>('.grid-cell')?.dataset['column'];
  return { row: Number(row), column: Number(column ?? 0), isNumber: column === undefined };
}

/**
 * Selects the cell under the pointer, the row where it is a row's number, or with Shift all from where the selection
 * began; then follows the pointer until it is let go. `select` is told whether to scroll to the cell.
 */
export function startPulling(
  event: PointerEvent,
  current: GridSelection,
  select: (selection: GridSelection, scrolls: boolean) => void,
): void {
  const place = getPlaceAt(event);
  if (place === undefined || event.button !== 0) {
    return;
  }
  const { row, column, isNumber } = place;
  const anchor = event.shiftKey ? current.anchor : { row, column };
  const isRows = isNumber || (event.shiftKey && current.extent === 'rows');
  const extent = isRows ? 'rows' : 'cells';
  select({ anchor, active: { row, column }, extent }, false);
  let last: Place = place;
  const follow = (moved: PointerEvent): void => {
    const to = getPlaceAt(moved);
    if (to !== undefined && (to.row !== last.row || to.column !== last.column)) {
      last = to;
      select({ anchor, active: { row: to.row, column: to.column }, extent }, true);
    }
  };
  const stop = (): void => {
    document.removeEventListener('pointermove', follow);
    document.removeEventListener('pointerup', stop);
  };
  document.addEventListener('pointermove', follow);
  document.addEventListener('pointerup', stop);
}
