import { getPlaceSpan } from '../trails/getPlaceSpan';
import type { TimeWindow } from '../trails/listRange';
import { toPlacePrefix, type TrailPlace } from '../trails/trailPlace';
import type { ValidatedPlace } from './trailMarks';
import { TRAIL_STREAMS, type TrailStream } from '../trails/trailStream';

/** What of a trail is to be validated. */
export interface ValidationScope {
  /** What stands before and including `AWSLogs/`. */
  readonly base: string;
  /** Undefined where the place is above an organization or there is none. */
  readonly organization?: string;
  /** Undefined for every account below. */
  readonly account?: string;
  /** Undefined for every Region of the account. */
  readonly region?: string;
  /** Kinds of logs; digests are not among them. */
  readonly streams: readonly TrailStream[];
  /** When the logs were delivered; undefined for every time. */
  readonly window?: TimeWindow;
  /** The key of the only log that is asked about. */
  readonly log?: string;
}

/** Every kind of log that digests list. */
export const LOG_STREAMS: readonly TrailStream[] = TRAIL_STREAMS.filter(
  (stream) => stream !== 'CloudTrail-Digest',
);

/**
 * What to validate where a place of a trail is chosen, within a time where one is given: the place of digests stands for
 * the logs that they list. Undefined where the place is not in CloudTrail's layout, so that its digests cannot be found,
 * or where it holds nothing of that time.
 */
export function toValidationScope(place: TrailPlace, time?: TimeWindow): ValidationScope | undefined {
  const { level, base, organization, account, region, stream, file, key } = place;
  const isOdd = level === 'outside' || level === 'folder' || (level === 'file' && file === undefined);
  if (base === undefined || isOdd) {
    return undefined;
  }
  const window = intersect(getPlaceSpan(place), time);
  if (window !== undefined && window.from >= window.to) {
    return undefined;
  }
  const isOfDigests = stream === undefined || stream === 'CloudTrail-Digest';
  return {
    base,
    ...(organization === undefined ? {} : { organization }),
    ...(account === undefined ? {} : { account }),
    ...(region === undefined ? {} : { region }),
    streams: isOfDigests ? LOG_STREAMS : [stream],
    ...(window === undefined ? {} : { window }),
    ...(level === 'file' && !isOfDigests ? { log: key } : {}),
  };
}

function intersect(a: TimeWindow | undefined, b: TimeWindow | undefined): TimeWindow | undefined {
  return a === undefined || b === undefined
    ? (a ?? b)
    : { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
}

/** The places whose logs a scope holds, as far as they were delivered by `now` (milliseconds since 1970). */
export function toValidatedPlaces(
  { base, organization, account, region, streams, window, log }: ValidationScope,
  now: number,
): readonly ValidatedPlace[] {
  const time = window === undefined ? {} : { window: { from: window.from, to: Math.min(window.to, now) } };
  if (log !== undefined) {
    return [{ key: log, ...time }];
  }
  const above = { base, ...(organization === undefined ? {} : { organization }) };
  if (account === undefined || (region === undefined && streams.length === LOG_STREAMS.length)) {
    return [{ key: toPlacePrefix({ ...above, ...(account === undefined ? {} : { account }) }), ...time }];
  }
  return streams.map((stream) => ({
    key: toPlacePrefix({ ...above, account, stream, ...(region === undefined ? {} : { region }) }),
    ...time,
  }));
}
