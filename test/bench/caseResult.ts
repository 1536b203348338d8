import type { Timing } from './measure';

/** What one part of the benchmark found. The first timing is ours; ratios are those of the others to it. */
export interface CaseResult {
  readonly name: string;
  /** What is measured, in a sentence. */
  readonly what: string;
  readonly records: number;
  /** Bytes of the input; undefined where speed is not told in bytes. */
  readonly bytes?: number;
  readonly timings: readonly Timing[];
  /** What was compared before the times were taken. */
  readonly checked: string;
  /** Further figures, ready to be read. */
  readonly notes?: readonly string[];
}

/** A wrong answer: the run ends with exit code 1 and no times. */
export class WrongAnswer extends Error {}

/** How many times as long another contender took as ours; above 1 ours is quicker. */
export function getRatio({ timings }: CaseResult, other: Timing): number {
  return other.median / (timings[0]?.median ?? NaN);
}
