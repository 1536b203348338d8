import type * as vscode from 'vscode';
import type { QueryProcess } from '../../engine/startQueryProcess';
import type { QueryMethods, QueryProgress, TableSummary } from '../../protocol/query';
import type { CallOptions } from '../../protocol/rpc';
import { createLogInput } from '../explorer/logInput';

/** A process without results to keep is ended when no call came for this long, in milliseconds. */
const IDLE = 10 * 60_000;

type ProgressOf<M> = M extends { readonly progress: infer P } ? P : never;

export interface LoadOptions {
  /** The name after FROM; `cloudtrail_logs` unless told. */
  readonly table?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (value: QueryProgress) => void;
}

/**
 * The query engine of a window. Its process starts with the first call, starts anew after a crash, and ends when it was
 * idle for a while and no result is open. A process that starts anew holds no table: load before each run, which costs
 * nothing where the table holds the same logs already.
 */
export class QueryEngine implements vscode.Disposable {
  private process: Promise<QueryProcess> | undefined;
  private readonly results = new Set<number>();
  private calls = 0;
  private turn: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;

  /** @param loadProcess Loads the code that starts the process, and prepares one. */
  constructor(private readonly loadProcess: () => Promise<QueryProcess>) {}

  async call<K extends keyof QueryMethods>(
    method: K,
    params: QueryMethods[K]['params'],
    options: CallOptions<ProgressOf<QueryMethods[K]>> = {},
  ): Promise<QueryMethods[K]['result']> {
    clearTimeout(this.timer);
    this.calls++;
    try {
      const process = await (this.process ??= this.loadProcess());
      const before = process.pid;
      try {
        const result = await process.call(method, params, options);
        this.count(method, params, result);
        return result;
      } finally {
        if (before !== undefined && process.pid !== before) {
          // A crash: the results went with the process.
          this.results.clear();
        }
      }
    } finally {
      this.calls--;
      this.waitForIdle();
    }
  }

  /** Reads logs into a table. Does nothing where it holds the same logs, unchanged, already. */
  async load(uris: readonly vscode.Uri[], { table, ...options }: LoadOptions = {}): Promise<TableSummary> {
    const inputs = await Promise.all(uris.map(createLogInput));
    return this.call('load', { inputs, ...(table === undefined ? {} : { table }) }, options);
  }

  /**
   * Runs one piece of work after another: between loading a table and the end of the query that reads it, no other may
   * load the table anew. Work that is given up while it waits rejects at once, with what the signal was aborted with.
   */
  async exclusive<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const before = this.turn;
    let finish: () => void = () => undefined;
    this.turn = new Promise((resolve) => {
      finish = resolve;
    });
    const done = finish;
    try {
      await waitForTurn(before, signal);
      return await work();
    } finally {
      // Who gave up its place leaves it to the next one, not the place of those before.
      void before.then(done);
    }
  }

  /** Ends the process; the next call starts another one. */
  dispose(): void {
    clearTimeout(this.timer);
    this.process?.then(
      (process) => {
        process.dispose();
      },
      () => undefined, // whoever called hears of it
    );
    this.process = undefined;
    this.results.clear();
  }

  private count(method: keyof QueryMethods, params: unknown, result: unknown): void {
    if (method === 'run') {
      this.results.add((result as QueryMethods['run']['result']).result);
    } else if (method === 'release') {
      this.results.delete((params as QueryMethods['release']['params']).result);
    }
  }

  private waitForIdle(): void {
    clearTimeout(this.timer);
    if (this.calls === 0 && this.results.size === 0) {
      this.timer = setTimeout(() => {
        this.dispose();
      }, IDLE);
    }
  }
}

async function waitForTurn(turn: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  let giveUp: () => void = () => undefined;
  await new Promise<void>((resolve) => {
    giveUp = resolve;
    signal?.addEventListener('abort', giveUp);
    void turn.then(resolve);
  });
  signal?.removeEventListener('abort', giveUp);
  signal?.throwIfAborted();
}
