import type { QueryMethods } from '../../protocol/query';
import { CLOUDTRAIL_TABLE } from '../../protocol/query';
import type { Handlers } from '../../protocol/rpc';
import type { QueryService } from './queryService';

/** Answers of the query process. The engine is opened by the first call that needs it; faults of a text need none. */
export function createQueryHandlers(open: () => Promise<QueryService>): Handlers<QueryMethods> {
  let opened: QueryService | undefined;
  let opening: Promise<QueryService> | undefined;
  const get = async (): Promise<QueryService> => {
    opening ??= open();
    try {
      return (opened = await opening);
    } catch (error) {
      opening = undefined;
      throw error;
    }
  };
  const getNames = (): readonly string[] => opened?.tableNames ?? [CLOUDTRAIL_TABLE];
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
    // The parser of SQL is large: it is read when a text is looked at, not when the process starts.
    check: async ({ sql, tables = getNames() }) => (await import('../sql/checkSql')).checkSql(sql, tables),
    complete: async ({ sql, offset, tables = getNames() }, { signal }) =>
      (await import('../sql/completeSql')).completeSql(sql, offset, {
        tables,
        // Values of an engine at work only: to open one for a keystroke takes too long.
        getValues: async (expression, prefix) =>
          opened?.getValues(expression, prefix, COMPLETED_VALUES, signal) ?? [],
      }),
    describe: async ({ sql, offset }) => (await import('../sql/describeSql')).describeSql(sql, offset),
    values: async ({ expression, prefix = '', limit }, { signal }) =>
      (await get()).getValues(expression, prefix, limit, signal),
  };
}

const COMPLETED_VALUES = 50;
