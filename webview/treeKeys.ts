import type { GroupRow, TreeRow } from '../src/core/grouping/treeRow';

/** What a key asks of the tree; `row` is the number of a visible row. */
export type TreeAction =
  | { readonly kind: 'move'; readonly row: number }
  | { readonly kind: 'expand'; readonly group: GroupRow; readonly isExpanded: boolean }
  | { readonly kind: 'expandSiblings'; readonly group: GroupRow }
  | { readonly kind: 'open'; readonly row: number; readonly preserveFocus: boolean }
  | { readonly kind: 'filter' }
  /** Of the active event. */
  | { readonly kind: 'mark' | 'star' | 'note' };

/** Where the tree stands when a key is pressed. */
export interface TreePosition {
  /** Number of the active row. */
  readonly active: number;
  readonly rows: number;
  /** Whole rows that fit the window. */
  readonly page: number;
  /** The active row; undefined while it has not come yet. */
  readonly row: TreeRow | undefined;
}

/** Keys that mark the active event. */
const ROW_KEYS = { m: 'mark', s: 'star', n: 'note' } as const;

/** The action of a key press as in VS Code's own trees; undefined for a key that the tree leaves alone. */
export function getTreeAction(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  position: TreePosition,
): TreeAction | undefined {
  const { active, rows, page, row } = position;
  if (event.ctrlKey || event.metaKey) {
    return event.key.toLowerCase() === 'f' && !event.altKey ? { kind: 'filter' } : undefined;
  }
  if (event.altKey) {
    return undefined;
  }
  const move = (to: number): TreeAction => ({
    kind: 'move',
    row: Math.max(0, Math.min(rows - 1, to)),
  });
  const group = row === undefined || row.kind === 'event' ? undefined : row;
  switch (event.key) {
    case 'ArrowDown':
      return move(active + 1);
    case 'ArrowUp':
      return move(active - 1);
    case 'PageDown':
      return move(active + page);
    case 'PageUp':
      return move(active - page);
    case 'Home':
      return move(0);
    case 'End':
      return move(rows - 1);
    case 'ArrowRight':
      if (group === undefined) {
        return undefined;
      }
      return group.isExpanded ? move(active + 1) : { kind: 'expand', group, isExpanded: true };
    case 'ArrowLeft':
      if (group?.isExpanded === true) {
        return { kind: 'expand', group, isExpanded: false };
      }
      return row?.parentRow === undefined ? undefined : move(row.parentRow);
    case 'Enter':
    case ' ':
      if (group !== undefined) {
        return { kind: 'expand', group, isExpanded: !group.isExpanded };
      }
      return row === undefined ? undefined : { kind: 'open', row: active, preserveFocus: event.key === ' ' };
    case '*':
      return group === undefined ? undefined : { kind: 'expandSiblings', group };
    case '/':
      return { kind: 'filter' };
    case 'm':
    case 's':
    case 'n':
      return row?.kind === 'event' ? { kind: ROW_KEYS[event.key] } : undefined;
    default:
      return undefined;
  }
}
