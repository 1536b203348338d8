import { createGunzip } from 'node:zlib';
import { ByteCollector } from './byteCollector';
import type { GrowingBytes } from '../growingBytes';

/** One pass of zlib over gzip data. */
export interface ZlibPass {
  readonly bytes: Uint8Array;
  /** True where the limit stopped the pass. */
  readonly isFull: boolean;
  /** Bytes of the input up to the end of the last gzip member. */
  readonly used: number;
  /** What zlib says of damaged data; undefined where there is no damage. */
  readonly error?: NodeJS.ErrnoException;
  /** Start of the piece of input that zlib refused; the input's length where it missed the end. */
  readonly failedAt: number;
}

export interface ZlibOptions {
  /** Most bytes to produce. */
  readonly limit: number;
  readonly signal?: AbortSignal | undefined;
  /** Called with the number of input bytes done. */
  readonly onProgress?: ((done: number) => void) | undefined;
  /** From this input byte on, pieces have `fineStep` bytes. */
  readonly fineFrom: number;
  readonly fineStep: number;
  /** Memory for what is produced; its own unless told. */
  readonly memory?: GrowingBytes | undefined;
}

/** Bytes of input a piece. */
export const ZLIB_STEP = 256 * 1024;

/** Feeds gzip data to zlib piece by piece, and keeps what it made of all pieces before the one that it refused. */
export async function runZlib(data: Uint8Array, options: ZlibOptions): Promise<ZlibPass> {
  const { limit, signal, onProgress, fineFrom, fineStep, memory } = options;
  const gunzip = createGunzip({ chunkSize: ZLIB_STEP });
  const collector = new ByteCollector(limit, getExpectedLength(data), memory);
  let error: NodeJS.ErrnoException | undefined;
  gunzip.on('data', (chunk: Uint8Array) => {
    collector.add(chunk);
  });
  gunzip.on('error', (reason: NodeJS.ErrnoException) => {
    error = reason;
  });
  const closed = new Promise<void>((resolve) => gunzip.once('close', resolve));
  const isStopped = (): boolean => error !== undefined || collector.isFull;
  let at = 0;
  let failedAt = data.length;
  try {
    while (at < data.length && !isStopped()) {
      signal?.throwIfAborted();
      const end = at < fineFrom ? Math.min(at + ZLIB_STEP, fineFrom) : at + fineStep;
      const piece = data.subarray(at, end);
      const written = new Promise<void>((resolve) => {
        gunzip.write(piece, () => {
          resolve();
        });
      });
      await Promise.race([written, closed]);
      failedAt = isStopped() ? at : failedAt;
      at += piece.length;
      onProgress?.(at);
    }
    if (!isStopped()) {
      gunzip.end();
      await closed;
    }
  } finally {
    gunzip.destroy();
  }
  return {
    bytes: collector.take(),
    isFull: collector.isFull,
    used: gunzip.bytesWritten,
    failedAt,
    ...(error === undefined ? {} : { error }),
  };
}

/** Deflate cannot shrink by more. */
const MOST_RATIO = 1032;

/** What the last four bytes say of the length of the last member; as a rule it is the only one. */
function getExpectedLength(data: Uint8Array): number {
  if (data.length < 4) {
    return 0;
  }
  const length = new DataView(data.buffer, data.byteOffset, data.length).getUint32(data.length - 4, true);
  return length > data.length * MOST_RATIO ? 0 : length;
}
