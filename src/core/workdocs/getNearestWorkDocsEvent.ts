import { getEditDistance } from '../text/getEditDistance';
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
    // Words that differ more in length than that are not worth the table.
    if (Math.abs(wanted.length - event.name.length) > limit) {
      continue;
    }
    const distance = getEditDistance(wanted, event.name.toLowerCase());
    if (distance <= limit) {
      nearest = event;
      limit = distance - 1;
    }
  }
  return nearest;
}
