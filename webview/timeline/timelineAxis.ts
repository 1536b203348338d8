/** A mark on the axis of time. */
export interface Tick {
  /** Milliseconds since 1970 UTC. */
  readonly time: number;
  readonly label: string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Distances between marks that divide the clock evenly, in milliseconds. */
const CLOCK_STEPS = [
  1000,
  5000,
  15_000,
  30_000,
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
];

/** Distances that divide the calendar evenly, in months; the last are for logs with impossible times. */
const MONTH_STEPS = [1, 3, 6, 12, 24, 60, 120, 1200, 12_000];

/** The shortest that a month lasts. */
const MONTH = 28 * DAY;

/** The latest and, negated, the earliest time that a Date can hold, in milliseconds. */
const DATE_LIMIT = 8.64e15;

/** Marks at even times of the calendar between two times, `most` at most, labelled in UTC down to the part that changes. */
export function getTicks(from: number, to: number, most: number): readonly Tick[] {
  const length = to - from;
  if (!(length > 0) || Math.abs(from) > DATE_LIMIT || Math.abs(to) > DATE_LIMIT || most < 1) {
    return [];
  }
  const step = CLOCK_STEPS.find((size) => length / size <= most);
  const ticks = step === undefined ? getCalendarTicks(from, to, most) : getClockTicks(from, to, step);
  return ticks.slice(0, most);
}

function getClockTicks(from: number, to: number, step: number): Tick[] {
  const ticks: Tick[] = [];
  for (let time = Math.ceil(from / step) * step; time <= to; time += step) {
    const text = new Date(time).toISOString();
    const clock = text.slice(-13, -1);
    const isDate = step >= DAY || clock === '00:00:00.000';
    ticks.push({ time, label: isDate ? toDateText(text) : clock.slice(0, step >= MINUTE ? 5 : 8) });
  }
  return ticks;
}

function getCalendarTicks(from: number, to: number, most: number): Tick[] {
  const months = MONTH_STEPS.find((count) => (to - from) / (count * MONTH) <= most) ?? 12_000;
  const ticks: Tick[] = [];
  const first = new Date(from);
  const start = first.getUTCFullYear() * 12 + first.getUTCMonth();
  for (let month = Math.ceil(start / months) * months; ; month += months) {
    const date = new Date(0);
    date.setUTCFullYear(Math.floor(month / 12), month - Math.floor(month / 12) * 12, 1);
    const time = date.getTime();
    if (!(time <= to)) {
      return ticks;
    }
    if (time >= from) {
      const text = toDateText(date.toISOString());
      ticks.push({ time, label: months >= 12 ? text.slice(0, -6) : text.slice(0, -3) });
    }
  }
}

function toDateText(text: string): string {
  return text.slice(0, text.indexOf('T'));
}
