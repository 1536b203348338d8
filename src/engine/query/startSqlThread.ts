import { Worker } from 'node:worker_threads';
import type { Rpc } from '../../protocol/rpc';
import { createRpc } from '../../protocol/rpc';
import { SqlError } from '../sql/sqlError';
import type { SqlClientMethods, SqlMethods } from '../sql/sqlMethods';
import type { TranslatedSql, TranslateOptions } from '../sql/translateSql';
import { toPort } from '../threadPort';

/** Translates a statement. Rejects with an SqlError. */
export type Translate = (sql: string, options: TranslateOptions) => TranslatedSql | Promise<TranslatedSql>;

/** What the thread asks of the engine. */
export type GetValues = (
  params: SqlClientMethods['values']['params'],
  signal: AbortSignal,
) => Promise<SqlClientMethods['values']['result']>;

/** The thread that reads SQL. */
export interface SqlThread extends Pick<Rpc<SqlMethods>, 'call'> {
  readonly translate: Translate;
}

interface Running {
  readonly worker: Worker;
  readonly rpc: Rpc<SqlMethods>;
}

/** Translations that are kept: a query that is run again is not read again. */
const MOST_KEPT = 100;

/**
 * Starts the thread that reads SQL, from its script (dist/sql.js). To load the grammar and use it for the first time takes
 * 0.3 s, which pass while logs are read; and a text that is read for seconds keeps no call waiting. It starts anew after
 * a crash.
 */
export function startSqlThread(script: string, getValues: GetValues): SqlThread {
  let running: Running | undefined;
  const kept = new Map<string, TranslatedSql>();

  const start = (): Running => {
    const worker = new Worker(script, { name: 'sql' });
    const rpc = createRpc<SqlClientMethods, SqlMethods>(toPort(worker), {
      values: (params, { signal }) => getValues(params, signal),
    });
    const started = { worker, rpc };
    const stop = (): void => {
      if (running === started) {
        running = undefined;
      }
      rpc.dispose(new Error('The statement could not be read: its reader stopped unexpectedly. Try again.'));
    };
    worker.on('error', stop);
    worker.on('exit', stop);
    // The process may end while it waits.
    worker.unref();
    return started;
  };

  const call: SqlThread['call'] = (method, params, options) => {
    running ??= start();
    return running.rpc.call(method, params, options);
  };

  running = start();
  return {
    call,
    translate: async (sql, { tables }) => {
      const key = JSON.stringify([sql, tables]);
      const known = kept.get(key);
      if (known !== undefined) {
        return known;
      }
      const result = await call('translate', { sql, tables });
      if ('faults' in result) {
        throw new SqlError(result.faults);
      }
      if (kept.size >= MOST_KEPT) {
        kept.clear();
      }
      kept.set(key, result.translated);
      return result.translated;
    },
  };
}
