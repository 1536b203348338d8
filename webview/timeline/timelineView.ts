import type { TimelineData } from '../../src/protocol/filter';
import { createButton } from '../controls';
import { createElement } from '../element';
import { toLocalShortText, toUtcText } from '../texts';
import { drawTimeline, getBucketAt, getScale, toX } from './timelineChart';
import { addTimelineKeys } from './timelineKeys';
import { createLegend } from './timelineLegend';
import { addTimelinePointer } from './timelinePointer';
import { getStart, toCountsText, toLocalSpanText, toRangeText, toSpanText } from './timelineTexts';

/** A range of buckets, both ends included; `anchor` is where the selection began. */
export interface BucketRange {
  readonly anchor: number;
  readonly head: number;
}

export interface TimelineEvents {
  /** A range was selected: milliseconds since 1970 UTC, `to` exclusive. */
  readonly onSelect: (from: number, to: number) => void;
  /** The whole time is wanted again. */
  readonly onReset: () => void;
  readonly onLeave: () => void;
}

/** Events over time: bars that follow the filter, and from which a range is selected by mouse or keyboard. */
export interface TimelineView {
  readonly element: HTMLElement;
  show(data: TimelineData): void;
  showMessage(message: HTMLElement): void;
  /** Whether the filter has a range of time, which can be taken away. */
  setLimited(isLimited: boolean): void;
  /** Number of bars that fit. */
  readonly room: number;
  focus(): void;
}

export function createTimelineView(events: TimelineEvents): TimelineView {
  const element = createElement('section', 'timeline');
  element.setAttribute('aria-label', 'Timeline');
  const head = createElement('div', 'timeline-head');
  const legend = createElement('div', 'timeline-legend');
  const range = createElement('span', 'timeline-range');
  const reset = createButton('Whole Time', 'secondary', events.onReset);
  reset.classList.add('timeline-reset');
  reset.hidden = true;
  head.append(range, legend, reset);
  const chart = createElement('div', 'timeline-chart');
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('preserveAspectRatio', 'none');
  const selection = createElement('div', 'timeline-selection');
  const cursor = createElement('div', 'timeline-cursor');
  const tip = createElement('div', 'timeline-tip');
  tip.setAttribute('aria-hidden', 'true');
  selection.hidden = cursor.hidden = tip.hidden = true;
  chart.append(svg, selection, cursor);
  chart.tabIndex = 0;
  chart.setAttribute('role', 'slider');
  chart.setAttribute('aria-label', 'Time');
  element.append(head, chart, tip);

  let data: TimelineData | undefined;
  let selected: BucketRange | undefined;

  const draw = (): void => {
    const width = chart.clientWidth;
    if (data !== undefined && width > 0) {
      drawTimeline(svg, data, width);
      showSelection(selected);
    }
  };
  const showSelection = (next: BucketRange | undefined): void => {
    selected = next;
    selection.hidden = cursor.hidden = tip.hidden = next === undefined || data === undefined;
    if (next === undefined || data === undefined) {
      return;
    }
    const scale = getScale(data, chart.clientWidth);
    const first = Math.min(next.anchor, next.head);
    const last = Math.max(next.anchor, next.head);
    const left = toX(scale, getStart(data, first));
    const right = toX(scale, getStart(data, last + 1));
    selection.style.left = `${left.toFixed(1)}px`;
    selection.style.width = `${(right - left).toFixed(1)}px`;
    const middle = (getStart(data, next.head) + getStart(data, next.head + 1)) / 2;
    cursor.style.left = `${toX(scale, middle).toFixed(1)}px`;
    showTip(first, last, (left + right) / 2);
    chart.setAttribute('aria-valuenow', String(next.head));
    chart.setAttribute('aria-valuetext', toRangeText(data, first, last));
  };
  const showTip = (first: number, last: number, x: number): void => {
    if (data === undefined) {
      return;
    }
    const from = getStart(data, first);
    const to = getStart(data, last + 1);
    tip.replaceChildren(
      createElement('strong', '', toCountsText(data, first, last)),
      createElement('span', '', `${toUtcText(from)} to ${toUtcText(to)} UTC`),
      createElement(
        'span',
        'timeline-local',
        `${toLocalShortText(from)} to ${toLocalShortText(to)} local time`,
      ),
    );
    tip.hidden = false;
    const most = element.clientWidth - tip.offsetWidth - 8;
    tip.style.left = `${Math.max(8, Math.min(most, x + chart.offsetLeft - tip.offsetWidth / 2)).toFixed(0)}px`;
  };
  const select = (next: BucketRange): void => {
    if (data !== undefined) {
      const first = Math.min(next.anchor, next.head);
      const last = Math.max(next.anchor, next.head);
      showSelection(undefined);
      events.onSelect(getStart(data, first), getStart(data, last + 1));
    }
  };
  const shared = {
    chart,
    getCount: () => data?.counts.length ?? 0,
    getSelected: () => selected,
    showSelection,
    select,
  };
  addTimelineKeys({ ...shared, reset: events.onReset, leave: events.onLeave });
  addTimelinePointer({
    ...shared,
    getBucket: (x) => (data === undefined ? 0 : getBucketAt(data, getScale(data, chart.clientWidth), x)),
    hover: (bucket, x) => {
      if (bucket === undefined) {
        tip.hidden = true;
      } else {
        showTip(bucket, bucket, x);
      }
    },
  });
  chart.addEventListener('blur', () => {
    showSelection(undefined);
  });
  new ResizeObserver(draw).observe(chart);

  return {
    element,
    get room() {
      return Math.max(24, Math.min(240, Math.floor(chart.clientWidth / 5)));
    },
    show: (next) => {
      data = next;
      chart.hidden = false;
      element.querySelector('.panel-message')?.remove();
      chart.setAttribute('aria-valuemin', '0');
      chart.setAttribute('aria-valuemax', String(Math.max(0, next.counts.length - 1)));
      if (!chart.hasAttribute('aria-valuenow') || selected === undefined) {
        chart.setAttribute('aria-valuenow', '0');
        chart.setAttribute('aria-valuetext', toSpanText(next));
      }
      range.replaceChildren(createElement('span', '', toSpanText(next)), ...createLocalSpan(next));
      legend.replaceChildren(...createLegend(next));
      showSelection(undefined);
      draw();
    },
    showMessage: (message) => {
      chart.hidden = true;
      range.textContent = '';
      legend.replaceChildren();
      element.querySelector('.panel-message')?.remove();
      element.append(message);
    },
    setLimited: (isLimited) => {
      reset.hidden = !isLimited;
    },
    focus: () => {
      chart.focus();
    },
  };
}

/** The same times in the reader's zone; nothing where this is UTC. */
function createLocalSpan(data: TimelineData): HTMLElement[] {
  const local = toLocalSpanText(data);
  const isSame = toLocalShortText(data.first) === toUtcText(data.first);
  return local === '' || isSame ? [] : [createElement('span', 'timeline-local', local)];
}
