import { Worker } from 'node:worker_threads';
import { unpackLogs } from '../../core/scan/logBatch';
import type { ScanBytes, ScannedBytes } from '../scanBytes';
import { scanBytes } from '../scanBytes';
import type { ScanAnswer, ScanRequest } from './scanThread';

/** Smaller logs are scanned here, within some 50 ms: less than the thread takes to start. */
const LEAST = 16 * 1024 * 1024;

interface Waiting {
  readonly resolve: (answer: ScanAnswer) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Prepares a thread that scans large logs, from its script (dist/query.js). So a cancel, and calls that have nothing to do
 * with the log, are heard while it is scanned, and not up to some seconds later. The thread starts with the first large
 * log; a cancel ends it. One log at a time.
 */
export function startScanThread(script: string, least = LEAST): ScanBytes {
  let running: Worker | undefined;
  let waiting: Waiting | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const start = (): Worker => {
    const worker = new Worker(script, { name: 'scan' });
    const stop = (cause: string): void => {
      if (running === worker) {
        running = undefined;
        waiting?.reject(new Error(`The log could not be read: its reader stopped unexpectedly (${cause}).`));
      }
    };
    worker.on('message', (answer: ScanAnswer) => {
      if (running === worker) {
        waiting?.resolve(answer);
      }
    });
    worker.on('error', (error) => {
      stop(error instanceof Error ? error.message : String(error));
    });
    worker.on('exit', (code) => {
      stop(`code ${String(code)}`);
    });
    return worker;
  };

  const ask = async (
    bytes: Uint8Array<ArrayBuffer>,
    signal: AbortSignal | undefined,
  ): Promise<ScanAnswer> => {
    const worker = (running ??= start());
    const cancel = (): void => {
      running = undefined;
      void worker.terminate();
      waiting?.reject(signal?.reason);
    };
    signal?.addEventListener('abort', cancel, { once: true });
    worker.ref();
    try {
      return await new Promise<ScanAnswer>((resolve, reject) => {
        waiting = { resolve, reject };
        worker.postMessage({ bytes } satisfies ScanRequest, [bytes.buffer]);
      });
    } finally {
      // The process may end while the thread waits.
      worker.unref();
      waiting = undefined;
      signal?.removeEventListener('abort', cancel);
    }
  };

  return async (bytes, { signal, stay }) => {
    signal?.throwIfAborted();
    if (bytes.length < least) {
      return scanBytes(bytes);
    }
    const answer = last.then(() => {
      signal?.throwIfAborted();
      return ask(stay === true ? bytes.slice() : toMovable(bytes), signal);
    });
    last = answer.catch(() => undefined);
    const scanned = toScanned(await answer);
    return stay === true ? { ...scanned, bytes } : scanned;
  };
}

/** Memory that threads share does not move. */
function toMovable(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);
}

function toScanned({ bytes, scanned }: ScanAnswer): ScannedBytes {
  const [index] = scanned === undefined ? [] : unpackLogs(scanned.logs);
  return scanned === undefined || index === undefined
    ? scanBytes(bytes)
    : { bytes, index, contentKeys: scanned.contentKeys };
}
