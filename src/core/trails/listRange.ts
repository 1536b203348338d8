import { toStamp } from './logFileName';
import type { TrailPlace } from './trailPlace';
import { parseTrailPlace, toPlacePrefix } from './trailPlace';

/** A stretch of time, `[from, to)`, in milliseconds since 1970 UTC. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/** The keys of a bucket that are to be listed, in their order. */
export interface ListRange {
  readonly prefix: string;
  /** Only keys after this one. */
  readonly startAfter?: string;
  /** Only keys before this one: listing ends when it is reached. */
  readonly endBefore?: string;
}

/**
 * How long after an event its file may come and still be read, in milliseconds. CloudTrail delivers in about five
 * minutes on average and guarantees nothing; one hour also is how long its digests wait.
 */
export const DELIVERY_MARGIN = 3_600_000;

const MINUTE = 60_000;

/**
 * The keys below a folder of a trail whose files can hold events of a time, by key names alone: below a region the order
 * of keys is that of time, so one listing goes from the first file to the last and touches nothing else. Undefined where
 * the folder is of another time altogether. Above the region, or in a folder that CloudTrail did not make, order says
 * nothing and the whole folder is the range.
 */
export function getListRange(folder: TrailPlace, window: TimeWindow): ListRange | undefined {
  const { level, account, stream, region } = folder;
  const isBelowRegion = level === 'region' || level === 'year' || level === 'month' || level === 'day';
  if (!isBelowRegion || account === undefined || stream === undefined || region === undefined) {
    return { prefix: folder.key };
  }
  const toKey = (time: number): string => {
    const stamp = toStamp(time);
    const [year, month, day] = [stamp.slice(0, 4), stamp.slice(4, 6), stamp.slice(6, 8)];
    const prefix = toPlacePrefix({ ...getAbove(folder), year, month, day });
    // Names of digests go on with the trail's name, so that only their day is known.
    return stream === 'CloudTrail-Digest' ? prefix : `${prefix}${account}_${stream}_${region}_${stamp}`;
  };
  const startAfter = toKey(window.from).slice(0, stream === 'CloudTrail-Digest' ? undefined : -1);
  const endBefore = toKey(getLastDelivery(window, stream));
  // The last key of a folder comes before the folder's name with a `0`, the character after `/`.
  const folderEnd = `${folder.key.slice(0, -1)}0`;
  if (endBefore <= folder.key || startAfter >= folderEnd) {
    return undefined;
  }
  return {
    prefix: folder.key,
    ...(startAfter > folder.key ? { startAfter } : {}),
    ...(endBefore < folderEnd ? { endBefore } : {}),
  };
}

function getAbove({ base, organization, account, stream, region }: TrailPlace): {
  readonly [K in 'base' | 'organization' | 'account' | 'stream' | 'region']?: NonNullable<TrailPlace[K]>;
} {
  return {
    ...(base === undefined ? {} : { base }),
    ...(organization === undefined ? {} : { organization }),
    ...(account === undefined ? {} : { account }),
    ...(stream === undefined ? {} : { stream }),
    ...(region === undefined ? {} : { region }),
  };
}

/** The minute after the last one in which a file of the window may come; of digests the day after that. */
function getLastDelivery({ to }: TimeWindow, stream: string): number {
  return stream === 'CloudTrail-Digest' ? to + 24 * 60 * MINUTE : to + DELIVERY_MARGIN + MINUTE;
}

/** True where a file can hold events of the window, by its name; also where the name says nothing. */
export function canHoldEventsOf(key: string, window: TimeWindow): boolean {
  const { file } = parseTrailPlace(key);
  if (file === undefined) {
    return true;
  }
  const minute = Math.floor(window.from / MINUTE) * MINUTE;
  return file.time >= minute && file.time <= window.to + DELIVERY_MARGIN;
}
