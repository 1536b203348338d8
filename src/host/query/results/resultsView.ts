import * as vscode from 'vscode';
import type { AskedQuery } from '../../../core/query/askedQuery';
import { toAskedQuery } from '../../../core/query/askedQuery';
import type { EmptyAnswer } from '../../../core/query/presets/explainEmpty';
import type { QueryProgress, QueryResult } from '../../../protocol/query';
import type { ResultsHostMethods, ResultsPageMethods, ResultsState } from '../../../protocol/results';
import type { Rpc } from '../../../protocol/rpc';
import { createRpc } from '../../../protocol/rpc';
import { CancelledError } from '../../../protocol/rpcError';
import { createPageHtml, getPageRoot } from '../../pages/pageHtml';
import { toWebviewPort } from '../../pages/webviewPort';
import type { Services } from '../../services';
import type { ResultsEngine, RunQuery, TextActions } from './resultsRun';
import { saveResult } from './saveResult';
import { showEvent } from './showEvent';

/** A pause between two messages on how far a query is, in milliseconds. */
const PROGRESS_PAUSE = 100;

/** The longest title of a tab, in characters. */
const LONGEST_TITLE = 60;

/** One results page and the query in it. Lives as long as its panel; its rows are released with it. */
export class ResultsView implements vscode.Disposable {
  private readonly page: Rpc<ResultsPageMethods>;
  private state: ResultsState;
  private running: AbortController | undefined;
  private isDisposed = false;

  /** @param run Undefined for a page that came back after the window was loaded again. */
  constructor(
    private readonly services: Services,
    private readonly engine: ResultsEngine,
    readonly panel: vscode.WebviewPanel,
    query: AskedQuery,
    private run: RunQuery | undefined,
    private readonly actions: TextActions,
  ) {
    this.state = { ...toAskedQuery(query), state: 'gone' };
    const { extensionUri } = services.context;
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icon.svg');
    panel.webview.options = { enableScripts: true, localResourceRoots: [getPageRoot(extensionUri)] };
    this.page = createRpc<ResultsHostMethods, ResultsPageMethods>(toWebviewPort(panel.webview), {
      getState: () => this.state,
      rows: ({ offset, limit, sort }, { signal }) =>
        engine.call(
          'rows',
          { result: this.result, offset, limit, ...(sort === undefined ? {} : { sort }) },
          { signal },
        ),
      openEvent: async (params) => {
        await showEvent(services, engine, this.result, params);
        return null;
      },
      save: ({ format, sort }) => saveResult(engine, this.title, this.result, format, sort),
      copy: async ({ text }) => {
        await vscode.env.clipboard.writeText(text);
        return null;
      },
      cancel: () => {
        this.running?.abort(new CancelledError());
        return null;
      },
      runAgain: async () => {
        await this.runAgain();
        return null;
      },
      changeValues: async () => {
        await this.changeValues();
        return null;
      },
      openSql: async () => {
        await this.openText();
        return null;
      },
    });
    panel.onDidDispose(() => {
      this.dispose();
    });
    this.setTitle();
    panel.webview.html = createPageHtml(panel.webview, extensionUri, 'results', 'Query Result');
  }

  get title(): string {
    return this.state.title;
  }

  get query(): AskedQuery {
    return toAskedQuery(this.state);
  }

  /** Runs a query in this page; what ran or stood in it before goes. Resolves when the query ended in any way. */
  async show(query: AskedQuery, run: RunQuery): Promise<void> {
    this.running?.abort(new CancelledError());
    this.release();
    this.run = run;
    const running = new AbortController();
    this.running = running;
    const asked = toAskedQuery(query);
    this.setState({ ...asked, state: 'running' });
    this.setTitle();
    const ended = await this.runQuery(run, running, asked);
    if (this.running !== running || this.isDisposed) {
      // Nobody waits for this result any more.
      this.releaseResult(ended);
      return;
    }
    this.running = undefined;
    this.setState(ended);
  }

  dispose(): void {
    if (!this.isDisposed) {
      this.isDisposed = true;
      this.running?.abort(new CancelledError());
      this.release();
      this.page.dispose();
    }
  }

  private async runQuery(run: RunQuery, running: AbortController, query: AskedQuery): Promise<ResultsState> {
    const tell = this.createTeller(running, query);
    try {
      const result = await run(running.signal, tell);
      return { ...query, state: 'done', result, ...(await toEmptyAnswer(query, result)) };
    } catch (error) {
      if (running.signal.aborted || error instanceof CancelledError) {
        return { ...query, state: 'cancelled' };
      }
      return { ...query, state: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
  }

  /** Tells the page how far the query is, not more often than an eye follows. */
  private createTeller(running: AbortController, query: AskedQuery): (progress: QueryProgress) => void {
    let last = -Infinity;
    return (progress) => {
      const now = Date.now();
      if (this.running === running && now - last >= PROGRESS_PAUSE) {
        last = now;
        this.setState({ ...query, state: 'running', progress });
      }
    };
  }

  private async runAgain(): Promise<void> {
    const query = toAskedQuery(this.state);
    const run = this.run ?? this.actions.run?.(query);
    if (run === undefined) {
      await this.openText();
    } else {
      void this.show(query, run);
    }
  }

  private async changeValues(): Promise<void> {
    const { askValues, run } = this.actions;
    const query = toAskedQuery(this.state);
    const parameters = await askValues?.(query);
    if (parameters !== undefined && run !== undefined) {
      const changed = { ...query, parameters };
      void this.show(changed, run(changed));
    }
  }

  private async openText(): Promise<void> {
    const query = toAskedQuery(this.state);
    if (this.actions.open !== undefined) {
      await this.actions.open(query);
      return;
    }
    const document = await vscode.workspace.openTextDocument({ language: 'sql', content: query.sql });
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  }

  /** The number of the result that is shown; throws while there is none. */
  private get result(): number {
    if (this.state.state !== 'done') {
      throw new Error('The query has no result now.');
    }
    return this.state.result.result;
  }

  private release(): void {
    this.releaseResult(this.state);
  }

  private releaseResult(state: ResultsState): void {
    if (state.state === 'done') {
      this.engine.call('release', { result: state.result.result }).catch((error: unknown) => {
        this.services.output.debug(`A result was not released: ${String(error)}`);
      });
    }
  }

  private setTitle(): void {
    const { title } = this.state;
    const short = title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE)}…` : title;
    this.panel.title = short === '' ? 'Query Result' : short;
  }

  private setState(state: ResultsState): void {
    this.state = state;
    // A page that is hidden asks for the state when it is shown.
    if (this.panel.visible && !this.isDisposed) {
      this.page.call('setState', state).catch((error: unknown) => {
        if (!(error instanceof CancelledError)) {
          this.services.output.warn(`The results page did not show "${state.state}": ${String(error)}`);
        }
      });
    }
  }
}

/** What it means that a ready question found nothing. The presets are code of their own, which most answers do without. */
async function toEmptyAnswer(
  query: AskedQuery,
  { statistics }: QueryResult,
): Promise<{ readonly empty?: EmptyAnswer }> {
  if (statistics.rows > 0 || query.preset === undefined) {
    return {};
  }
  const { explainEmpty } = await import('../../../core/query/presets/explainEmpty');
  const empty = explainEmpty(query);
  return empty === undefined ? {} : { empty };
}
