import { open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsProblem } from '../awsProblem';
import type { AskedOf } from '../toAwsProblem';
import { toAwsProblem } from '../toAwsProblem';
import type { ObjectStore, StoredObject } from '../s3/objectStore';

export interface DownloadOptions {
  readonly signal?: AbortSignal;
  /** Called with the bytes that came since the call before. */
  readonly onBytes?: (bytes: number) => void;
  /** Milliseconds of the first pause after a break; each later one is twice as long. FIRST_PAUSE unless told. */
  readonly pause?: number;
}

/** Breaks in a row, without a byte in between, after which a download is given up. */
const MAX_BREAKS = 5;
const FIRST_PAUSE = 250;

/**
 * Writes an object into a file. A connection that breaks is taken up again where it broke, as long as the object is still
 * the same one. Rejects with an AwsProblem.
 */
export async function downloadObject(
  store: ObjectStore,
  object: StoredObject,
  target: string,
  options: DownloadOptions = {},
): Promise<void> {
  const { signal, onBytes, pause = FIRST_PAUSE } = options;
  const { key, etag, size } = object;
  const asked: AskedOf = { action: 's3:GetObject', subject: `object ${key}` };
  const file = await open(target, 'w');
  try {
    let at = 0;
    let breaks = 0;
    while (at < size || size === 0) {
      const before = at;
      try {
        const common = { from: at, etag };
        for await (const chunk of await store.read(
          key,
          signal === undefined ? common : { ...common, signal },
        )) {
          signal?.throwIfAborted();
          await file.write(chunk, 0, chunk.length, at);
          at += chunk.length;
          onBytes?.(chunk.length);
          if (at > size) {
            throw new AwsProblem('changed', `${key} is longer than the listing said. Load it again.`);
          }
        }
        if (at === size) {
          return;
        }
        // A server that closes politely in the middle is as much of a break as one that does not.
        throw new AwsProblem('unreachable', `The connection ended after ${at} of ${size} bytes of ${key}.`);
      } catch (error) {
        signal?.throwIfAborted();
        const problem = toAwsProblem(error, asked);
        breaks = at > before ? 1 : breaks + 1;
        if (!problem.isPassing || breaks >= MAX_BREAKS) {
          throw problem;
        }
        await sleep(pause * 2 ** (breaks - 1), undefined, signal === undefined ? {} : { signal });
      }
    }
  } catch (error) {
    throw signal?.aborted === true ? new AwsProblem('cancelled', 'Cancelled.') : error;
  } finally {
    await file.close();
  }
}
