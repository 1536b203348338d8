/** Date, `T` or blanks, time, up to 9 digits of fraction, zone. Also the basic form without separators. */
const EXTENDED =
  /^(\d{4})-(\d{2})-(\d{2})(?:T|t| )(\d{2}):(\d{2}):(\d{2})(?:[.,](\d{1,9}))? ?(Z|z|UTC|[+-]\d{2}(?::?\d{2})?)?$/;
const BASIC = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}(?::?\d{2})?)?$/;
/** How STS answers write when credentials end: `Jul 10, 2023, 12:43:35 PM`, since Java 20 with a narrow blank. */
const JAVA =
  /^(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{1,2}), (\d{4}),? (\d{1,2}):(\d{2}):(\d{2})[ \u202f](AM|PM)$/;
const EPOCH = /^(\d{10}|\d{13})(?:\.(\d{1,9}))?$/;

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';
/** Seconds since 1970 at the start of the year 2100: a longer number is an id, not a time. */
const EPOCH_END_SECONDS = 4_102_444_800;
/** The longest accepted form has 38 characters. */
const MAX_LENGTH = 48;

/**
 * A time as milliseconds since 1970 UTC, finer digits cut off; undefined where the text is not a time that exists.
 *
 * Read are the forms that logs really have: ISO 8601 with `Z`, an offset or neither, the same with a blank for the
 * `T`, the basic form of old records (`20131102T010628Z`), seconds or milliseconds since 1970 as digits (10 or 13
 * of them), and the form of STS expirations (`Jul 10, 2023, 12:43:35 PM`). A time without a zone is taken as UTC,
 * which is what CloudTrail writes. Days that the calendar lacks are refused.
 */
export function parseTime(text: string): number | undefined {
  if (text.length < 10 || text.length > MAX_LENGTH) {
    return undefined;
  }
  const iso = EXTENDED.exec(text) ?? BASIC.exec(text);
  if (iso !== null) {
    const [, year, month, day, hour, minute, second, fraction, zone] = iso;
    const at = toMilliseconds(
      Number(year),
      Number(month),
      Number(day),
      Number(hour),
      Number(minute),
      Number(second),
      toFraction(fraction),
    );
    const offset = toOffsetMinutes(zone);
    return at === undefined || offset === undefined ? undefined : at - offset * 60_000;
  }
  const java = JAVA.exec(text);
  if (java !== null) {
    const [, month, day, year, hour, minute, second, half] = java;
    const hour12 = Number(hour);
    if (hour12 < 1 || hour12 > 12) {
      return undefined;
    }
    return toMilliseconds(
      Number(year),
      MONTHS.indexOf(month ?? '') / 3 + 1,
      Number(day),
      (hour12 % 12) + (half === 'PM' ? 12 : 0),
      Number(minute),
      Number(second),
      0,
    );
  }
  return parseEpoch(text);
}

function parseEpoch(text: string): number | undefined {
  const match = EPOCH.exec(text);
  const digits = match?.[1];
  if (digits === undefined) {
    return undefined;
  }
  const inSeconds = digits.length === 10;
  const milliseconds = inSeconds ? Number(digits) * 1000 + toFraction(match?.[2]) : Number(digits);
  return milliseconds < EPOCH_END_SECONDS * 1000 ? milliseconds : undefined;
}

/** Whole milliseconds of the digits after the point. */
function toFraction(digits: string | undefined): number {
  return digits === undefined ? 0 : Number(digits.slice(0, 3).padEnd(3, '0'));
}

/** Minutes east of UTC; undefined where no place on earth has such an offset. */
function toOffsetMinutes(zone: string | undefined): number | undefined {
  if (zone === undefined || zone === 'Z' || zone === 'z' || zone === 'UTC') {
    return 0;
  }
  const digits = zone.slice(1).replace(':', '');
  const hours = Number(digits.slice(0, 2));
  const minutes = Number(digits.slice(2) || '0');
  if (minutes > 59 || hours > 14) {
    return undefined;
  }
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

function toMilliseconds(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  millisecond: number,
): number | undefined {
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) {
    return undefined;
  }
  // Date.UTC reads the years 0 to 99 as 1900 to 1999; setUTCFullYear does not (Go writes its zero time as year 1).
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) {
    return undefined;
  }
  return date.setUTCHours(hour, minute, second, millisecond);
}
