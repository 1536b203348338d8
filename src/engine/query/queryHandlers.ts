import type { QueryMethods } from '../../protocol/query';
import { CLOUDTRAIL_TABLE } from '../../protocol/query';
import type { Handlers } from '../../protocol/rpc';
import type { QueryService } from './queryService';
import type { GetValues, SqlThread, Translate } from './startSqlThread';

/** The engine while it opens: reading logs need not wait for it. */
export interface OpeningService {
  readonly service: QueryService;
  /** Rejects where the engine cannot be opened. */
  readonly ready: Promise<unknown>;
}

/** Answers of the query process. The engine is opened by the first call that needs it; faults of a text need none. */
export function createQueryHandlers(
  open: (translate: Translate) => Promise<OpeningService>,
  startSql: (getValues: GetValues) => SqlThread,
): Handlers<QueryMethods> {
  let opened: QueryService | undefined;
  let opening: Promise<QueryService> | undefined;
  const start = async (): Promise<QueryService> => {
    const { service, ready } = await open(sqlThread.translate);
    opened = service;
    ready.catch(() => {
      opened = undefined;
      opening = undefined;
    });
    return service;
  };
  const get = async (): Promise<QueryService> => {
    opening ??= start();
    try {
      return await opening;
    } catch (error) {
      opening = undefined;
      throw error;
    }
  };
  const getNames = (): readonly string[] => opened?.tableNames ?? [CLOUDTRAIL_TABLE];
  const sqlThread = startSql(
    // Values of an engine at work only: to open one for a keystroke takes too long.
    ({ expression, prefix }, signal) =>
      opened?.getValues(expression, prefix, COMPLETED_VALUES, signal) ?? Promise.resolve([]),
  );
  return {
    load: async ({ inputs, table }, { signal, progress }) =>
      (await get()).load(inputs, table, { signal, onProgress: progress }),
    run: async ({ sql, parameters, rowLimit }, { signal, progress }) =>
      (await get()).run(sql, parameters, rowLimit, { signal, onProgress: progress }),
    rows: async (params, { signal }) => (await get()).getRows(params, signal),
    findEvent: async (params) => (await get()).findEvent(params),
    save: async (params, { signal }) => (await get()).save(params, signal),
    release: async ({ result }) => {
      await (await get()).release(result);
      return null;
    },
    check: ({ sql, tables = getNames() }, { signal }) => sqlThread.call('check', { sql, tables }, { signal }),
    complete: ({ sql, offset, tables = getNames() }, { signal }) =>
      sqlThread.call('complete', { sql, offset, tables }, { signal }),
    describe: (params, { signal }) => sqlThread.call('describe', params, { signal }),
    values: async ({ expression, prefix = '', limit }, { signal }) =>
      (await get()).getValues(expression, prefix, limit, signal),
  };
}

const COMPLETED_VALUES = 50;
