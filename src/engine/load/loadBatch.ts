import type { PackedLogs } from '../../core/scan/logBatch';
import { LogBatch } from '../../core/scan/logBatch';
import type { LogInput } from '../../protocol/engine';
import { getContentKeys } from '../contentKeys';
import type { ReadMemory } from '../readMemory';
import type { ReadIndex } from '../loadedLog';
import { DEFAULT_READ_LIMIT } from '../readLog';
import { WorkTurn } from '../workTurn';
import { readLargeInput, type ReadInput } from './readInput';
import { readSmallFile } from './readSmallFile';

/** What became of a log of a batch: what was read beside its index, or why nothing was. */
export type BatchOutcome = Omit<ReadIndex, 'index'> | { readonly error: Error };

/** Several logs that were read together; `logs` holds those without an error, in the same order. */
export interface LoadedBatch {
  readonly logs: PackedLogs;
  readonly outcomes: readonly BatchOutcome[];
}

/** How far a batch is: which of its logs is at work, and how much of that, as it is stored, is read. */
export interface BatchProgress {
  readonly log: number;
  readonly bytes: number;
  readonly size: number;
}

export interface BatchOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: BatchProgress) => void;
  /** Most bytes of text of one log. */
  readonly limit?: number;
  /** What logs are read into, one after another; no other reading may use it meanwhile. */
  readonly memory?: ReadMemory;
}

/**
 * Reads and scans logs one after another. A log that cannot be read does not end it. Throws what the signal was aborted
 * with, and where there is no memory for the texts of all.
 */
export async function loadBatch(inputs: readonly LogInput[], options: BatchOptions): Promise<LoadedBatch> {
  const { signal } = options;
  const batch = new LogBatch();
  const outcomes: BatchOutcome[] = [];
  const turn = new WorkTurn();
  for (const [log, input] of inputs.entries()) {
    // Nothing may come between reading and scanning a small file: its bytes lie in memory that is used again.
    const small =
      input.kind === 'path' ? readSmallFile(input.path, options.limit ?? DEFAULT_READ_LIMIT) : undefined;
    if (small === undefined) {
      const read = await tryRead(log, input, options);
      outcomes.push('error' in read ? read : scan(batch, read));
    } else {
      outcomes.push(scan(batch, small));
    }
    if (turn.isOver) {
      if (small !== undefined) {
        const { size } = small.stamp;
        options.onProgress?.({ log, bytes: size, size });
      }
      await turn.end(signal);
    }
    signal?.throwIfAborted();
  }
  return { logs: batch.finish(), outcomes };
}

async function tryRead(
  log: number,
  input: LogInput,
  { signal, onProgress, limit, memory }: BatchOptions,
): Promise<ReadInput | { readonly error: Error }> {
  try {
    return await readLargeInput(input, {
      onProgress: (bytes, size) => onProgress?.({ log, bytes, size }),
      ...(limit === undefined ? {} : { limit }),
      ...(memory === undefined ? {} : { memory }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    signal?.throwIfAborted();
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
}

function scan(batch: LogBatch, { bytes, ...rest }: ReadInput): BatchOutcome {
  return { ...rest, contentKeys: getContentKeys(bytes, batch.add(bytes)) };
}
