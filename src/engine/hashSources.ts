import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { SourceDigest } from '../protocol/output';
import type { LoadedLog } from './loadedLog';
import { getStamp } from './fileStamp';
import type { ReadingOptions } from './sessionReadings';

/** Least time between two reports of progress, in milliseconds. */
const PROGRESS_INTERVAL = 50;

/** The SHA-256 of each log as it is stored; without one where it cannot be read. Reads every byte of every file. */
export async function hashSources(
  logs: readonly LoadedLog[],
  { signal, onProgress }: ReadingOptions,
): Promise<readonly SourceDigest[]> {
  const digests: SourceDigest[] = [];
  const total = logs.reduce((sum, { input, stamp }) => sum + (stamp?.size ?? getHeld(input)), 0);
  let done = 0;
  let reported = -Infinity;
  const onBytes = (count: number): void => {
    done += count;
    if (performance.now() - reported >= PROGRESS_INTERVAL) {
      reported = performance.now();
      onProgress?.({ done, total });
    }
  };
  for (const loaded of logs) {
    signal?.throwIfAborted();
    digests.push(await hashSource(loaded, signal, onBytes));
  }
  return digests;
}

async function hashSource(
  { input }: LoadedLog,
  signal: AbortSignal | undefined,
  onBytes: (count: number) => void,
): Promise<SourceDigest> {
  const { uri } = input;
  const hash = createHash('sha256');
  if (input.kind === 'bytes') {
    hash.update(input.bytes);
    onBytes(input.bytes.length);
    return { uri, sha256: hash.digest('hex'), size: input.bytes.length };
  }
  try {
    const stream = createReadStream(input.path, signal === undefined ? {} : { signal });
    for await (const chunk of stream) {
      const bytes = chunk as Uint8Array;
      hash.update(bytes);
      onBytes(bytes.length);
    }
    const stamp = await getStamp(input.path);
    return { uri, sha256: hash.digest('hex'), ...(stamp === undefined ? {} : { size: stamp.size }) };
  } catch {
    signal?.throwIfAborted();
    return { uri };
  }
}

function getHeld(input: LoadedLog['input']): number {
  return input.kind === 'bytes' ? input.bytes.length : 0;
}
