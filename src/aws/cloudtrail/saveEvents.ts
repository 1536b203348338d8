import { open } from 'node:fs/promises';
import type { ObjectCache } from '../cache/objectCache';
import { AwsProblem } from '../awsProblem';
import type { HistoryEvent } from './lookupEvents';

/** What came of a look-up. */
export interface SavedEvents {
  /** A log in the form in which the AWS CLI prints events; undefined where there are none. */
  readonly file?: string;
  readonly events: number;
  /** The time of the oldest event that came, in milliseconds since 1970; undefined where there is none. */
  readonly oldest?: number;
  /** Why older events are missing; undefined where all are here. */
  readonly problem?: AwsProblem;
}

/** What came so far. */
export type SaveProgress = Pick<SavedEvents, 'events' | 'oldest'>;

export interface SaveOptions {
  /** The file's name without its ending. */
  readonly name: string;
  readonly onProgress?: (progress: SaveProgress) => void;
}

/** The cache's folder of looked up events. */
const GROUP = 'event-history';

/**
 * Writes events into a file of the cache as they come, readable by its owner only. Where the source fails after the first
 * events, those are kept under a name that says so. Rejects with the source's AwsProblem where nothing came.
 */
export async function saveEvents(
  pages: AsyncIterable<readonly HistoryEvent[]>,
  cache: ObjectCache,
  { name, onProgress }: SaveOptions,
): Promise<SavedEvents> {
  let events = 0;
  let oldest: number | undefined;
  let problem: AwsProblem | undefined;
  const file = await cache.addNamed(GROUP, async (part) => {
    const handle = await open(part, 'w', 0o600);
    try {
      await handle.write('{"Events":[');
      try {
        for await (const page of pages) {
          const text = page.map((event) => JSON.stringify(event)).join(',\n');
          await handle.write(events > 0 && page.length > 0 ? `,\n${text}` : text);
          events += page.length;
          oldest = getTime(page.at(-1)) ?? oldest;
          onProgress?.({ events, ...(oldest === undefined ? {} : { oldest }) });
        }
      } catch (error) {
        if (!(error instanceof AwsProblem) || events === 0) {
          throw error;
        }
        problem = error;
      }
      await handle.write(']}\n');
    } finally {
      await handle.close();
    }
    return events === 0 ? undefined : `${name}${problem === undefined ? '' : ' (partial)'}.json`;
  });
  await cache.trim(Date.now());
  return {
    events,
    ...(file === undefined ? {} : { file }),
    ...(oldest === undefined ? {} : { oldest }),
    ...(problem === undefined ? {} : { problem }),
  };
}

function getTime(event: HistoryEvent | undefined): number | undefined {
  const time = Date.parse(event?.EventTime ?? '');
  return Number.isNaN(time) ? undefined : time;
}
