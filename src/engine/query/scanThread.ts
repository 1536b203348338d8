import type { MessagePort } from 'node:worker_threads';
import type { PackedLogs } from '../../core/scan/logBatch';
import { getBuffers, LogBatch } from '../../core/scan/logBatch';
import { getContentKeys } from '../contentKeys';

/** A log, whose bytes move to the thread. */
export interface ScanRequest {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The log again, and what was found in it; without that where the thread could get no memory for it. */
export interface ScanAnswer extends ScanRequest {
  readonly scanned?: {
    readonly logs: PackedLogs;
    readonly contentKeys: ReadonlyMap<number, string>;
  };
}

/** Answers one request after another. */
export function runScanThread(port: MessagePort): void {
  port.on('message', ({ bytes }: ScanRequest) => {
    const scanned = scan(bytes);
    const buffers = scanned === undefined ? [] : getBuffers(scanned.logs);
    const answer: ScanAnswer = { bytes, ...(scanned === undefined ? {} : { scanned }) };
    port.postMessage(answer, [bytes.buffer, ...buffers]);
  });
}

function scan(bytes: Uint8Array): ScanAnswer['scanned'] {
  try {
    const batch = new LogBatch();
    const contentKeys = getContentKeys(bytes, batch.add(bytes));
    return { logs: batch.finish(), contentKeys };
  } catch {
    return undefined;
  }
}
