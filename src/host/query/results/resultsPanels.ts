import * as vscode from 'vscode';
import type { AskedQuery } from '../../../core/query/askedQuery';
import { parseAskedQuery } from '../../../core/query/askedQuery';
import { RESULTS_PANEL } from '../../ids';
import type { Services } from '../../services';
import type { ResultsEngine, RunQuery, TextActions } from './resultsRun';
import { ResultsView } from './resultsView';

/** All results pages of the window, beside the text: one for each title. */
export class ResultsPanels implements vscode.Disposable, vscode.WebviewPanelSerializer {
  private readonly views = new Set<ResultsView>();

  constructor(
    private readonly services: Services,
    private readonly engine: ResultsEngine,
    private readonly actions: TextActions = {},
  ) {}

  /**
   * Runs a query and shows what becomes of it, in the page with this title where there is one. The page tells of a
   * failure; this resolves when the query ended in any way.
   */
  show(query: AskedQuery, run: RunQuery): Promise<void> {
    const { title } = query;
    const open = [...this.views].find((view) => view.title === title);
    if (open !== undefined) {
      open.panel.reveal(undefined, true);
      return open.show(query, run);
    }
    const panel = vscode.window.createWebviewPanel(RESULTS_PANEL, title, {
      viewColumn: this.findColumn(),
      preserveFocus: true,
    });
    return this.add(panel, query, run).show(query, run);
  }

  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const query = parseAskedQuery(state);
    if (query === undefined) {
      panel.dispose();
    } else {
      this.add(panel, query, undefined);
    }
    return Promise.resolve();
  }

  /** The question of the page that is active; undefined where something else is. */
  get active(): AskedQuery | undefined {
    return [...this.views].find(({ panel }) => panel.active)?.query;
  }

  dispose(): void {
    for (const view of this.views) {
      view.dispose();
    }
  }

  private add(panel: vscode.WebviewPanel, query: AskedQuery, run: RunQuery | undefined): ResultsView {
    const view = new ResultsView(this.services, this.engine, panel, query, run, this.actions);
    this.views.add(view);
    panel.onDidDispose(() => {
      this.views.delete(view);
    });
    return view;
  }

  /** Where results stand already, so that they do not spread over the window, but never over the query that was run. */
  private findColumn(): vscode.ViewColumn {
    const column = [...this.views].at(-1)?.panel.viewColumn;
    return column === undefined || column === vscode.window.activeTextEditor?.viewColumn
      ? vscode.ViewColumn.Beside
      : column;
  }
}
