import * as vscode from 'vscode';
import { findStatements } from '../../../core/query/text/findStatements';
import type { QueryParameters } from '../../../protocol/query';
import { CancelledError } from '../../../protocol/rpcError';
import type { TextActions } from '../results/resultsRun';
import type { QueryParts } from './queryParts';
import { toTable } from './queryRunner';

/** What results pages do with the text of a query: show it where it stands, and run it when its result is gone. */
export function createTextActions(getParts: () => QueryParts): TextActions {
  return {
    run: (title, sql) => async (signal, onProgress) => {
      const parts = getParts();
      const tables = [toTable(parts.getDefaultSources())];
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
      const known = parts.history.entries.find((entry) => entry.title === title && entry.sql === sql);
      const parameters = known?.parameters ?? (await ask(parts, title, sql));
      return parts.runner.ask({ title, sql, tables, parameters, folder }, signal, onProgress);
    },
    open: async (title, sql) => {
      const parts = getParts();
      const document = vscode.workspace.textDocuments.find((open) =>
        parts.documents.get(open)?.statements.some(({ text }) => text === sql),
      );
      if (document !== undefined) {
        await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
        return;
      }
      const { openQuery } = await import('./openQuery');
      const text = sql.trimStart().startsWith('--') ? sql : `-- ${title}\n\n${sql}`;
      await openQuery(parts, parts.getDefaultSources(), `${text.trimEnd()}\n`);
    },
  };
}

async function ask(parts: QueryParts, title: string, sql: string): Promise<QueryParameters> {
  const { askForParameters, describeParameters } = await import('./askForParameters');
  const names = findStatements(sql).flatMap(({ parameters }) => parameters);
  const answers = await askForParameters(parts, {
    title,
    parameters: await describeParameters(names),
    given: {},
    table: toTable(parts.getDefaultSources()),
    folder: undefined,
  });
  if (answers === undefined) {
    throw new CancelledError();
  }
  return answers;
}
