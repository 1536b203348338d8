import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CLOUDTRAIL_TABLE } from '../../protocol/query';
import type {
  QueryMethods,
  QueryParameters,
  QueryProgress,
  QueryResult,
  TableSummary,
  ValueCount,
} from '../../protocol/query';
import type { LogInput } from '../../protocol/engine';
import type { ScanBytes } from '../scanBytes';
import type { TranslatedSql } from '../sql/translateSql';
import type { BoundParameters } from './bindParameters';
import { bindParameters } from './bindParameters';
import { ConnectionPool } from './connectionPool';
import type { EventTable } from './eventTable';
import { EventTable as Table, getFingerprint } from './eventTable';
import type { Step } from './eventStatements';
import { getNeededStep, getStepOfError } from './eventStatements';
import type { Database } from './openDatabase';
import { isBinderError, QueryError, toQueryError } from './queryError';
import type { StoredResult } from './queryResults';
import { QueryResults } from './queryResults';
import { saveResult } from './saveResult';
import type { Translate } from './startSqlThread';

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

  /** Logs are read while the database opens. They are scanned in one go here, unless told otherwise. */
  constructor(
    private readonly database: Promise<Database>,
    private readonly translate: Translate,
    private readonly scan?: ScanBytes,
  ) {
    this.pool = new ConnectionPool(database.then(({ connections }) => connections));
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
  ): Promise<TableSummary> {
    const work = async (): Promise<TableSummary> => {
      signal?.throwIfAborted();
      const name = table.toLowerCase();
      const before = this.tables.get(name);
      if (before?.fingerprint === (await getFingerprint(inputs, signal))) {
        return before.summary;
      }
      const began = performance.now();
      const loaded = await Table.load(this.pool, name, inputs, {
        signal,
        scan: this.scan,
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
    let translated: TranslatedSql | undefined;
    try {
      const statement = (translated = await this.translate(sql, { tables: this.tableNames }));
      const tables = statement.tables.map((name) => this.getTable(name));
      const [first] = tables;
      let loadTime = 0;
      const make = async (step: Step): Promise<void> => {
        const lacking = tables.filter((table) => !table.has(step));
        if (lacking.length === 0) {
          return;
        }
        const from = performance.now();
        for (const table of lacking) {
          await makeColumns(table, step, { signal, onProgress });
        }
        loadTime += performance.now() - from;
      };
      await make(getNeededStep(statement.sql));
      const bound = await bindParameters(this.pool, statement, parameters);
      const storeWith = (values: BoundParameters['values']): Promise<StoredResult> =>
        this.results.store({
          sql: statement.sql,
          values,
          hidden: statement.hidden,
          uris: first?.uris ?? [],
          rowLimit,
          signal,
          onProgress: (done) => onProgress?.({ phase: 'run', ...(done === undefined ? {} : { done }) }),
        });
      const store = (): Promise<StoredResult> =>
        storeWith(bound.values).catch((error: unknown) => {
          if (bound.numbers === undefined || !isBinderError(error)) {
            throw error;
          }
          return storeWith(bound.numbers);
        });
      const storeWithColumns = async (): Promise<StoredResult> => {
        try {
          return await store();
        } catch (error) {
          const lacking = getStepOfError(error);
          if (lacking === undefined || tables.every((table) => table.has(lacking))) {
            throw error;
          }
          await make(lacking);
          return storeWithColumns();
        }
      };
      const stored = await storeWithColumns();
      const milliseconds = performance.now() - began - loadTime;
      for (const { name } of tables) {
        loadTime += this.untoldLoad.get(name) ?? 0;
        this.untoldLoad.delete(name);
      }
      return toResult(stored, tables, milliseconds, loadTime, rowLimit);
    } catch (error) {
      throw toQueryError(error, sql, translated);
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

  async save(options: QueryMethods['save']['params'], signal?: AbortSignal): ReturnType<typeof saveResult> {
    const { exportFolder } = await this.database;
    for (const { uris } of this.tables.values()) {
      if (uris.some((uri) => isAddressOf(uri, options.path))) {
        throw new Error(
          `${options.path} is one of the logs that queries read. Choose another place for what is written.`,
        );
      }
    }
    return saveResult(this.results, this.pool, exportFolder, { ...options, signal });
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
      const { sql } = await this.translate(text, { tables: this.tableNames });
      await makeColumns(table, getNeededStep(sql), { signal });
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
async function makeColumns(
  table: EventTable,
  step: Step,
  { signal, onProgress }: CallOptions,
): Promise<void> {
  while (!table.has(step)) {
    signal?.throwIfAborted();
    try {
      await table.make(step, {
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

/** Whether an address, in whatever way its letters are escaped, is that of a file. */
function isAddressOf(uri: string, file: string): boolean {
  try {
    return uri.startsWith('file:') && path.relative(fileURLToPath(uri), file) === '';
  } catch {
    return false; // of a file that this system cannot have
  }
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
