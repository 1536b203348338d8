import type { ExplorerContent } from '../src/protocol/explorer';
import { createElement } from './element';
import type { IconName } from './icons';
import { createIcon } from './icons';
import { toCountText } from './texts';

/** Builds the line that says what was read. `onFaults` is called when a person asks for the faults. */
export function createSummaryBar(content: ExplorerContent, onFaults: () => void): HTMLElement {
  const { summary, faultCount, names } = content;
  const bar = createElement('div', 'summary');
  const name = names.length === 1 ? (names[0] ?? '') : toCountText(names.length, 'log');
  const title = createElement('span', 'summary-name');
  title.append(createIcon('log'), createElement('span', '', name));
  title.title = summary.sources.map(({ uri }) => uri).join('\n');
  bar.append(title, createElement('strong', 'summary-records', toCountText(summary.records, 'record')));
  if (faultCount > 0) {
    const faults = createElement('button', 'chip chip-faults');
    faults.type = 'button';
    faults.setAttribute('aria-expanded', 'false');
    faults.append(createIcon('warning'), createElement('span', '', toCountText(faultCount, 'fault')));
    faults.title = 'Parts of the file that are not records. Show them';
    faults.addEventListener('click', onFaults);
    bar.append(faults);
  } else {
    bar.append(createChip('no faults', 'Every byte of the file was read', undefined));
  }
  if (summary.duplicates > 0) {
    const text = `${toCountText(summary.duplicates, 'repeat')} folded`;
    bar.append(createChip(text, 'Records that repeat an earlier one are shown once', 'repeat'));
  }
  if (summary.redacted > 0) {
    const text = toCountText(summary.redacted, 'redacted value');
    bar.append(createChip(text, 'Values that AWS or an exporter removed before the log was written', 'lock'));
  }
  return bar;
}

function createChip(text: string, title: string, icon: IconName | undefined): HTMLElement {
  const chip = createElement('span', 'chip');
  if (icon !== undefined) {
    chip.append(createIcon(icon));
  }
  chip.append(createElement('span', '', text));
  chip.title = title;
  return chip;
}
