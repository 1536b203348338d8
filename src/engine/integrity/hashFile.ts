import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

async function isCompressed(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

/**
 * SHA-256 of a file's uncompressed bytes, lower-case hexadecimal: what digests record. Streams, so a file of any size
 * takes no memory. Rejects where the file cannot be read or its compressed data is damaged.
 */
export async function hashFile(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  const isGzip = await isCompressed(path);
  // Not before: an error of a stream that nobody reads yet would end the thread.
  const input = createReadStream(path, { highWaterMark: 1024 * 1024 });
  if (isGzip) {
    await pipeline(input, createGunzip(), hash, { signal });
  } else {
    await pipeline(input, hash, { signal });
  }
  return hash.digest('hex');
}
