import type { TimeStep } from './timeStep';

/** Matching events over time. All times in milliseconds since 1970 UTC. */
export interface Timeline {
  /** Width of a bucket; undefined where there is no bucket. */
  readonly step?: TimeStep;
  /**
   * Start of each bucket, included, and after them the end of the last one, not included. Empty where no event has a
   * time and no range was asked for.
   */
  readonly starts: Float64Array;
  /** Events of each bucket. */
  readonly counts: Uint32Array;
  /** Failed ones among them. */
  readonly errors: Uint32Array;
  /** The earliest and latest time of all matching events, in the buckets or not; undefined where none has a time. */
  readonly first?: number;
  readonly last?: number;
  /** Matching events before the first bucket and after the last. */
  readonly before: number;
  readonly after: number;
  /** Matching events without a readable time. */
  readonly withoutTime: number;
}

export interface TimelineOptions {
  /** The part of time to show; from the first, to the last matching event where undefined. `to` is not included. */
  readonly from?: number;
  readonly to?: number;
  /** Most buckets, 1 to 10,000. */
  readonly buckets: number;
}
