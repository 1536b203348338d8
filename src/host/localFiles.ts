import type * as vscode from 'vscode';

/** Finds, or makes, the file on this machine that holds what an address names. */
export type LocalFileFinder = (uri: vscode.Uri) => Promise<string>;

const finders = new Map<string, LocalFileFinder>();

/**
 * Says that logs of a scheme have a file on this machine: the engine then reads that file by itself, and their bytes do
 * not go through the extension host.
 */
export function registerLocalFiles(scheme: string, find: LocalFileFinder): vscode.Disposable {
  finders.set(scheme, find);
  return { dispose: () => finders.delete(scheme) };
}

/** The file of an address; undefined where its scheme has none. Rejects where it cannot be had. */
export async function getLocalFile(uri: vscode.Uri): Promise<string | undefined> {
  return finders.get(uri.scheme)?.(uri);
}
