import type { TimeWindow } from './listRange';
import type { TrailPlace } from './trailPlace';

/** A log's name tells the minute of its delivery. */
const MINUTE = 60_000;

/** A digest's name tells the end of the hour that it covers. */
const HOUR = 60 * MINUTE;

/**
 * The time of delivery that a place of a trail stands for, in UTC: a year, a month, a day, or the minute of a log.
 * Undefined for places that hold every time, and for files whose names say nothing.
 */
export function getPlaceSpan({ level, year, month, day, file }: TrailPlace): TimeWindow | undefined {
  if (level === 'file') {
    if (file === undefined) {
      return undefined;
    }
    return file.stream === 'CloudTrail-Digest'
      ? { from: file.time - HOUR, to: file.time }
      : { from: file.time, to: file.time + MINUTE };
  }
  if (year === undefined) {
    return undefined;
  }
  const [y, m, d] = [Number(year), Number(month ?? 1) - 1, Number(day ?? 1)];
  const from = Date.UTC(y, m, d);
  if (day !== undefined) {
    return { from, to: Date.UTC(y, m, d + 1) };
  }
  return { from, to: month === undefined ? Date.UTC(y + 1, 0) : Date.UTC(y, m + 1) };
}
