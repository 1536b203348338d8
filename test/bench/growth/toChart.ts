import type { Growth } from './measureGrowth';

const WIDTH = 760;
const HEIGHT = 360;
const LEFT = 56;
const RIGHT = 240;
const TOP = 24;
const BOTTOM = 44;

/** Told apart by people who see few colours (Okabe and Ito), on white and on black. */
const COLORS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7'] as const;
/** Greys that can be read on both. */
const TEXT = '#767676';
const RULE = '#9a9a9a';

/** The aim: an event costs at most so many times as much among a million. */
const LIMIT = 1.15;

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function toLabel(records: number): string {
  return records >= 1e6 ? `${records / 1e6} million` : `${Math.round(records / 1000)},000`;
}

/** Costs of an event, as multiples of those in the smallest session, as a drawing in SVG. */
export function toChart(growth: readonly Growth[]): string {
  const sizes = growth[0]?.points.map(({ records }) => records) ?? [];
  const smallest = Math.log(sizes[0] ?? 1);
  const largest = Math.log(sizes.at(-1) ?? 10);
  const lines = growth.map(({ points }) =>
    points.map(({ records, perEvent }) => ({ records, cost: perEvent / (points[0]?.perEvent ?? NaN) })),
  );
  const top = Math.max(1.5, ...lines.flat().map(({ cost }) => Math.ceil(cost * 4) / 4));
  const toX = (records: number): number =>
    LEFT + ((Math.log(records) - smallest) / (largest - smallest)) * (WIDTH - LEFT - RIGHT);
  const toY = (cost: number): number => HEIGHT - BOTTOM - (cost / top) * (HEIGHT - TOP - BOTTOM);
  const text = (x: number, y: number, content: string, more = ''): string =>
    `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" fill="${TEXT}" ${more}>${escapeText(content)}</text>`;
  const rule = (y: number, more = ''): string =>
    `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y.toFixed(1)}" y2="${y.toFixed(1)}" stroke="${RULE}" ${more}/>`;
  const ticks = Array.from({ length: Math.floor(top / 0.5) + 1 }, (_, i) => i * 0.5);
  // Names beside the ends of their lines, far enough apart to be read.
  const ends = lines.map((line, i) => ({ i, y: toY(line.at(-1)?.cost ?? 0) })).sort((a, b) => a.y - b.y);
  ends.forEach((end, k) => (end.y = Math.max(end.y, (ends[k - 1]?.y ?? -Infinity) + 18)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13" role="img">`,
    '<title>Cost of an event by the size of the session, as a multiple of that in the smallest one</title>',
    ...ticks.flatMap((tick) => [
      rule(toY(tick), tick === 0 ? '' : 'stroke-opacity="0.35"'),
      text(LEFT - 8, toY(tick) + 4, tick.toFixed(1), 'text-anchor="end"'),
    ]),
    rule(toY(LIMIT), 'stroke-dasharray="5 4"'),
    text(LEFT + 6, toY(LIMIT) - 6, `aim: at most ${LIMIT}`),
    ...sizes.map((size) => text(toX(size), HEIGHT - BOTTOM + 20, toLabel(size), 'text-anchor="middle"')),
    text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 6, 'events', 'text-anchor="middle"'),
    ...lines.flatMap((line, i) => [
      `<polyline fill="none" stroke="${COLORS[i % COLORS.length] ?? ''}" stroke-width="2" points="${line
        .map(({ records, cost }) => `${toX(records).toFixed(1)},${toY(cost).toFixed(1)}`)
        .join(' ')}"/>`,
      ...line.map(
        ({ records, cost }) =>
          `<circle cx="${toX(records).toFixed(1)}" cy="${toY(cost).toFixed(1)}" r="3.5" fill="${COLORS[i % COLORS.length] ?? ''}"/>`,
      ),
    ]),
    ...ends.map(({ i, y }) =>
      text(WIDTH - RIGHT + 12, y + 4, growth[i]?.name ?? '').replace(
        `fill="${TEXT}"`,
        `fill="${COLORS[i % COLORS.length] ?? ''}"`,
      ),
    ),
    '</svg>',
    '',
  ].join('\n');
}
