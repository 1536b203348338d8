import type { DuckDBConnection, DuckDBType, DuckDBValue } from '@duckdb/node-api';
import type { CellValue, ResultColumn, SortOrder } from '../../protocol/query';
import type { ConnectionPool } from './connectionPool';
import { runStatement } from './connectionPool';
import { toIdentifier } from './columnType';
import { toCellExpression, toResultColumn } from './resultColumn';

/** Names of the hidden columns in a result's table, behind `c0`, `c1`, … for those that are shown. */
const LOG = 'lens_log';
const POSITION = 'lens_position';

export interface StoredResult {
  readonly number: number;
  readonly columns: readonly ResultColumn[];
  readonly types: readonly DuckDBType[];
  readonly hasEvents: boolean;
  /** Addresses of the logs of the table whose events the rows stand for. */
  readonly uris: readonly string[];
  readonly rows: number;
  readonly isCut: boolean;
}

export interface StoreOptions {
  readonly sql: string;
  readonly values: Readonly<Record<string, DuckDBValue>>;
  /** Columns at the end that name the event behind a row. */
  readonly hidden: number;
  readonly uris: readonly string[];
  readonly rowLimit?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number | undefined) => void) | undefined;
}

/**
 * Results of queries, each a table of the engine's in the order of the query: windows of it cost a few milliseconds
 * wherever they are, and what does not fit into memory is on disk. Columns are `c0`, `c1`, … there, so that any names
 * can be shown.
 */
export class QueryResults {
  private readonly results = new Map<number, StoredResult>();
  /** The order in which the sorted copy of a result is, by its number. */
  private readonly sorted = new Map<number, string>();
  /** Who reads the sorted copy of a result: one after another, since each order takes the place of the one before. */
  private readonly readers = new Map<number, Promise<unknown>>();
  private lastNumber = 0;

  constructor(private readonly pool: ConnectionPool) {}

  /** Runs a query and keeps its rows. */
  async store({
    sql,
    values,
    hidden,
    uris,
    rowLimit,
    signal,
    onProgress,
  }: StoreOptions): Promise<StoredResult> {
    const number = ++this.lastNumber;
    const table = toTable(number);
    return this.pool.use(async (connection) => {
      const { names, types } = await getShape(connection, sql, values);
      const shown = names.length - hidden;
      const columns = names.map((_, i) => (i < shown ? `c${String(i)}` : i === shown ? LOG : POSITION));
      const limit = rowLimit === undefined ? '' : ` LIMIT ${String(Math.max(0, Math.floor(rowLimit)) + 1)}`;
      const source = rowLimit === undefined ? sql : `SELECT * FROM (${sql}\n)${limit}`;
      try {
        await runStatement(connection, `CREATE TABLE ${table} (${columns.join(', ')}) AS ${source}`, {
          ...(Object.keys(values).length === 0 ? {} : { values }),
          signal,
          onProgress,
        });
        const counted = await runStatement(connection, `SELECT count(*) FROM ${table}`);
        const count = Number(counted.getRows()[0]?.[0] ?? 0);
        const isCut = rowLimit !== undefined && count > rowLimit;
        const result: StoredResult = {
          number,
          columns: names.slice(0, shown).map((name, i) => toResultColumn(name, types[i] as DuckDBType)),
          types: types.slice(0, shown),
          hasEvents: hidden > 0,
          uris,
          rows: isCut ? rowLimit : count,
          isCut,
        };
        this.results.set(number, result);
        return result;
      } catch (error) {
        await connection.run(`DROP TABLE IF EXISTS ${table}`).catch(() => undefined);
        throw error;
      }
    });
  }

  /** The rows `[offset, offset + limit)` in an order. */
  async getRows(
    number: number,
    offset: number,
    limit: number,
    sort?: SortOrder,
    signal?: AbortSignal,
  ): Promise<CellValue[][]> {
    const result = this.get(number);
    const expressions = result.types.map((type, i) => toCellExpression(`c${String(i)}`, type));
    const from = Math.max(0, Math.floor(offset));
    const to = Math.min(result.rows, from + Math.max(0, Math.floor(limit)));
    // A range of rowid is looked up, not searched.
    return this.readOrdered(result, sort, signal, async (table) => {
      if (from >= to) {
        return [];
      }
      const reader = await this.pool.run(
        `SELECT ${expressions.join(', ')} FROM ${table} WHERE rowid >= ${String(from)} AND rowid < ${String(to)} ORDER BY rowid`,
        { signal },
      );
      return reader.getRows().map((row) => row.map(toCell));
    });
  }

  async findEvent(
    number: number,
    row: number,
    sort?: SortOrder,
  ): Promise<{ readonly uri: string; readonly record: number } | null> {
    const result = this.get(number);
    if (!result.hasEvents || !Number.isInteger(row) || row < 0 || row >= result.rows) {
      return null;
    }
    const reader = await this.readOrdered(result, sort, undefined, (table) =>
      this.pool.run(`SELECT ${LOG}, ${POSITION} FROM ${table} WHERE rowid = ${String(row)}`),
    );
    const [log, position] = reader.getRows()[0] ?? [];
    const uri = log === null || log === undefined ? undefined : result.uris[Number(log)];
    return uri === undefined || position === null ? null : { uri, record: Number(position) };
  }

  /** The result; throws where it was released, or the engine has started anew since. */
  get(number: number): StoredResult {
    const result = this.results.get(number);
    if (result === undefined) {
      throw new Error('The rows of this result are gone. Run the query again.');
    }
    return result;
  }

  /**
   * Reads the table that has the rows in an order; for any but the query's own that is a copy, which is made and kept until
   * another order is asked for.
   */
  private readOrdered<T>(
    result: StoredResult,
    sort: SortOrder | undefined,
    signal: AbortSignal | undefined,
    read: (table: string) => Promise<T>,
  ): Promise<T> {
    if (sort === undefined) {
      return read(toTable(result.number));
    }
    const reading = (this.readers.get(result.number) ?? Promise.resolve()).then(async () =>
      read(await this.sort(result, sort, signal)),
    );
    this.readers.set(
      result.number,
      reading.catch(() => undefined),
    );
    return reading;
  }

  private async sort(
    { number, types, isCut, rows }: StoredResult,
    { column, descending }: SortOrder,
    signal: AbortSignal | undefined,
  ): Promise<string> {
    if (types[column] === undefined) {
      throw new Error('The result has no such column to sort by.');
    }
    const table = toTable(number);
    const copy = `${table}_sorted`;
    const key = `${String(column)} ${String(descending)}`;
    if (this.sorted.get(number) !== key) {
      const direction = descending ? 'DESC' : 'ASC';
      const limit = isCut ? ` WHERE rowid < ${String(rows)}` : '';
      this.sorted.delete(number);
      await this.pool.run(
        `CREATE OR REPLACE TABLE ${copy} AS SELECT * FROM ${table}${limit} ` +
          `ORDER BY c${String(column)} ${direction} NULLS LAST, rowid`,
        { signal },
      );
      this.sorted.set(number, key);
    }
    return copy;
  }

  async release(number: number): Promise<void> {
    if (!this.results.delete(number)) {
      return;
    }
    await this.readers.get(number);
    this.readers.delete(number);
    this.sorted.delete(number);
    await this.pool.run(`DROP TABLE IF EXISTS ${toTable(number)}_sorted`);
    await this.pool.run(`DROP TABLE IF EXISTS ${toTable(number)}`);
  }

  /** Uses a SELECT of the whole result with its own names and types. */
  useSelect<T>(
    number: number,
    sort: SortOrder | undefined,
    signal: AbortSignal | undefined,
    use: (select: string) => Promise<T>,
  ): Promise<T> {
    const result = this.get(number);
    const seen = new Set<string>();
    const columns = result.columns.map(({ name }, i) => {
      let unique = name === '' ? `_col${String(i)}` : name;
      for (let n = 1; seen.has(unique.toLowerCase()); n++) {
        unique = `${name}_${String(n)}`;
      }
      seen.add(unique.toLowerCase());
      return `c${String(i)} AS ${toIdentifier(unique)}`;
    });
    return this.readOrdered(result, sort, signal, (table) =>
      use(`SELECT ${columns.join(', ')} FROM ${table} WHERE rowid < ${String(result.rows)} ORDER BY rowid`),
    );
  }
}

function toTable(number: number): string {
  return `results.main.result_${String(number)}`;
}

/** Names and types of a query's columns, without running it. */
async function getShape(
  connection: DuckDBConnection,
  sql: string,
  values: StoreOptions['values'],
): Promise<{ readonly names: readonly string[]; readonly types: readonly DuckDBType[] }> {
  const bound = Object.keys(values).length === 0 ? undefined : { ...values };
  const empty = await connection.runAndReadAll(`SELECT * FROM (${sql}\n) LIMIT 0`, bound);
  const types = empty.columnTypes();
  const prepared = await connection.prepare(sql);
  try {
    // The statement itself gives equal names to two columns; inside of another they get numbers. It knows its names only
    // where the types of its parameters can be told.
    const isKnown = prepared.columnCount === types.length;
    const names = isKnown ? types.map((_, i) => prepared.columnName(i)) : empty.columnNames();
    return { names, types };
  } finally {
    prepared.destroySync();
  }
}

function toCell(value: DuckDBValue): CellValue {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'bigint':
      return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER
        ? Number(value)
        : value.toString();
    default:
      return value === null ? null : String(value);
  }
}
