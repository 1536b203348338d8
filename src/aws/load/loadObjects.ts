import { setMaxListeners } from 'node:events';
import type { CacheKey, ObjectCache } from '../cache/objectCache';
import { AwsProblem } from '../awsProblem';
import type { ObjectStore, StoredObject } from '../s3/objectStore';
import { toAwsProblem } from '../toAwsProblem';
import { downloadObject } from './downloadObject';

/** How far a load is. */
export interface LoadProgress {
  /** Files that are on disk, and those that could not be had. */
  readonly files: number;
  /** Bytes of these and of the downloads under way. */
  readonly bytes: number;
}

/** An object that could not be had, and why. */
export interface FailedObject {
  readonly object: StoredObject;
  readonly problem: AwsProblem;
}

export interface Loaded {
  /** In the order asked for. */
  readonly objects: readonly { readonly object: StoredObject; readonly file: string }[];
  readonly failed: readonly FailedObject[];
  /** Objects that were on disk before. */
  readonly cached: number;
}

export interface LoadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: LoadProgress) => void;
  /** Called for each object as soon as its file is there. */
  readonly onObject?: (object: StoredObject, file: string) => void;
  /** Called for each that cannot be had. */
  readonly onFailed?: (failed: FailedObject) => void;
  /** Downloads at once; PARALLEL unless told. */
  readonly parallel?: number;
  /** For downloadObject. */
  readonly pause?: number;
}

/**
 * Log files are small, mostly under 100 KB, so that a load's time is that of its round trips. Measured on loopback: more
 * than 16 at once gain nothing and cost memory.
 */
const PARALLEL = 16;

/**
 * Brings objects onto this machine. One that cannot be had is told about and the others go on; what would fail for every
 * object, as a wrong secret does, ends the load. Rejects with an AwsProblem of kind `cancelled` after the signal.
 */
export async function loadObjects(
  store: ObjectStore,
  cache: ObjectCache,
  place: Pick<CacheKey, 'endpoint' | 'bucket'>,
  objects: readonly StoredObject[],
  options: LoadOptions = {},
): Promise<Loaded> {
  const { onProgress, parallel = PARALLEL, pause } = options;
  const files: (string | undefined)[] = objects.map(() => undefined);
  const failed: FailedObject[] = [];
  const stop = new AbortController();
  const signal = options.signal === undefined ? stop.signal : AbortSignal.any([options.signal, stop.signal]);
  // One listener for each download and its retries; Node warns from the eleventh on.
  setMaxListeners(0, signal);
  let next = 0;
  let done = 0;
  let bytes = 0;
  let cached = 0;
  let fatal: AwsProblem | undefined;
  const report = (): void => onProgress?.({ files: done, bytes });

  const loadOne = async (at: number, object: StoredObject): Promise<void> => {
    const key = { ...place, key: object.key, etag: object.etag };
    let got = 0;
    try {
      let file = await cache.get(key, object.size);
      if (file === undefined) {
        file = await cache.add(key, (part) =>
          downloadObject(store, object, part, {
            signal,
            onBytes: (count) => {
              got += count;
              bytes += count;
              report();
            },
            ...(pause === undefined ? {} : { pause }),
          }),
        );
      } else {
        cached++;
        bytes += object.size;
      }
      files[at] = file;
      options.onObject?.(object, file);
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      bytes -= got;
      const problem = toAwsProblem(error, { action: 's3:GetObject', subject: `object ${object.key}` });
      failed.push({ object, problem });
      options.onFailed?.({ object, problem });
      if (problem.isOfSettings) {
        fatal = problem;
        stop.abort();
      }
    }
    done++;
    report();
  };

  const work = async (): Promise<void> => {
    while (!signal.aborted) {
      const at = next++;
      const object = objects[at];
      if (object === undefined) {
        return;
      }
      await loadOne(at, object);
    }
  };
  await Promise.all(Array.from({ length: Math.min(parallel, objects.length) }, work));
  if (options.signal?.aborted === true) {
    throw new AwsProblem('cancelled', 'Cancelled.');
  }
  if (fatal !== undefined) {
    throw fatal;
  }
  return {
    objects: objects.flatMap((object, at) => {
      const file = files[at];
      return file === undefined ? [] : [{ object, file }];
    }),
    failed,
    cached,
  };
}
