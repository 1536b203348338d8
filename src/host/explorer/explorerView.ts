import * as vscode from 'vscode';
import type { EventRef } from '../../core/grouping/sourceLog';
import type { SkippedSource } from '../../protocol/engine';
import type {
  ExplorerContent,
  ExplorerHostMethods,
  ExplorerPageMethods,
  ExplorerProgress,
} from '../../protocol/explorer';
import type { CallContext, Rpc } from '../../protocol/rpc';
import { createRpc } from '../../protocol/rpc';
import { CancelledError } from '../../protocol/rpcError';
import type { Engine } from '../../engine/startWorker';
import { createPageHtml, getPageRoot } from '../pages/pageHtml';
import { toWebviewPort } from '../pages/webviewPort';
import type { Services } from '../services';
import { checkSession } from './checkSession';
import { getRecordAtCursor, watchCursor } from './cursorSync';
import { createExplorerHandlers } from './explorerHandlers';
import type { ExplorerSetup } from './explorerSetup';
import { ExplorerSources } from './explorerSources';
import type { LogSessions } from './logSessions';
import { readSources } from './readSources';
import { toContent } from './toContent';
import { watchSources } from './watchSources';

/** One explorer: a page, the logs that it shows, and the engine that reads them. Lives as long as its panel. */
export class ExplorerView implements vscode.Disposable {
  readonly engine: Engine;
  readonly page: Rpc<ExplorerPageMethods>;
  readonly roots: ExplorerSources;
  private readonly lifetime: vscode.Disposable;
  /** The logs in the order of the engine's sources. */
  private files: readonly vscode.Uri[] = [];
  /** What was read; kept while the page is hidden, so that showing it again reads nothing. */
  private content: ExplorerContent | undefined;
  private skippedFiles: readonly SkippedSource[] = [];
  /** How often files and folders were added, and how often when reading last began that came to its end. */
  private grown = 0;
  private grownWhenRead = 0;
  private opening: AbortController | undefined;
  private showing = 0;
  /** A record to select as soon as the page shows its log. */
  private wanted: { readonly uri: string; readonly record: number } | undefined;
  private watcher: vscode.Disposable | undefined;

  constructor(
    private readonly services: Services,
    sessions: LogSessions,
    readonly panel: vscode.WebviewPanel,
    readonly setup: ExplorerSetup,
  ) {
    const { extensionUri } = services.context;
    this.roots = new ExplorerSources(setup.roots, setup.removed);
    this.engine = sessions.createEngine();
    panel.webview.options = { enableScripts: true, localResourceRoots: [getPageRoot(extensionUri)] };
    this.page = createRpc<ExplorerHostMethods, ExplorerPageMethods>(
      toWebviewPort(panel.webview),
      createExplorerHandlers(services, this),
    );
    const getFiles = (): readonly vscode.Uri[] => this.files;
    const getRoots = (): readonly vscode.Uri[] => this.roots.all;
    const session = {
      engine: this.engine,
      get sources() {
        return getFiles();
      },
      get roots() {
        return getRoots();
      },
    };
    this.lifetime = vscode.Disposable.from(
      sessions.add(session),
      panel.onDidChangeViewState(() => {
        if (panel.active) {
          sessions.use(session);
        }
      }),
      watchCursor(services, getFiles, (ref) => {
        this.select(ref);
      }),
      panel.onDidDispose(() => {
        this.dispose();
      }),
      {
        dispose: () => {
          this.watcher?.dispose();
        },
      },
    );
    panel.webview.html = createPageHtml(panel.webview, extensionUri, 'explorer', 'CloudTrail Explorer');
  }

  dispose(): void {
    this.lifetime.dispose();
    this.page.dispose();
    this.engine.dispose();
  }

  reveal(): void {
    this.panel.reveal();
  }

  /** The log of a source of the tree. */
  getFile(source: number): vscode.Uri | undefined {
    return this.files[source];
  }

  get skipped(): readonly SkippedSource[] {
    return this.skippedFiles;
  }

  /** Adds files and folders; the page reads them when it calls open. */
  add(uris: readonly vscode.Uri[]): void {
    this.roots.add(uris);
    this.grown++;
  }

  /** Adds files and folders and makes the page read them. */
  extend(uris: readonly vscode.Uri[]): void {
    this.add(uris);
    this.reveal();
    this.tell('extend', null);
  }

  /** Finds and reads what is not read yet; everything with `isAgain`. Of several calls the last one counts. */
  async open(
    { view, isAgain }: ExplorerHostMethods['open']['params'],
    { signal, progress }: CallContext<ExplorerProgress>,
  ): Promise<ExplorerContent> {
    if (this.content !== undefined && isAgain !== true && this.grown === this.grownWhenRead) {
      try {
        const content = { ...this.content, status: await this.engine.call('getStatus', null) };
        setTimeout(() => {
          this.selectWanted();
        });
        return content;
      } catch {
        // The engine ended and with it what was read: the logs are read anew.
        this.content = undefined;
      }
    }
    // The page that asked before may be gone; its opening must not come in after this one.
    this.opening?.abort(new CancelledError());
    const opening = new AbortController();
    this.opening = opening;
    const either = AbortSignal.any([signal, opening.signal]);
    const { grown } = this;
    const isAdded = this.content !== undefined && isAgain !== true;
    const walked = await this.roots.walk(either, (found) => {
      progress({ source: 0, sources: found, bytes: 0, records: 0, totalBytes: 0, found });
    });
    const known = new Set(isAdded ? this.files.map((uri) => uri.toString()) : []);
    const wanted = walked.files.filter((uri) => !known.has(uri.toString()));
    const { summary, unread } = await readSources(this.engine, wanted, {
      isAdded,
      signal: either,
      ...(view === undefined ? {} : { view }),
      onProgress: ({ uris, ...rest }) => {
        this.files = uris?.map((uri) => vscode.Uri.parse(uri)) ?? this.files;
        progress(rest);
      },
    });
    const checks = await this.checkSession(either);
    const status = await this.engine.call('getStatus', null, { signal: either });
    this.grownWhenRead = grown;
    return this.keep(
      toContent(summary, [...walked.skipped, ...unread], status, checks ?? this.content?.checks),
    );
  }

  /** Takes a log out. */
  async remove(source: number): Promise<ExplorerContent> {
    const uri = this.files[source];
    if (uri === undefined || this.content === undefined) {
      throw new Error('This log is not open any more.');
    }
    this.roots.remove(uri);
    const summary = await this.engine.call('remove', { uris: [uri.toString()] });
    const walked = this.skippedFiles.filter(
      ({ uri: skipped }) => !summary.skipped.some((other) => other.uri === skipped),
    );
    return this.keep(
      toContent(summary, walked, await this.engine.call('getStatus', null), this.content.checks),
    );
  }

  /** Whether a log is one of those that are shown. */
  has(uri: vscode.Uri): boolean {
    return this.getSource(uri.toString()) >= 0;
  }

  /** Brings the explorer to the front and selects a record, as soon as its log is read. */
  revealRecord(uri: vscode.Uri, record: number): void {
    this.wanted = { uri: uri.toString(), record };
    const isShown = this.panel.visible;
    this.reveal();
    // A page that was hidden begins anew: it asks for its logs first.
    if (isShown) {
      this.selectWanted();
    }
  }

  async showRecord(ref: EventRef, preserveFocus: boolean): Promise<void> {
    const uri = this.files[ref.source];
    if (uri !== undefined) {
      this.showing++;
      try {
        await this.services.navigator.revealRecord(uri, ref.record, { preserveFocus });
      } finally {
        this.showing--;
      }
    }
  }

  private async checkSession(signal: AbortSignal): Promise<ExplorerContent['checks']> {
    const { session } = this.setup;
    return session === undefined || this.content?.checks !== undefined
      ? undefined
      : checkSession(session, await this.engine.call('hashSources', null, { signal }));
  }

  private keep({ content, skipped }: ReturnType<typeof toContent>): ExplorerContent {
    this.content = content;
    this.skippedFiles = skipped;
    this.files = content.summary.sources.map(({ uri }) => vscode.Uri.parse(uri));
    this.watcher?.dispose();
    this.watcher = watchSources(this.files, () => {
      this.content = undefined;
      this.tell('reload', null);
    });
    setTimeout(() => {
      if (this.wanted === undefined) {
        this.selectAtCursor();
      } else {
        this.selectWanted();
      }
    });
    return content;
  }

  private getSource(address: string): number {
    return this.files.findIndex((file) => file.toString() === address);
  }

  private selectWanted(): void {
    const { wanted } = this;
    const source = wanted === undefined ? -1 : this.getSource(wanted.uri);
    if (wanted !== undefined && source >= 0 && this.content !== undefined) {
      this.wanted = undefined;
      this.select({ source, record: wanted.record });
    }
  }

  /** What the text shows already when the tree appears; not at the text's start, where nobody has put the cursor. */
  private selectAtCursor(): void {
    for (const editor of vscode.window.visibleTextEditors) {
      const ref = getRecordAtCursor(this.services, this.files, editor);
      if (ref !== undefined && (editor.selection.active.line > 0 || editor.selection.active.character > 0)) {
        this.select(ref);
        return;
      }
    }
  }

  /** The cursor's moves while a row is being shown come from us, and of the row before the last. */
  private select(ref: EventRef): void {
    if (this.showing === 0 && this.content !== undefined) {
      this.tell('select', ref);
    }
  }

  private tell<K extends keyof ExplorerPageMethods>(
    method: K,
    params: ExplorerPageMethods[K]['params'],
  ): void {
    if (this.panel.visible) {
      this.page.call(method, params).catch((error: unknown) => {
        if (!(error instanceof CancelledError)) {
          this.services.output.warn(`The explorer did not follow "${method}": ${String(error)}`);
        }
      });
    }
  }
}
