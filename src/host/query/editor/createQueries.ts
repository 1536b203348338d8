import * as vscode from 'vscode';
import type { LogSessions } from '../../explorer/logSessions';
import type { Services } from '../../services';
import type { QueryEngine } from '../queryEngine';
import { ResultsPanels } from '../results/resultsPanels';
import { getAskedLogs } from './askedLogs';
import { createTextActions } from './createTextActions';
import { createCompletion, TRIGGERS } from './completeQuery';
import { createQueryHover } from './describeQuery';
import { getDefaultSources } from './getDefaultSources';
import { watchQueryFaults } from './queryDiagnostics';
import { QueryDocuments } from './queryDocuments';
import { QueryHistory } from './queryHistory';
import { QueryLenses } from './queryLenses';
import type { QueryParts } from './queryParts';
import { QueryRunner } from './queryRunner';
import { registerQueryCommands } from './registerQueryCommands';
import { RunFaults } from './runFaults';
import { SQL_LANGUAGE } from './sqlLanguage';

/** Questions from the palette and the editor of SQL. */
export interface Queries extends vscode.Disposable {
  readonly results: ResultsPanels;
}

/** Makes the queries of a window and registers their commands. The engine's process starts with the first question. */
export function createQueries(services: Services, sessions: LogSessions, engine: QueryEngine): Queries {
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
  const runFaults = new RunFaults();
  const parts: QueryParts = {
    services,
    sessions,
    engine,
    documents,
    runner,
    history,
    lenses,
    runFaults,
    getDefaultSources: getSources,
    getAskedLogs: () =>
      getAskedLogs({
        documents,
        getActiveAnswer: () => results.active,
        sessions,
        getDefaultSources: getSources,
      }),
  };
  const lifetime = vscode.Disposable.from(
    results,
    documents,
    runner,
    lenses,
    runFaults,
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
  return {
    results,
    dispose: () => {
      lifetime.dispose();
    },
  };
}
