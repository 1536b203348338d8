import * as vscode from 'vscode';
import { EXPLORER_SOURCE } from '../../../core/query/header/queryHeader';
import type { NamedSources } from '../../../core/query/askedQuery';
import { CLOUDTRAIL_TABLE } from '../../../protocol/query';

/** What a query reads: lines of a header, or logs. */
export type Sources = readonly (string | vscode.Uri)[];

/** Sources in a few words: the first by its name, the others counted; undefined where there is none. */
export function toSourceWords(sources: Sources): string | undefined {
  const [first] = sources;
  if (first === undefined) {
    return undefined;
  }
  const name = toName(first);
  const more = sources.length === 1 ? '' : ` and ${(sources.length - 1).toLocaleString('en')} more`;
  return (name.toLowerCase() === EXPLORER_SOURCE ? 'the explorer' : name) + more;
}

/** The same of all tables of a query; tables beside the usual one by their names. */
export function toTableWords(tables: readonly Pick<NamedSources, 'table' | 'sources'>[]): string {
  return tables
    .map(({ table, sources }) => {
      const words = toSourceWords(sources) ?? 'none';
      return table === CLOUDTRAIL_TABLE ? words : `${table} = ${words}`;
    })
    .join(', ');
}

/** A path or pattern as it is, an address by its last part. */
function toName(source: string | vscode.Uri): string {
  if (typeof source === 'string' && !/^[a-z][a-z0-9+.-]+:\/\//i.test(source)) {
    return source;
  }
  const { path } = typeof source === 'string' ? vscode.Uri.parse(source) : source;
  const trimmed = path.replace(/\/+$/, '');
  return trimmed.slice(trimmed.lastIndexOf('/') + 1) || String(source);
}
