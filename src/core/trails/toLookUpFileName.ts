import type { LookUp } from './lookUp';

/** Longest part of a value that the name repeats: names of files end at 255 bytes. */
const LONGEST_VALUE = 60;

/**
 * A file's name, without ending, for what a look-up finds: its region, the moment of asking and its attribute. Letters that
 * a file system could refuse or read as a path become `_`. `now` is in milliseconds since 1970.
 */
export function toLookUpFileName({ region, attribute, isInsight }: LookUp, now: number): string {
  const time = new Date(now).toISOString().replaceAll(':', '-');
  const value = attribute?.value.replaceAll(/[^A-Za-z0-9._@+=-]/g, '_').slice(0, LONGEST_VALUE);
  return [
    'Event history',
    region,
    time,
    ...(isInsight ? ['Insights'] : []),
    ...(attribute === undefined ? [] : [attribute.key, value]),
  ].join(' ');
}
