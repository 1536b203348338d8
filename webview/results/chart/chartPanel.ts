import { createElement } from '../../element';
import { getSharedLength, toChartSummary, toShareText, toValueText } from './chartTexts';
import type { BarsChart, Chart } from './chooseChart';
import { drawSeries } from './seriesChart';

/** The chart over the table; the table under it has the same numbers in full. */
export interface ChartPanel {
  readonly element: HTMLElement;
  /** Undefined takes the chart away. */
  show(chart: Chart | undefined): void;
}

export function createChartPanel(): ChartPanel {
  const element = createElement('div', 'chart');
  element.setAttribute('role', 'img');
  element.hidden = true;
  let shown: Chart | undefined;
  let width = 0;
  const draw = (): void => {
    if (shown === undefined || width === 0) {
      return;
    }
    element.replaceChildren(shown.kind === 'series' ? drawSeries(shown, width) : createBars(shown));
  };
  new ResizeObserver(([entry]) => {
    const next = Math.floor(entry?.contentRect.width ?? 0);
    if (next !== width) {
      width = next;
      draw();
    }
  }).observe(element);
  return {
    element,
    show: (chart) => {
      shown = chart;
      element.hidden = chart === undefined;
      if (chart === undefined) {
        element.replaceChildren();
        return;
      }
      element.setAttribute('aria-label', toChartSummary(chart));
      draw();
    },
  };
}

function createBars(chart: BarsChart): HTMLElement {
  const box = createElement('div', 'bars');
  box.append(createElement('div', 'bars-title', `${chart.name}, ${toShareText(chart)}`));
  const most = chart.bars[0]?.value ?? 1;
  const shared = getSharedLength(chart.bars.map(({ label }) => label));
  for (const { label, value } of chart.bars) {
    const row = createElement('div', 'bars-row');
    const name = createElement('span', 'bars-label', shared === 0 ? label : `…${label.slice(shared)}`);
    name.title = label;
    const track = createElement('span', 'bars-track');
    const bar = createElement('span', 'bars-bar');
    bar.style.setProperty('--share', String(value / most));
    track.append(bar, createElement('span', 'bars-value', toValueText(value)));
    row.append(name, track);
    box.append(row);
  }
  return box;
}
