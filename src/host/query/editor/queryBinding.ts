import * as vscode from 'vscode';
import type { SqlStatement } from '../../../core/query/text/findStatements';
import { CLOUDTRAIL_TABLE } from '../../../protocol/query';
import type { QueryText } from './queryDocuments';
import type { BoundTable } from './queryRunner';
import { toTable } from './queryRunner';
import type { Sources } from './sourceWords';

/** The folder that a query's relative sources start from: its workspace's, else the first one's, else its own. */
export function getBaseFolder(document: vscode.TextDocument): vscode.Uri | undefined {
  const own = vscode.workspace.getWorkspaceFolder(document.uri) ?? vscode.workspace.workspaceFolders?.[0];
  return own?.uri ?? (document.isUntitled ? undefined : vscode.Uri.joinPath(document.uri, '..'));
}

/** The tables that a query's header binds; `cloudtrail_logs` has the given logs where the header says nothing of it. */
export function getTables({ header }: Pick<QueryText, 'header'>, usual: Sources): readonly BoundTable[] {
  const tables = new Map<string, string[]>();
  for (const { table, source } of header.lines) {
    tables.set(table, [...(tables.get(table) ?? []), source]);
  }
  const bound = [...tables].map(([table, sources]) => ({ table, sources }));
  return tables.has(CLOUDTRAIL_TABLE) ? bound : [...bound, toTable(usual)];
}

/** Those that a statement names, so that no log is read for nothing. */
export function getUsedTables(tables: readonly BoundTable[], { names }: SqlStatement): readonly BoundTable[] {
  return tables.filter(({ table }) => names.has(table));
}
