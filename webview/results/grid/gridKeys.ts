import type { Place } from './gridSelection';

/** What a key asks of the table. */
export type GridAction =
  | { readonly kind: 'move'; readonly to: Place; readonly isExtending: boolean }
  | { readonly kind: 'selectAll' | 'selectRow' | 'showValue' | 'sort' | 'fit' | 'collapse' }
  | { readonly kind: 'open'; readonly where: 'explorer' | 'text' }
  /** In steps: 1 is wider by one. */
  | { readonly kind: 'resize'; readonly steps: 1 | -1 };

/** Where the table stands when a key is pressed. */
export interface GridPosition {
  readonly active: Place;
  readonly rows: number;
  readonly columns: number;
  /** Whole rows that fit the window. */
  readonly page: number;
}

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The action of a key press as in a spreadsheet; undefined for a key that the table leaves alone. */
export function getGridAction(event: Key, position: GridPosition): GridAction | undefined {
  const isControl = event.ctrlKey || event.metaKey;
  if (event.altKey) {
    return event.key === 'Enter' && !isControl ? { kind: 'open', where: 'text' } : undefined;
  }
  if (isControl && event.key.toLowerCase() === 'a') {
    return { kind: 'selectAll' };
  }
  if (position.active.row < 0 && !isControl) {
    const action = getTitleAction(event);
    if (action !== undefined) {
      return action;
    }
  }
  switch (event.key) {
    case 'Enter':
      return isControl || event.shiftKey ? undefined : { kind: 'open', where: 'explorer' };
    case ' ':
      return isControl ? undefined : { kind: event.shiftKey ? 'selectRow' : 'showValue' };
    case 'Escape':
      return { kind: 'collapse' };
    default: {
      const to = getTarget(event.key, isControl, event.shiftKey, position);
      return to === undefined ? undefined : { kind: 'move', to, isExtending: event.shiftKey };
    }
  }
}

/** Keys on a column's title. */
function getTitleAction({ key, shiftKey }: Key): GridAction | undefined {
  if (key === 'Enter' || key === ' ') {
    return { kind: shiftKey ? 'fit' : 'sort' };
  }
  if (shiftKey && (key === 'ArrowLeft' || key === 'ArrowRight')) {
    return { kind: 'resize', steps: key === 'ArrowRight' ? 1 : -1 };
  }
  return undefined;
}

function getTarget(
  key: string,
  isControl: boolean,
  isExtending: boolean,
  { active, rows, columns, page }: GridPosition,
): Place | undefined {
  const { row, column } = active;
  // A selection of cells never reaches the titles.
  const top = isExtending ? 0 : -1;
  const at = (toRow: number, toColumn: number): Place => ({
    row: Math.max(top, Math.min(rows - 1, toRow)),
    column: Math.max(0, Math.min(columns - 1, toColumn)),
  });
  switch (key) {
    case 'ArrowDown':
      return at(isControl ? rows - 1 : row + 1, column);
    case 'ArrowUp':
      return at(isControl ? 0 : row - 1, column);
    case 'ArrowRight':
      return at(row, isControl ? columns - 1 : column + 1);
    case 'ArrowLeft':
      return at(row, isControl ? 0 : column - 1);
    case 'PageDown':
      return isControl ? undefined : at(row + page, column);
    case 'PageUp':
      return isControl ? undefined : at(Math.max(0, row - page), column);
    case 'Home':
      return at(isControl ? 0 : row, 0);
    case 'End':
      return at(isControl ? rows - 1 : row, columns - 1);
    default:
      return undefined;
  }
}
