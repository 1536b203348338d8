import type { ExplorerContent } from '../src/protocol/explorer';
import { createFaultList } from './faultList';
import { openMenu } from './menu/openMenu';
import type { SourcesPanelEvents } from './session/sourcesPanel';
import { createSourcesPanel } from './session/sourcesPanel';
import type { SummaryBarEvents } from './summaryBar';
import { createSummaryBar } from './summaryBar';

export interface ContentHeadEvents
  extends SourcesPanelEvents, Pick<SummaryBarEvents, 'onExport' | 'onSave' | 'onHelp'> {
  readonly onAdd: (kind: 'files' | 'folders') => void;
}

/** Creates the head of the page: the summary of what was read, and below it the lists that its chips show and hide. */
export function createContentHead(
  content: ExplorerContent,
  events: ContentHeadEvents,
): readonly HTMLElement[] {
  const faults = createFaultList(content, events.onShowProblems);
  faults.hidden = true;
  const sources = createSourcesPanel(content, events);
  sources.hidden = true;
  const toggle = (panel: HTMLElement, chips: string): void => {
    panel.hidden = !panel.hidden;
    for (const chip of summary.querySelectorAll(chips)) {
      chip.setAttribute('aria-expanded', String(!panel.hidden));
    }
  };
  const summary = createSummaryBar(content, {
    onFaults: () => {
      toggle(faults, '.chip-faults');
    },
    onSources: () => {
      toggle(sources, '.chip-sources, .chip-skipped');
    },
    onAdd: (anchor) => {
      openMenu(anchor, 'Add logs', [
        { label: 'Files…', icon: 'log', run: () => events.onAdd('files') },
        { label: 'Folders…', icon: 'folder', run: () => events.onAdd('folders') },
      ]);
    },
    onExport: events.onExport,
    onSave: events.onSave,
    onHelp: events.onHelp,
  });
  return [summary, sources, faults];
}
