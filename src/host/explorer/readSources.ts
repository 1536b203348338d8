import type * as vscode from 'vscode';
import type { Engine } from '../../engine/startWorker';
import type { TreeView } from '../../core/grouping/treeRow';
import type { LogInput, LogSummary, OpenProgress, SkippedSource } from '../../protocol/engine';
import { S3_SCHEME } from '../ids';
import { createLogInput, getTransfer } from './logInput';

/** Files of other file systems whose bytes are on their way to the engine at the same time. */
const REMOTE_BATCH = 32;

/**
 * Files that come to this machine while others are read: the first rows are to show soon, and each batch costs a new
 * tree, so that batches grow.
 */
const FIRST_COMING_BATCH = 4;
const COMING_BATCH = 512;

/** What reading took and left. */
export interface ReadSources {
  readonly summary: LogSummary;
  /** Files whose bytes could not be had. */
  readonly unread: readonly SkippedSource[];
}

export interface ReadOptions {
  readonly view?: TreeView;
  /** Whether the engine keeps what it has open already. */
  readonly isAdded: boolean;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: OpenProgress) => void;
}

/**
 * Gives files to an engine: all files of this machine by their paths at once, those of trails as they come in, those of
 * other file systems some at a time, so that their bytes are not all held here. Rejects where the only file cannot be
 * read.
 */
export async function readSources(
  engine: Engine,
  files: readonly vscode.Uri[],
  { view, isAdded, signal, onProgress }: ReadOptions,
): Promise<ReadSources> {
  const unread: SkippedSource[] = [];
  let summary: LogSummary | undefined;
  let done = 0;
  let totalBytes = 0;
  for (const batch of toBatches(files)) {
    signal.throwIfAborted();
    const coming = createInputs(batch, files.length === 1, unread);
    if (summary !== undefined && (await isLate(coming))) {
      // What is here can be looked at meanwhile.
      const status = await engine.call('getStatus', null, { signal });
      onProgress({
        source: done,
        sources: files.length,
        bytes: 0,
        records: summary.records,
        totalBytes,
        tree: { ...status, isPartial: true },
        names: summary.sources.map(({ name }) => name),
        uris: summary.sources.map(({ uri }) => uri),
      });
    }
    const inputs = await coming;
    signal.throwIfAborted();
    const before = done;
    const bytesBefore = totalBytes;
    const options = {
      signal,
      transfer: getTransfer(inputs),
      onProgress: (progress: OpenProgress) => {
        totalBytes = bytesBefore + progress.totalBytes;
        onProgress({ ...progress, source: before + progress.source, sources: files.length, totalBytes });
      },
    };
    // A batch may hold a single log of many.
    const logs = { inputs, isPart: files.length > 1 };
    summary =
      isAdded || summary !== undefined
        ? await engine.call('add', logs, options)
        : await engine.call('open', view === undefined ? logs : { ...logs, view }, options);
    done += batch.length;
  }
  return { summary: summary ?? (await engine.call('add', { inputs: [] }, { signal })), unread };
}

/** Longer than the page pauses between two trees of a part, so that it takes the one that is sent then. */
const LATE = 1_500;

async function isLate(coming: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => {
      resolve(true);
    }, LATE);
  });
  try {
    return await Promise.race([coming.then(() => false), late]);
  } finally {
    clearTimeout(timer);
  }
}

function toBatches(files: readonly vscode.Uri[]): readonly (readonly vscode.Uri[])[] {
  const local = files.filter(({ scheme }) => scheme === 'file');
  const coming = files.filter(({ scheme }) => scheme === S3_SCHEME);
  const remote = files.filter(({ scheme }) => scheme !== 'file' && scheme !== S3_SCHEME);
  const batches = local.length === 0 ? [] : [local];
  for (let at = 0, size = FIRST_COMING_BATCH; at < coming.length; size = Math.min(2 * size, COMING_BATCH)) {
    batches.push(coming.slice(at, at + size));
    at += size;
  }
  for (let at = 0; at < remote.length; at += REMOTE_BATCH) {
    batches.push(remote.slice(at, at + REMOTE_BATCH));
  }
  return batches;
}

async function createInputs(
  files: readonly vscode.Uri[],
  isAlone: boolean,
  unread: SkippedSource[],
): Promise<readonly LogInput[]> {
  const inputs = await Promise.all(
    files.map(async (uri) => {
      try {
        return await createLogInput(uri);
      } catch (error) {
        if (isAlone) {
          throw error;
        }
        unread.push({ uri: uri.toString(), reason: error instanceof Error ? error.message : String(error) });
        return undefined;
      }
    }),
  );
  return inputs.filter((input) => input !== undefined);
}
