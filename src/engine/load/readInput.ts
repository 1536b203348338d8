import type { LogInput } from '../../protocol/engine';
import { getStamp, type FileStamp } from '../fileStamp';
import { DEFAULT_READ_LIMIT, readLog, type LogBytes, type ReadOptions } from '../readLog';
import { readSmallFile } from './readSmallFile';

/** The text of a log, and how its file was just before. */
export type ReadInput = LogBytes & { readonly stamp?: FileStamp };

/** Reads a log by the quickest way that there is for it. Throws what readLog throws. */
export async function readInput(input: LogInput, options: ReadOptions): Promise<ReadInput> {
  const { limit = DEFAULT_READ_LIMIT, onProgress } = options;
  const small = input.kind === 'path' ? readSmallFile(input.path, limit) : undefined;
  if (small !== undefined) {
    const { size } = small.stamp;
    onProgress?.(size, size);
    return { ...small, bytes: small.bytes.slice() }; // they lie in memory that is used again
  }
  return readLargeInput(input, options);
}

/** The same for what readSmallFile has refused. */
export async function readLargeInput(input: LogInput, options: ReadOptions): Promise<ReadInput> {
  const stamp = input.kind === 'path' ? await getStamp(input.path) : undefined;
  const read = await readLog(input, options);
  return { ...read, ...(stamp === undefined ? {} : { stamp }) };
}
