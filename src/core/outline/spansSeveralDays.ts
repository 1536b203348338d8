const DAY = 86_400_000;

/**
 * Whether times fall on more than one day in UTC, so that a time of day alone would not tell them apart.
 *
 * @param times Milliseconds since 1970 UTC; NaN stands for a record without a time and counts for nothing.
 */
export function spansSeveralDays(times: Iterable<number>): boolean {
  let first: number | undefined;
  for (const time of times) {
    if (!Number.isNaN(time)) {
      const day = Math.floor(time / DAY);
      first ??= day;
      if (day !== first) {
        return true;
      }
    }
  }
  return false;
}
