import { toTimeRangeText } from '../filter/toTimeText';

/**
 * The filter term for a range of time: `time:2025-03-11T14:00:00Z..2025-03-12`. Milliseconds since 1970 UTC, `from`
 * included, `to` not; a side that is undefined is open. '' where both are, which is no restriction. What follows the
 * colon is the value that `setOnlyTerm` takes for `time`.
 */
export function toTimeTerm(from: number | undefined, to: number | undefined): string {
  const range = toTimeRangeText(from, to);
  return range === '..' ? '' : `time:${range}`;
}
