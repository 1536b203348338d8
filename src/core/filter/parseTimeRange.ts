import { parseTime } from '../time/parseTime';

/** Milliseconds since 1970 UTC, `from` inclusive, `to` exclusive; undefined is open. */
export interface TimeRange {
  readonly from?: number;
  readonly to?: number;
}

/** A date, or a date and a time, down to any part of it; a zone where there is an hour. */
const PARTIAL =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[Tt ](\d{2})(?::(\d{2})(?::(\d{2})([.,]\d{1,9})?)?)?(Z|z|[+-]\d{2}:?\d{2})?)?)?)?$/;
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** The years 0 to 9999: what four digits can write. */
const EARLIEST = -62_167_219_200_000;
const END = 253_402_300_800_000;
const LONGEST_TEXT = 100;

/**
 * Reads `FROM..TO`, `FROM..`, `..TO`, or one time, which stands for all of its day, hour or whatever it is written down
 * to. TO itself does not belong to the range. A time is a year, month, day, hour, minute or second in ISO form, in UTC
 * unless it has an offset, or anything that `parseTime` reads. Undefined where the text is none of this, is open at both
 * sides, or ends before it begins.
 */
export function parseTimeRange(text: string): TimeRange | undefined {
  if (text.length > LONGEST_TEXT) {
    return undefined;
  }
  const dots = text.indexOf('..');
  if (dots < 0) {
    return parsePeriod(text);
  }
  const first = text.slice(0, dots);
  const second = text.slice(dots + 2);
  const from = first === '' ? undefined : parsePeriod(first)?.from;
  const to = second === '' ? undefined : parsePeriod(second)?.from;
  const isUnread = (first !== '' && from === undefined) || (second !== '' && to === undefined);
  if (isUnread || (from === undefined && to === undefined)) {
    return undefined;
  }
  if (from === undefined || to === undefined) {
    return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  }
  return from < to ? { from, to } : undefined;
}

function parsePeriod(text: string): TimeRange | undefined {
  const match = PARTIAL.exec(text);
  if (match === null) {
    const from = parseTime(text);
    return from === undefined
      ? undefined
      : toPeriod(from, /[.,]\d/.test(text) || /^\d{13}$/.test(text) ? 1 : SECOND);
  }
  const [, year = '', month, day, hour, minute, second, fraction, zone] = match;
  const from = parseTime(
    `${year}-${month ?? '01'}-${day ?? '01'}T${hour ?? '00'}:${minute ?? '00'}:${second ?? '00'}${fraction ?? ''}${zone ?? 'Z'}`,
  );
  if (from === undefined) {
    return undefined;
  }
  if (fraction !== undefined) {
    return toPeriod(from, 1);
  }
  if (day === undefined) {
    // Months and years have no fixed length.
    const end = new Date(from);
    end.setUTCMonth(month === undefined ? 12 : Number(month));
    return toPeriod(from, end.getTime() - from);
  }
  return toPeriod(
    from,
    hour === undefined ? DAY : minute === undefined ? HOUR : second === undefined ? MINUTE : SECOND,
  );
}

function toPeriod(from: number, length: number): TimeRange | undefined {
  if (from < EARLIEST || from >= END) {
    return undefined;
  }
  return from + length < END ? { from, to: from + length } : { from };
}
