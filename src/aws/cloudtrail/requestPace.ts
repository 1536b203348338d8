import { setTimeout as sleep } from 'node:timers/promises';

/** Spaces requests evenly. Shared by all who ask the same place. */
export class RequestPace {
  private free = 0;

  /** Milliseconds between the begins of two requests. */
  constructor(private readonly interval: number) {}

  /** Resolves when the next request may begin. Rejects where the signal is aborted first. */
  async take(signal?: AbortSignal): Promise<void> {
    const now = performance.now();
    const begin = Math.max(now, this.free);
    this.free = begin + this.interval;
    if (begin > now) {
      await sleep(begin - now, undefined, signal === undefined ? {} : { signal });
    }
  }

  /** Lets nobody begin for some milliseconds from now on. */
  hold(time: number): void {
    this.free = Math.max(this.free, performance.now() + time);
  }
}
