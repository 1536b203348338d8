import type { TimeWindow } from '../trails/listRange';
import { parseTrailPlace } from '../trails/trailPlace';
import { parseDigestName } from './digestFile';
import { groupBy } from './groupBy';

/**
 * How long after a log's delivery the hour of its digest may end, in milliseconds: the hour itself, and one more as the
 * AWS CLI allows.
 */
export const DIGEST_MARGIN = 2 * 3_600_000;

/** The digests of a Region that a validation needs, and those that it only knows of. */
export interface SelectedDigests {
  /** Their keys, in order of time. */
  readonly read: readonly string[];
  /** Keys that are there and are not needed. */
  readonly others: readonly string[];
}

/**
 * Chooses the digests that can list logs delivered in a time, by their names, and of each chain the one after them: it
 * holds the signature of the last. All of them without a time. What is no digest by its name is left out of both.
 */
export function selectDigests(keys: readonly string[], window: TimeWindow | undefined): SelectedDigests {
  const digests = keys.flatMap((key) => {
    const name = parseDigestName(key);
    const time = parseTrailPlace(key).file?.time;
    return name === undefined || time === undefined
      ? []
      : [{ key, time, chain: `${name.accountId} ${name.region} ${name.trail} ${String(name.isBackfill)}` }];
  });
  const read: string[] = [];
  const others: string[] = [];
  for (const chain of groupBy(digests, (digest) => digest.chain).values()) {
    chain.sort((a, b) => a.time - b.time);
    let isNext = true;
    for (const { key, time } of chain) {
      if (window === undefined || (time > window.from && time <= window.to + DIGEST_MARGIN)) {
        read.push(key);
      } else if (time > window.from && isNext) {
        isNext = false;
        read.push(key);
      } else {
        others.push(key);
      }
    }
  }
  return { read, others };
}
