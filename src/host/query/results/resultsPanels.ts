import * as vscode from 'vscode';
import type { SavedResults } from '../../../protocol/results';
import { RESULTS_PANEL } from '../../ids';
import type { Services } from '../../services';
import type { ResultsEngine, RunQuery, TextActions } from './resultsRun';
import { ResultsView } from './resultsView';

/** All results pages of the window, beside the text: one for each title. */
export class ResultsPanels implements vscode.Disposable, vscode.WebviewPanelSerializer {
  private readonly views = new Set<ResultsView>();
  private readonly serializer: vscode.Disposable;

  constructor(
    private readonly services: Services,
    private readonly engine: ResultsEngine,
    private readonly actions: TextActions = {},
  ) {
    this.serializer = vscode.window.registerWebviewPanelSerializer(RESULTS_PANEL, this);
  }

  /**
   * Runs a query and shows what becomes of it, in the page with this title where there is one. The page tells of a
   * failure; this resolves when the query ended in any way.
   */
  show(title: string, sql: string, run: RunQuery): Promise<void> {
    const open = [...this.views].find((view) => view.title === title);
    if (open !== undefined) {
      open.panel.reveal(undefined, true);
      return open.show(title, sql, run);
    }
    const panel = vscode.window.createWebviewPanel(RESULTS_PANEL, title, {
      viewColumn: this.findColumn(),
      preserveFocus: true,
    });
    return this.add(panel, { title, sql }, run).show(title, sql, run);
  }

  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const { title, sql } = (state ?? {}) as Partial<Record<keyof SavedResults, unknown>>;
    if (typeof title === 'string' && typeof sql === 'string') {
      this.add(panel, { title, sql }, undefined);
    } else {
      panel.dispose();
    }
    return Promise.resolve();
  }

  dispose(): void {
    this.serializer.dispose();
    for (const view of this.views) {
      view.dispose();
    }
  }

  private add(
    panel: vscode.WebviewPanel,
    query: { readonly title: string; readonly sql: string },
    run: RunQuery | undefined,
  ): ResultsView {
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
