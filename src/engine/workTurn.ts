import { setImmediate as nextTurn } from 'node:timers/promises';

/** Milliseconds of work in one go, after which others have their turn: a cancel is heard, and progress is told. */
const LONGEST = 20;

/** The turn of work that takes long in pieces of unknown size. */
export class WorkTurn {
  private began = performance.now();

  get isOver(): boolean {
    return performance.now() - this.began > LONGEST;
  }

  /** Gives others their turn. Rejects with what the signal was aborted with. */
  async end(signal: AbortSignal | undefined): Promise<void> {
    await nextTurn();
    signal?.throwIfAborted();
    this.began = performance.now();
  }
}
