import type { EventRef } from '../src/core/grouping/sourceLog';
import type { TreeStatus } from '../src/core/grouping/treeRow';
import type { ExplorerContent, ExplorerProgress } from '../src/protocol/explorer';
import { CancelledError } from '../src/protocol/rpcError';
import { createContentHead } from './contentHead';
import { createElement } from './element';
import { createEmptyMessage, createOpenErrorMessage } from './endMessages';
import { createFaultList } from './faultList';
import type { Host } from './host';
import { Investigation } from './investigation';
import type { Announcer } from './layout/announcer';
import { createErrorSayer } from './layout/errorSayer';
import { createLoadingView } from './loadingView';
import { createMessageView } from './messageView';
import type { ReadingBar } from './readingBar';
import { createReadingBar } from './readingBar';
import { openExportMenu } from './session/exportMenu';
import type { MarkStore } from './session/markStore';
import type { SessionOutput } from './session/sessionOutput';
import type { TaskStrip } from './session/taskStrip';
import type { StateSaver } from './stateSaver';

/** A pause between two states of a tree that is still being read, in milliseconds. */
const PARTIAL_PAUSE = 400;

export interface PageContentOptions {
  readonly rpc: Host['rpc'];
  readonly marks: MarkStore;
  readonly announcer: Announcer;
  readonly tasks: TaskStrip;
  readonly output: SessionOutput;
  readonly saver: StateSaver;
  readonly onHelp: () => void;
  /** The logs are to be read again from their beginning. */
  readonly onAgain: () => void;
  readonly onAdd: (kind: 'files' | 'folders') => void;
}

/** What was read: its summary, and the surface of the investigation or a message where there is none. */
export class PageContent {
  readonly head = createElement('header', 'head');
  readonly body = createElement('main', 'body');
  private readonly sayError: (error: unknown) => void;
  private content: ExplorerContent | undefined;
  private surface: Investigation | undefined;
  private readingBar: ReadingBar | undefined;
  private names: readonly string[] = [];
  private lastPartial = -Infinity;
  private nextPartial: number | undefined;

  constructor(private readonly options: PageContentOptions) {
    this.sayError = createErrorSayer(options.announcer);
  }

  /** Whether all logs were read; false while they are read for the first time, and after a failure. */
  get isRead(): boolean {
    return this.content !== undefined;
  }

  /** Undefined where no event is shown. */
  get investigation(): Investigation | undefined {
    return this.surface;
  }

  /** Starts over. Returns what says in the page how far reading is. */
  showLoading(onCancel: () => void): (progress: ExplorerProgress) => void {
    this.clear();
    const loading = createLoadingView(onCancel);
    this.body.replaceChildren(loading.element);
    return loading.setProgress;
  }

  /** Shows what was read so far, while the rest is read. */
  showPartial(progress: ExplorerProgress, onCancel: () => void): void {
    this.names = progress.names ?? this.names;
    this.readingBar?.setProgress(progress);
    const { tree } = progress;
    if (tree === undefined || tree.events === 0) {
      return;
    }
    if (this.surface === undefined) {
      this.readingBar = createReadingBar(onCancel);
      this.readingBar.setProgress(progress);
      this.head.replaceChildren(this.readingBar.element);
    }
    window.clearTimeout(this.nextPartial);
    const rest = this.lastPartial + PARTIAL_PAUSE - performance.now();
    if (rest <= 0) {
      this.showTree(tree);
    } else {
      // The last one must not be left out: the engine has no other state any more, and no rows of the one before.
      this.nextPartial = window.setTimeout(() => {
        this.showTree(tree);
      }, rest);
    }
  }

  private showTree(tree: TreeStatus): void {
    this.lastPartial = performance.now();
    // An answer may come after the end of reading, when the state it is for is gone.
    (this.surface ?? this.createInvestigation()).show(tree).catch(() => undefined);
  }

  /** Shows all that was read. */
  async show(
    content: ExplorerContent,
    place: { readonly selected?: EventRef | undefined; readonly topRow?: number } = {},
  ): Promise<void> {
    window.clearTimeout(this.nextPartial);
    this.content = content;
    this.names = content.names;
    this.options.saver.keepRemoved(content.summary.sources);
    this.showHead(content);
    if (content.summary.records === 0) {
      this.showEmpty(content);
      return;
    }
    const { surface } = this;
    await (surface ?? this.createInvestigation()).show(content.status, place);
    // Its details were read when the logs were others.
    surface?.refreshDetails();
    this.options.saver.saveSoon();
  }

  /** Shows why there is nothing. */
  showOpenError(error: unknown): void {
    this.clear();
    const { onAgain } = this.options;
    const message = createOpenErrorMessage(error, { onText: this.showText, onAgain });
    this.body.replaceChildren(createMessageView(message));
  }

  private clear(): void {
    window.clearTimeout(this.nextPartial);
    this.content = undefined;
    this.surface = undefined;
    this.readingBar = undefined;
    this.head.replaceChildren();
  }

  private showEmpty(content: ExplorerContent): void {
    this.surface = undefined;
    const faults = createFaultList(content, this.showProblems);
    faults.hidden = content.faultCount === 0;
    const { onAgain } = this.options;
    const message = createEmptyMessage(content, { onText: this.showText, onAgain });
    this.body.replaceChildren(createMessageView(message), faults);
  }

  private showHead(content: ExplorerContent): void {
    const { rpc, marks, announcer, output, onHelp, onAdd } = this.options;
    const head = createContentHead(content, {
      onOnly: (source) => {
        announcer.say(`Only events of ${content.names[source] ?? ''}`);
        this.surface?.setOnlyLog(content.names[source] ?? '');
      },
      onRemove: (source) => {
        void this.removeSource(source, content);
      },
      onShowProblems: this.showProblems,
      onShowSkipped: (uri) => {
        rpc.call('showSkipped', { uri }).catch(this.sayError);
      },
      onAllSkipped: () => rpc.call('getSkipped', null),
      onAdd,
      onExport: (anchor) => {
        const { surface } = this;
        const state = { matched: surface?.matched ?? 0, marks, selected: surface?.tree.selection };
        openExportMenu(anchor, state, (format, scope) => {
          void output.write(format, scope);
        });
      },
      onSave: () => {
        void output.save();
      },
      onHelp,
    });
    this.head.replaceChildren(...head);
  }

  private async removeSource(source: number, content: ExplorerContent): Promise<void> {
    const { rpc, marks, announcer, saver } = this.options;
    const uri = content.summary.sources[source]?.uri;
    const selected = this.surface?.tree.selection;
    try {
      const next = await rpc.call('removeSource', { source });
      if (uri !== undefined) {
        saver.addRemoved(uri);
      }
      this.names = next.names;
      marks.removeSource(source);
      await this.show(next, {
        selected:
          selected === undefined || selected.source === source
            ? undefined
            : { source: selected.source - (selected.source > source ? 1 : 0), record: selected.record },
      });
      announcer.say(`${content.names[source] ?? 'The log'} was taken out`);
    } catch (error) {
      this.sayError(error);
    }
  }

  private createInvestigation(): Investigation {
    const { rpc, marks, announcer, tasks, saver } = this.options;
    const investigation = new Investigation({
      rpc,
      layout: saver.layout,
      marks,
      announcer,
      tasks,
      getLogNames: () => this.names,
      onChange: () => {
        saver.saveSoon();
      },
      onError: (error) => {
        this.showError(error);
      },
    });
    this.surface = investigation;
    this.body.replaceChildren(investigation.element);
    investigation.mount();
    return investigation;
  }

  private readonly showText = (): void => {
    this.options.rpc.call('showText', null).catch((error: unknown) => {
      this.showError(error);
    });
  };

  private readonly showProblems = (source: number): void => {
    this.options.rpc.call('showProblems', { source }).catch(this.sayError);
  };

  /** Errors of the tree's requests: the tree no longer shows what the engine has. */
  private showError(error: unknown): void {
    if (!(error instanceof CancelledError)) {
      this.showOpenError(error);
    }
  }
}
