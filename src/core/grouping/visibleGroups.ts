import { compareGroups, compareText, compareUnits } from './groupOrder';
import type { Groups } from './groups';
import type { GroupTotals } from './groupTotals';
import type { TreeOrder } from './treeRow';

/** The rows that groups take, in order from the top; entry i speaks of the i-th visible group. */
export interface VisibleGroups {
  readonly groups: readonly VisibleGroup[];
  /** Number of visible rows, events included. */
  readonly rows: number;
}

export interface VisibleGroup {
  readonly group: number;
  /** Number of its row; the rows of its events follow where it is expanded and holds events itself. */
  readonly row: number;
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  readonly parentRow: number | undefined;
  readonly isExpanded: boolean;
}

/** More siblings than this are ordered by UTF-16 units: nobody reads them one by one, and the answer must come at once. */
const MAX_COLLATED = 5000;

/**
 * Lays out the groups that have matching events and whose ancestors are expanded. Costs a sort of the visible groups;
 * events cost nothing, however many a group holds.
 */
export function buildVisibleGroups(
  groups: Groups,
  totals: GroupTotals,
  order: TreeOrder,
  expanded: Uint8Array,
): VisibleGroups {
  const getLabel = (group: number): string => groups.getNode(group)?.label ?? '';
  const compareFew = compareGroups(order, totals, compareText, getLabel);
  const compareMany = compareGroups(order, totals, compareUnits, getLabel);
  const visible: VisibleGroup[] = [];
  let row = 0;
  const visit = (ids: Uint32Array, level: number, parentRow: number | undefined): void => {
    const siblings = ids.filter((group) => (totals.count[group] ?? 0) > 0);
    siblings.sort(siblings.length > MAX_COLLATED ? compareMany : compareFew);
    siblings.forEach((group, i) => {
      const own = row;
      const isExpanded = expanded[group] === 1;
      visible.push({
        group,
        row: own,
        level,
        position: i + 1,
        siblings: siblings.length,
        parentRow,
        isExpanded,
      });
      row++;
      if (isExpanded) {
        row += totals.ownCount[group] ?? 0;
        visit(groups.getChildren(group), level + 1, own);
      }
    });
  };
  visit(groups.roots, 1, undefined);
  return { groups: visible, rows: row };
}

/** Position in `groups` of the group whose row or whose events take the row; -1 above the first. A binary search. */
export function findVisibleGroup({ groups }: VisibleGroups, row: number): number {
  let low = -1;
  let high = groups.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((groups[middle]?.row ?? 0) <= row) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}
