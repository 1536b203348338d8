import * as vscode from 'vscode';
import type { SessionSource } from '../../core/sessionFile/sessionFile';
import { toAbsolutePath, toSessionPath } from '../../core/sessionFile/sessionPath';
import type { SourceDigest } from '../../protocol/output';

/** A log as a session file names it: by its path from the session file's folder where both lie in one file system. */
export function toSessionSource(sessionFile: vscode.Uri, digest: SourceDigest): SessionSource {
  const uri = vscode.Uri.parse(digest.uri);
  const isNear = uri.scheme === sessionFile.scheme && uri.authority === sessionFile.authority;
  const path = isNear ? toSessionPath(getFolder(sessionFile).path, uri.path) : undefined;
  return {
    ...(path === undefined ? { uri: digest.uri } : { path }),
    ...(digest.sha256 === undefined ? {} : { sha256: digest.sha256 }),
    ...(digest.size === undefined ? {} : { size: digest.size }),
  };
}

/** The address of a session's log; undefined where the session file names neither path nor address. */
export function toSourceUri(sessionFile: vscode.Uri, { path, uri }: SessionSource): vscode.Uri | undefined {
  if (path !== undefined) {
    return sessionFile.with({ path: toAbsolutePath(getFolder(sessionFile).path, path) });
  }
  try {
    return uri === undefined ? undefined : vscode.Uri.parse(uri, true);
  } catch {
    return undefined;
  }
}

function getFolder(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..');
}
