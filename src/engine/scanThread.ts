import type { MessagePort } from 'node:worker_threads';
import { parentPort } from 'node:worker_threads';
import { getBuffers } from '../core/scan/logBatch';
import { createRpc } from '../protocol/rpc';
import { ReadMemory } from './readMemory';
import { loadBatch, type BatchOptions, type LoadedBatch } from './load/loadBatch';
import type { ScanClientMethods, ScanMethods } from './load/scanMethods';
import { scanMoved } from './load/scanMoved';
import type { LogInput } from '../protocol/engine';
import { toPort } from './threadPort';

/** Milliseconds without work after which memory is let go. */
const IDLE = 500;

/** Entry of a thread that scans: of the pool of a session, or beside the query process. */
function run(port: MessagePort): void {
  const reader = new BatchReader();
  createRpc<ScanMethods, ScanClientMethods>(toPort(port), {
    loadBatch: async ({ inputs, limit }, { signal, progress, transfer }) => {
      const batch = await reader.read(inputs, {
        signal,
        onProgress: progress,
        ...(limit === undefined ? {} : { limit }),
      });
      transfer(getBuffers(batch.logs));
      return batch;
    },
    scanBytes: ({ bytes }, { transfer }) => {
      const moved = scanMoved(bytes);
      transfer([bytes.buffer, ...(moved.scanned === undefined ? [] : getBuffers(moved.scanned.logs))]);
      return moved;
    },
  });
}

/** Reads one batch after another into the same memory. */
class BatchReader {
  private memory = new ReadMemory();
  private last: Promise<unknown> = Promise.resolve();
  private idle: NodeJS.Timeout | undefined;

  read(inputs: readonly LogInput[], options: BatchOptions): Promise<LoadedBatch> {
    const result = this.last.then(() => this.readNow(inputs, options));
    this.last = result.catch(() => undefined);
    return result;
  }

  private async readNow(inputs: readonly LogInput[], options: BatchOptions): Promise<LoadedBatch> {
    clearTimeout(this.idle);
    try {
      options.signal?.throwIfAborted();
      return await loadBatch(inputs, { ...options, memory: this.memory });
    } catch (error) {
      // A read that was given up may still write into it.
      this.memory = new ReadMemory();
      throw error;
    } finally {
      this.idle = setTimeout(() => {
        this.memory.release();
      }, IDLE);
    }
  }
}

if (parentPort !== null) {
  run(parentPort);
}
