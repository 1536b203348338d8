import type { EventRef } from '../src/core/grouping/sourceLog';
import type { ExplorerContent, ExplorerProgress, ExplorerState } from '../src/protocol/explorer';
import type { Marks } from '../src/protocol/output';
import { CancelledError } from '../src/protocol/rpcError';
import { createElement } from './element';
import { createEmptyMessage, createOpenErrorMessage } from './endMessages';
import { createFaultList } from './faultList';
import type { Host } from './host';
import { Investigation } from './investigation';
import { createAnnouncer } from './layout/announcer';
import { createHelpDialog } from './layout/helpDialog';
import { addPageKeys } from './layout/pageKeys';
import type { PageLayout } from './layout/pageLayout';
import { parsePageLayout } from './layout/pageLayout';
import { toErrorText } from './layout/panelMessage';
import { createLoadingView } from './loadingView';
import { openMenu } from './menu/openMenu';
import { createMessageView } from './messageView';
import { toProgressText } from './progressText';
import { openExportMenu } from './session/exportMenu';
import { MarkStore } from './session/markStore';
import type { SessionOutput } from './session/sessionOutput';
import { createSessionOutput } from './session/sessionOutput';
import { createSourcesPanel } from './session/sourcesPanel';
import { createTaskStrip } from './session/taskStrip';
import { createSummaryBar } from './summaryBar';

/** A pause after the last change before the state is written, in milliseconds. */
const SAVE_DELAY = 300;

/** A pause between two states of a tree that is still being read, in milliseconds. */
const PARTIAL_PAUSE = 400;

/** The explorer's page: what was read, and the surface of the investigation or a message where there is none. */
export class ExplorerPage {
  private readonly head = createElement('header', 'head');
  private readonly body = createElement('main', 'body');
  private readonly tasks = createTaskStrip();
  private readonly announcer = createAnnouncer();
  private readonly help = createHelpDialog();
  private readonly store = new MarkStore(() => {
    this.investigation?.showMarks();
    this.saveSoon();
  });
  private readonly output: SessionOutput;
  private layout: PageLayout = parsePageLayout(undefined, window.innerWidth);
  private investigation: Investigation | undefined;
  private sources: readonly string[] = [];
  private removed: readonly string[] = [];
  private names: readonly string[] = [];
  private content: ExplorerContent | undefined;
  private saveTimer: number | undefined;
  private opening: AbortController | undefined;
  private lastPartial = -Infinity;

  constructor(
    private readonly host: Host,
    root: HTMLElement,
  ) {
    this.output = createSessionOutput({
      rpc: host.rpc,
      tasks: this.tasks,
      announcer: this.announcer,
      getMarks: () => this.store.marks,
    });
    root.replaceChildren(this.head, this.tasks.element, this.body, this.announcer.element, this.help.element);
    const go = (act: (investigation: Investigation) => void) => (): void => {
      if (this.investigation !== undefined) {
        act(this.investigation);
      }
    };
    addPageKeys(
      {
        '?': () => {
          this.help.toggle();
        },
        '/': go((page) => page.focusFilter()),
        t: go((page) => page.focusTimeline()),
        f: go((page) => page.focusFacets()),
        e: go((page) => page.focusTree()),
        d: go((page) => page.focusDetails()),
        g: go((page) => page.focusGrouping()),
        c: go((page) => page.toggleComparing()),
      },
      (direction) => this.investigation?.moveArea(direction),
    );
  }

  get marks(): Marks {
    return this.store.marks;
  }

  /** Reads the logs and shows them, with the view that was saved or with the one at hand. */
  async open(saved?: ExplorerState, isAgain = false): Promise<void> {
    const opening = this.start();
    this.content = undefined;
    this.investigation = undefined;
    this.head.replaceChildren();
    const loading = createLoadingView(() => {
      opening.abort();
    });
    this.body.replaceChildren(loading.element);
    try {
      const state = saved ?? this.host.savedState ?? (await this.getInitialState());
      this.restore(state);
      this.sources = await this.host.rpc.call('getSources', null);
      const view = state?.view;
      const content = await this.host.rpc.call('open', view === undefined ? { isAgain } : { isAgain, view }, {
        signal: opening.signal,
        onProgress: (progress) => {
          loading.setProgress(progress);
          if (this.opening === opening) {
            this.showPartial(progress, opening);
          }
        },
      });
      if (this.opening === opening) {
        await this.showContent(content, { selected: state?.selected, topRow: state?.topRow ?? 0 });
      }
    } catch (error) {
      if (this.opening === opening) {
        this.showOpenError(error);
      }
    }
  }

  /** Opens again what is open, after a log changed. */
  async reload(): Promise<void> {
    const view = this.content === undefined ? undefined : await this.host.rpc.call('getView', null);
    await this.open({ ...this.getState(), ...(view === undefined ? {} : { view }) }, true);
  }

  /** Reads what was added; what is shown stays, also where reading is given up. */
  async extend(): Promise<void> {
    if (this.content === undefined) {
      await this.open();
      return;
    }
    const opening = this.start();
    try {
      const content = await this.tasks.run('Reading the added logs…', (signal, tell) => {
        signal.addEventListener('abort', () => {
          opening.abort();
        });
        return this.host.rpc.call(
          'open',
          {},
          {
            signal: opening.signal,
            onProgress: (progress) => {
              tell(
                toProgressText(progress),
                progress.size === undefined ? undefined : progress.bytes / progress.size,
              );
            },
          },
        );
      });
      if (this.opening === opening) {
        this.sources = await this.host.rpc.call('getSources', null);
        await this.showContent(content);
      }
    } catch (error) {
      if (this.opening === opening) {
        const status = await this.host.rpc.call('getStatus', null).catch(() => undefined);
        if (status === undefined) {
          this.showOpenError(error);
        } else {
          this.announcer.say(error instanceof CancelledError ? 'Nothing was added' : toErrorText(error));
          await this.investigation?.show(status);
        }
      }
    }
  }

  /** Selects the row of a record, and expands what holds it. */
  async select(ref: EventRef): Promise<void> {
    const selection = this.investigation?.tree.selection;
    if (this.content !== undefined && (selection?.source !== ref.source || selection.record !== ref.record)) {
      await this.investigation?.reveal(ref);
    }
  }

  private start(): AbortController {
    this.opening?.abort();
    const opening = new AbortController();
    this.opening = opening;
    return opening;
  }

  private async getInitialState(): Promise<ExplorerState | undefined> {
    return (await this.host.rpc.call('getInitialState', null).catch(() => null)) ?? undefined;
  }

  private restore(state: ExplorerState | undefined): void {
    this.layout = parsePageLayout(state?.layout, window.innerWidth);
    this.removed = state?.removed ?? [];
    this.store.restore(state?.marks, this.layout.compared);
  }

  private createInvestigation(): Investigation {
    const investigation = new Investigation({
      rpc: this.host.rpc,
      layout: this.layout,
      marks: this.store,
      announcer: this.announcer,
      tasks: this.tasks,
      getLogNames: () => this.names,
      onChange: () => {
        this.saveSoon();
      },
      onError: this.showError,
    });
    this.investigation = investigation;
    this.body.replaceChildren(investigation.element);
    investigation.mount();
    return investigation;
  }

  /** Shows what was read so far, while the rest is read. */
  private showPartial(progress: ExplorerProgress, opening: AbortController): void {
    this.names = progress.names ?? this.names;
    const words = this.head.querySelector('.reading-words');
    if (words !== null) {
      words.textContent = toProgressText(progress);
    }
    const { tree } = progress;
    const now = performance.now();
    if (tree === undefined || tree.events === 0 || now - this.lastPartial < PARTIAL_PAUSE) {
      return;
    }
    this.lastPartial = now;
    if (this.investigation === undefined) {
      this.head.replaceChildren(
        createReadingBar(toProgressText(progress), () => {
          opening.abort();
        }),
      );
    }
    // An answer may come after the end of reading, when the state it is for is gone.
    (this.investigation ?? this.createInvestigation()).show(tree).catch(() => undefined);
  }

  private async showContent(
    content: ExplorerContent,
    place: { readonly selected?: EventRef | undefined; readonly topRow?: number } = {},
  ): Promise<void> {
    this.content = content;
    this.names = content.names;
    this.showHead(content);
    if (content.summary.records === 0) {
      this.investigation = undefined;
      const faults = this.createFaults(content);
      faults.hidden = content.faultCount === 0;
      const message = createEmptyMessage(content, {
        onText: this.showText,
        onAgain: this.readAgain,
      });
      this.body.replaceChildren(createMessageView(message), faults);
      return;
    }
    await (this.investigation ?? this.createInvestigation()).show(content.status, place);
    this.saveSoon();
  }

  private showHead(content: ExplorerContent): void {
    const faults = this.createFaults(content);
    faults.hidden = true;
    const sources = createSourcesPanel(content, {
      onOnly: (source) => {
        this.announcer.say(`Only events of ${content.names[source] ?? ''}`);
        this.investigation?.setOnlyLog(content.names[source] ?? '');
      },
      onRemove: (source) => {
        void this.removeSource(source, content);
      },
      onShowProblems: this.showProblems,
      onShowSkipped: (uri) => {
        this.host.rpc.call('showSkipped', { uri }).catch(this.sayError);
      },
      onAllSkipped: () => this.host.rpc.call('getSkipped', null),
    });
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
          { label: 'Files…', icon: 'log', run: () => void this.addSources('files') },
          { label: 'Folders…', icon: 'folder', run: () => void this.addSources('folders') },
        ]);
      },
      onExport: (anchor) => {
        const { investigation } = this;
        const state = {
          matched: investigation?.matched ?? 0,
          marks: this.store,
          selected: investigation?.tree.selection,
        };
        openExportMenu(anchor, state, (format, scope) => {
          void this.output.write(format, scope);
        });
      },
      onSave: () => {
        void this.output.save();
      },
      onHelp: () => {
        this.help.toggle();
      },
    });
    this.head.replaceChildren(summary, sources, faults);
  }

  private createFaults(content: ExplorerContent): HTMLElement {
    return createFaultList(content, this.showProblems);
  }

  private async addSources(kind: 'files' | 'folders'): Promise<void> {
    try {
      if (await this.host.rpc.call('pickSources', { kind })) {
        await this.extend();
      }
    } catch (error) {
      this.sayError(error);
    }
  }

  private async removeSource(source: number, content: ExplorerContent): Promise<void> {
    const uri = content.summary.sources[source]?.uri;
    const selected = this.investigation?.tree.selection;
    try {
      const next = await this.host.rpc.call('removeSource', { source });
      this.removed = uri === undefined ? this.removed : [...this.removed, uri];
      this.names = next.names;
      this.store.removeSource(source);
      await this.showContent(next, {
        selected:
          selected === undefined || selected.source === source
            ? undefined
            : { source: selected.source - (selected.source > source ? 1 : 0), record: selected.record },
      });
      this.announcer.say(`${content.names[source] ?? 'The log'} was taken out`);
    } catch (error) {
      this.sayError(error);
    }
  }

  private showOpenError(error: unknown): void {
    this.content = undefined;
    this.investigation = undefined;
    this.head.replaceChildren();
    const message = createOpenErrorMessage(error, { onText: this.showText, onAgain: this.readAgain });
    this.body.replaceChildren(createMessageView(message));
  }

  private readonly readAgain = (): void => {
    void this.open(undefined, true);
  };

  private readonly showText = (): void => {
    this.host.rpc.call('showText', null).catch(this.showError);
  };

  private readonly showProblems = (source: number): void => {
    this.host.rpc.call('showProblems', { source }).catch(this.sayError);
  };

  /** Errors of the tree's requests: the tree no longer shows what the engine has. */
  private readonly showError = (error: unknown): void => {
    if (!(error instanceof CancelledError)) {
      this.showOpenError(error);
    }
  };

  /** Errors of everything else: what is shown stays good. */
  private readonly sayError = (error: unknown): void => {
    if (!(error instanceof CancelledError)) {
      this.announcer.say(toErrorText(error));
    }
  };

  private getState(): ExplorerState {
    const { tree } = this.investigation ?? {};
    return {
      sources: this.sources,
      marks: this.store.marks,
      layout: this.layout,
      ...(this.removed.length === 0 ? {} : { removed: this.removed }),
      ...(tree === undefined ? {} : { topRow: tree.topRow }),
      ...(tree?.selection === undefined ? {} : { selected: tree.selection }),
    };
  }

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
    this.host.saveState({ ...this.getState(), ...(view === undefined ? {} : { view }) });
  }
}

/** What stands in place of the summary while logs are read and the first events are shown already. */
function createReadingBar(text: string, onCancel: () => void): HTMLElement {
  const bar = createElement('div', 'summary reading');
  const words = createElement('span', 'reading-words', text);
  words.setAttribute('role', 'status');
  const cancel = createElement('button', 'link', 'Cancel');
  cancel.type = 'button';
  cancel.addEventListener('click', onCancel);
  const progress = createElement('progress', 'task-bar');
  progress.setAttribute('aria-label', 'Reading the logs');
  bar.append(progress, words, cancel);
  return bar;
}
