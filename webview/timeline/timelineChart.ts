import type { TimelineData } from '../../src/protocol/filter';
import { getTicks } from './timelineAxis';

const SVG = 'http://www.w3.org/2000/svg';

/** Height of the bars in pixels, and of the axis under them; the style sheet has their sum. */
export const BARS_HEIGHT = 44;
const AXIS_HEIGHT = 16;

/** The least height of a bar that stands for anything at all. */
const LEAST = 2;

/** Where times stand in the chart, in pixels. */
export interface Scale {
  readonly width: number;
  readonly start: number;
  readonly end: number;
}

export function getScale(data: TimelineData, width: number): Scale {
  const start = data.starts[0] ?? 0;
  return { width, start, end: Math.max(start + 1, data.starts.at(-1) ?? start) };
}

export function toX({ width, start, end }: Scale, time: number): number {
  return ((time - start) / (end - start)) * width;
}

/** The bucket at a place, from 0; the nearest one outside the chart. */
export function getBucketAt(data: TimelineData, { width, start, end }: Scale, x: number): number {
  const time = start + (x / width) * (end - start);
  const next = data.starts.findIndex((other) => other > time);
  return Math.max(0, Math.min(data.counts.length - 1, next === -1 ? data.counts.length - 1 : next - 1));
}

/**
 * Draws the bars and the axis. Failed events stand at the foot of a bar, in the colour of errors and hatched, so that
 * they are told apart without colour as well.
 */
export function drawTimeline(svg: SVGSVGElement, data: TimelineData, width: number): void {
  const scale = getScale(data, width);
  svg.setAttribute('viewBox', `0 0 ${String(width)} ${String(BARS_HEIGHT + AXIS_HEIGHT)}`);
  const most = data.counts.reduce((max, count) => Math.max(max, count), 1);
  const bars: SVGElement[] = [];
  data.counts.forEach((count, i) => {
    if (count === 0) {
      return;
    }
    const height = Math.max(LEAST, (count / most) * BARS_HEIGHT);
    const failed = data.errors[i] ?? 0;
    const foot = failed === 0 ? 0 : Math.max(LEAST, (failed / count) * height);
    const x = toX(scale, data.starts[i] ?? 0);
    const bar = toX(scale, data.starts[i + 1] ?? 0) - x;
    const gap = bar > 4 ? 1 : 0;
    const size = Math.max(0.5, bar - gap);
    if (height > foot) {
      bars.push(createRect('bar', x, BARS_HEIGHT - height, size, height - foot));
    }
    if (foot > 0) {
      bars.push(createRect('bar-errors', x, BARS_HEIGHT - foot, size, foot));
      const hatch = createRect('bar-hatch', x, BARS_HEIGHT - foot, size, foot);
      hatch.setAttribute('fill', 'url(#hatch)');
      bars.push(hatch);
    }
  });
  const ticks = getTicks(scale.start, scale.end, Math.max(1, Math.floor(width / 110))).flatMap((tick) =>
    createTick(toX(scale, tick.time), tick.label, width),
  );
  svg.replaceChildren(
    createHatch(),
    ...bars,
    createLine('axis', 0, BARS_HEIGHT + 0.5, width, BARS_HEIGHT + 0.5),
    ...ticks,
  );
}

function createHatch(): SVGElement {
  const definitions = document.createElementNS(SVG, 'defs');
  const pattern = document.createElementNS(SVG, 'pattern');
  const size = { id: 'hatch', width: '4', height: '4', patternUnits: 'userSpaceOnUse' };
  for (const [name, value] of Object.entries(size)) {
    pattern.setAttribute(name, value);
  }
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('class', 'hatch');
  path.setAttribute('d', 'M-1 1l2-2M0 4l4-4M3 5l2-2');
  pattern.append(path);
  definitions.append(pattern);
  return definitions;
}

function createRect(className: string, x: number, y: number, width: number, height: number): SVGElement {
  const rect = document.createElementNS(SVG, 'rect');
  rect.setAttribute('class', className);
  for (const [name, value] of Object.entries({ x, y, width, height })) {
    rect.setAttribute(name, value.toFixed(2));
  }
  return rect;
}

function createLine(className: string, x1: number, y1: number, x2: number, y2: number): SVGElement {
  const line = document.createElementNS(SVG, 'line');
  line.setAttribute('class', className);
  for (const [name, value] of Object.entries({ x1, y1, x2, y2 })) {
    line.setAttribute(name, String(value));
  }
  return line;
}

function createTick(x: number, label: string, width: number): SVGElement[] {
  const text = document.createElementNS(SVG, 'text');
  text.setAttribute('class', 'tick');
  text.setAttribute('x', String(Math.max(2, Math.min(width - 2, x))));
  text.setAttribute('y', String(BARS_HEIGHT + 13));
  // At the edges the label leans inwards, where the page would cut it.
  text.setAttribute('text-anchor', x < 36 ? 'start' : x > width - 36 ? 'end' : 'middle');
  text.textContent = label;
  return [createLine('axis', x, BARS_HEIGHT, x, BARS_HEIGHT + 4), text];
}
