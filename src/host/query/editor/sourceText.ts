import * as vscode from 'vscode';
import { EXPLORER_SOURCE } from '../../../core/query/header/queryHeader';

/** Characters that a glob gives a meaning, and those that would not survive in a line of a comment. */
const SPECIAL = /[[\]{}*?\r\n]|^\s|\s$/;
const ADDRESS = /^[A-Za-z][A-Za-z0-9+.-]+:/;
const ABSOLUTE = /^(?:\/|[A-Za-z]:[\\/])/;

/** Where a source of a header points: an address, or a pattern below a folder. */
export type SourcePlace =
  | { readonly kind: 'uri'; readonly uri: vscode.Uri }
  | { readonly kind: 'glob'; readonly base: vscode.Uri; readonly pattern: string };

/** An address as a header names it: relative to the workspace where it lies there, else as a path, else in full. */
export function toSourceText(uri: vscode.Uri): string {
  const inside = vscode.workspace.getWorkspaceFolder(uri);
  const isAmbiguous = (vscode.workspace.workspaceFolders ?? []).length > 1;
  const path =
    inside !== undefined && !isAmbiguous
      ? vscode.workspace.asRelativePath(uri, false)
      : uri.scheme === 'file'
        ? uri.fsPath
        : undefined;
  if (
    path === undefined ||
    SPECIAL.test(path) ||
    path === '' ||
    (ADDRESS.test(path) && !ABSOLUTE.test(path))
  ) {
    return uri.toString();
  }
  return path === inside?.uri.path && !isAmbiguous ? '.' : path;
}

/** Undefined where a relative source has no folder to start from, or an address is malformed. */
export function toSourcePlace(source: string, folder: vscode.Uri | undefined): SourcePlace | undefined {
  if (ADDRESS.test(source) && !ABSOLUTE.test(source)) {
    return parseAddress(source);
  }
  const isAbsolute = ABSOLUTE.test(source);
  const parts = source.replaceAll('\\', '/').split('/');
  const first = parts.findIndex((part) => /[[\]{}*?]/.test(part));
  const fixed = (first < 0 ? parts : parts.slice(0, first)).join('/');
  const base = isAbsolute ? vscode.Uri.file(fixed === '' ? '/' : fixed) : folder && joinPath(folder, fixed);
  if (base === undefined) {
    return undefined;
  }
  return first < 0
    ? { kind: 'uri', uri: base }
    : { kind: 'glob', base, pattern: parts.slice(first).join('/') };
}

/**
 * A source of a header for a query that may start from another folder: as it is where the window has one folder, which is
 * where all of them start; else in full.
 */
export function toFreeSource(source: string, folder: vscode.Uri | undefined): string {
  const [first, ...others] = vscode.workspace.workspaceFolders ?? [];
  const isCommon = others.length === 0 && first !== undefined && first.uri.toString() === folder?.toString();
  const place =
    isCommon || source.toLowerCase() === EXPLORER_SOURCE ? undefined : toSourcePlace(source, folder);
  if (place?.kind === 'uri') {
    return place.uri.toString();
  }
  // A pattern below a folder of another file system cannot be written in full.
  return place?.base.scheme === 'file' ? `${place.base.fsPath}/${place.pattern}` : source;
}

function joinPath(folder: vscode.Uri, path: string): vscode.Uri {
  return path === '' || path === '.' ? folder : vscode.Uri.joinPath(folder, path);
}

function parseAddress(source: string): SourcePlace | undefined {
  try {
    return { kind: 'uri', uri: vscode.Uri.parse(source, true) };
  } catch {
    return undefined;
  }
}
