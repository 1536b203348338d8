import { MONTHS, WEEKDAYS } from '../../time/calendarNames';
import { parseTime } from '../../time/parseTime';
import { toRelativeTime } from '../../time/toRelativeTime';
import type { Explanation, Sentence } from '../explanation';
import { toCode } from './toCode';

/**
 * A time in UTC, in local time and relative to now; undefined where the text is no time.
 * @param now milliseconds since 1970
 * @param timeZone an IANA name such as `Europe/Berlin`; where the host does not know it, local time is left out
 */
export function explainTime(text: string, now: number, timeZone: string): Explanation | undefined {
  const at = parseTime(text);
  if (at === undefined) {
    return undefined;
  }
  const local = toLocalTime(at, timeZone);
  return {
    title: ['Time'],
    body: [[`${toWords(at)} UTC, ${toRelativeTime(at, now)}.`], ...toNotes(text)],
    facts: [
      { label: 'UTC', value: [{ code: toUtcTime(at) }] },
      ...(local === undefined ? [] : [{ label: `Local (${timeZone})`, value: [{ code: local }] }]),
    ],
  };
}

/** `2023-07-10T11:42:31Z`, with three digits of fraction where there is one. */
export function toUtcTime(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

/** `2023-07-10 13:42:31 UTC+02:00`; undefined where the host does not know the zone. */
export function toLocalTime(at: number, timeZone: string): string | undefined {
  const format = getFormat(timeZone);
  if (format === undefined) {
    return undefined;
  }
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const get = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  // ICU writes GMT+02:00, and for no offset GMT or GMT+00:00 by its version.
  const zone = get('timeZoneName').replace(/^GMT$/, 'GMT+00:00').replace('GMT', 'UTC');
  return `${get('year')}-${get('month')}-${get('day')} ${get('hour')}:${get('minute')}:${get('second')} ${zone}`;
}

// Making a format costs 20 to 50 µs, more than all the rest of a hover's time.
let lastFormat: { readonly timeZone: string; readonly format: Intl.DateTimeFormat | undefined } | undefined;

function getFormat(timeZone: string): Intl.DateTimeFormat | undefined {
  if (lastFormat?.timeZone !== timeZone) {
    lastFormat = { timeZone, format: createFormat(timeZone) };
  }
  return lastFormat.format;
}

function createFormat(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      timeZoneName: 'longOffset',
    });
  } catch {
    return undefined;
  }
}

/** `Monday, 10 July 2023, 11:42:31`: no order of numbers that readers of different countries take differently. */
function toWords(at: number): string {
  const date = new Date(at);
  const weekday = WEEKDAYS[date.getUTCDay()] ?? '';
  const month = MONTHS[date.getUTCMonth()] ?? '';
  const clock = date.toISOString().slice(-13, -5);
  return `${weekday}, ${String(date.getUTCDate())} ${month} ${String(date.getUTCFullYear())}, ${clock}`;
}

function toNotes(text: string): readonly Sentence[] {
  if (/^\d{10}(?:\.|$)/.test(text)) {
    return [[toCode(text), ' counts the seconds since 1970.']];
  }
  if (/^\d{13}$/.test(text)) {
    return [[toCode(text), ' counts the milliseconds since 1970.']];
  }
  return /(?:Z|z|UTC|[+-]\d{2}:?\d{2}|[+-]\d{2})$/.test(text.slice(11))
    ? []
    : [['No time zone is written; it is read as UTC, which CloudTrail uses.']];
}
