import { setMaxListeners } from 'node:events';
import { canHoldEventsOf, getListRange } from '../../core/trails/listRange';
import type { ListRange, TimeWindow } from '../../core/trails/listRange';
import type { TrailPlace } from '../../core/trails/trailPlace';
import { getPlaceName, parseTrailPlace } from '../../core/trails/trailPlace';
import { AwsProblem } from '../awsProblem';
import type { ObjectStore, StoredObject } from '../s3/objectStore';
import { runParallel } from './runParallel';

/** What a load will bring, before any of it is brought. */
export interface LoadPlan {
  /** In the order of keys, each once. */
  readonly objects: readonly StoredObject[];
  /** Their size as stored. */
  readonly bytes: number;
  /** Listed files that are no logs: digests, folder marks, other services' files. */
  readonly skipped: number;
  /** Requests that the listing took. */
  readonly requests: number;
}

export interface PlanOptions {
  /** Only files that can hold events of this time; all unless told. */
  readonly window?: TimeWindow;
  readonly signal?: AbortSignal;
  /** Called with the files found so far. */
  readonly onProgress?: (files: number) => void;
}

/** Listings at once: S3 bears thousands, and one more region is one more listing. */
const PARALLEL = 8;

/** More files than one explorer can hold; a day of a very large organization has some 20,000. */
export const MAX_PLANNED = 100_000;

/**
 * Finds the logs under some places of a trail. Above the regions only folders are listed; below one the listing begins
 * and ends at the names that the window asks for. Digests and other services' folders are left out unless they were
 * asked for by name. Rejects with an AwsProblem.
 */
export async function planLoad(
  store: ObjectStore,
  places: readonly TrailPlace[],
  options: PlanOptions = {},
): Promise<LoadPlan> {
  const { window, signal, onProgress } = options;
  if (signal !== undefined) {
    setMaxListeners(0, signal); // one for each listing at work; Node warns from the eleventh on
  }
  const found = new Map<string, StoredObject>();
  let skipped = 0;
  let requests = 0;

  const take = (object: StoredObject, wantsDigests: boolean): void => {
    const { stream } = parseTrailPlace(object.key);
    if (!isLogName(object.key) || (stream === 'CloudTrail-Digest' && !wantsDigests)) {
      skipped++;
    } else if (window === undefined || canHoldEventsOf(object.key, window)) {
      found.set(object.key, object);
      if (found.size > MAX_PLANNED) {
        throw new AwsProblem(
          'other',
          `There are more than ${MAX_PLANNED.toLocaleString('en')} files. Choose a shorter time, fewer accounts or fewer Regions.`,
        );
      }
    }
  };

  const listAll = async (range: ListRange, wantsDigests: boolean): Promise<void> => {
    const { prefix, startAfter, endBefore } = range;
    let next: string | undefined;
    do {
      requests++;
      const page = await store.list({
        prefix,
        byFolder: false,
        ...(startAfter === undefined ? {} : { startAfter }),
        ...(next === undefined ? {} : { next }),
        ...(signal === undefined ? {} : { signal }),
      });
      for (const object of page.objects) {
        if (endBefore !== undefined && object.key >= endBefore) {
          return;
        }
        take(object, wantsDigests);
      }
      onProgress?.(found.size);
      next = page.next;
    } while (next !== undefined);
  };

  /** What is to be done for a place: itself listed through, or its folders first. */
  const open = async (place: TrailPlace, wantsDigests: boolean): Promise<readonly TrailPlace[]> => {
    if (place.level === 'file') {
      const object = await store.find(place.key, signal);
      requests++;
      if (object === undefined) {
        throw new AwsProblem('no-object', `Object ${place.key} does not exist.`);
      }
      take(object, true);
      return [];
    }
    if (!isAboveRegion(place)) {
      const range = window === undefined ? { prefix: place.key } : getListRange(place, window);
      if (range !== undefined) {
        await listAll(range, wantsDigests);
      }
      return [];
    }
    const folders = await listFolders(place);
    return folders.filter(
      (folder) => folder.level !== 'folder' && (folder.stream !== 'CloudTrail-Digest' || wantsDigests),
    );
  };

  const listFolders = async (place: TrailPlace): Promise<readonly TrailPlace[]> => {
    const folders: TrailPlace[] = [];
    let next: string | undefined;
    do {
      requests++;
      const page = await store.list({
        prefix: place.key,
        byFolder: true,
        ...(next === undefined ? {} : { next }),
        ...(signal === undefined ? {} : { signal }),
      });
      folders.push(...page.folders.map(parseTrailPlace));
      next = page.next;
    } while (next !== undefined);
    return folders;
  };

  let waiting: readonly (readonly [TrailPlace, boolean])[] = places.map((place) => [
    place,
    place.stream === 'CloudTrail-Digest',
  ]);
  while (waiting.length > 0) {
    const below: (readonly [TrailPlace, boolean])[] = [];
    await runParallel(waiting, PARALLEL, async ([place, wantsDigests]) => {
      signal?.throwIfAborted();
      below.push(...(await open(place, wantsDigests)).map((folder) => [folder, wantsDigests] as const));
    }).catch((error: unknown) => {
      throw signal?.aborted === true ? new AwsProblem('cancelled', 'Cancelled.') : error;
    });
    waiting = below;
  }
  const objects = [...found.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  return { objects, bytes: objects.reduce((sum, { size }) => sum + size, 0), skipped, requests };
}

function isAboveRegion({ level }: TrailPlace): boolean {
  return level === 'root' || level === 'organization' || level === 'account' || level === 'stream';
}

/** By name, since the content is not there yet: JSON, JSON lines and text, compressed or not. */
function isLogName(key: string): boolean {
  return /\.(?:json|jsonl|log)(?:\.gz)?$|\.gz$/i.test(getPlaceName(key)) && !key.endsWith('/');
}
