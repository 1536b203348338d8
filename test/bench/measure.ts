/** One of the programs that do the same work. What `run` gives is kept until its time is taken. */
export interface Contender {
  readonly name: string;
  readonly run: () => unknown;
}

/** What a contender took for all of the work. */
export interface Timing {
  readonly name: string;
  /** Milliseconds: the median of the rounds, and the quickest. */
  readonly median: number;
  readonly least: number;
  readonly rounds: number;
}

/** How much is run. */
export interface Effort {
  readonly rounds: number;
  /** Milliseconds that each contender runs before it counts, so that V8 has compiled what it will compile. */
  readonly warmUp: number;
}

export function getMedian(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/** Shorter work is repeated within a round until it takes as long, so that the clock's steps do not count. */
const SHORTEST_ROUND = 20;

/**
 * Times contenders on the same pieces of work, in turns. The order changes from round to round, so that what one leaves
 * behind is not always collected in the time of the same other one. Garbage is not collected by force in between: V8
 * then drops compiled code as well, and what was measured was its compiler, at a quarter of the speed.
 */
export class SideBySide {
  private readonly times = new Map<string, number[]>();

  constructor(private readonly effort: Effort) {}

  /** Adds the times for one piece of work. All pieces must be given the same contenders. */
  measure(contenders: readonly Contender[]): void {
    const repeats = this.prepare(contenders);
    for (let round = 0; round < this.effort.rounds; round++) {
      const turns = round % 2 === 0 ? contenders : [...contenders].reverse();
      for (const { name, run } of turns) {
        const time = takeTime(run, repeats.get(name) ?? 1);
        const times = this.times.get(name) ?? new Array<number>(this.effort.rounds).fill(0);
        times[round] = (times[round] ?? 0) + time;
        this.times.set(name, times);
      }
    }
  }

  /** Warms contenders up where these are the first, and tells how often each is to run within a round. */
  private prepare(contenders: readonly Contender[]): ReadonlyMap<string, number> {
    const warmUp = this.times.size === 0 ? this.effort.warmUp : 0;
    return new Map(
      contenders.map(({ name, run }) => {
        let time = 0;
        for (let spent = 0; time === 0 || spent < warmUp; spent += time) {
          time = takeTime(run, 1);
        }
        return [name, Math.max(1, Math.ceil(SHORTEST_ROUND / time))];
      }),
    );
  }

  get timings(): readonly Timing[] {
    return [...this.times].map(([name, times]) => ({
      name,
      median: getMedian(times),
      least: Math.min(...times),
      rounds: this.effort.rounds,
    }));
  }
}

/** Milliseconds for one run. */
function takeTime(run: () => unknown, repeats: number): number {
  const kept: unknown[] = [];
  const start = performance.now();
  for (let i = 0; i < repeats; i++) {
    kept[0] = run();
  }
  return (performance.now() - start) / repeats;
}
