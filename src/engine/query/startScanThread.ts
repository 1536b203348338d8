import { Worker } from 'node:worker_threads';
import { unpackLogs } from '../../core/scan/logBatch';
import { createRpc, type Rpc } from '../../protocol/rpc';
import type { MovedLog } from '../load/scanMoved';
import type { ScanClientMethods, ScanMethods } from '../load/scanMethods';
import type { ScanBytes, ScannedBytes } from '../scanBytes';
import { scanBytes } from '../scanBytes';
import { toPort } from '../threadPort';

/** Smaller logs are scanned here, within some 50 ms: less than the thread takes to start. */
const LEAST = 16 * 1024 * 1024;

interface Running {
  readonly worker: Worker;
  readonly rpc: Rpc<ScanMethods>;
}

/**
 * Prepares a thread that scans large logs, from its script (dist/scan.js). So a cancel, and calls that have nothing to do
 * with the log, are heard while it is scanned, and not up to some seconds later. The thread starts with the first large
 * log; a cancel ends it. One log at a time.
 */
export function startScanThread(script: string, least = LEAST): ScanBytes {
  let running: Running | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const start = (): Running => {
    const worker = new Worker(script, { name: 'scan' });
    const rpc = createRpc<ScanClientMethods, ScanMethods>(toPort(worker), {});
    const started = { worker, rpc };
    const stop = (cause: string): void => {
      if (running === started) {
        running = undefined;
      }
      rpc.dispose(new Error(`The log could not be read: its reader stopped unexpectedly (${cause}).`));
    };
    worker.on('error', (error) => {
      stop(error instanceof Error ? error.message : String(error));
    });
    worker.on('exit', (code) => {
      stop(`code ${String(code)}`);
    });
    return started;
  };

  const ask = async (bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal | undefined): Promise<MovedLog> => {
    const { worker, rpc } = (running ??= start());
    worker.ref();
    const cancel = (): void => {
      running = undefined;
      void worker.terminate();
      rpc.dispose(signal?.reason instanceof Error ? signal.reason : undefined);
    };
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return await rpc.call('scanBytes', { bytes }, { transfer: [bytes.buffer] });
    } finally {
      // The process may end while it waits.
      worker.unref();
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

function toScanned({ bytes, scanned }: MovedLog): ScannedBytes {
  const [index] = scanned === undefined ? [] : unpackLogs(scanned.logs);
  return scanned === undefined || index === undefined
    ? scanBytes(bytes)
    : { bytes, index, contentKeys: scanned.contentKeys };
}
