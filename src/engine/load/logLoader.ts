import { unpackLogs } from '../../core/scan/logBatch';
import type { LogInput } from '../../protocol/engine';
import { loadLog, toLoadedLog, type LoadedLog } from '../loadedLog';
import type { ReadOptions } from '../readLog';
import { ReadMemory } from '../readMemory';
import { loadBatch, type BatchOptions, type LoadedBatch } from './loadBatch';
import { takeBatch } from './takeBatch';

/** A log that was read, or why it was not. */
export type LoadResult = LoadedLog | Error;

/** Reads logs. What it gives, in turns, are the next of them in their order, each once; the last turn ends with the last. */
export interface LogLoader {
  load(inputs: readonly LogInput[], options: BatchOptions): AsyncIterable<readonly LoadResult[]>;
}

/** Reads all logs on the calling thread, which hears a cancel between two files. */
export const ownThreadLoader: LogLoader = {
  async *load(inputs, options) {
    const memory = new ReadMemory();
    for (let from = 0; from < inputs.length;) {
      const { end } = takeBatch(inputs, from);
      options.signal?.throwIfAborted();
      yield await loadHere(inputs, { from, end }, { ...options, memory });
      from = end;
    }
  },
};

/** Positions of logs. */
export interface LogRange {
  readonly from: number;
  readonly end: number;
}

/** Reads logs `from` to `end` on this thread. Throws only what the signal was aborted with. */
export async function loadHere(
  inputs: readonly LogInput[],
  { from, end }: LogRange,
  options: BatchOptions,
): Promise<readonly LoadResult[]> {
  const own = inputs.slice(from, end);
  const shifted = shiftProgress(options, from);
  try {
    return toResults(own, await loadBatch(own, shifted));
  } catch {
    options.signal?.throwIfAborted();
  }
  // No memory for the texts of all together: each log with a table of its own, which knows another way.
  const results: LoadResult[] = [];
  for (const input of own) {
    results.push(
      await loadLog(input, toReadOptions(options, from + results.length)).catch((error: unknown) =>
        error instanceof Error ? error : new Error(String(error)),
      ),
    );
    options.signal?.throwIfAborted();
  }
  return results;
}

function toReadOptions({ onProgress, ...rest }: BatchOptions, log: number): ReadOptions {
  return {
    ...rest,
    onProgress: (bytes, size) => {
      onProgress?.({ log, bytes, size });
    },
  };
}

/** Options for a batch that begins with log `from`. */
export function shiftProgress({ onProgress, ...rest }: BatchOptions, from: number): BatchOptions {
  return {
    ...rest,
    ...(onProgress === undefined
      ? {}
      : {
          onProgress: ({ log, bytes, size }) => {
            onProgress({ log: from + log, bytes, size });
          },
        }),
  };
}

export function toResults(
  inputs: readonly LogInput[],
  { logs, outcomes }: LoadedBatch,
): readonly LoadResult[] {
  const indexes = unpackLogs(logs);
  let next = 0;
  return inputs.map((input, i) => {
    const outcome = outcomes[i];
    if (outcome === undefined || 'error' in outcome) {
      return outcome?.error ?? new Error('The log was not read.');
    }
    const index = indexes[next++];
    return index === undefined
      ? new Error('The log was not read.')
      : toLoadedLog(input, { index, ...outcome });
  });
}
