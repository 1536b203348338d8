import type { ExplorerContent } from '../src/protocol/explorer';
import { createChip, createChipButton } from './chip';
import { createButton } from './controls';
import { createElement } from './element';
import { createIcon } from './icons';
import { toCountText } from './texts';

export interface SummaryBarEvents {
  readonly onFaults: () => void;
  readonly onSources: () => void;
  readonly onAdd: (anchor: HTMLElement) => void;
  readonly onExport: (anchor: HTMLElement) => void;
  readonly onSave: () => void;
  readonly onHelp: () => void;
}

/** Builds the line that says what was read and holds what concerns the session as a whole. */
export function createSummaryBar(content: ExplorerContent, events: SummaryBarEvents): HTMLElement {
  const { summary, faultCount, names, skippedCount } = content;
  const bar = createElement('div', 'summary');
  bar.append(createElement('h1', 'for-reader', 'CloudTrail Explorer'));
  const name = names.length === 1 ? (names[0] ?? '') : toCountText(names.length, 'log');
  const title = createChipButton(
    'chip-sources',
    'log',
    name,
    'The logs of this session. Show them',
    events.onSources,
  );
  title.classList.add('summary-name');
  bar.append(title, createElement('strong', 'summary-records', toCountText(summary.records, 'record')));
  if (faultCount > 0) {
    const text = toCountText(faultCount, 'fault');
    bar.append(
      createChipButton(
        'chip-faults',
        'warning',
        text,
        'Parts of the logs that are not records. Show them',
        events.onFaults,
      ),
    );
  } else {
    bar.append(createChip('no faults', 'Every byte of the logs was read', undefined));
  }
  if (skippedCount > 0) {
    const text = `${toCountText(skippedCount, 'file')} skipped`;
    bar.append(
      createChipButton('chip-skipped', 'warning', text, 'Files that are no logs. Show why', events.onSources),
    );
  }
  if (summary.duplicates > 0) {
    const text = `${toCountText(summary.duplicates, 'repeat')} folded`;
    bar.append(createChip(text, 'Records that repeat an earlier one are shown once', 'repeat'));
  }
  if (summary.redacted > 0) {
    const text = toCountText(summary.redacted, 'redacted value');
    bar.append(createChip(text, 'Values that AWS or an exporter removed before the log was written', 'lock'));
  }
  bar.append(createActions(events));
  return bar;
}

function createActions(events: SummaryBarEvents): HTMLElement {
  const actions = createElement('div', 'summary-actions');
  const add = createButton(
    'Add Logs',
    'icon',
    () => {
      events.onAdd(add);
    },
    createIcon('add'),
  );
  const out = createButton(
    'Export Events',
    'icon',
    () => {
      events.onExport(out);
    },
    createIcon('exportFile'),
  );
  for (const button of [add, out]) {
    button.setAttribute('aria-haspopup', 'menu');
    button.setAttribute('aria-expanded', 'false');
  }
  actions.append(
    add,
    out,
    createButton('Save Session', 'icon', events.onSave, createIcon('save')),
    createButton('Keys (?)', 'icon', events.onHelp, createIcon('help')),
  );
  return actions;
}
