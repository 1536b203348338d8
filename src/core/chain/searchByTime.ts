import type { Grant } from './grant';

/** Candidates looked at in one search: a crafted log can put a million calls into one second. */
const MAX_CANDIDATES = 64;

/** The first position whose grant is not before `time`. */
function findPosition(grants: readonly Grant[], time: number): number {
  let low = 0;
  let high = grants.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((grants[middle]?.issue.time ?? -Infinity) < time) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** The grants at most `tolerance` milliseconds from `time`, at most 64. The list must be in order of time. */
export function getNear(grants: readonly Grant[], time: number, tolerance: number): readonly Grant[] {
  const start = findPosition(grants, time - tolerance);
  const near: Grant[] = [];
  for (let i = start; i < grants.length && near.length < MAX_CANDIDATES; i++) {
    const grant = grants[i];
    if (grant === undefined || (grant.issue.time ?? Infinity) > time + tolerance) {
      break;
    }
    near.push(grant);
  }
  return near;
}

/** The grants up to `time`, the latest first, at most 64 of them. The list must be in order of time. */
export function getBefore(grants: readonly Grant[], time: number): readonly Grant[] {
  const end = findPosition(grants, time + 1);
  return grants.slice(Math.max(0, end - MAX_CANDIDATES), end).reverse();
}
