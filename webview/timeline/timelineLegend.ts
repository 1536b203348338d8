import type { TimelineData } from '../../src/protocol/filter';
import { createElement } from '../element';
import { createIcon } from '../icons';
import { toNumberText } from '../texts';

/** What the bars mean, and how many events are in none of them. */
export function createLegend(data: TimelineData): HTMLElement[] {
  const failed = data.errors.reduce((sum, count) => sum + count, 0);
  const { step, withoutTime } = data;
  const width =
    step === undefined
      ? ''
      : ` per ${step.count === 1 ? '' : `${toNumberText(step.count)} `}${step.unit}${step.count === 1 ? '' : 's'}`;
  const parts = [
    createKey('key-events', `events${width}`),
    createKey('key-errors', `${toNumberText(failed)} failed`),
  ];
  if (withoutTime > 0) {
    const missing = createElement('span', 'timeline-key');
    missing.append(
      createIcon('unknown'),
      createElement('span', '', `${toNumberText(withoutTime)} without a time`),
    );
    parts.push(missing);
  }
  return parts;
}

function createKey(className: string, text: string): HTMLElement {
  const key = createElement('span', 'timeline-key');
  key.append(createElement('span', `key-sign ${className}`), createElement('span', '', text));
  return key;
}
