import { Worker } from 'node:worker_threads';
import type { LogInput } from '../../protocol/engine';
import { createRpc, type Rpc } from '../../protocol/rpc';
import { THREAD_LIMITS } from '../threadLimits';
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
  /** Batches that it reads or that wait for it. */
  batches: number;
}

/** Of a thread: while what it has read is unpacked here, it reads the next one. */
const MOST_BATCHES = 2;

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
  const running = new Set<ScanThread>();

  const start = (): ScanThread => {
    const worker = new Worker(script, { name: 'scan', resourceLimits: THREAD_LIMITS });
    const thread = {
      worker,
      rpc: createRpc<ScanClientMethods, ScanMethods>(toPort(worker), {}),
      batches: 0,
    };
    running.add(thread);
    const stop = (): void => {
      running.delete(thread);
      thread.rpc.dispose(new Error('A reader stopped unexpectedly.'));
    };
    worker.on('error', stop);
    worker.on('exit', stop);
    return thread;
  };

  /** The thread with the least to do. */
  const getThread = (): ScanThread => {
    const [least] = [...running].sort((a, b) => a.batches - b.batches);
    return least === undefined || (least.batches > 0 && running.size < threads) ? start() : least;
  };

  const loadThere = async (
    inputs: readonly LogInput[],
    { signal, onProgress, limit }: BatchOptions,
  ): Promise<readonly LoadResult[]> => {
    const thread = getThread();
    thread.batches++;
    thread.worker.ref();
    try {
      const params = { inputs, ...(limit === undefined ? {} : { limit }) };
      const batch = await thread.rpc.call('loadBatch', params, {
        ...(signal === undefined ? {} : { signal }),
        ...(onProgress === undefined ? {} : { onProgress }),
      });
      return toResults(inputs, batch);
    } finally {
      thread.batches--;
      if (thread.batches === 0) {
        // The process may end while the thread waits.
        thread.worker.unref();
      }
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
      let begun = 0;
      const fill = (): void => {
        while (
          next < inputs.length &&
          begun < threads * MOST_BATCHES &&
          queue.length < threads * MOST_BATCHES + MOST_WAITING
        ) {
          const range = { from: next, end: takeBatch(inputs, next).end };
          next = range.end;
          begun++;
          const results = loadRange(inputs, range, {
            ...options,
            // Only the batch whose turn is next tells how far it is.
            onProgress: (progress) => {
              if (queue[0]?.range === range) {
                options.onProgress?.(progress);
              }
            },
          }).finally(() => {
            begun--;
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
          options.signal?.throwIfAborted();
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
