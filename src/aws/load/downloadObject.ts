import { open } from 'node:fs/promises';
import type { ObjectStore, StoredObject } from '../s3/objectStore';
import { readObject, type ReadObjectOptions } from './readObject';

export interface DownloadOptions extends ReadObjectOptions {
  /** Called with the bytes that came since the call before. */
  readonly onBytes?: (bytes: number) => void;
}

/** Writes an object into a file, over breaks of the connection. Rejects with an AwsProblem. */
export async function downloadObject(
  store: ObjectStore,
  object: StoredObject,
  target: string,
  { onBytes, ...options }: DownloadOptions = {},
): Promise<void> {
  const file = await open(target, 'w');
  try {
    let at = 0;
    for await (const chunk of readObject(store, object, options)) {
      await file.write(chunk, 0, chunk.length, at);
      at += chunk.length;
      onBytes?.(chunk.length);
    }
  } finally {
    await file.close();
  }
}
