import type { AccessInterval } from './accessInterval';
import { getAccessIntervals } from './getAccessIntervals';
import type { StoryContent } from './resources';
import type { WorkDocsIndex } from './workDocsIndex';

/** An access to a folder while something was in it. */
export interface InheritedAccess {
  readonly folder: StoryContent;
  readonly interval: AccessInterval;
}

/** A stay in a folder; undefined stands for no known end. */
interface Stay {
  readonly folder: StoryContent;
  readonly from: number | undefined;
  readonly until: number | undefined;
}

/** Folders nest some ten deep in practice; the bound stops circles that a crafted log can make. */
const MAX_DEPTH = 20;
/** Stays looked at and accesses found for one story: a log can move and share a file a million times. */
export const MAX_INHERITED = 2000;

/**
 * Accesses to the folders above, cut to the time in which the content was in them. A stay that is only seen and not
 * begun in the log counts from an unknown time. The creator's ownership of a folder is left out. At most 2,000 are found.
 */
export function getInheritedAccess(index: WorkDocsIndex, content: StoryContent): readonly InheritedAccess[] {
  const found: InheritedAccess[] = [];
  const known = new Map<StoryContent, readonly AccessInterval[]>();
  const getIntervals = (folder: StoryContent): readonly AccessInterval[] => {
    const intervals = known.get(folder) ?? getAccessIntervals(index, folder);
    known.set(folder, intervals);
    return intervals;
  };
  let budget = MAX_INHERITED;
  let level: readonly Stay[] = toStays(content, undefined, undefined);
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0 && budget > 0; depth++) {
    const below = new Set(known.keys());
    const above: Stay[] = [];
    for (const stay of level.slice(0, budget)) {
      if (stay.folder === content || below.has(stay.folder)) {
        continue; // A circle, which only a crafted log has.
      }
      budget--;
      for (const interval of getIntervals(stay.folder)) {
        if (interval.isCreator !== true && interval.givenBy !== undefined && overlaps(interval, stay)) {
          found.push({ folder: stay.folder, interval: toCut(interval, stay) });
          if (found.length === MAX_INHERITED) {
            return found;
          }
        }
      }
      above.push(...toStays(stay.folder, stay.from, stay.until).slice(0, budget));
    }
    level = above;
  }
  return found;
}

/** The stays of a content in folders, within a period; several records of the same stay are one. */
function toStays(
  content: StoryContent,
  from: number | undefined,
  until: number | undefined,
): readonly Stay[] {
  const changes = content.placements.filter(
    ({ folder }, i) => i === 0 || content.placements[i - 1]?.folder !== folder,
  );
  return changes
    .map(({ folder, time, by }, i) => ({
      folder,
      from: getLater(from, by === 'seen' && i === 0 ? undefined : time),
      until: getEarlier(until, changes[i + 1]?.time),
    }))
    .filter((stay) => stay.from === undefined || stay.until === undefined || stay.from < stay.until);
}

function overlaps(interval: AccessInterval, stay: Stay): boolean {
  return (
    (interval.from ?? -Infinity) < (stay.until ?? Infinity) &&
    (interval.until ?? Infinity) > (stay.from ?? -Infinity)
  );
}

/** The interval within the stay; an end by leaving the folder has no caller. */
function toCut(interval: AccessInterval, stay: Stay): AccessInterval {
  const { from: givenFrom, until: givenUntil, end, endedBy, ...rest } = interval;
  const from = getLater(givenFrom, stay.from);
  const until = getEarlier(givenUntil, stay.until);
  return {
    ...rest,
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    ...(until === givenUntil && end !== undefined ? { end } : {}),
    ...(until === givenUntil && endedBy !== undefined ? { endedBy } : {}),
  };
}

function getLater(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.max(a, b);
}

function getEarlier(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.min(a, b);
}
