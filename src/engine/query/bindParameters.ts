import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { DuckDBTypeId } from '@duckdb/node-api';
import type { QueryParameters } from '../../protocol/query';
import type { TranslatedSql } from '../sql/translateSql';
import type { ConnectionPool } from './connectionPool';
import { QueryError } from './queryError';
import { NUMBER_TYPES } from './resultColumn';

type Values = Readonly<Record<string, DuckDBValue>>;

/** The values of a query's parameters as its places take them. */
export interface BoundParameters {
  readonly values: Values;
  /** With numbers for the texts that are some, for a query that fails without; undefined where nothing would differ. */
  readonly numbers?: Values;
}

/**
 * People type texts: where a place takes a number, what was typed has to be one and becomes it, and where it takes a text
 * a number becomes that. A place that takes either keeps what was given. Throws a QueryError.
 */
export async function bindParameters(
  pool: ConnectionPool,
  { sql, parameterNames }: Pick<TranslatedSql, 'sql' | 'parameterNames'>,
  given: QueryParameters,
): Promise<BoundParameters> {
  const entries = parameterNames.map((name) => {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value === undefined) {
      throw new QueryError(`The query needs a value for its parameter :${name}.`);
    }
    return [name, value] as const;
  });
  if (entries.length === 0) {
    return { values: {} };
  }
  const types = await pool.use((connection) => findTypes(connection, sql));
  // What this engine does not take, such as the error of approx_distinct, is not in the translated text.
  const placed = types === undefined ? entries : entries.filter(([name]) => types.has(name));
  const values = placed.map(([name, value]) => [name, toPlaceValue(name, value, types?.get(name))] as const);
  const numbers = values.map(([name, value]) => [name, toNumber(value) ?? value] as const);
  return {
    values: Object.fromEntries(values),
    ...(numbers.every(([, value], i) => value === values[i]?.[1])
      ? {}
      : { numbers: Object.fromEntries(numbers) }),
  };
}

/**
 * The types that the places of a statement take, as far as the engine can tell before the values are known. Undefined
 * where something is wrong with the statement, which is told when it runs.
 */
async function findTypes(
  connection: DuckDBConnection,
  sql: string,
): Promise<ReadonlyMap<string, DuckDBTypeId> | undefined> {
  const types = new Map<string, DuckDBTypeId>();
  try {
    const prepared = await connection.prepare(sql);
    for (let i = 1; i <= prepared.parameterCount; i++) {
      types.set(prepared.parameterName(i), prepared.parameterTypeId(i));
    }
    prepared.destroySync();
  } catch {
    return undefined;
  }
  return types;
}

function toPlaceValue(name: string, value: string | number, type: DuckDBTypeId | undefined): DuckDBValue {
  if (type === DuckDBTypeId.VARCHAR) {
    return String(value);
  }
  if (typeof value === 'number' || type === undefined || !NUMBER_TYPES.has(type)) {
    return value;
  }
  const number = toNumber(value);
  if (number === undefined) {
    throw new QueryError(`The value of :${name} has to be a number, but is "${value.slice(0, 100)}".`);
  }
  return number;
}

function toNumber(value: DuckDBValue): number | bigint | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  if (!/^[+-]?\d{1,30}(?:\.\d{1,30})?$/.test(text)) {
    return undefined;
  }
  const number = Number(text);
  return Number.isSafeInteger(number) || text.includes('.') ? number : BigInt(text.replace('+', ''));
}
