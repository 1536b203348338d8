import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { AwsProblem } from '../awsProblem';
import { readObject, type ReadObjectOptions } from '../load/readObject';
import type { ObjectStore, StoredObject } from '../s3/objectStore';

export interface HashOptions extends ReadObjectOptions {
  /** Called with the bytes that came since the call before. */
  readonly onBytes?: (bytes: number) => void;
}

/**
 * SHA-256 of an object's uncompressed bytes, lower-case hexadecimal: what digests record. Read from the bucket, never from
 * a copy on this machine, and kept nowhere. Undefined where the compressed data is damaged. Rejects with an AwsProblem.
 */
export async function hashObject(
  store: ObjectStore,
  object: StoredObject,
  { onBytes, ...options }: HashOptions = {},
): Promise<string | undefined> {
  const chunks = readObject(store, object, options);
  // The first two bytes tell compressed data; they may come apart.
  let head = new Uint8Array(0);
  while (head.length < 2) {
    const next = await chunks.next();
    if (next.done === true) {
      break;
    }
    onBytes?.(next.value.length);
    head = Buffer.concat([head, next.value]);
  }
  async function* read(): AsyncGenerator<Uint8Array, void> {
    yield head;
    for await (const chunk of chunks) {
      onBytes?.(chunk.length);
      yield chunk;
    }
  }
  const hash = createHash('sha256');
  if (head.length === 0) {
    return hash.digest('hex');
  }
  try {
    await (head[0] === 0x1f && head[1] === 0x8b
      ? pipeline(read, createGunzip(), hash)
      : pipeline(read, hash));
  } catch (error) {
    if (error instanceof AwsProblem) {
      throw error;
    }
    return undefined; // zlib's words say nothing that matters: the bytes are not what CloudTrail delivered
  }
  return hash.digest('hex');
}
