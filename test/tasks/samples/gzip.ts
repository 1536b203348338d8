import { gzipSync } from 'fflate';

/**
 * Compressed bytes that are the same on every machine. Node's zlib may write others after an update or on another
 * processor; fflate is JavaScript alone, and the lock file holds its version.
 */
export function toGzip(text: string | Uint8Array): Uint8Array {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return gzipSync(bytes, { level: 9, mtime: 0 });
}
