import type { EventRef } from '../src/core/grouping/sourceLog';
import type { ExplorerState } from '../src/protocol/explorer';
import type { Marks } from '../src/protocol/output';
import { CancelledError } from '../src/protocol/rpcError';
import type { Host } from './host';
import { createAnnouncer } from './layout/announcer';
import { createErrorSayer } from './layout/errorSayer';
import { createHelpDialog } from './layout/helpDialog';
import { addPageKeys } from './layout/pageKeys';
import { toErrorText } from './layout/panelMessage';
import type { PageAreas } from './pageAreas';
import { PageContent } from './pageContent';
import { toProgressText } from './progressText';
import { MarkStore } from './session/markStore';
import { createSessionOutput } from './session/sessionOutput';
import { createTaskStrip } from './session/taskStrip';
import { StateSaver } from './stateSaver';

/** The explorer's page: reads the logs, again and more of them, and shows what came of it. */
export class ExplorerPage {
  private readonly tasks = createTaskStrip();
  private readonly announcer = createAnnouncer();
  private readonly help = createHelpDialog();
  private readonly sayError = createErrorSayer(this.announcer);
  private readonly store = new MarkStore(() => {
    this.content.investigation?.showMarks();
    this.saver.saveSoon();
  });
  private readonly saver: StateSaver;
  private readonly content: PageContent;
  private opening: AbortController | undefined;

  constructor(
    private readonly host: Host,
    root: HTMLElement,
  ) {
    const { rpc } = host;
    const { tasks, announcer, help, store } = this;
    this.saver = new StateSaver({
      host,
      marks: store,
      getTree: () => this.content.investigation?.tree,
      hasContent: () => this.content.isRead,
    });
    this.content = new PageContent({
      rpc,
      marks: store,
      announcer,
      tasks,
      output: createSessionOutput({ rpc, tasks, announcer, getMarks: () => store.marks }),
      saver: this.saver,
      onHelp: () => {
        help.toggle();
      },
      onAgain: () => {
        void this.open(undefined, true);
      },
      onAdd: (kind) => {
        void this.addSources(kind);
      },
    });
    const { head, body } = this.content;
    root.replaceChildren(head, tasks.element, body, announcer.element, help.element);
    this.addKeys();
  }

  get marks(): Marks {
    return this.store.marks;
  }

  /** Reads the logs and shows them, with the view that was saved or with the one at hand. */
  async open(saved?: ExplorerState, isAgain = false): Promise<void> {
    const opening = this.start();
    const cancel = (): void => {
      opening.abort();
    };
    const setProgress = this.content.showLoading(cancel);
    try {
      const state = saved ?? (await this.saver.load());
      this.saver.restore(state);
      await this.saver.readSources();
      const view = state?.view;
      const content = await this.host.rpc.call('open', view === undefined ? { isAgain } : { isAgain, view }, {
        signal: opening.signal,
        onProgress: (progress) => {
          setProgress(progress);
          if (this.opening === opening) {
            this.content.showPartial(progress, cancel);
          }
        },
      });
      if (this.opening === opening) {
        // What a person did with the part that was shown holds.
        const tree = this.content.investigation?.tree;
        const isScrolled = tree !== undefined && tree.topRow > 0;
        const topRow = state?.topRow ?? 0;
        await this.content.show(content, {
          selected: tree?.selection ?? state?.selected,
          ...(isScrolled || topRow === 0 ? {} : { topRow }),
        });
      }
    } catch (error) {
      if (this.opening === opening) {
        this.content.showOpenError(error);
      }
    }
  }

  /** Opens again what is open, after a log changed. */
  async reload(): Promise<void> {
    // An engine that ended and started anew has no view: the one that was saved last is as good.
    const view = this.content.isRead
      ? await this.host.rpc.call('getView', null).catch(() => this.host.savedState?.view)
      : undefined;
    await this.open({ ...this.saver.state, ...(view === undefined ? {} : { view }) }, true);
  }

  /** Reads what was added; what is shown stays, also where reading is given up. */
  async extend(): Promise<void> {
    if (!this.content.isRead) {
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
        await this.saver.readSources();
        await this.content.show(content);
      }
    } catch (error) {
      if (this.opening === opening) {
        await this.showExtendError(error);
      }
    }
  }

  /** Selects the row of a record, and expands what holds it. */
  async select(ref: EventRef): Promise<void> {
    const { investigation, isRead } = this.content;
    const selection = investigation?.tree.selection;
    if (isRead && (selection?.source !== ref.source || selection.record !== ref.record)) {
      await investigation?.reveal(ref);
    }
  }

  /** A new reading ends the one before. */
  private start(): AbortController {
    this.opening?.abort();
    const opening = new AbortController();
    this.opening = opening;
    return opening;
  }

  private async showExtendError(error: unknown): Promise<void> {
    const status = await this.host.rpc.call('getStatus', null).catch(() => undefined);
    if (status === undefined) {
      this.content.showOpenError(error);
    } else {
      this.announcer.say(error instanceof CancelledError ? 'Nothing was added' : toErrorText(error));
      await this.content.investigation?.showBack(status);
    }
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

  private addKeys(): void {
    const go = (act: (areas: PageAreas) => void) => (): void => {
      const { investigation } = this.content;
      if (investigation !== undefined) {
        act(investigation.areas);
      }
    };
    addPageKeys(
      {
        '?': () => {
          this.help.toggle();
        },
        '/': go((areas) => areas.focusFilter()),
        t: go((areas) => areas.focusTimeline()),
        f: go((areas) => areas.focusFacets()),
        e: go((areas) => areas.focusTree()),
        d: go((areas) => areas.focusDetails()),
        g: go((areas) => areas.focusGrouping()),
        c: go((areas) => areas.toggleComparing()),
      },
      (direction) => this.content.investigation?.areas.move(direction),
    );
  }
}
