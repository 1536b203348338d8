/** The width of a timeline's buckets. Months and years are those of the calendar, in UTC. */
export interface TimeStep {
  readonly unit: 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';
  readonly count: number;
}

const SECOND = 1000;
const DAY = 86_400_000;
/** For a month and a year the longest that they last, so that no step is passed over that fits. */
const LENGTHS = {
  second: SECOND,
  minute: 60 * SECOND,
  hour: 3600 * SECOND,
  day: DAY,
  week: 7 * DAY,
  month: 31 * DAY,
  year: 366 * DAY,
} as const satisfies Record<TimeStep['unit'], number>;

/** 1970-01-05, a Monday: weeks begin there. */
const MONDAY = 4 * DAY;

/** The widths that a person reads easily, narrowest first. The last ones are for logs with impossible times. */
const STEPS: readonly TimeStep[] = (
  [
    ['second', [1, 2, 5, 10, 15, 30]],
    ['minute', [1, 2, 5, 10, 15, 30]],
    ['hour', [1, 2, 3, 6, 12]],
    ['day', [1, 2]],
    ['week', [1, 2]],
    ['month', [1, 3]],
    ['year', [1, 2, 5, 10, 100, 1000]],
  ] as const
).flatMap(([unit, counts]) => counts.map((count) => ({ unit, count })));

/** In milliseconds: a little less than a Date can hold, so that the ends of the outer buckets are dates too. */
const LATEST = 8e15;

/**
 * The starts of the buckets of the narrowest step with which `first` to `last`, both included, take at most `buckets` of
 * them; one more entry, the end of the last bucket, follows. Starts are whole multiples of the step in UTC. Times in
 * milliseconds since 1970 UTC; times outside of what a Date holds are drawn in. 1 to 10,000 buckets; with fewer than a
 * dozen, times thousands of years apart may take more than were asked for.
 */
export function buildBuckets(
  first: number,
  last: number,
  buckets: number,
): { readonly step: TimeStep; readonly starts: Float64Array } {
  const from = Math.min(Math.max(first, -LATEST), LATEST);
  const to = Math.min(Math.max(last, from), LATEST);
  const limit = Math.max(1, Math.min(Math.trunc(buckets) || 1, 10_000));
  let step: TimeStep = { unit: 'year', count: 1000 };
  let starts: number[] = [];
  for (step of STEPS) {
    const length = LENGTHS[step.unit] * step.count;
    if ((to - from) / length > limit && step !== STEPS.at(-1)) {
      continue;
    }
    starts = toStarts(step, from, to);
    if (starts.length - 1 <= limit) {
      break;
    }
  }
  return { step, starts: Float64Array.from(starts) };
}

function toStarts(step: TimeStep, from: number, to: number): number[] {
  const first = toBucketNumber(step, from);
  const last = toBucketNumber(step, to);
  return Array.from({ length: last - first + 2 }, (_, i) => toBucketStart(step, first + i));
}

function toBucketNumber({ unit, count }: TimeStep, time: number): number {
  if (unit === 'month' || unit === 'year') {
    const date = new Date(time);
    const year = date.getUTCFullYear();
    return Math.floor((unit === 'year' ? year : year * 12 + date.getUTCMonth()) / count);
  }
  return Math.floor((time - (unit === 'week' ? MONDAY : 0)) / (LENGTHS[unit] * count));
}

function toBucketStart({ unit, count }: TimeStep, number: number): number {
  if (unit !== 'month' && unit !== 'year') {
    return number * LENGTHS[unit] * count + (unit === 'week' ? MONDAY : 0);
  }
  const month = number * count * (unit === 'year' ? 12 : 1);
  const year = Math.floor(month / 12);
  return new Date(0).setUTCFullYear(year, month - year * 12, 1);
}
