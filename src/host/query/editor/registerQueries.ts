import * as vscode from 'vscode';
import type { LogSessions } from '../../explorer/logSessions';
import { Commands, RESULTS_PANEL } from '../../ids';
import { LazyFeature } from '../../lazy/lazyFeature';
import type { Services } from '../../services';
import type { QueryEngine } from '../queryEngine';
import { SQL_LANGUAGE } from './sqlLanguage';

const COMMANDS = [
  Commands.runQuery,
  Commands.queryHistory,
  Commands.clearQueryHistory,
  Commands.newSqlQuery,
  Commands.runSql,
  Commands.chooseQuerySources,
  Commands.saveQuery,
  Commands.copyAthenaSql,
  Commands.copyAthenaDdl,
];

/** Questions from the palette, the editor of SQL, and the pages with results. */
export function registerQueries(
  services: Services,
  sessions: LogSessions,
  engine: QueryEngine,
): vscode.Disposable {
  const queries = new LazyFeature(services.output, COMMANDS, async () => {
    const { createQueries } = await import('./createQueries');
    return () => createQueries(services, sessions, engine);
  });
  const startWithSql = ({ languageId }: vscode.TextDocument): void => {
    if (languageId === SQL_LANGUAGE) {
      queries.start();
    }
  };
  vscode.workspace.textDocuments.forEach(startWithSql);
  return vscode.Disposable.from(
    queries,
    vscode.workspace.onDidOpenTextDocument(startWithSql),
    vscode.window.registerWebviewPanelSerializer(RESULTS_PANEL, {
      deserializeWebviewPanel: async (panel, state) =>
        (await queries.get()).results.deserializeWebviewPanel(panel, state),
    }),
  );
}
