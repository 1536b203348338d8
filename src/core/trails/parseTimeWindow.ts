import { parseTime } from '../time/parseTime';
import type { TimeWindow } from './listRange';

const MINUTE = 60_000;
const UNITS: Readonly<Record<string, number>> = {
  m: MINUTE,
  h: 60 * MINUTE,
  d: 1440 * MINUTE,
  w: 7 * 1440 * MINUTE,
};

/** Longest text that is read; two times with zones have some 60 characters. */
const LONGEST = 100;

/**
 * Reads a stretch of time as people write it: `2024-11-19`, `2024-11-18 to 2024-11-19` (both days whole),
 * `2024-11-19 09:00 to 11:30`, `last 6 hours`. Times without a zone are UTC. Undefined where it is none, or where it ends
 * before it begins. `now` is in milliseconds since 1970.
 */
export function parseTimeWindow(text: string, now: number): TimeWindow | undefined {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) {
    return undefined;
  }
  const last = /^last (\d{1,4}) ?(m|h|d|w)[a-z]*$/i.exec(trimmed);
  if (last !== null) {
    const length = Number(last[1]) * (UNITS[(last[2] ?? '').toLowerCase()] ?? 0);
    return length > 0 ? { from: now - length, to: now } : undefined;
  }
  const [first = '', second, ...more] = trimmed.split(/ +(?:to|until|-|–) +/);
  const start = parsePoint(first);
  const end = parsePoint(second ?? first, start?.date);
  if (start === undefined || end === undefined || more.length > 0) {
    return undefined;
  }
  const window = { from: start.time, to: end.time + end.length };
  return window.to > window.from ? window : undefined;
}

interface Point {
  readonly time: number;
  /** How much of time the text means: a day, a minute, or a moment. */
  readonly length: number;
  /** `YYYY-MM-DD`, for an end that says only the time of day. */
  readonly date: string;
}

function parsePoint(text: string, dateBefore?: string): Point | undefined {
  const whole =
    /^\d{1,2}:\d{2}(?::\d{2})?Z?$/.test(text) && dateBefore !== undefined ? `${dateBefore} ${text}` : text;
  const parts =
    /^(\d{4}-\d{2}-\d{2})(?:[T ] ?(\d{1,2}:\d{2})(:\d{2}(?:\.\d+)?)? ?(Z|UTC|[+-]\d{2}:?\d{2})?)?$/i.exec(
      whole,
    );
  if (parts === null) {
    return undefined;
  }
  const [, date = '', clock, seconds, zone] = parts;
  const time = parseTime(`${date}T${(clock ?? '00:00').padStart(5, '0')}${seconds ?? ':00'}${zone ?? 'Z'}`);
  if (time === undefined) {
    return undefined;
  }
  // A day means all of it. A time that is said is where the stretch begins or ends.
  return { time, length: clock === undefined ? 1440 * MINUTE : 0, date };
}
