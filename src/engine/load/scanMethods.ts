import type { LogInput } from '../../protocol/engine';
import type { BatchProgress, LoadedBatch } from './loadBatch';

/** What a thread of the scan pool answers. */
export interface ScanMethods {
  /** Reads files; their errors come back by name and message. Rejects where there is no memory for all together. */
  readonly loadBatch: {
    readonly params: { readonly inputs: readonly LogInput[]; readonly limit?: number };
    readonly result: LoadedBatch;
    readonly progress: BatchProgress;
  };
}

/** What such a thread asks: nothing. */
export type ScanClientMethods = object;
