import type { WorkProgress } from '../protocol/progress';
import type { ReadingOptions } from './sessionReadings';

interface Running<T> {
  readonly result: Promise<T>;
  readonly listeners: Set<(progress: WorkProgress) => void>;
  readonly controller: AbortController;
  waiting: number;
  isDone: boolean;
  /** Undefined until it is done. */
  value: T | undefined;
}

/**
 * A long piece of work that several may ask for: it runs once for a key, and its result is kept until another key is
 * asked for. It is given up when nobody waits for it any more. A failure is not kept.
 */
export class SharedWork<K, T> {
  private key: K | undefined;
  private current: Running<T> | undefined;

  /** The result for a key where it is there already. */
  getDone(key: K): T | undefined {
    return this.key === key ? this.current?.value : undefined;
  }

  /** Lets go of a result for any key but this one, and of that key. Work that goes on is left alone. */
  keepOnly(key: K): void {
    if (this.key !== key && this.current?.isDone !== false) {
      this.key = undefined;
      this.current = undefined;
    }
  }

  async get(
    key: K,
    { signal, onProgress }: ReadingOptions,
    act: (options: ReadingOptions) => Promise<T>,
  ): Promise<T> {
    signal?.throwIfAborted();
    if (this.current === undefined || this.key !== key) {
      this.current?.controller.abort();
      this.key = key;
      this.current = this.start(act);
    }
    const running = this.current;
    if (onProgress !== undefined) {
      running.listeners.add(onProgress);
    }
    running.waiting++;
    const leave = (): void => {
      running.waiting--;
      if (running.waiting === 0 && !running.isDone) {
        running.controller.abort(signal?.reason);
        if (this.current === running) {
          this.current = undefined;
        }
      }
    };
    signal?.addEventListener('abort', leave, { once: true });
    try {
      return await running.result;
    } finally {
      signal?.removeEventListener('abort', leave);
      if (onProgress !== undefined) {
        running.listeners.delete(onProgress);
      }
    }
  }

  private start(act: (options: ReadingOptions) => Promise<T>): Running<T> {
    const listeners = new Set<(progress: WorkProgress) => void>();
    const controller = new AbortController();
    const result = act({
      signal: controller.signal,
      onProgress: (progress) => {
        for (const listener of listeners) {
          listener(progress);
        }
      },
    });
    const running: Running<T> = {
      result,
      listeners,
      controller,
      waiting: 0,
      isDone: false,
      value: undefined,
    };
    result.then(
      (value) => {
        running.isDone = true;
        running.value = value;
      },
      () => {
        running.isDone = true;
        if (this.current === running) {
          this.current = undefined;
        }
      },
    );
    return running;
  }
}
