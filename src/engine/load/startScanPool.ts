import { Worker } from 'node:worker_threads';
import type { LogInput } from '../../protocol/engine';
import { createRpc, type Rpc } from '../../protocol/rpc';
import { toPort } from '../threadPort';
import type { BatchOptions } from './loadBatch';
import type { LoadResult, LogLoader, LogRange } from './logLoader';
import { loadHere, ownThreadLoader, shiftProgress, toResults } from './logLoader';
import type { ScanClientMethods, ScanMethods } from './scanMethods';
import { takeBatch } from './takeBatch';

/** A thread that reads batches. */
interface ScanThread {
  readonly worker: Worker;
  readonly rpc: Rpc<ScanMethods>;
  hasEnded: boolean;
}

/**
 * Batches that may wait, read, for their turn: so many keep the threads at work while the asker builds a tree, and no
 * more than these are held.
 */
const MOST_WAITING = 2;

/**
 * A loader that reads many logs on as many threads, from their script (dist/scan.js). They start with the first logs that
 * are more than one batch, and stay; in place of one that crashed another one starts. Logs that are one batch or given as
 * bytes are read on the calling thread.
 */
export function startScanPool(script: string, threads: number): LogLoader {
  const idle: ScanThread[] = [];

  const start = (): ScanThread => {
    const worker = new Worker(script, { name: 'scan' });
    const thread = {
      worker,
      rpc: createRpc<ScanClientMethods, ScanMethods>(toPort(worker), {}),
      hasEnded: false,
    };
    const stop = (): void => {
      thread.hasEnded = true;
      thread.rpc.dispose(new Error('A reader stopped unexpectedly.'));
    };
    worker.on('error', stop);
    worker.on('exit', stop);
    return thread;
  };

  const takeThread = (): ScanThread => {
    let thread = idle.pop();
    while (thread?.hasEnded === true) {
      thread = idle.pop();
    }
    return thread ?? start();
  };

  const loadThere = async (
    inputs: readonly LogInput[],
    { signal, onProgress, limit }: BatchOptions,
  ): Promise<readonly LoadResult[]> => {
    const thread = takeThread();
    thread.worker.ref();
    try {
      const params = { inputs, ...(limit === undefined ? {} : { limit }) };
      const batch = await thread.rpc.call('loadBatch', params, {
        ...(signal === undefined ? {} : { signal }),
        ...(onProgress === undefined ? {} : { onProgress }),
      });
      return toResults(inputs, batch);
    } finally {
      // The process may end while the thread waits.
      thread.worker.unref();
      idle.push(thread);
    }
  };

  /** Where no thread could read a batch, this one can tell why, or has the memory that the other had not. */
  const loadRange = (
    inputs: readonly LogInput[],
    range: LogRange,
    options: BatchOptions,
  ): Promise<readonly LoadResult[]> =>
    loadThere(inputs.slice(range.from, range.end), shiftProgress(options, range.from)).catch(() => {
      options.signal?.throwIfAborted();
      return loadHere(inputs, range, options);
    });

  return {
    async *load(inputs, options) {
      if (takeBatch(inputs, 0).end === inputs.length || inputs.some(({ kind }) => kind === 'bytes')) {
        yield* ownThreadLoader.load(inputs, options);
        return;
      }
      const queue: { readonly range: LogRange; readonly results: Promise<readonly LoadResult[]> }[] = [];
      let next = 0;
      let running = 0;
      const fill = (): void => {
        while (next < inputs.length && running < threads && queue.length < threads + MOST_WAITING) {
          const range = { from: next, end: takeBatch(inputs, next).end };
          next = range.end;
          running++;
          const results = loadRange(inputs, range, {
            ...options,
            // Only the batch whose turn is next tells how far it is.
            onProgress: (progress) => {
              if (queue[0]?.range === range) {
                options.onProgress?.(progress);
              }
            },
          }).finally(() => {
            running--;
            fill();
          });
          // It is awaited in its turn; until then it may fail unheard.
          results.catch(() => undefined);
          queue.push({ range, results });
        }
      };
      try {
        fill();
        for (let head = queue[0]; head !== undefined; head = queue[0]) {
          const results = await head.results;
          queue.shift();
          fill();
          yield results;
        }
      } finally {
        next = inputs.length;
      }
    },
  };
}
