import * as vscode from 'vscode';
import type { AskedQuery } from '../../../core/query/askedQuery';
import { CLOUDTRAIL_TABLE } from '../../../protocol/query';
import { openQuery } from './openQuery';
import type { QueryParts } from './queryParts';
import type { QueryRequest } from './queryRunner';
import { toTable } from './queryRunner';
import type { Sources } from './sourceWords';

/** The same question again, of the same logs; of the given ones where its own are not known. */
export function toRequest(
  { title, preset, sql, tables, folder }: AskedQuery,
  parameters: QueryRequest['parameters'],
  usual: Sources,
): QueryRequest {
  return {
    title,
    ...(preset === undefined ? {} : { preset }),
    sql,
    tables: tables ?? [toTable(usual)],
    parameters,
    folder: folder === undefined ? getFirstFolder() : vscode.Uri.parse(folder),
  };
}

/** Opens a question as a query that is bound to its logs and knows the values it was asked with. */
export async function openAsked(
  parts: QueryParts,
  { title, sql, parameters, tables }: AskedQuery,
): Promise<void> {
  const text = sql.trimStart().startsWith('--') ? sql : `-- ${title}\n\n${sql}`;
  const own = tables?.find(({ table }) => table === CLOUDTRAIL_TABLE)?.sources.map(toUri);
  const others = (tables ?? []).flatMap(({ table, sources }) =>
    table === CLOUDTRAIL_TABLE ? [] : sources.map((source) => `-- table: ${table} = ${source}\n`),
  );
  const sources = own ?? (tables === undefined ? parts.getDefaultSources() : []);
  const { document } = await openQuery(parts, sources, `${text.trimEnd()}\n`, others);
  parts.documents.keepValues(document, parameters ?? {});
}

function getFirstFolder(): vscode.Uri | undefined {
  return vscode.workspace.workspaceFolders?.[0]?.uri;
}

/** An address again where it was one, so that the header names it as it names any log; else as it is. */
function toUri(source: string): vscode.Uri | string {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(source) ? vscode.Uri.parse(source) : source;
}
