import * as vscode from 'vscode';
import type { LogSessions } from '../../explorer/logSessions';
import type { Services } from '../../services';
import type { QueryEngine } from '../queryEngine';
import { ResultsPanels } from '../results/resultsPanels';
import { createTextActions } from './createTextActions';
import { createCompletion, TRIGGERS } from './completeQuery';
import { createQueryHover } from './describeQuery';
import { getDefaultSources } from './getDefaultSources';
import { watchQueryFaults } from './queryDiagnostics';
import { QueryDocuments, SQL_LANGUAGE } from './queryDocuments';
import { QueryHistory } from './queryHistory';
import { QueryLenses } from './queryLenses';
import type { QueryParts } from './queryParts';
import { QueryRunner } from './queryRunner';
import { registerQueryCommands } from './registerQueryCommands';

/** Questions from the palette and the editor of SQL. The engine's process starts with the first question. */
export function registerQueries(
  services: Services,
  sessions: LogSessions,
  engine: QueryEngine,
): vscode.Disposable {
  const results = new ResultsPanels(
    services,
    engine,
    createTextActions(() => parts),
  );
  const documents = new QueryDocuments();
  const history = new QueryHistory(services.context.workspaceState);
  const runner = new QueryRunner(engine, results, history, () => sessions.latestSources);
  const getSources = (): readonly vscode.Uri[] => getDefaultSources(services, sessions);
  const lenses = new QueryLenses(documents, runner, getSources);
  const parts: QueryParts = {
    services,
    sessions,
    engine,
    documents,
    runner,
    history,
    lenses,
    getDefaultSources: getSources,
  };
  return vscode.Disposable.from(
    results,
    documents,
    runner,
    lenses,
    vscode.languages.registerCodeLensProvider(SQL_LANGUAGE, lenses),
    vscode.languages.registerCompletionItemProvider(
      SQL_LANGUAGE,
      createCompletion(documents, engine),
      ...TRIGGERS,
    ),
    vscode.languages.registerHoverProvider(SQL_LANGUAGE, createQueryHover(documents, engine)),
    watchQueryFaults(services, documents, engine),
    registerQueryCommands(parts),
  );
}
