import type { Group, IdentityGroups } from './identityGroups';
import type { GroupTotals } from './groupTotals';
import { compareGroups } from './groupOrder';
import type { TreeOrder } from './treeRow';

/** The rows that groups take, in order from the top; entry i speaks of the i-th visible group. */
export interface VisibleGroups {
  readonly groups: readonly VisibleGroup[];
  /** Number of visible rows, events included. */
  readonly rows: number;
}

export interface VisibleGroup {
  readonly group: Group;
  /** Number of its row; the rows of its events follow where it is expanded and holds events itself. */
  readonly row: number;
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  readonly parentRow: number | undefined;
  readonly isExpanded: boolean;
}

/**
 * Lays out the groups that have matching events and whose ancestors are expanded. Costs a sort of the visible groups;
 * events cost nothing, however many a group holds.
 */
export function buildVisibleGroups(
  { groups, roots }: IdentityGroups,
  totals: GroupTotals,
  order: TreeOrder,
  isExpanded: (group: Group) => boolean,
): VisibleGroups {
  const compare = compareGroups(order, totals);
  const visible: VisibleGroup[] = [];
  let row = 0;
  const visit = (ids: readonly number[], level: number, parentRow: number | undefined): void => {
    const siblings = ids
      .map((id) => groups[id])
      .filter((group): group is Group => group !== undefined && (totals.count[group.id] ?? 0) > 0)
      .sort(compare);
    siblings.forEach((group, i) => {
      const expanded = isExpanded(group);
      const own = row;
      visible.push({
        group,
        row: own,
        level,
        position: i + 1,
        siblings: siblings.length,
        parentRow,
        isExpanded: expanded,
      });
      row++;
      if (expanded) {
        row += totals.ownCount[group.id] ?? 0;
        visit(group.children, level + 1, own);
      }
    });
  };
  visit(roots, 1, undefined);
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
