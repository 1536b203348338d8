import type { EventRef } from '../src/core/grouping/sourceLog';
import type { TreeStatus } from '../src/core/grouping/treeRow';
import type { ExplorerContent } from '../src/protocol/explorer';
import { CancelledError } from '../src/protocol/rpcError';
import { createElement } from './element';
import { createFaultList } from './faultList';
import type { Host } from './host';
import { createLoadingView } from './loadingView';
import type { Message } from './messageView';
import { createMessageView } from './messageView';
import { createSummaryBar } from './summaryBar';
import type { Toolbar } from './toolbar';
import { createToolbar } from './toolbar';
import { TreeList } from './treeList';

/** A pause after the last change before the state is written, in milliseconds. */
const SAVE_DELAY = 300;

/** The explorer's page: what was read, the controls and the tree, or a message where there is no tree to show. */
export class ExplorerPage {
  private readonly head = createElement('header', 'head');
  private readonly body = createElement('main', 'body');
  private readonly toolbar: Toolbar;
  private readonly columns = createColumnTitles();
  private readonly tree: TreeList;
  private readonly noMatch = createElement('div', 'no-match');
  private sources: readonly string[] = [];
  private content: ExplorerContent | undefined;
  private saveTimer: number | undefined;
  private opening: AbortController | undefined;
  private latestChange = 0;

  constructor(
    private readonly host: Host,
    root: HTMLElement,
  ) {
    this.toolbar = createToolbar({
      onFilter: (filter) => {
        void this.filter(filter);
      },
      onOrder: (order) => {
        void this.change(this.host.rpc.call('setOrder', { order }), 'top');
      },
      onExpandAll: (isExpanded) => {
        void this.change(this.host.rpc.call('setAllExpanded', { isExpanded }), 'top');
      },
      onLeave: () => {
        this.tree.focus();
      },
    });
    this.tree = new TreeList((from, count) => this.host.rpc.call('getRows', { from, count }), {
      onExpand: (group, isExpanded) => {
        void this.change(this.host.rpc.call('setExpanded', { group, isExpanded }), 'stay');
      },
      onExpandSiblings: (group) => {
        void this.change(this.host.rpc.call('expandSiblings', { group }), 'stay');
      },
      onOpen: ({ source, record }, preserveFocus) => {
        this.host.rpc.call('showRecord', { source, record, preserveFocus }).catch(this.showError);
      },
      onFilter: () => {
        this.toolbar.focusFilter();
      },
      onChange: () => {
        this.saveSoon();
      },
      onError: this.showError,
    });
    root.replaceChildren(this.head, this.body);
    document.addEventListener('keydown', (event) => {
      const isFind = event.key.toLowerCase() === 'f' && (event.ctrlKey || event.metaKey) && !event.altKey;
      if (isFind && this.content !== undefined) {
        event.preventDefault();
        this.toolbar.focusFilter();
      }
    });
  }

  /** Reads the logs and shows them, with the view that was saved or with the one at hand. */
  async open(saved = this.host.savedState, isAgain = false): Promise<void> {
    this.opening?.abort();
    const opening = new AbortController();
    this.opening = opening;
    const loading = createLoadingView(() => {
      opening.abort();
    });
    this.head.replaceChildren();
    this.body.replaceChildren(loading.element);
    try {
      this.sources = await this.host.rpc.call('getSources', null);
      const view = saved?.view;
      const params = view === undefined ? { isAgain } : { isAgain, view };
      const content = await this.host.rpc.call('open', params, {
        signal: opening.signal,
        onProgress: loading.setProgress,
      });
      if (this.opening === opening) {
        this.content = content;
        await this.showContent(content, saved?.selected, saved?.topRow);
      }
    } catch (error) {
      if (this.opening === opening) {
        this.content = undefined;
        this.showOpenError(error);
      }
    }
  }

  /** Opens again what is open, after a log changed. */
  async reload(): Promise<void> {
    const selected = this.tree.selection;
    const { topRow } = this.tree;
    const view = this.content === undefined ? undefined : await this.host.rpc.call('getView', null);
    const state = {
      sources: this.sources,
      topRow,
      ...(view === undefined ? {} : { view }),
      ...(selected === undefined ? {} : { selected }),
    };
    await this.open(state, true);
  }

  /** Selects the row of a record, and expands what holds it. */
  async select(ref: EventRef): Promise<void> {
    const { selection } = this.tree;
    if (this.content === undefined || (selection?.source === ref.source && selection.record === ref.record)) {
      return;
    }
    await this.reveal(ref);
  }

  private async reveal(ref: EventRef): Promise<void> {
    const turn = ++this.latestChange;
    const { status, row } = await this.host.rpc.call('reveal', ref);
    if (turn === this.latestChange) {
      this.showStatus(status);
      await this.tree.show(status);
      if (row === undefined) {
        this.tree.setSelection(ref);
      } else {
        this.tree.select(ref, row);
      }
    }
  }

  /** Runs the filter; without one, goes back to the event that was selected. */
  private async filter(text: string): Promise<void> {
    await this.change(this.host.rpc.call('setFilter', { filter: text }), 'top');
    const { selection } = this.tree;
    if (text.trim() === '' && selection !== undefined && this.content !== undefined) {
      await this.reveal(selection).catch(this.showError);
    }
  }

  /** Shows the state that a request led to; of several under way only the last. */
  private async change(request: Promise<TreeStatus>, then: 'top' | 'stay'): Promise<void> {
    const turn = ++this.latestChange;
    try {
      const status = await request;
      if (turn !== this.latestChange) {
        return;
      }
      this.showStatus(status);
      await this.tree.show(status, then === 'top' ? { active: 0, topRow: 0 } : {});
      this.saveSoon();
    } catch (error) {
      this.showError(error);
    }
  }

  private async showContent(
    content: ExplorerContent,
    selected: EventRef | undefined,
    topRow = 0,
  ): Promise<void> {
    const faults = createFaultList(content, (source) => {
      this.host.rpc.call('showProblems', { source }).catch(this.showError);
    });
    faults.hidden = true;
    const summary = createSummaryBar(content, () => {
      faults.hidden = !faults.hidden;
      summary.querySelector('.chip-faults')?.setAttribute('aria-expanded', String(!faults.hidden));
    });
    if (content.summary.records === 0) {
      this.head.replaceChildren(summary);
      faults.hidden = content.faultCount === 0;
      this.body.replaceChildren(createMessageView(this.toEmptyMessage(content)), faults);
      return;
    }
    this.head.replaceChildren(summary, faults, this.toolbar.element);
    this.body.replaceChildren(this.columns, this.tree.element, this.noMatch);
    this.tree.mount();
    this.toolbar.setFilter(content.status.filter);
    this.showStatus(content.status);
    this.tree.setSelection(selected);
    await this.tree.show(content.status, { topRow });
    this.saveSoon();
  }

  private showStatus(status: TreeStatus): void {
    this.toolbar.setStatus(status);
    const isEmpty = status.matched === 0;
    this.body.classList.toggle('has-no-match', isEmpty);
    this.noMatch.replaceChildren(
      ...(isEmpty
        ? [
            createMessageView({
              icon: 'search',
              title: 'No event matches',
              text: `Nothing contains “${status.filter.trim().slice(0, 100)}” in its event name, service, identity, address, region, error or event ID.`,
              actions: [
                {
                  label: 'Clear Filter',
                  run: () => {
                    this.toolbar.setFilter('');
                    this.toolbar.focusFilter();
                    void this.filter('');
                  },
                },
              ],
            }),
          ]
        : []),
    );
  }

  private showMessage(message: Message): void {
    this.head.replaceChildren();
    this.body.replaceChildren(createMessageView(message));
  }

  private showOpenError(error: unknown): void {
    const again = {
      label: 'Read Again',
      run: () => {
        void this.open(undefined, true);
      },
    };
    if (error instanceof CancelledError) {
      this.showMessage({
        icon: 'log',
        title: 'Reading was cancelled',
        text: 'Nothing is shown, because only a part of the log was read.',
        actions: [again],
      });
      return;
    }
    this.showMessage({
      icon: 'error',
      title: 'The log cannot be shown',
      text: error instanceof Error ? error.message : String(error),
      actions: [again, this.openTextAction],
      isAlert: true,
    });
  }

  private readonly openTextAction = {
    label: 'Open as Text',
    run: (): void => {
      this.host.rpc.call('showText', null).catch(this.showError);
    },
  };

  private toEmptyMessage(content: ExplorerContent): Message {
    const hasBytes = content.summary.sources.some(({ byteLength }) => byteLength > 0);
    return {
      icon: 'log',
      title: 'No CloudTrail record found',
      text: hasBytes
        ? 'The file was read to its end, and no part of it is a CloudTrail record. Look at its text to see what it is.'
        : 'The file is empty. If it was downloaded, download it again.',
      actions: [
        this.openTextAction,
        {
          label: 'Read Again',
          run: () => {
            void this.open(undefined, true);
          },
        },
      ],
    };
  }

  /** Errors of a request while the tree is shown: the tree no longer shows what the engine has. */
  private readonly showError = (error: unknown): void => {
    if (!(error instanceof CancelledError)) {
      this.content = undefined;
      this.showOpenError(error);
    }
  };

  private saveSoon(): void {
    window.clearTimeout(this.saveTimer);
    this.saveTimer = window.setTimeout(() => {
      void this.save();
    }, SAVE_DELAY);
  }

  private async save(): Promise<void> {
    if (this.content === undefined) {
      return;
    }
    const view = await this.host.rpc.call('getView', null).catch(() => undefined);
    const { selection, topRow } = this.tree;
    this.host.saveState({
      sources: this.sources,
      topRow,
      ...(view === undefined ? {} : { view }),
      ...(selection === undefined ? {} : { selected: selection }),
    });
  }
}

function createColumnTitles(): HTMLElement {
  const titles = createElement('div', 'columns');
  titles.setAttribute('aria-hidden', 'true');
  titles.append(
    createElement('span', 'cell name', 'Identity and event'),
    createElement('span', 'cell count', 'Events'),
    createElement('span', 'cell errors', 'Errors'),
    createElement('span', 'cell first', 'First (UTC)'),
    createElement('span', 'cell last', 'Last (UTC)'),
  );
  return titles;
}
