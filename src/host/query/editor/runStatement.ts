import * as vscode from 'vscode';
import type { SqlStatement } from '../../../core/query/text/findStatements';
import { findStatements, getStatementAt } from '../../../core/query/text/findStatements';
import type { QueryParameters, QueryResult } from '../../../protocol/query';
import { CLOUDTRAIL_TABLE } from '../../../protocol/query';
import { askForParameters, describeParameters } from './askForParameters';
import { askForSources } from './findSources';
import { getBaseFolder, getTables, getUsedTables } from './queryBinding';
import type { QueryDocuments, QueryText } from './queryDocuments';
import type { QueryParts } from './queryParts';

/** A statement of an open query. */
export interface FoundStatement {
  readonly document: vscode.TextDocument;
  readonly query: QueryText;
  readonly statement: SqlStatement;
}

/** The statement that is meant: at an offset of a document, else the selection or the cursor of the active editor. */
export function findStatement(
  documents: QueryDocuments,
  address: string | undefined,
  offset: number | undefined,
): FoundStatement | undefined {
  const editor = vscode.window.activeTextEditor;
  const document =
    address === undefined
      ? editor?.document
      : vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === address);
  const query = document && documents.get(document);
  if (document === undefined || query === undefined) {
    void vscode.window.showInformationMessage(
      'Open a query first: "New SQL Query" makes one, and a header line "-- cloudtrail-lens" makes any SQL text one.',
    );
    return undefined;
  }
  const selection = editor?.document === document && offset === undefined ? editor.selection : undefined;
  const statement =
    selection === undefined || selection.isEmpty
      ? getStatementAt(query.statements, offset ?? (selection ? document.offsetAt(selection.active) : 0))
      : getSelected(document, selection);
  if (statement === undefined) {
    void vscode.window.showInformationMessage(
      'There is no statement here. Write one, such as SELECT * FROM cloudtrail_logs.',
    );
    return undefined;
  }
  return { document, query, statement };
}

/** The first statement of the selected text, where it stands in the document. */
function getSelected(document: vscode.TextDocument, selection: vscode.Selection): SqlStatement | undefined {
  const [first] = findStatements(document.getText(selection));
  const from = document.offsetAt(selection.start);
  return first && { ...first, span: { start: first.span.start + from, end: first.span.end + from } };
}

/** The values of a statement's parameters: those that are given, else a person is asked. Undefined where they give up. */
export async function getParameters(
  parts: QueryParts,
  { document, query, statement }: FoundStatement,
  given: QueryParameters = {},
): Promise<QueryParameters | undefined> {
  const missing = statement.parameters.filter((name) => given[name] === undefined);
  const tables = getUsedTables(getTables(query, parts.getDefaultSources()), statement);
  const answers = await askForParameters(parts, {
    title: getTitle({ document, query }),
    parameters: await describeParameters(missing),
    given: parts.documents.getValues(document),
    table: tables.find(({ table }) => table === CLOUDTRAIL_TABLE),
    folder: getBaseFolder(document),
  });
  if (answers === undefined) {
    return undefined;
  }
  const all = { ...given, ...answers };
  parts.documents.keepValues(document, all);
  return Object.fromEntries(Object.entries(all).filter(([name]) => statement.parameters.includes(name)));
}

/** Runs a statement of a query on the logs that its header names. */
export async function runStatement(
  parts: QueryParts,
  found: FoundStatement,
  given?: QueryParameters,
): Promise<QueryResult | undefined> {
  const { document, query, statement } = found;
  let tables = getUsedTables(getTables(query, parts.getDefaultSources()), statement);
  if (tables.some(({ sources }) => sources.length === 0)) {
    const asked = await askForSources();
    if (asked === undefined) {
      return undefined;
    }
    tables = getUsedTables(getTables(query, asked), statement);
  }
  const parameters = await getParameters(parts, found, given);
  if (parameters === undefined) {
    return undefined;
  }
  const start = document.positionAt(statement.span.start);
  const result = await parts.runner.run({
    title: getTitle(found),
    sql: statement.text,
    start,
    tables,
    parameters,
    folder: getBaseFolder(document),
    onRun: (failure) => {
      parts.runFaults.set(document, statement.text, start, failure);
    },
  });
  if (result !== undefined) {
    parts.lenses.setAnswer(document, statement.text, result);
  }
  return result;
}

function getTitle({ document, query }: Pick<FoundStatement, 'document' | 'query'>): string {
  const { path } = document.uri;
  return query.header.title ?? path.slice(path.lastIndexOf('/') + 1).replace(/\.sql$/i, '');
}
