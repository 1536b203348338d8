import type { SourceLog } from '../../core/grouping/sourceLog';
import { FLAG_DUPLICATE } from '../../core/scan/logIndex';

/**
 * Tells repeats log by log, by the rule of foldRepeats: the same eventID or, without one, the same text as an earlier
 * record of any log.
 */
export class RepeatFinder {
  private readonly seenIds = new Set<string>();
  private readonly seenTexts = new Set<string>();

  /** `isSingle`: one log alone needs no comparing of texts beyond the scanner's. */
  constructor(private readonly isSingle: boolean) {}

  /** Numbers of the log's records that repeat no earlier one, in order; undefined where all are new. */
  findNew({ index, contentKeys }: SourceLog): Uint32Array | undefined {
    const { count, flags, eventID, strings } = index;
    const kept = new Uint32Array(count);
    let found = 0;
    for (let record = 0; record < count; record++) {
      if (((flags[record] ?? 0) & FLAG_DUPLICATE) !== 0) {
        continue;
      }
      if (!this.isSingle) {
        const id = eventID[record] ?? 0;
        const seen = id === 0 ? this.seenTexts : this.seenIds;
        const key = id === 0 ? contentKeys?.get(record) : strings.get(id);
        if (key !== undefined) {
          const before = seen.size;
          // One look-up instead of two.
          if (seen.add(key).size === before) {
            continue;
          }
        }
      }
      kept[found++] = record;
    }
    return found === count ? undefined : kept.subarray(0, found);
  }
}
