import type { BucketRange } from './timelineView';

export interface TimelinePointerOptions {
  readonly chart: HTMLElement;
  readonly getCount: () => number;
  readonly getSelected: () => BucketRange | undefined;
  readonly showSelection: (range: BucketRange | undefined) => void;
  readonly select: (range: BucketRange) => void;
  /** The bucket at a distance from the chart's left edge, in pixels. */
  readonly getBucket: (x: number) => number;
  /** The pointer rests over a bucket, or over none. */
  readonly hover: (bucket: number | undefined, x: number) => void;
}

/** Pixels that the pointer must move before a press is a drag. */
const THRESHOLD = 4;

/** Lets the mouse drag a range; a click puts the keyboard's place there, a double click takes the one bar. */
export function addTimelinePointer(options: TimelinePointerOptions): void {
  const { chart, getCount, getSelected, showSelection, getBucket, hover } = options;
  let dragStart: number | undefined;
  let isDragging = false;
  const getX = (event: MouseEvent): number => event.clientX - chart.getBoundingClientRect().left;

  chart.addEventListener('pointerdown', (event) => {
    if (event.button === 0 && getCount() > 0) {
      dragStart = getX(event);
      isDragging = false;
      chart.setPointerCapture(event.pointerId);
    }
  });
  chart.addEventListener('pointermove', (event) => {
    if (getCount() === 0) {
      return;
    }
    const x = getX(event);
    if (dragStart === undefined) {
      if (getSelected() === undefined) {
        hover(getBucket(x), x);
      }
      return;
    }
    isDragging ||= Math.abs(x - dragStart) >= THRESHOLD;
    if (isDragging) {
      showSelection({ anchor: getBucket(dragStart), head: getBucket(x) });
    }
  });
  chart.addEventListener('pointerup', (event) => {
    if (dragStart === undefined) {
      return;
    }
    const range = { anchor: getBucket(dragStart), head: getBucket(getX(event)) };
    dragStart = undefined;
    if (isDragging) {
      options.select(range);
    } else {
      showSelection({ anchor: range.head, head: range.head });
    }
  });
  chart.addEventListener('pointercancel', () => {
    dragStart = undefined;
    showSelection(undefined);
  });
  chart.addEventListener('dblclick', (event) => {
    const bucket = getBucket(getX(event));
    options.select({ anchor: bucket, head: bucket });
  });
  chart.addEventListener('pointerleave', () => {
    if (dragStart === undefined && getSelected() === undefined) {
      hover(undefined, 0);
    }
  });
}
