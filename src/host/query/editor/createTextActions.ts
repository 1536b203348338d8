import * as vscode from 'vscode';
import type { AskedQuery } from '../../../core/query/askedQuery';
import { findStatements } from '../../../core/query/text/findStatements';
import type { QueryParameters } from '../../../protocol/query';
import { CLOUDTRAIL_TABLE } from '../../../protocol/query';
import { CancelledError } from '../../../protocol/rpcError';
import type { TextActions } from '../results/resultsRun';
import { openAsked, toRequest } from './askedQueries';
import type { QueryParts } from './queryParts';
import type { Sources } from './sourceWords';

/** What results pages do with the text of a query: show it where it stands, and run it when its result is gone. */
export function createTextActions(getParts: () => QueryParts): TextActions {
  return {
    run: (query) => async (signal, onProgress) => {
      const parts = getParts();
      const request = toRequest(query, query.parameters ?? {}, await getSources(parts, query));
      const parameters = query.parameters ?? (await ask(parts, query));
      if (parameters === undefined) {
        throw new CancelledError();
      }
      return parts.runner.ask({ ...request, parameters }, signal, onProgress);
    },
    askValues: (query) => ask(getParts(), query),
    open: async (query) => {
      const parts = getParts();
      for (const document of vscode.workspace.textDocuments) {
        const found = parts.documents.get(document)?.statements.find(({ text }) => text === query.sql);
        if (found !== undefined) {
          const at = document.positionAt(found.span.start);
          await vscode.window.showTextDocument(document, {
            viewColumn: findColumn(document),
            selection: new vscode.Range(at, at),
          });
          return;
        }
      }
      await openAsked(parts, query);
    },
  };
}

/** Where a document stands already; a text that is shown in no column goes into the first one. */
function findColumn({ uri }: vscode.TextDocument): vscode.ViewColumn {
  const group = vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString()),
  );
  return group?.viewColumn ?? vscode.ViewColumn.One;
}

/** The logs of a query that does not know its own any more: their list was too long to be kept. */
async function getSources(parts: QueryParts, { tables }: AskedQuery): Promise<Sources> {
  if (tables !== undefined) {
    return [];
  }
  const { askForSourceTexts, LOGS_NOT_KEPT } = await import('./chooseSources');
  const chosen = await askForSourceTexts(parts, LOGS_NOT_KEPT);
  if (chosen === undefined) {
    throw new CancelledError();
  }
  return chosen;
}

/** Values for the parameters of a query; the fields begin with those it has. */
async function ask(parts: QueryParts, query: AskedQuery): Promise<QueryParameters | undefined> {
  const { askForParameters, describeParameters } = await import('./askForParameters');
  const { title, preset, sql, parameters = {} } = query;
  const names = findStatements(sql).flatMap((statement) => statement.parameters);
  const { tables, folder } = toRequest(query, parameters, parts.getDefaultSources());
  return askForParameters(parts, {
    title,
    parameters: await describeParameters(names, preset),
    given: parameters,
    table: tables.find(({ table }) => table === CLOUDTRAIL_TABLE),
    folder,
  });
}
