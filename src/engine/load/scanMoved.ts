import type { PackedLogs } from '../../core/scan/logBatch';
import { LogBatch } from '../../core/scan/logBatch';
import { getContentKeys } from '../contentKeys';

/** A log that moved to a thread and back, and what was found in it; without that where there was no memory for it. */
export interface MovedLog {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly scanned?: {
    readonly logs: PackedLogs;
    readonly contentKeys: ReadonlyMap<number, string> | undefined;
  };
}

export function scanMoved(bytes: Uint8Array<ArrayBuffer>): MovedLog {
  try {
    const batch = new LogBatch();
    const contentKeys = getContentKeys(bytes, batch.add(bytes));
    return { bytes, scanned: { logs: batch.finish(), contentKeys } };
  } catch {
    return { bytes };
  }
}
