import type { TimeWindow } from '../trails/listRange';
import { parseDigestName } from './digestFile';
import type { FoundDigest } from './validateChains';

/** A digest is signed when it is delivered, within this time after the end of its hour, in milliseconds. */
const MARGIN = 2 * 3_600_000;

/** For each Region the time in which its digests were signed, so that its public keys can be asked for. */
export function getSigningTimes(digests: readonly FoundDigest[]): ReadonlyMap<string, TimeWindow> {
  const times = new Map<string, TimeWindow>();
  for (const { path, digest, madeAt } of digests) {
    if ('fault' in digest) {
      continue;
    }
    // A digest names its Region itself, whatever place it was moved to.
    const region = (parseDigestName(digest.key) ?? parseDigestName(path))?.region;
    if (region !== undefined) {
      const known = times.get(region) ?? { from: Infinity, to: -Infinity };
      times.set(region, {
        from: Math.min(known.from, digest.start),
        to: Math.max(known.to, digest.end + MARGIN, (madeAt ?? -Infinity) + MARGIN),
      });
    }
  }
  return times;
}
