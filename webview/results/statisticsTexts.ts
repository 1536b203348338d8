import { toDurationText } from '../../src/core/text/toDurationText';
import type { QueryProgress, QueryStatistics } from '../../src/protocol/query';
import { toProgressText } from '../progressText';
import { toCountText } from '../texts';

/** The time that a query took, and apart from it the time that reading the logs took. */
export function toTimeText({ milliseconds, loadMilliseconds }: QueryStatistics): string {
  const run = `run in ${toDurationText(milliseconds)}`;
  return loadMilliseconds > 0 ? `${run}, logs read in ${toDurationText(loadMilliseconds)}` : run;
}

/** What the query could see. */
export function toSeenText({ events, logs }: QueryStatistics): string {
  return `${toCountText(events, 'event')} in ${toCountText(logs, 'log')}`;
}

/** How far a query is, in words, and as a share from 0 to 1 where one is known. */
export function toRunText(progress: QueryProgress | undefined): {
  readonly text: string;
  readonly share?: number;
} {
  if (progress === undefined) {
    return { text: 'Starting…' };
  }
  if (progress.phase === 'load') {
    const { load } = progress;
    const text = toProgressText(load);
    const isKnown = load.size !== undefined && load.size > 0 && load.sources === 1;
    const share = isKnown ? load.bytes / (load.size ?? 1) : load.source / Math.max(1, load.sources);
    return { text, share: Math.min(1, share) };
  }
  const { done } = progress;
  return done === undefined
    ? { text: 'Running the query…' }
    : {
        text: `Running the query: ${String(Math.round(done * 100))} %`,
        share: Math.min(1, Math.max(0, done)),
      };
}
