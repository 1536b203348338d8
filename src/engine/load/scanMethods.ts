import type { LogInput } from '../../protocol/engine';
import type { BatchProgress, LoadedBatch } from './loadBatch';
import type { MovedLog } from './scanMoved';

/** What a thread that scans answers. */
export interface ScanMethods {
  /** Reads files; their errors come back by name and message. Rejects where there is no memory for all together. */
  readonly loadBatch: {
    readonly params: { readonly inputs: readonly LogInput[]; readonly limit?: number };
    readonly result: LoadedBatch;
    readonly progress: BatchProgress;
  };
  /** Scans a log whose bytes move there and back. */
  readonly scanBytes: {
    readonly params: { readonly bytes: Uint8Array<ArrayBuffer> };
    readonly result: MovedLog;
  };
}

/** What such a thread asks: nothing. */
export type ScanClientMethods = object;
