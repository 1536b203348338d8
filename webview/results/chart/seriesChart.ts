import { getTicks } from '../../timeline/timelineAxis';
import { toPointText, toValueText } from './chartTexts';
import type { SeriesChart } from './chooseChart';

const SVG = 'http://www.w3.org/2000/svg';

/** Height of the drawing and of the axis under it, in pixels. */
const HEIGHT = 72;
const AXIS = 18;

/** Room for the highest value's text at the left. */
const LEFT = 8;
const TOP = 14;

/** Up to here each point is a column; more are a line. */
const MAX_COLUMNS = 60;

/** Pixels of the axis for each mark. */
const TICK_ROOM = 110;

/** Draws a number over time into a width of pixels: columns, or a line where they would be too thin. */
export function drawSeries({ points, name }: SeriesChart, width: number): SVGSVGElement {
  const svg = create('svg', 'series', {});
  svg.setAttribute('viewBox', `0 0 ${String(width)} ${String(TOP + HEIGHT + AXIS)}`);
  const start = points[0]?.time ?? 0;
  const end = Math.max(start + 1, points.at(-1)?.time ?? start);
  const most = points.reduce((max, { value }) => Math.max(max, value), 0);
  const least = points.reduce((min, { value }) => Math.min(min, value), 0);
  const range = most - least || 1;
  const isColumns = points.length <= MAX_COLUMNS;
  const slot = (width - 2 * LEFT) / points.length;
  // Columns stand inside the frame as a whole, so the first and the last keep half a slot from its sides.
  const inset = LEFT + (isColumns ? slot / 2 : 0);
  const toX = (time: number): number => inset + ((time - start) / (end - start)) * (width - 2 * inset);
  const toY = (value: number): number => TOP + ((most - value) / range) * HEIGHT;
  const foot = toY(0);

  if (isColumns) {
    const size = Math.max(1, Math.min(24, slot - 2));
    for (const { time, value } of points) {
      const y = Math.min(foot, toY(value));
      const column = create('rect', 'bar', {
        x: toX(time) - size / 2,
        y,
        width: size,
        height: Math.max(value === 0 ? 0 : 1, Math.abs(toY(value) - foot)),
      });
      column.append(createTip(time, value));
      svg.append(column);
    }
  } else {
    const line = create('polyline', 'series-line', {});
    line.setAttribute(
      'points',
      points.map(({ time, value }) => `${toX(time).toFixed(1)},${toY(value).toFixed(1)}`).join(' '),
    );
    svg.append(line);
    for (const { time, value } of points) {
      const dot = create('circle', 'series-dot', { cx: toX(time), cy: toY(value), r: 4 });
      dot.append(createTip(time, value));
      svg.append(dot);
    }
  }
  svg.append(create('line', 'axis', { x1: LEFT, y1: foot, x2: width - LEFT, y2: foot }));
  const tickMost = Math.max(2, Math.floor(width / TICK_ROOM));
  for (const { time, label } of getTicks(start, end, tickMost)) {
    const x = toX(time);
    const bottom = TOP + HEIGHT;
    svg.append(
      create('line', 'axis', { x1: x, y1: bottom, x2: x, y2: bottom + 4 }),
      createText(label, x, bottom + 14, x < 40 ? 'start' : x > width - 40 ? 'end' : 'middle'),
    );
  }
  svg.append(createText(`${name}, highest ${toValueText(most)}`, LEFT, TOP - 4, 'start'));
  return svg;
}

function create<K extends keyof SVGElementTagNameMap>(
  tag: K,
  className: string,
  numbers: Readonly<Record<string, number>>,
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, tag);
  element.setAttribute('class', className);
  for (const [name, value] of Object.entries(numbers)) {
    element.setAttribute(name, value.toFixed(1));
  }
  return element;
}

function createTip(time: number, value: number): SVGElement {
  const tip = document.createElementNS(SVG, 'title');
  tip.textContent = `${toPointText(time)} UTC: ${toValueText(value)}`;
  return tip;
}

function createText(text: string, x: number, y: number, anchor: string): SVGElement {
  const element = create('text', 'tick', { x, y });
  element.setAttribute('text-anchor', anchor);
  element.textContent = text;
  return element;
}
