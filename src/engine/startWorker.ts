import { Worker } from 'node:worker_threads';
import type { EngineClientMethods, EngineMethods } from '../protocol/engine';
import type { Rpc } from '../protocol/rpc';
import { createRpc } from '../protocol/rpc';
import { CancelledError } from '../protocol/rpcError';
import { THREAD_LIMITS } from './threadLimits';
import { toPort } from './threadPort';

/** A worker thread that reads logs. It starts with the first call, and again with the first call after it crashed. */
export type Engine = Rpc<EngineMethods>;

/** The thread ended by itself. What it had open is gone; opening again starts a new thread. */
export class EngineCrash extends Error {
  override readonly name = 'EngineCrash';

  constructor(cause: string) {
    super(`The reader stopped unexpectedly (${cause}). Open the log again to go on.`);
  }
}

interface Running {
  readonly worker: Worker;
  readonly rpc: Rpc<EngineMethods>;
}

/**
 * Prepares a worker from its script (dist/worker.js). Dispose ends the thread at once, also in the middle of a scan,
 * and frees all that it held. Calls that wait when the thread ends reject with an EngineCrash, after dispose with a
 * CancelledError.
 */
export function startWorker(script: string): Engine {
  let running: Running | undefined;
  let isDisposed = false;

  const start = (): Running => {
    const worker = new Worker(script, { name: 'cloudtrail-lens', resourceLimits: THREAD_LIMITS });
    const rpc = createRpc<EngineClientMethods, EngineMethods>(toPort(worker), {});
    const started = { worker, rpc };
    const stop = (cause: string): void => {
      if (running === started) {
        running = undefined;
      }
      rpc.dispose(new EngineCrash(cause));
    };
    worker.on('error', (error) => {
      stop(error instanceof Error ? error.message : String(error));
    });
    worker.on('exit', (code) => {
      stop(`code ${String(code)}`);
    });
    return started;
  };

  return {
    call: (method, params, options) => {
      if (isDisposed) {
        return Promise.reject(new CancelledError('The reader was closed.'));
      }
      running ??= start();
      return running.rpc.call(method, params, options);
    },
    dispose: (reason) => {
      isDisposed = true;
      running?.rpc.dispose(reason ?? new CancelledError('The reader was closed.'));
      void running?.worker.terminate();
      running = undefined;
    },
  };
}
