import { setImmediate as nextTurn } from 'node:timers/promises';

/** Pieces of long work between which calls, such as a cancel, are heard. */
export class Pauses {
  private done = 0;

  /** @param step Units of work between two turns of the event loop. */
  constructor(
    private readonly step: number,
    private readonly signal: AbortSignal | undefined,
  ) {}

  /** To be awaited after so many units. Rejects with what the signal was aborted with. */
  async take(units: number): Promise<void> {
    this.done += units;
    if (this.done >= this.step) {
      this.done = 0;
      await nextTurn();
      this.signal?.throwIfAborted();
    }
  }
}
