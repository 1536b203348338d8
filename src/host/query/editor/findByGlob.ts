import * as vscode from 'vscode';
import type { GlobState } from '../../../core/query/glob/glob';
import { getGlobStart, isWholeMatch, parseGlob, takeName } from '../../../core/query/glob/glob';
import { append } from '../../explorer/append';
import type { WalkedSources } from '../../explorer/walkSources';
import { MAX_FILES, toCutReason } from '../../explorer/walkSources';

/** Folders that are listed at the same time. */
const PARALLEL = 16;

interface Folder {
  readonly uri: vscode.Uri;
  readonly state: GlobState;
}

/**
 * The files below a folder that a pattern matches, in order of their paths. VS Code's own search would leave out what
 * settings exclude from searches, and knows no other file systems than the machine's. Links to folders are not followed.
 * A folder that cannot be read has no files. What is beyond MAX_FILES is told as skipped.
 */
export async function findByGlob(
  base: vscode.Uri,
  pattern: string,
  signal: AbortSignal,
): Promise<WalkedSources> {
  const glob = parseGlob(pattern);
  const files: vscode.Uri[] = [];

  const list = async ({ uri, state }: Folder): Promise<readonly Folder[]> => {
    const folders: Folder[] = [];
    for (const [name, type] of await readFolder(uri)) {
      const next = takeName(glob, state, name);
      if (next.positions.length === 0) {
        continue;
      }
      const entry = vscode.Uri.joinPath(uri, name);
      if ((type & vscode.FileType.File) !== 0 && isWholeMatch(glob, next)) {
        files.push(entry);
      } else if (type === vscode.FileType.Directory) {
        folders.push({ uri: entry, state: next });
      }
    }
    return folders;
  };

  let level: readonly Folder[] = [{ uri: base, state: getGlobStart(glob) }];
  while (level.length > 0 && files.length < MAX_FILES) {
    const next: Folder[] = [];
    for (let at = 0; at < level.length; at += PARALLEL) {
      signal.throwIfAborted();
      append(next, (await Promise.all(level.slice(at, at + PARALLEL).map(list))).flat());
    }
    level = next;
  }
  const isCut = level.length > 0 || files.length > MAX_FILES;
  return {
    files: files.sort((a, b) => (a.path < b.path ? -1 : 1)).slice(0, MAX_FILES),
    skipped: isCut
      ? [{ uri: vscode.Uri.joinPath(base, pattern).toString(true), reason: toCutReason('pattern') }]
      : [],
  };
}

async function readFolder(uri: vscode.Uri): Promise<readonly (readonly [string, vscode.FileType])[]> {
  try {
    return await vscode.workspace.fs.readDirectory(uri);
  } catch {
    return [];
  }
}
