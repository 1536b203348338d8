import type { Group } from './identityGroups';
import type { GroupTotals } from './groupTotals';
import type { TreeOrder } from './treeRow';

/**
 * Compares two groups for an order: most events, most errors or latest first; earliest first; names as a person reads
 * them. Equal ones go by name, then by number, so that an order is always the same.
 */
export function compareGroups(order: TreeOrder, totals: GroupTotals): (a: Group, b: Group) => number {
  const byName = (a: Group, b: Group): number => compareText(a.label, b.label) || a.id - b.id;
  const { count, errors, first, last } = totals;
  switch (order) {
    case 'name':
      return byName;
    case 'count':
      return (a, b) => (count[b.id] ?? 0) - (count[a.id] ?? 0) || byName(a, b);
    case 'errors':
      return (a, b) => (errors[b.id] ?? 0) - (errors[a.id] ?? 0) || byName(a, b);
    case 'first':
      return (a, b) => compareTimes(first[a.id], first[b.id], 1) || byName(a, b);
    case 'last':
      return (a, b) => compareTimes(last[a.id], last[b.id], -1) || byName(a, b);
  }
}

const COLLATOR = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function compareText(a: string, b: string): number {
  return COLLATOR.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** Groups without a time come last in both directions. */
function compareTimes(a = NaN, b = NaN, direction: 1 | -1): number {
  if (Number.isNaN(a) || Number.isNaN(b)) {
    return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  }
  return (a - b) * direction;
}
