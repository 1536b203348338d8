import { toCountText, toNumberText, toUtcText } from '../../texts';
import type { Chart } from './chooseChart';

const FORM = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

export function toValueText(value: number): string {
  return FORM.format(value);
}

/** A time down to the part that says something: midnights are days. */
export function toPointText(time: number): string {
  return toUtcText(time).replace(/ 00:00:00$/, '');
}

/** What a chart shows, for those who do not see it. */
export function toChartSummary(chart: Chart): string {
  if (chart.kind === 'bars') {
    const [first] = chart.bars;
    const largest = chart.bars.map(({ label, value }) => `${label} ${toValueText(value)}`).join(', ');
    return first === undefined ? '' : `Bars of ${chart.name}, ${toShareText(chart)}: ${largest}`;
  }
  const { points, name } = chart;
  const highest = points.reduce((best, point) => (point.value > best.value ? point : best));
  const lowest = points.reduce((best, point) => (point.value < best.value ? point : best));
  const from = toPointText(points[0]?.time ?? 0);
  const to = toPointText(points.at(-1)?.time ?? 0);
  return (
    `${name} over time, ${toCountText(points.length, 'point')} from ${from} to ${to} UTC: ` +
    `highest ${toValueText(highest.value)} at ${toPointText(highest.time)}, ` +
    `lowest ${toValueText(lowest.value)} at ${toPointText(lowest.time)}`
  );
}

/** How many of the names have a bar. */
export function toShareText({
  bars,
  total,
}: {
  readonly bars: readonly unknown[];
  readonly total: number;
}): string {
  return bars.length < total
    ? `largest ${toNumberText(bars.length)} of ${toNumberText(total)}`
    : `all ${toNumberText(total)}`;
}

/** Less of a shared beginning than this is worth keeping. */
const MIN_SHARED = 12;

/**
 * Characters at the beginning that all labels share, as ARNs do: up to the last sign between two parts of a name. 0 where
 * there are few.
 */
export function getSharedLength(labels: readonly string[]): number {
  const [first = '', ...others] = labels;
  let length = first.length;
  for (const label of others) {
    let i = 0;
    while (i < length && label[i] === first[i]) {
      i++;
    }
    length = i;
  }
  const end = Math.max(first.lastIndexOf('/', length - 1), first.lastIndexOf(':', length - 1)) + 1;
  return others.length > 0 && end >= MIN_SHARED ? end : 0;
}
