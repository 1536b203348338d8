/** A cell of the table, by row and column from 0; the row of the column titles is -1. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** A block of cells, both ends included. */
export interface Area {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** What is selected: the cells between where it began and where the keyboard is, the whole rows of them, or all. */
export interface GridSelection {
  readonly anchor: Place;
  readonly active: Place;
  readonly extent: 'cells' | 'rows' | 'all';
}

export function selectPlace(place: Place): GridSelection {
  return { anchor: place, active: place, extent: 'cells' };
}

/** The block that a selection covers; one without a row while a title has the keyboard. */
export function toArea(
  { anchor, active, extent }: GridSelection,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): Area {
  if (extent === 'all') {
    return { top: 0, bottom: rows - 1, left: 0, right: columns - 1 };
  }
  const isRows = extent === 'rows';
  return {
    top: Math.max(0, Math.min(anchor.row, active.row)),
    bottom: Math.max(anchor.row, active.row),
    left: isRows ? 0 : Math.min(anchor.column, active.column),
    right: isRows ? columns - 1 : Math.max(anchor.column, active.column),
  };
}

export function isInside(area: Area, row: number, column: number): boolean {
  return row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
}

export function countCells({ top, bottom, left, right }: Area): number {
  return (bottom - top + 1) * (right - left + 1);
}
