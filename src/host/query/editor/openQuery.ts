import * as vscode from 'vscode';
import { toSourceLines } from '../../../core/query/header/replaceSources';
import { EXPLORER_SOURCE } from '../../../core/query/header/queryHeader';
import type { QueryParts } from './queryParts';
import { SQL_LANGUAGE } from './sqlLanguage';
import { toSourceText } from './sourceText';
import type { Sources } from './sourceWords';

const FIRST_QUERY = `-- Events by service and action
-- The SQL of Amazon Athena. Ctrl+Enter (Cmd+Enter) runs the statement at the cursor.

SELECT eventsource, eventname, count(*) AS events
FROM cloudtrail_logs
GROUP BY eventsource, eventname
ORDER BY events DESC
LIMIT 100;
`;

/**
 * Opens an untitled query bound to logs, with the cursor in its statement.
 * @param tables Lines of its header that bind other tables.
 */
export async function openQuery(
  { documents, sessions }: QueryParts,
  sources: Sources,
  sql: string = FIRST_QUERY,
  tables: readonly string[] = [],
): Promise<vscode.TextEditor> {
  const names = toSourceTexts(sources, sessions.latestSources);
  const content = toQueryText(sql, names, tables);
  const document = await vscode.workspace.openTextDocument({ language: SQL_LANGUAGE, content });
  documents.add(document);
  const editor = await vscode.window.showTextDocument(document, {
    preview: false,
    viewColumn: getTextColumn(),
  });
  const statement = documents.get(document)?.statements[0];
  if (statement !== undefined) {
    const start = document.positionAt(statement.span.start);
    editor.selection = new vscode.Selection(start, start);
  }
  return editor;
}

/** Not over the explorer or over results, beside which a query is read: those stand in a column of their own. */
function getTextColumn(): vscode.ViewColumn {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputWebview ? vscode.ViewColumn.One : vscode.ViewColumn.Active;
}

/** How a header names logs: the explorer as such where it is what was meant, so that what is added to it counts too. */
export function toSourceTexts(sources: Sources, explorer: readonly vscode.Uri[]): readonly string[] {
  const addresses = sources.map(String);
  const isExplorer = sources.length > 0 && JSON.stringify(addresses) === JSON.stringify(explorer.map(String));
  return isExplorer
    ? [EXPLORER_SOURCE]
    : sources.map((source) => (typeof source === 'string' ? source : toSourceText(source)));
}

/**
 * A query with its sources in its header, below the line with its title: VS Code shows the first line of an untitled
 * text as its name. Without sources the header says no more than that the text is a query of ours.
 */
function toQueryText(sql: string, sources: readonly string[], tables: readonly string[]): string {
  const lines = toSourceLines(sources) + tables.join('');
  const header = lines === '' ? '-- cloudtrail-lens\n' : lines;
  const titleEnd = sql.startsWith('--') ? sql.indexOf('\n') + 1 : 0;
  return sql.slice(0, titleEnd) + header + sql.slice(titleEnd);
}
