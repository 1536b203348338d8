import * as vscode from 'vscode';
import { EXPLORER_SOURCE } from '../../../core/query/header/queryHeader';
import type { SkippedSource } from '../../../protocol/engine';
import { append } from '../../explorer/append';
import type { WalkedSources } from '../../explorer/walkSources';
import { walkSources } from '../../explorer/walkSources';
import { findByGlob } from './findByGlob';
import { toSourcePlace } from './sourceText';
import type { Sources } from './sourceWords';

/** Addresses that are asked for their kind at the same time. */
const PARALLEL = 64;

export interface FindOptions {
  /** What relative sources are relative to; undefined without a workspace. */
  readonly folder: vscode.Uri | undefined;
  /** The logs of the explorer that was used last. */
  readonly explorer: readonly vscode.Uri[];
  readonly signal: AbortSignal;
  readonly onFound: (files: number) => void;
}

/**
 * The logs that sources of a header mean. A source that means none is told as skipped, for others may have logs; throws
 * with words where there is no log at all.
 */
export async function findSources(
  sources: Sources,
  { folder, explorer, signal, onFound }: FindOptions,
): Promise<WalkedSources> {
  const files = new Map<string, vscode.Uri>();
  const skipped: SkippedSource[] = [];
  for (const source of sources) {
    signal.throwIfAborted();
    const { files: found, skipped: cut } =
      typeof source === 'string'
        ? await expand(source, folder, explorer, signal)
        : { files: [source], skipped: [] };
    append(skipped, cut);
    for (let at = 0; at < found.length; at += PARALLEL) {
      signal.throwIfAborted();
      const batch = found.slice(at, at + PARALLEL);
      const kinds = await Promise.all(batch.map(isFolder));
      for (const [index, uri] of batch.entries()) {
        if (kinds[index] !== true) {
          files.set(uri.toString(), uri);
          continue;
        }
        const walked = await walkSources([uri], { signal });
        for (const file of walked.files) {
          files.set(file.toString(), file);
        }
        append(skipped, walked.skipped);
        if (walked.files.length === 0) {
          skipped.push({ uri: uri.toString(), reason: 'There is no log in this folder.' });
        }
      }
      onFound(files.size);
    }
    if (found.length === 0) {
      skipped.push({ uri: String(source), reason: getReason(String(source)) });
    }
  }
  if (files.size === 0) {
    throw new Error(toNothingFound(skipped));
  }
  return { files: [...files.values()], skipped };
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;
  } catch {
    return false;
  }
}

async function expand(
  source: string,
  folder: vscode.Uri | undefined,
  explorer: readonly vscode.Uri[],
  signal: AbortSignal,
): Promise<WalkedSources> {
  if (source.toLowerCase() === EXPLORER_SOURCE) {
    return { files: explorer, skipped: [] };
  }
  const place = toSourcePlace(source, folder);
  if (place === undefined) {
    return { files: [], skipped: [] };
  }
  if (place.kind === 'glob') {
    return findByGlob(place.base, place.pattern, signal);
  }
  try {
    await vscode.workspace.fs.stat(place.uri);
    return { files: [place.uri], skipped: [] };
  } catch {
    return { files: [], skipped: [] };
  }
}

function getReason(source: string): string {
  if (source.toLowerCase() === EXPLORER_SOURCE) {
    return 'No explorer is open.';
  }
  return /[[\]{}*?]/.test(source)
    ? 'No file matches this pattern.'
    : 'There is no file or folder of this name.';
}

function toNothingFound(skipped: readonly SkippedSource[]): string {
  const help =
    'Open a log or the explorer, or choose the logs with "Sources" above the statement, which writes "-- sources:" lines at the top of the query.';
  const [first] = skipped;
  if (first === undefined) {
    return `The query has no logs to read. ${help}`;
  }
  return `The query has no logs to read: ${first.uri}: ${first.reason} ${help}`;
}

/** Asks where the logs are, for a question that was asked without any. Undefined where the person gives up. */
export async function askForSources(): Promise<readonly vscode.Uri[] | undefined> {
  const { pickAnySources } = await import('../../explorer/pickSources');
  const picked = await pickAnySources('Logs to Query');
  return picked.length === 0 ? undefined : picked;
}
