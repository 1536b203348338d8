import { getWorkDocsEvents } from './getWorkDocsEvent';
import type { WorkDocsEvent } from './workDocsEvent';

/** Longer names than the longest of the catalog (37 letters) and the largest distance are never near one. */
const LONGEST_NAME = 64;

/**
 * The catalog's entry whose name differs least from this one, ignoring case: at most a quarter of the name's letters
 * may be inserted, left out or replaced. Undefined where no name is that near. About 91 × 1,000 steps at most.
 */
export function getNearestWorkDocsEvent(name: string): WorkDocsEvent | undefined {
  if (name.length === 0 || name.length > LONGEST_NAME) {
    return undefined;
  }
  const wanted = name.toLowerCase();
  let limit = Math.max(1, Math.floor(name.length / 4));
  let nearest: WorkDocsEvent | undefined;
  for (const event of getWorkDocsEvents()) {
    const distance = getDistance(wanted, event.name.toLowerCase(), limit);
    if (distance <= limit) {
      nearest = event;
      limit = distance - 1;
    }
  }
  return nearest;
}

/** Edit distance of two words (insert, delete, replace); any number above the limit means "farther than the limit". */
function getDistance(a: string, b: string, limit: number): number {
  if (limit < 0 || Math.abs(a.length - b.length) > limit) {
    return limit + 1;
  }
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const replace = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const remove = (previous[column] ?? 0) + 1;
      const insert = (current[column - 1] ?? 0) + 1;
      current.push(Math.min(replace, remove, insert));
    }
    previous = current;
  }
  return previous[b.length] ?? limit + 1;
}
