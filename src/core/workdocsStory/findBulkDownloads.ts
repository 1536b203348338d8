import type { StoryEvent } from './storyEvent';
import { getRequestText } from './getAccessIntervals';

/** What counts as taking files in bulk. */
export interface BulkThreshold {
  /** At least this many different files … */
  readonly files: number;
  /** … within this many milliseconds. */
  readonly within: number;
}

/** 20 different files in one hour: more than people open one by one, less than a script needs minutes for. */
export const BULK_THRESHOLD: BulkThreshold = { files: 20, within: 3_600_000 };

/** One stretch of time in which files were taken in bulk. */
export interface BulkDownload {
  /** The downloads in it, by time. */
  readonly events: readonly StoryEvent[];
  readonly files: number;
}

/**
 * Stretches in which every download is part of some window of the given length with enough different files. Windows
 * that overlap are one stretch. Downloads without a time or without a file's id are left out.
 *
 * @param downloads by time
 */
export function findBulkDownloads(
  downloads: readonly StoryEvent[],
  { files, within }: BulkThreshold = BULK_THRESHOLD,
): readonly BulkDownload[] {
  const timed = downloads.flatMap((event) => {
    const file = getRequestText(event, 'documentId');
    return event.time === undefined || file === undefined ? [] : [{ event, time: event.time, file }];
  });
  const inWindow = new Map<string, number>();
  const found: { from: number; until: number }[] = [];
  let from = 0;
  for (const [i, { time, file }] of timed.entries()) {
    inWindow.set(file, (inWindow.get(file) ?? 0) + 1);
    for (
      let oldest = timed[from];
      oldest !== undefined && oldest.time <= time - within;
      oldest = timed[from]
    ) {
      const count = (inWindow.get(oldest.file) ?? 1) - 1;
      if (count === 0) {
        inWindow.delete(oldest.file);
      } else {
        inWindow.set(oldest.file, count);
      }
      from++;
    }
    if (inWindow.size >= Math.max(1, files)) {
      const last = found.at(-1);
      if (last !== undefined && from < last.until) {
        last.until = i + 1;
      } else {
        found.push({ from, until: i + 1 });
      }
    }
  }
  return found.map((stretch) => {
    const part = timed.slice(stretch.from, stretch.until);
    return { events: part.map(({ event }) => event), files: new Set(part.map(({ file }) => file)).size };
  });
}
