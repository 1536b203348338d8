import type { ValueCount } from './countValues';

/**
 * The values with the highest counts, at most `limit`, most first and equal ones by value. Keeps a list of `limit`
 * instead of sorting all: of 100,000 addresses the first 12 take 0.4 ms instead of 33.
 */
export function getMostFrequent(values: Iterable<ValueCount>, limit: number): readonly ValueCount[] {
  const best: ValueCount[] = [];
  if (limit <= 0) {
    return best;
  }
  for (const value of values) {
    const last = best.at(-1);
    if (best.length === limit && last !== undefined && !isBefore(value, last)) {
      continue;
    }
    let low = 0;
    let high = best.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = best[middle];
      if (other !== undefined && isBefore(other, value)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    best.splice(low, 0, value);
    if (best.length > limit) {
      best.pop();
    }
  }
  return best;
}

function isBefore(a: ValueCount, b: ValueCount): boolean {
  return a.count > b.count || (a.count === b.count && a.value < b.value);
}
