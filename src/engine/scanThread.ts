import type { MessagePort } from 'node:worker_threads';
import { parentPort } from 'node:worker_threads';
import { getBuffers } from '../core/scan/logBatch';
import { createRpc } from '../protocol/rpc';
import { loadBatch } from './load/loadBatch';
import type { ScanClientMethods, ScanMethods } from './load/scanMethods';
import { toPort } from './threadPort';

/** Entry of a thread of the scan pool. */
function run(port: MessagePort): void {
  createRpc<ScanMethods, ScanClientMethods>(toPort(port), {
    loadBatch: async ({ inputs, limit }, { signal, progress, transfer }) => {
      const batch = await loadBatch(inputs, {
        signal,
        onProgress: progress,
        ...(limit === undefined ? {} : { limit }),
      });
      transfer(getBuffers(batch.logs));
      return batch;
    },
  });
}

if (parentPort !== null) {
  run(parentPort);
}
