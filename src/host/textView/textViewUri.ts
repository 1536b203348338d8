import * as vscode from 'vscode';
import { TEXT_VIEW_SCHEME } from '../ids';

/** What a `cloudtrail-log:` address names: a log, and which of its parts, from 0. */
export interface TextViewTarget {
  readonly source: vscode.Uri;
  readonly part: number;
}

/**
 * The name without `.gz`, with the part's number where there are several: what the editor's tab says. Absolute, as VS
 * Code asks of a file system; the path of an untitled text is not.
 */
function toViewPath(path: string, part: number, parts: number): string {
  const plain = path.replace(/^(?!\/)/u, '/').replace(/\.gz$/iu, '');
  const named = /\.json[^/]*$/iu.test(plain) ? plain : `${plain}.json`;
  return parts === 1 ? named : named.replace(/(\.[^./]*)$/u, ` (${String(part + 1)} of ${String(parts)})$1`);
}

/** The address of a log's text view. The source travels in the query, whole. */
export function toTextViewUri(source: vscode.Uri, part = 0, parts = 1): vscode.Uri {
  return vscode.Uri.from({
    scheme: TEXT_VIEW_SCHEME,
    path: toViewPath(source.path, part, parts),
    query: JSON.stringify({ source: source.toString(), part }),
  });
}

/** The target of an address; undefined for an address that {@link toTextViewUri} did not make. */
export function getTextViewTarget(uri: vscode.Uri): TextViewTarget | undefined {
  if (uri.scheme !== TEXT_VIEW_SCHEME) {
    return undefined;
  }
  try {
    const { source, part } = JSON.parse(uri.query) as { readonly source?: unknown; readonly part?: unknown };
    return typeof source === 'string' && typeof part === 'number'
      ? { source: vscode.Uri.parse(source, true), part }
      : undefined;
  } catch {
    return undefined; // an address that was typed by hand or restored from another version
  }
}
