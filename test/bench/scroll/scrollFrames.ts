import type { Page } from 'playwright-core';
import { getMedian } from '../measure';

/** How a list is scrolled. */
export interface ScrollPlan {
  readonly name: string;
  /** Pixels from one frame to the next. */
  readonly step: number;
  readonly seconds: number;
}

/** What the frames of one scroll were like. Times in milliseconds. */
export interface Frames {
  readonly count: number;
  readonly median: number;
  readonly p95: number;
  readonly p99: number;
  readonly longest: number;
  /** Share of frames that came later than the next one was due, and later than the one after. */
  readonly late: number;
  readonly veryLate: number;
  /** What the page's thread did for one frame: scripts, styles, layout, painting. */
  readonly work: number;
  /** Rows in view that were not there when a frame was painted, as a share; undefined for a list without rows. */
  readonly blank: number | undefined;
}

/** 60 frames a second. The clock of a frame is exact to some microseconds. */
export const FRAME = 1000 / 60;
const TOLERANCE = 0.5;

interface Recorded {
  readonly times: readonly number[];
  readonly rows: number;
  readonly blank: number;
}

/**
 * Scrolls the element with the class down, a step a frame, and takes the time of each frame. A row stands in for one
 * that is painted where an element covers its place; `rowClass` is that of its element, undefined for a list without.
 */
export async function recordFrames(
  page: Page,
  list: string,
  rowClass: string | undefined,
  rowHeight: number,
  { step, seconds }: ScrollPlan,
): Promise<Frames> {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  const getWork = async (): Promise<number> => {
    const { metrics } = await client.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const before = await getWork();
  const recorded = await page.evaluate(scrollDown, { list, rowClass, rowHeight, step, seconds });
  const work = (await getWork()) - before;
  await client.detach();
  return toFrames(recorded, work);
}

/** Runs on the page. Without functions inside: what names them for the debugger is not there. */
async function scrollDown(plan: {
  readonly list: string;
  readonly rowClass: string | undefined;
  readonly rowHeight: number;
  readonly step: number;
  readonly seconds: number;
}): Promise<Recorded> {
  const list = document.querySelector(`.${plan.list}`);
  if (list === null) {
    throw new Error(`There is no .${plan.list}`);
  }
  const times: number[] = [];
  let rows = 0;
  let blank = 0;
  const end = performance.now() + plan.seconds * 1000;
  for (let time = 0; time < end;) {
    time = await new Promise<number>(requestAnimationFrame);
    times.push(time);
    list.scrollTop += plan.step;
    // What is there is what this frame shows. Looking costs a layout of its own: at times is enough.
    if (plan.rowClass !== undefined && times.length % 10 === 0) {
      const top = list.getBoundingClientRect().top;
      const bottom = top + list.clientHeight;
      let present = 0;
      for (const row of list.getElementsByClassName(plan.rowClass)) {
        const box = row.getBoundingClientRect();
        present += box.bottom > top && box.top < bottom ? 1 : 0;
      }
      const first = Math.floor(list.scrollTop / plan.rowHeight);
      const inView = Math.ceil((list.scrollTop + list.clientHeight) / plan.rowHeight) - first;
      rows += inView;
      blank += Math.max(0, inView - present);
    }
  }
  return { times, rows, blank };
}

function toFrames({ times, rows, blank }: Recorded, work: number): Frames {
  const deltas = times.slice(1).map((time, i) => time - (times[i] ?? time));
  const sorted = [...deltas].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  const getShare = (limit: number): number =>
    deltas.filter((delta) => delta > limit + TOLERANCE).length / deltas.length;
  return {
    count: deltas.length,
    median: getMedian(deltas),
    p95: at(0.95),
    p99: at(0.99),
    longest: sorted.at(-1) ?? NaN,
    late: getShare(FRAME),
    veryLate: getShare(2 * FRAME),
    work: work / deltas.length,
    blank: rows === 0 ? undefined : blank / rows,
  };
}
