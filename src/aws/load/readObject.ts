import { setTimeout as sleep } from 'node:timers/promises';
import { AwsProblem } from '../awsProblem';
import type { ObjectStore, StoredObject } from '../s3/objectStore';
import type { AskedOf } from '../toAwsProblem';
import { toAwsProblem } from '../toAwsProblem';

export interface ReadObjectOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds of the first pause after a break; each later one is twice as long. FIRST_PAUSE unless told. */
  readonly pause?: number;
}

/** Breaks in a row, without a byte in between, after which reading is given up. */
const MAX_BREAKS = 5;
const FIRST_PAUSE = 250;

/**
 * Every byte of an object, in order and each once. A connection that breaks is taken up again where it broke, as long as
 * the object is still the same one. Iterating rejects with an AwsProblem.
 */
export async function* readObject(
  store: ObjectStore,
  { key, etag, size }: StoredObject,
  { signal, pause = FIRST_PAUSE }: ReadObjectOptions = {},
): AsyncGenerator<Uint8Array, void> {
  const asked: AskedOf = { action: 's3:GetObject', subject: `object ${key}` };
  let at = 0;
  let breaks = 0;
  try {
    while (at < size || size === 0) {
      const before = at;
      try {
        const common = { from: at, etag };
        for await (const chunk of await store.read(
          key,
          signal === undefined ? common : { ...common, signal },
        )) {
          signal?.throwIfAborted();
          at += chunk.length;
          if (at > size) {
            throw new AwsProblem('changed', `${key} is longer than the listing said. Load it again.`);
          }
          yield chunk;
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
  }
}
