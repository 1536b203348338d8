import type { DuckDBConnection, DuckDBResultReader, DuckDBValue } from '@duckdb/node-api';
import { CancelledError } from '../../protocol/rpcError';

export interface StatementOptions {
  readonly values?: Readonly<Record<string, DuckDBValue>>;
  readonly signal?: AbortSignal | undefined;
  /** From 0 to 1; undefined where the engine cannot tell. */
  readonly onProgress?: ((done: number | undefined) => void) | undefined;
}

/** Least time between two looks at how far a statement is, in milliseconds. */
const PROGRESS_INTERVAL = 100;

/** An interrupt that comes before the engine has begun is lost: it is repeated after this time, in milliseconds. */
const INTERRUPT_INTERVAL = 20;

/** Connections of a database, each for one statement at a time. */
export class ConnectionPool {
  private readonly free: DuckDBConnection[] = [];
  private readonly waiting: ((connection: DuckDBConnection) => void)[] = [];

  private readonly opening: Promise<unknown>;

  /** May be used before the connections are there. */
  constructor(connections: Promise<readonly DuckDBConnection[]>) {
    this.opening = connections.then((opened) => this.free.push(...opened));
    // Told to whoever uses the pool.
    this.opening.catch(() => undefined);
  }

  /** Runs with a connection of its own. */
  async use<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    await this.opening;
    const connection =
      this.free.pop() ??
      (await new Promise<DuckDBConnection>((resolve) => {
        this.waiting.push(resolve);
      }));
    try {
      return await work(connection);
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) {
        this.free.push(connection);
      } else {
        next(connection);
      }
    }
  }

  run(sql: string, options: StatementOptions = {}): Promise<DuckDBResultReader> {
    return this.use((connection) => runStatement(connection, sql, options));
  }
}

/** Runs a statement to its end. The signal stops the engine at once; the promise then rejects with a CancelledError. */
export async function runStatement(
  connection: DuckDBConnection,
  sql: string,
  { values, signal, onProgress }: StatementOptions = {},
): Promise<DuckDBResultReader> {
  throwIfCancelled(signal);
  const running =
    values === undefined ? connection.runAndReadAll(sql) : connection.runAndReadAll(sql, { ...values });
  let interrupts: NodeJS.Timeout | undefined;
  const stop = (): void => {
    connection.interrupt();
    interrupts = setInterval(() => {
      connection.interrupt();
    }, INTERRUPT_INTERVAL);
  };
  signal?.addEventListener('abort', stop, { once: true });
  const looks =
    onProgress === undefined
      ? undefined
      : setInterval(() => {
          const { percentage } = connection.progress;
          onProgress(percentage >= 0 && percentage <= 100 ? percentage / 100 : undefined);
        }, PROGRESS_INTERVAL);
  try {
    return await running;
  } catch (error) {
    throwIfCancelled(signal);
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
    clearInterval(interrupts);
    clearInterval(looks);
  }
}

function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) {
    throw signal.reason instanceof Error ? signal.reason : new CancelledError();
  }
}
