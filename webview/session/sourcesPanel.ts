import { toByteSize } from '../../src/core/text/toByteSize';
import type { SkippedSource } from '../../src/protocol/engine';
import type { ExplorerContent } from '../../src/protocol/explorer';
import { createElement } from '../element';
import { createIcon } from '../icons';
import { toCountText, toNumberText } from '../texts';

export interface SourcesPanelEvents {
  readonly onOnly: (source: number) => void;
  readonly onRemove: (source: number) => void;
  readonly onShowProblems: (source: number) => void;
  readonly onShowSkipped: (uri: string) => void;
  /** Asks for all skipped files. */
  readonly onAllSkipped: () => Promise<readonly SkippedSource[]>;
}

/** Lines of the list that are built at first; an organisation's day has thousands of logs. */
const FIRST = 200;

const STATE_WORDS = { same: '', changed: 'changed since the session was saved', missing: 'missing' } as const;

/** The logs of the session, and what was skipped, with reasons. */
export function createSourcesPanel(content: ExplorerContent, events: SourcesPanelEvents): HTMLElement {
  const panel = createElement('div', 'sources');
  panel.setAttribute('role', 'region');
  panel.setAttribute('aria-label', 'Logs of this session');
  const list = createElement('ul');
  const { sources } = content.summary;
  const add = (from: number, to: number): void => {
    list.append(...sources.slice(from, to).map((_, i) => createSource(content, from + i, events)));
  };
  add(0, FIRST);
  panel.append(list);
  if (sources.length > FIRST) {
    panel.append(
      createMore(`Show all ${toCountText(sources.length, 'log')}`, (button) => {
        add(FIRST, sources.length);
        button.remove();
      }),
    );
  }
  const lost = (content.checks ?? []).filter(({ state }) => state === 'missing');
  if (lost.length > 0) {
    const missing = createElement('ul');
    missing.append(
      ...lost.map(({ name }) =>
        createLine(name, 'Missing: the session file names it, but it is not there', 'error'),
      ),
    );
    panel.append(createElement('h3', '', 'Missing'), missing);
  }
  if (content.skippedCount > 0) {
    panel.append(createElement('h3', '', `Skipped: ${toCountText(content.skippedCount, 'file')}`));
    panel.append(createSkipped(content, events));
  }
  return panel;
}

function createSource(content: ExplorerContent, source: number, events: SourcesPanelEvents): HTMLElement {
  const summary = content.summary.sources[source];
  const name = content.names[source] ?? '';
  const check = content.checks?.find((other) => other.name === name);
  const item = createElement('li', 'source');
  const link = createElement('button', 'link source-name');
  link.type = 'button';
  link.append(createIcon('log'), createElement('span', '', name));
  link.title = `Only events of this log\n${summary?.uri ?? ''}`;
  link.addEventListener('click', () => {
    events.onOnly(source);
  });
  const size = summary === undefined ? '' : toByteSize(summary.byteLength);
  const words = [
    toCountText(summary?.records ?? 0, 'record'),
    summary?.isCompressed === true ? `${size} decompressed` : size,
    check === undefined ? '' : STATE_WORDS[check.state],
  ].filter((part) => part !== '');
  item.append(link, createElement('span', 'detail', words.join(' · ')));
  const faults = content.summary.faults.filter((fault) => fault.source === summary?.uri).length;
  if (faults > 0) {
    const button = createElement('button', 'chip source-faults');
    button.type = 'button';
    button.append(createIcon('warning'), createElement('span', '', toCountText(faults, 'fault')));
    button.title = 'Show in Problems';
    button.addEventListener('click', () => {
      events.onShowProblems(source);
    });
    item.append(button);
  }
  if (content.summary.sources.length > 1) {
    const remove = createElement('button', 'icon-button');
    remove.type = 'button';
    remove.title = `Take ${name} out of the session`;
    remove.setAttribute('aria-label', remove.title);
    remove.append(createIcon('close'));
    remove.addEventListener('click', () => {
      events.onRemove(source);
    });
    item.append(remove);
  }
  return item;
}

function createSkipped(content: ExplorerContent, events: SourcesPanelEvents): HTMLElement {
  const list = createElement('ul', 'skipped');
  const show = (skipped: readonly SkippedSource[]): void => {
    list.replaceChildren(
      ...skipped.map(({ uri, reason }) =>
        createLine(toName(uri), reason, 'warning', () => {
          events.onShowSkipped(uri);
        }),
      ),
    );
  };
  const { skipped } = content.summary;
  show(skipped);
  if (content.skippedCount > skipped.length) {
    const item = createElement('li');
    item.append(
      createMore(`and ${toNumberText(content.skippedCount - skipped.length)} more…`, () => {
        events.onAllSkipped().then(show, () => undefined);
      }),
    );
    list.append(item);
  }
  return list;
}

function createLine(
  name: string,
  reason: string,
  icon: 'warning' | 'error',
  onOpen?: () => void,
): HTMLElement {
  const item = createElement('li', 'source');
  item.append(createIcon(icon, 'source-warning'));
  if (onOpen === undefined) {
    item.append(createElement('span', 'source-name', name));
  } else {
    const link = createElement('button', 'link source-name', name);
    link.type = 'button';
    link.title = 'Open as text';
    link.addEventListener('click', onOpen);
    item.append(link);
  }
  item.append(createElement('span', 'detail', reason));
  return item;
}

function createMore(text: string, onClick: (button: HTMLElement) => void): HTMLElement {
  const button = createElement('button', 'link', text);
  button.type = 'button';
  button.addEventListener('click', () => {
    onClick(button);
  });
  return button;
}

/** The last part of an address, with escapes undone where they can be. */
function toName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
