import { parseTime } from '../../../src/core/time/parseTime';
import type { CellValue, QueryResult, ResultColumn } from '../../../src/protocol/query';

/** Most rows that a course over time is drawn of. */
export const MAX_POINTS = 2000;

/** Most rows that are drawn as bars, and most bars drawn of them. */
export const MAX_NAMES = 50;
export const MAX_BARS = 10;

/** Least rows that make a chart worth its room. */
const MIN_ROWS = 2;

/** A number over time, in the order of time. */
export interface SeriesChart {
  readonly kind: 'series';
  readonly name: string;
  readonly timeName: string;
  /** Times are milliseconds since 1970 UTC. */
  readonly points: readonly { readonly time: number; readonly value: number }[];
}

/** The largest of some named numbers, largest first. */
export interface BarsChart {
  readonly kind: 'bars';
  readonly name: string;
  readonly bars: readonly { readonly label: string; readonly value: number }[];
  /** How many names there are, those without a bar included. */
  readonly total: number;
}

export type Chart = SeriesChart | BarsChart;

/** Whether a result may have a chart at all, so that its rows are worth asking for. Rows that are events have none. */
export function mayHaveChart({ columns, hasEvents, statistics }: QueryResult): boolean {
  return (
    !hasEvents &&
    statistics.rows >= MIN_ROWS &&
    statistics.rows <= MAX_POINTS &&
    columns.some(({ kind }) => kind === 'number') &&
    columns.some(({ kind }) => kind === 'time' || kind === 'text')
  );
}

/**
 * The chart that suits a result: a number over distinct times where a time stands before any name, bars of a number by
 * distinct names where there are few; undefined where neither does. The first number counts.
 */
export function chooseChart(
  columns: readonly ResultColumn[],
  rows: readonly (readonly CellValue[])[],
): Chart | undefined {
  const number = columns.findIndex(({ kind }) => kind === 'number');
  if (number < 0 || rows.length < MIN_ROWS) {
    return undefined;
  }
  const times = columns.map((column, i) => toTimes(column, rows, i));
  const time = times.findIndex((list) => list !== undefined);
  const text = columns.findIndex(({ kind }, i) => kind === 'text' && times[i] === undefined);
  const values = rows.map((row) => toValue(row[number]));
  const name = columns[number]?.name ?? '';
  if (time >= 0 && (text < 0 || time < text)) {
    return toSeries(name, columns[time]?.name ?? '', times[time] ?? [], values);
  }
  return text >= 0 && rows.length <= MAX_NAMES ? toBars(name, columns, rows, values) : undefined;
}

/** The times of a column; undefined where one of its values is none. A NULL is no time. */
function toTimes(
  { kind }: ResultColumn,
  rows: readonly (readonly CellValue[])[],
  column: number,
): readonly number[] | undefined {
  if (kind !== 'time' && kind !== 'text') {
    return undefined;
  }
  const times: number[] = [];
  for (const row of rows) {
    const value = row[column];
    // Digits alone are seconds to parseTime, and accounts and years to everybody else.
    const isTime = typeof value === 'string' && value.length <= 40 && value.includes('-');
    const time = isTime ? parseTime(value.length === 10 ? `${value}T00:00:00Z` : value) : undefined;
    if (time === undefined) {
      return undefined;
    }
    times.push(time);
  }
  return times;
}

function toValue(value: CellValue | undefined): number {
  return typeof value === 'number' ? value : typeof value === 'string' && value !== '' ? Number(value) : NaN;
}

function toSeries(
  name: string,
  timeName: string,
  times: readonly number[],
  values: readonly number[],
): SeriesChart | undefined {
  const points = times
    .map((time, i) => ({ time, value: values[i] ?? NaN }))
    .filter(({ value }) => Number.isFinite(value))
    .sort((a, b) => a.time - b.time);
  const isDistinct = new Set(times).size === times.length;
  return isDistinct && points.length >= MIN_ROWS ? { kind: 'series', name, timeName, points } : undefined;
}

function toBars(
  name: string,
  columns: readonly ResultColumn[],
  rows: readonly (readonly CellValue[])[],
  values: readonly number[],
): BarsChart | undefined {
  const texts = columns.flatMap(({ kind }, i) => (kind === 'text' ? [i] : []));
  const labels = toLabels(rows, texts.slice(0, 1)) ?? toLabels(rows, texts);
  if (labels === undefined || values.some((value) => value < 0)) {
    return undefined;
  }
  const all = labels
    .map((label, i) => ({ label, value: values[i] ?? NaN }))
    .filter(({ value }) => Number.isFinite(value))
    .sort((a, b) => b.value - a.value);
  return all.length >= MIN_ROWS && (all[0]?.value ?? 0) > 0
    ? { kind: 'bars', name, bars: all.slice(0, MAX_BARS), total: all.length }
    : undefined;
}

/** A name for each row; undefined where two rows have the same. */
function toLabels(
  rows: readonly (readonly CellValue[])[],
  columns: readonly number[],
): readonly string[] | undefined {
  const labels = rows.map((row) =>
    columns.map((column) => String(row[column] ?? 'NULL').slice(0, 200)).join(' · '),
  );
  return new Set(labels).size === labels.length ? labels : undefined;
}
