import * as vscode from 'vscode';
import type { AskedQuery } from '../../../core/query/askedQuery';
import { findStatements } from '../../../core/query/text/findStatements';
import type { QueryParameters } from '../../../protocol/query';
import { CLOUDTRAIL_TABLE } from '../../../protocol/query';
import { CancelledError } from '../../../protocol/rpcError';
import type { TextActions } from '../results/resultsRun';
import { openAsked, toRequest } from './askedQueries';
import type { QueryParts } from './queryParts';

/** What results pages do with the text of a query: show it where it stands, and run it when its result is gone. */
export function createTextActions(getParts: () => QueryParts): TextActions {
  return {
    run: (query) => async (signal, onProgress) => {
      const parts = getParts();
      const request = toRequest(query, query.parameters ?? {}, parts.getDefaultSources());
      const parameters = query.parameters ?? (await ask(parts, query, request));
      return parts.runner.ask({ ...request, parameters }, signal, onProgress);
    },
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

async function ask(
  parts: QueryParts,
  { title, sql }: AskedQuery,
  { tables, folder }: ReturnType<typeof toRequest>,
): Promise<QueryParameters> {
  const { askForParameters, describeParameters } = await import('./askForParameters');
  const names = findStatements(sql).flatMap(({ parameters }) => parameters);
  const answers = await askForParameters(parts, {
    title,
    parameters: await describeParameters(names),
    given: {},
    table: tables.find(({ table }) => table === CLOUDTRAIL_TABLE),
    folder,
  });
  if (answers === undefined) {
    throw new CancelledError();
  }
  return answers;
}
