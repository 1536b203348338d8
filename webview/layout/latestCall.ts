import { CancelledError } from '../../src/protocol/rpcError';

/** Calls of which only the last one counts: a new one aborts the one before, whose answer is dropped. */
export class LatestCall {
  private current: AbortController | undefined;

  /** Undefined where a later call, or `cancel`, came in between. Rejects with the errors of the last call alone. */
  async run<T>(call: (signal: AbortSignal) => Promise<T>): Promise<{ readonly value: T } | undefined> {
    this.cancel();
    const controller = new AbortController();
    this.current = controller;
    const isCurrent = (): boolean => this.current === controller;
    try {
      const value = await call(controller.signal);
      return isCurrent() ? { value } : undefined;
    } catch (error) {
      if (!isCurrent() || error instanceof CancelledError) {
        return undefined;
      }
      throw error;
    }
  }

  cancel(): void {
    this.current?.abort();
    this.current = undefined;
  }
}
