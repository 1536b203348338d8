import type { EventRef } from '../../src/core/grouping/sourceLog';
import type { GroupRow } from '../../src/core/grouping/treeRow';
import type { EventDetails } from '../../src/protocol/details';
import type { ResourceKind } from '../../src/protocol/story';
import { createElement } from '../element';
import { createLateProgress } from '../layout/lateProgress';
import { LatestCall } from '../layout/latestCall';
import type { DetailsTab } from '../layout/pageLayout';
import { createPanelError, createPanelMessage } from '../layout/panelMessage';
import type { Tabs } from '../layout/tabs';
import { createTabs } from '../layout/tabs';
import type { PageContext } from '../pageContext';
import { isSame } from '../session/markStore';
import { createChainView } from './chainView';
import type { DetailsHead } from './detailsHead';
import { createDetailsHead } from './detailsHead';
import { createGroupView } from './groupView';
import { createJsonView } from './jsonView';
import { createValuesView } from './valuesView';
import { createWorkDocsView } from './workDocsView';

export interface DetailsPanelEvents {
  readonly onTab: (tab: DetailsTab) => void;
  readonly onClose: () => void;
  readonly onLeave: () => void;
}

/** A resource of WorkDocs by its id. */
export interface ResourceRef {
  readonly kind: ResourceKind;
  readonly id: string;
}

/** What is shown: an event, a group, or nothing. */
type Subject =
  { readonly kind: 'event'; readonly ref: EventRef } | { readonly kind: 'group'; readonly row: GroupRow };

/** What the selected event says, in tabs. */
export class DetailsPanel {
  readonly element = createElement('section', 'details');
  private readonly head: DetailsHead;
  private readonly tabs: Tabs<DetailsTab>;
  private readonly progress = createLateProgress('Reading the event');
  private readonly latest = new LatestCall();
  private readonly latestTab = new LatestCall();
  private subject: Subject | undefined;
  private details: EventDetails | undefined;
  private hasWorkDocs = false;
  private hasFailed = false;

  constructor(
    private readonly context: PageContext,
    events: DetailsPanelEvents,
  ) {
    this.element.setAttribute('aria-label', 'Details');
    this.head = createDetailsHead(context, events.onClose);
    this.tabs = createTabs<DetailsTab>(
      'Details of the event',
      [
        { id: 'values', label: 'Values' },
        { id: 'json', label: 'JSON' },
        { id: 'chain', label: 'Chain' },
        { id: 'workdocs', label: 'WorkDocs' },
      ],
      (tab) => {
        events.onTab(tab);
        this.showTab();
      },
    );
    this.element.append(this.head.element, this.tabs.list, this.progress.element, this.tabs.panel);
    this.element.addEventListener('keydown', (event) => {
      const isTyping =
        event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement;
      if (event.key === 'Escape' && !isTyping) {
        event.preventDefault();
        events.onLeave();
      }
    });
    this.showNothing();
  }

  setTab(tab: DetailsTab): void {
    this.tabs.select(tab);
  }

  /** Whether the session has events of WorkDocs: its list of resources is then always in reach. */
  setHasWorkDocs(hasWorkDocs: boolean): void {
    if (hasWorkDocs !== this.hasWorkDocs) {
      this.hasWorkDocs = hasWorkDocs;
      this.refreshTabs();
    }
  }

  /** Shows an event; a later call wins. */
  async showEvent(ref: EventRef): Promise<void> {
    if (this.subject?.kind !== 'event' || !isSame(this.subject.ref, ref) || this.hasFailed) {
      await this.readEvent(ref);
    }
  }

  /** Reads the event that is shown again: what it says of other records is of the logs of before. */
  async refresh(): Promise<void> {
    if (this.subject?.kind === 'event') {
      await this.readEvent(this.subject.ref);
    }
  }

  private async readEvent(ref: EventRef): Promise<void> {
    this.subject = { kind: 'event', ref };
    this.hasFailed = false;
    try {
      const answer = await this.latest.run((signal) =>
        this.progress.watch(this.context.rpc.call('getDetails', ref, { signal })),
      );
      if (answer !== undefined) {
        this.details = answer.value;
        this.head.showEvent(answer.value);
        this.refreshTabs();
        this.showTab();
      }
    } catch (error) {
      this.details = undefined;
      this.hasFailed = true;
      this.head.clear();
      this.showError(error, () => {
        void this.showEvent(ref);
      });
    }
  }

  showGroup(row: GroupRow): void {
    this.latest.cancel();
    this.subject = { kind: 'group', row };
    this.details = undefined;
    this.head.showGroup(row);
    this.refreshTabs();
    this.showTab();
  }

  showNothing(): void {
    this.latest.cancel();
    this.latestTab.cancel();
    this.subject = undefined;
    this.details = undefined;
    this.head.clear();
    this.refreshTabs();
    this.showTab();
  }

  /** Shows stars, notes and marks as they are now. */
  refreshMarks(): void {
    this.head.refreshMarks();
  }

  focus(): void {
    const stop =
      this.tabs.selected === 'values'
        ? this.tabs.panel.querySelector<HTMLElement>('.value-action[tabindex="0"]')
        : null;
    if (stop === null) {
      this.tabs.focus();
    } else {
      stop.focus();
    }
  }

  focusNote(): void {
    this.head.focusNote();
  }

  private get resources(): readonly (ResourceRef & { readonly name?: string })[] {
    if (this.subject?.kind === 'group') {
      return this.subject.row.resource === undefined ? [] : [this.subject.row.resource];
    }
    return this.details?.resources ?? [];
  }

  private refreshTabs(): void {
    const isEvent = this.subject?.kind === 'event';
    this.tabs.setHidden('json', !isEvent);
    this.tabs.setHidden('chain', !isEvent);
    this.tabs.setHidden('workdocs', !this.hasWorkDocs && this.resources.length === 0);
    this.tabs.list.hidden = this.subject === undefined && !this.hasWorkDocs;
  }

  /** The chosen tab where the subject has it, else the values. */
  private get shownTab(): DetailsTab {
    const { selected } = this.tabs;
    const isThere =
      selected === 'values' ||
      (selected === 'workdocs'
        ? this.hasWorkDocs || this.resources.length > 0
        : this.subject?.kind === 'event');
    return isThere ? selected : 'values';
  }

  private showTab(): void {
    this.latestTab.cancel();
    const { panel } = this.tabs;
    const tab = this.shownTab;
    panel.scrollTop = 0;
    if (tab === 'workdocs') {
      panel.replaceChildren(createWorkDocsView(this.context, this.resources));
    } else if (this.subject?.kind === 'group') {
      panel.replaceChildren(createGroupView(this.context, this.subject.row));
    } else if (this.details === undefined) {
      panel.replaceChildren(
        createPanelMessage('Select an event to see who did what, to what and from where.'),
      );
    } else if (tab === 'chain') {
      void this.showChain(this.details.ref);
    } else {
      panel.replaceChildren(
        tab === 'json' ? createJsonView(this.details) : createValuesView(this.context, this.details),
      );
    }
  }

  private async showChain(ref: EventRef): Promise<void> {
    try {
      const answer = await this.latestTab.run((signal) => {
        this.tabs.panel.replaceChildren(
          createPanelMessage('Looking for the events that issued the credentials…'),
        );
        return this.progress.watch(this.context.rpc.call('getChain', ref, { signal }));
      });
      if (answer !== undefined) {
        this.tabs.panel.replaceChildren(createChainView(this.context, answer.value));
      }
    } catch (error) {
      this.showError(error, () => {
        void this.showChain(ref);
      });
    }
  }

  private showError(error: unknown, onAgain: () => void): void {
    this.tabs.panel.replaceChildren(createPanelError(error, onAgain));
  }
}
