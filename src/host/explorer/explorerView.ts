import * as vscode from 'vscode';
import type { EventRef } from '../../core/grouping/sourceLog';
import type { ExplorerContent, ExplorerHostMethods, ExplorerPageMethods } from '../../protocol/explorer';
import { MAX_LISTED_FAULTS } from '../../protocol/explorer';
import type { CallContext, Handlers, Rpc } from '../../protocol/rpc';
import { createRpc } from '../../protocol/rpc';
import { CancelledError } from '../../protocol/rpcError';
import type { OpenProgress } from '../../protocol/engine';
import type { Engine } from '../../engine/startWorker';
import { Commands } from '../ids';
import type { Services } from '../services';
import { getRecordAtCursor, watchCursor } from './cursorSync';
import { createExplorerHtml, getExplorerRoot } from './explorerHtml';
import { createLogInput, getTransfer } from './logInput';
import type { LogSessions } from './logSessions';
import { watchSources } from './watchSources';
import { toWebviewPort } from './webviewPort';

/** One explorer: a page, the logs that it shows, and the engine that reads them. Lives as long as its panel. */
export class ExplorerView implements vscode.Disposable {
  private readonly engine: Engine;
  private readonly page: Rpc<ExplorerPageMethods>;
  private readonly lifetime: vscode.Disposable;
  /** What was read; kept while the page is hidden, so that showing it again reads nothing. */
  private content: ExplorerContent | undefined;
  private opening: AbortController | undefined;
  private showing = 0;

  constructor(
    private readonly services: Services,
    sessions: LogSessions,
    private readonly panel: vscode.WebviewPanel,
    readonly sources: readonly vscode.Uri[],
  ) {
    const { extensionUri } = services.context;
    this.engine = sessions.createEngine();
    panel.webview.options = { enableScripts: true, localResourceRoots: [getExplorerRoot(extensionUri)] };
    this.page = createRpc<ExplorerHostMethods, ExplorerPageMethods>(
      toWebviewPort(panel.webview),
      this.createHandlers(),
    );
    this.lifetime = vscode.Disposable.from(
      sessions.add({ engine: this.engine, sources }),
      watchSources(sources, () => {
        this.content = undefined;
        this.tell('reload', null);
      }),
      watchCursor(services, sources, (ref) => {
        this.select(ref);
      }),
      panel.onDidDispose(() => {
        this.dispose();
      }),
    );
    panel.webview.html = createExplorerHtml(panel.webview, extensionUri);
  }

  dispose(): void {
    this.lifetime.dispose();
    this.page.dispose();
    this.engine.dispose();
  }

  reveal(): void {
    this.panel.reveal();
  }

  private createHandlers(): Handlers<ExplorerHostMethods> {
    const { engine } = this;
    return {
      getSources: () => this.sources.map((uri) => uri.toString()),
      open: (params, context) => this.open(params, context),
      showRecord: ({ source, record, preserveFocus }) =>
        tellFailure(() => this.showRecord({ source, record }, preserveFocus)),
      showProblems: ({ source }) =>
        tellFailure(async () => {
          await this.showText(source);
          await vscode.commands.executeCommand('workbench.actions.view.problems');
        }),
      showText: () => tellFailure(() => this.showText(0)),
      getStatus: (params) => engine.call('getStatus', params),
      getView: (params) => engine.call('getView', params),
      setOrder: (params) => engine.call('setOrder', params),
      setFilter: (params) => engine.call('setFilter', params),
      setExpanded: (params) => engine.call('setExpanded', params),
      expandSiblings: (params) => engine.call('expandSiblings', params),
      setAllExpanded: (params) => engine.call('setAllExpanded', params),
      getRows: (params) => engine.call('getRows', params),
      reveal: (params) => engine.call('reveal', params),
    };
  }

  private async open(
    { view, isAgain }: ExplorerHostMethods['open']['params'],
    { signal, progress }: CallContext<OpenProgress>,
  ): Promise<ExplorerContent> {
    if (this.content !== undefined && isAgain !== true) {
      return { ...this.content, status: await this.engine.call('getStatus', null) };
    }
    // The page that asked before may be gone; its opening must not come in after this one.
    this.opening?.abort(new CancelledError());
    const opening = new AbortController();
    this.opening = opening;
    const either = AbortSignal.any([signal, opening.signal]);
    const inputs = await Promise.all(this.sources.map(createLogInput));
    either.throwIfAborted();
    const params = view === undefined ? { inputs } : { inputs, view };
    const summary = await this.engine.call('open', params, {
      signal: either,
      onProgress: progress,
      transfer: getTransfer(inputs),
    });
    const content: ExplorerContent = {
      summary: { ...summary, faults: summary.faults.slice(0, MAX_LISTED_FAULTS) },
      faultCount: summary.faults.length,
      names: this.sources.map((uri) => getName(uri, this.sources)),
      status: await this.engine.call('getStatus', null),
    };
    this.content = content;
    setTimeout(() => {
      this.selectAtCursor();
    });
    return content;
  }

  /** What the text shows already when the tree appears; not at the text's start, where nobody has put the cursor. */
  private selectAtCursor(): void {
    for (const editor of vscode.window.visibleTextEditors) {
      const ref = getRecordAtCursor(this.services, this.sources, editor);
      if (ref !== undefined && (editor.selection.active.line > 0 || editor.selection.active.character > 0)) {
        this.select(ref);
        return;
      }
    }
  }

  private async showRecord(ref: EventRef, preserveFocus: boolean): Promise<void> {
    const uri = this.sources[ref.source];
    if (uri !== undefined) {
      this.showing++;
      try {
        await this.services.navigator.revealRecord(uri, ref.record, { preserveFocus });
      } finally {
        this.showing--;
      }
    }
  }

  private async showText(source: number): Promise<void> {
    await vscode.commands.executeCommand(Commands.openAsText, this.sources[source]);
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

/** What fails outside the page is told outside the page: the tree itself is as good as before. */
async function tellFailure(act: () => Promise<void>): Promise<null> {
  try {
    await act();
  } catch (error) {
    void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
  return null;
}

/** The file's name; its path where another log of the session has the same name. */
function getName(uri: vscode.Uri, all: readonly vscode.Uri[]): string {
  const toName = ({ path }: vscode.Uri): string => path.slice(path.lastIndexOf('/') + 1);
  const isUnique = all.filter((other) => toName(other) === toName(uri)).length === 1;
  return isUnique ? toName(uri) : vscode.workspace.asRelativePath(uri);
}
