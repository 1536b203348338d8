import { gunzipSync } from 'node:zlib';
import type { Inflated } from './inflate';

/** Compressed bytes up to which a log is unpacked in one go: nearly every file of a trail. */
const SMALL = 256 * 1024;

/** Most bytes to unpack in one go, in some 50 ms: nothing can be cancelled meanwhile. */
const SMALL_OUTPUT = 16 * 1024 * 1024;

/**
 * The same as inflate for a small log without damage; undefined for any other. A stream costs half a millisecond of the
 * processor for each file, as much as unpacking and scanning 150 records.
 */
export function inflateSmall(data: Uint8Array, limit: number): Inflated | undefined {
  if (data.length > SMALL) {
    return undefined;
  }
  try {
    const options = { info: true, maxOutputLength: Math.min(limit, SMALL_OUTPUT) };
    // Node's types know no `info`.
    const { buffer, engine } = gunzipSync(data, options) as unknown as {
      readonly buffer: Uint8Array;
      readonly engine: { readonly bytesWritten: number };
    };
    const bytes = new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length);
    return { bytes, isFull: false, used: engine.bytesWritten, failedAt: data.length };
  } catch {
    return undefined;
  }
}
