const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Mean lengths of the Gregorian calendar. */
const YEAR = 365.2425 * DAY;
const MONTH = YEAR / 12;

/** Two of a unit are worth naming it: 47 hours stay hours, 48 become 2 days. */
const UNITS: readonly (readonly [name: string, length: number])[] = [
  ['year', YEAR],
  ['month', MONTH],
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
];

/**
 * A time in words as seen from `now`: `3 hours ago`, `in 2 days`, `just now` within a minute. Both in milliseconds
 * since 1970. Rounded down to whole units, of which at least two fit (1 minute and 1 hour excepted).
 */
export function toRelativeTime(at: number, now: number): string {
  const distance = Math.abs(now - at);
  for (const [name, length] of UNITS) {
    const count = Math.floor(distance / length);
    if (count >= 2 || (count === 1 && (name === 'minute' || name === 'hour'))) {
      const words = `${String(count)} ${name}${count === 1 ? '' : 's'}`;
      return at > now ? `in ${words}` : `${words} ago`;
    }
  }
  return at > now + SECOND ? 'in less than a minute' : 'just now';
}
