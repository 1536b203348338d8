import * as vscode from 'vscode';
import type { SkippedSource } from '../../protocol/engine';
import { append } from './append';

/** Files by whose names a log is looked for in a folder; what somebody names outright is read whatever its name. */
const LOG_NAME = /\.(?:jsonl?|log|csv)(?:\.gz)?$/i;

/** Where CloudTrail puts the hashes of its logs. */
const DIGEST_FOLDER = 'CloudTrail-Digest';

/** Folders that are listed at the same time. */
const PARALLEL = 16;

/** Most files of one session: a year of a large organisation; more would take hours. */
export const MAX_FILES = 200_000;

/** What a walk found. */
export interface WalkedSources {
  /** Files that look like logs, in order of their paths below each root. */
  readonly files: readonly vscode.Uri[];
  /** What was left out, and why. */
  readonly skipped: readonly SkippedSource[];
}

/**
 * The logs at these addresses: a file stands for itself, a folder for the files below it that are named like logs.
 * Links to folders are not followed, so that no circle can hold the walk. Throws what the signal was aborted with; an
 * address that cannot be read is a skipped source, but a file alone is left to the reader, which says what is wrong.
 */
export async function walkSources(
  roots: readonly vscode.Uri[],
  { signal, onFound }: { readonly signal: AbortSignal; readonly onFound?: (files: number) => void },
): Promise<WalkedSources> {
  const files = new Map<string, vscode.Uri>();
  const skipped: SkippedSource[] = [];
  for (const root of roots) {
    signal.throwIfAborted();
    if (!(await isFolder(root))) {
      files.set(root.toString(), root);
      continue;
    }
    const room = MAX_FILES - files.size;
    const found: vscode.Uri[] = [];
    let level = [root];
    while (level.length > 0 && found.length < room) {
      const next: vscode.Uri[] = [];
      for (let at = 0; at < level.length; at += PARALLEL) {
        signal.throwIfAborted();
        const lists = await Promise.all(level.slice(at, at + PARALLEL).map(listFolder));
        for (const list of lists) {
          append(found, list.files);
          append(next, list.folders);
          append(skipped, list.skipped);
        }
        onFound?.(files.size + found.length);
      }
      level = next;
    }
    if (level.length > 0 || found.length > room) {
      skipped.push({ uri: root.toString(), reason: toCutReason('folder') });
    }
    for (const file of found.sort((a, b) => (a.path < b.path ? -1 : 1)).slice(0, Math.max(0, room))) {
      files.set(file.toString(), file);
    }
  }
  return { files: [...files.values()], skipped };
}

/** Why a list of files ends at MAX_FILES. */
export function toCutReason(what: 'folder' | 'pattern'): string {
  const help = what === 'folder' ? 'open a part of the folder' : 'choose a narrower pattern';
  return `Only the first ${MAX_FILES.toLocaleString('en')} files were taken; ${help}.`;
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;
  } catch {
    return false;
  }
}

interface Listed {
  readonly files: readonly vscode.Uri[];
  readonly folders: readonly vscode.Uri[];
  readonly skipped: readonly SkippedSource[];
}

async function listFolder(folder: vscode.Uri): Promise<Listed> {
  const files: vscode.Uri[] = [];
  const folders: vscode.Uri[] = [];
  const skipped: SkippedSource[] = [];
  try {
    for (const [name, type] of await vscode.workspace.fs.readDirectory(folder)) {
      const uri = vscode.Uri.joinPath(folder, name);
      const reason = getSkipReason(name, type);
      if (reason !== undefined) {
        skipped.push({ uri: uri.toString(), reason });
      } else if ((type & vscode.FileType.Directory) !== 0) {
        folders.push(uri);
      } else {
        files.push(uri);
      }
    }
  } catch (error) {
    const reason = `The folder cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    skipped.push({ uri: folder.toString(), reason });
  }
  return { files, folders, skipped };
}

function getSkipReason(name: string, type: vscode.FileType): string | undefined {
  if ((type & vscode.FileType.Directory) !== 0) {
    if ((type & vscode.FileType.SymbolicLink) !== 0) {
      return 'A link to a folder; links are not followed. Add the folder itself.';
    }
    if (name === DIGEST_FOLDER) {
      return 'A folder of CloudTrail digest files: they hold hashes of logs and no events.';
    }
    return name.startsWith('.') ? 'A hidden folder.' : undefined;
  }
  return LOG_NAME.test(name)
    ? undefined
    : 'Not named like a log (.json, .jsonl, .log or .csv, also with .gz).';
}
