import type { SourceSummary } from '../src/protocol/engine';
import type { ExplorerState } from '../src/protocol/explorer';
import type { Host } from './host';
import type { PageLayout } from './layout/pageLayout';
import { parsePageLayout } from './layout/pageLayout';
import type { MarkStore } from './session/markStore';
import type { TreeList } from './treeList';

/** A pause after the last change before the state is written, in milliseconds. */
const SAVE_DELAY = 300;

export interface StateSaverOptions {
  readonly host: Host;
  readonly marks: MarkStore;
  /** Undefined where no event is shown. */
  readonly getTree: () => TreeList | undefined;
  /** Whether logs were read; before that, and after a failure, what was saved stays. */
  readonly hasContent: () => boolean;
}

/** What is kept of the page over reloads: it is read at the start, and written a moment after the last change. */
export class StateSaver {
  private current: PageLayout = parsePageLayout(undefined, window.innerWidth);
  private sources: readonly string[] = [];
  private removed: readonly string[] = [];
  private timer: number | undefined;

  constructor(private readonly options: StateSaverOptions) {}

  /** How the page is set up; its parts change it. */
  get layout(): PageLayout {
    return this.current;
  }

  get state(): ExplorerState {
    const tree = this.options.getTree();
    return {
      sources: this.sources,
      marks: this.options.marks.marks,
      layout: this.current,
      ...(this.removed.length === 0 ? {} : { removed: this.removed }),
      ...(tree === undefined ? {} : { topRow: tree.topRow }),
      ...(tree?.selection === undefined ? {} : { selected: tree.selection }),
    };
  }

  /** What this page saved, or else what a session file brings; undefined for a new page. */
  async load(): Promise<ExplorerState | undefined> {
    const { host } = this.options;
    return host.savedState ?? (await host.rpc.call('getInitialState', null).catch(() => null)) ?? undefined;
  }

  restore(state: ExplorerState | undefined): void {
    this.current = parsePageLayout(state?.layout, window.innerWidth);
    this.removed = state?.removed ?? [];
    this.options.marks.restore(state?.marks, this.current.compared);
  }

  /** Asks which logs the session has now. */
  async readSources(): Promise<void> {
    this.sources = await this.options.host.rpc.call('getSources', null);
  }

  /** Remembers that a log was taken out, by its address. */
  addRemoved(uri: string): void {
    this.removed = [...this.removed, uri];
  }

  /** Forgets that logs were taken out that are among those of the session again. */
  keepRemoved(sources: readonly SourceSummary[]): void {
    const present = new Set(sources.map(({ uri }) => uri));
    this.removed = this.removed.filter((uri) => !present.has(uri));
  }

  saveSoon(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      void this.save();
    }, SAVE_DELAY);
  }

  private async save(): Promise<void> {
    const { host, hasContent } = this.options;
    if (!hasContent()) {
      return;
    }
    const view = await host.rpc.call('getView', null).catch(() => undefined);
    host.saveState({ ...this.state, ...(view === undefined ? {} : { view }) });
  }
}
