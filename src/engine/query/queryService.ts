import { CLOUDTRAIL_TABLE } from '../../protocol/query';
import type {
  QueryMethods,
  QueryParameters,
  QueryProgress,
  QueryResult,
  ValueCount,
} from '../../protocol/query';
import type { LogInput, LogSummary } from '../../protocol/engine';
import { translateSql } from '../sql/translateSql';
import { ConnectionPool } from './connectionPool';
import type { EventTable } from './eventTable';
import { EventTable as Table, getFingerprint } from './eventTable';
import { mayNeedRecords, NEEDS_RECORDS } from './eventStatements';
import type { Database } from './openDatabase';
import { QueryError, toQueryError } from './queryError';
import type { StoredResult } from './queryResults';
import { QueryResults } from './queryResults';
import { saveResult } from './saveResult';

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: QueryProgress) => void) | undefined;
}

/** The tables and results of a query process. */
export class QueryService {
  private readonly pool: ConnectionPool;
  private readonly results: QueryResults;
  private readonly tables = new Map<string, EventTable>();
  private loading: Promise<unknown> = Promise.resolve();
  /** What the last loading of each table took, until a query has told it. */
  private readonly untoldLoad = new Map<string, number>();

  constructor(private readonly database: Database) {
    this.pool = new ConnectionPool(database.connections);
    this.results = new QueryResults(this.pool);
  }

  /** Names that may stand after FROM. */
  get tableNames(): readonly string[] {
    return [...new Set([CLOUDTRAIL_TABLE, ...this.tables.keys()])];
  }

  /** Reads logs into a table; one loading at a time. */
  load(
    inputs: readonly LogInput[],
    table: string = CLOUDTRAIL_TABLE,
    { signal, onProgress }: CallOptions = {},
  ): Promise<LogSummary> {
    const work = async (): Promise<LogSummary> => {
      signal?.throwIfAborted();
      const name = table.toLowerCase();
      const before = this.tables.get(name);
      if (before?.fingerprint === (await getFingerprint(inputs))) {
        return before.summary;
      }
      const began = performance.now();
      const loaded = await Table.load(this.pool, name, inputs, {
        signal,
        onProgress:
          onProgress &&
          ((load) => {
            onProgress({ phase: 'load', load });
          }),
      });
      await loaded.show();
      this.tables.set(name, loaded);
      await before?.drop();
      this.untoldLoad.set(name, performance.now() - began);
      return loaded.summary;
    };
    const result = this.loading.catch(() => undefined).then(work);
    this.loading = result.catch(() => undefined);
    return result;
  }

  async run(
    sql: string,
    parameters: QueryParameters = {},
    rowLimit?: number,
    { signal, onProgress }: CallOptions = {},
  ): Promise<QueryResult> {
    const began = performance.now();
    try {
      const translated = translateSql(sql, { tables: this.tableNames });
      const values = toValues(translated.parameterNames, parameters);
      const tables = translated.tables.map((name) => this.getTable(name));
      const [first] = tables;
      let loadTime = 0;
      const makeRecords = async (): Promise<void> => {
        const from = performance.now();
        for (const table of tables) {
          await makeRecordsOf(table, { signal, onProgress });
        }
        loadTime += performance.now() - from;
      };
      if (tables.some(({ hasRecords }) => !hasRecords) && mayNeedRecords(translated.sql)) {
        await makeRecords();
      }
      const store = (): Promise<StoredResult> =>
        this.results.store({
          sql: translated.sql,
          values,
          hidden: translated.hidden,
          uris: first?.uris ?? [],
          rowLimit,
          signal,
          onProgress: (done) => onProgress?.({ phase: 'run', ...(done === undefined ? {} : { done }) }),
        });
      const stored = await store().catch(async (error: unknown) => {
        if (!(error instanceof Error && error.message.includes(NEEDS_RECORDS))) {
          throw error;
        }
        await makeRecords();
        return store();
      });
      const milliseconds = performance.now() - began - loadTime;
      for (const { name } of tables) {
        loadTime += this.untoldLoad.get(name) ?? 0;
        this.untoldLoad.delete(name);
      }
      return toResult(stored, tables, milliseconds, loadTime, rowLimit);
    } catch (error) {
      throw toQueryError(error, sql);
    }
  }

  getRows(
    { result, offset, limit, sort }: QueryMethods['rows']['params'],
    signal?: AbortSignal,
  ): ReturnType<QueryResults['getRows']> {
    return this.results.getRows(result, offset, limit, sort, signal);
  }

  findEvent({
    result,
    row,
    sort,
  }: QueryMethods['findEvent']['params']): ReturnType<QueryResults['findEvent']> {
    return this.results.findEvent(result, row, sort);
  }

  save(options: QueryMethods['save']['params'], signal?: AbortSignal): ReturnType<typeof saveResult> {
    return saveResult(this.results, this.pool, this.database.exportFolder, { ...options, signal });
  }

  release(result: number): Promise<void> {
    return this.results.release(result);
  }

  /** The commonest values of an expression that begin with the prefix, in any case; none where no log is loaded. */
  async getValues(
    expression: string,
    prefix: string,
    limit: number,
    signal?: AbortSignal,
  ): Promise<ValueCount[]> {
    const table = this.tables.get(CLOUDTRAIL_TABLE);
    if (table === undefined) {
      return [];
    }
    const text = `SELECT CAST(${expression} AS varchar) AS value, count(*) AS events FROM ${CLOUDTRAIL_TABLE} GROUP BY 1`;
    try {
      const { sql } = translateSql(text, { tables: this.tableNames });
      if (!table.hasRecords && mayNeedRecords(sql)) {
        await makeRecordsOf(table, { signal });
      }
      const reader = await this.pool.run(
        `SELECT value, events FROM (${sql}\n) WHERE value <> '' AND starts_with(lower(value), lower($prefix)) ` +
          `ORDER BY events DESC, value LIMIT ${String(Math.max(0, Math.min(10_000, Math.floor(limit))))}`,
        { values: { prefix }, signal },
      );
      return reader.getRows().map(([value, events]) => ({ value: String(value), events: Number(events) }));
    } catch (error) {
      throw toQueryError(error, text);
    }
  }

  private getTable(name: string): EventTable {
    const table = this.tables.get(name.toLowerCase());
    if (table === undefined) {
      throw new QueryError(`No logs are loaded as ${name}. Choose the logs to query first.`);
    }
    return table;
  }
}

/** Also where another call made them and gave up in the middle. */
async function makeRecordsOf(table: EventTable, { signal, onProgress }: CallOptions): Promise<void> {
  while (!table.hasRecords) {
    signal?.throwIfAborted();
    try {
      await table.makeRecords({
        signal,
        onProgress:
          onProgress &&
          ((load) => {
            onProgress({ phase: 'load', load });
          }),
      });
    } catch (error) {
      if (!(error instanceof Error && (error.name === 'CancelledError' || error.name === 'AbortError'))) {
        throw error;
      }
    }
  }
}

function toValues(
  names: readonly string[],
  parameters: QueryParameters,
): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    names.map((name) => {
      const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
      if (value === undefined) {
        throw new QueryError(`The query needs a value for its parameter :${name}.`);
      }
      return [name, value];
    }),
  );
}

function toResult(
  stored: StoredResult,
  tables: readonly EventTable[],
  milliseconds: number,
  loadMilliseconds: number,
  rowLimit: number | undefined,
): QueryResult {
  const sum = (get: (table: EventTable) => number): number =>
    tables.reduce((total, table) => total + get(table), 0);
  return {
    result: stored.number,
    columns: stored.columns,
    statistics: {
      rows: stored.rows,
      milliseconds,
      loadMilliseconds,
      events: sum(({ events }) => events),
      duplicates: sum(({ summary }) => summary.duplicates),
      logs: sum(({ uris }) => uris.length),
      notRead: tables.flatMap(({ notRead }) => notRead),
      ...(stored.isCut && rowLimit !== undefined ? { rowLimit } : {}),
    },
    hasEvents: stored.hasEvents,
  };
}
