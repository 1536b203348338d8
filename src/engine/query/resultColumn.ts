import type { DuckDBType } from '@duckdb/node-api';
import {
  DuckDBArrayType,
  DuckDBDecimalType,
  DuckDBListType,
  DuckDBMapType,
  DuckDBStructType,
  DuckDBTypeId,
} from '@duckdb/node-api';
import type { ColumnKind, ResultColumn } from '../../protocol/query';

/** The names of scalar types in Athena's words; others keep the engine's name in lower case. */
const NAMES: Readonly<Partial<Record<DuckDBTypeId, string>>> = {
  [DuckDBTypeId.BOOLEAN]: 'boolean',
  [DuckDBTypeId.TINYINT]: 'tinyint',
  [DuckDBTypeId.SMALLINT]: 'smallint',
  [DuckDBTypeId.INTEGER]: 'integer',
  [DuckDBTypeId.BIGINT]: 'bigint',
  [DuckDBTypeId.UTINYINT]: 'smallint',
  [DuckDBTypeId.USMALLINT]: 'integer',
  [DuckDBTypeId.UINTEGER]: 'bigint',
  [DuckDBTypeId.UBIGINT]: 'decimal(20,0)',
  [DuckDBTypeId.HUGEINT]: 'decimal(38,0)',
  [DuckDBTypeId.UHUGEINT]: 'decimal(38,0)',
  [DuckDBTypeId.FLOAT]: 'real',
  [DuckDBTypeId.DOUBLE]: 'double',
  [DuckDBTypeId.VARCHAR]: 'varchar',
  [DuckDBTypeId.ENUM]: 'varchar',
  [DuckDBTypeId.BLOB]: 'varbinary',
  [DuckDBTypeId.DATE]: 'date',
  [DuckDBTypeId.TIME]: 'time(6)',
  [DuckDBTypeId.TIME_TZ]: 'time(6) with time zone',
  [DuckDBTypeId.TIMESTAMP]: 'timestamp(6)',
  [DuckDBTypeId.TIMESTAMP_S]: 'timestamp(0)',
  [DuckDBTypeId.TIMESTAMP_MS]: 'timestamp(3)',
  [DuckDBTypeId.TIMESTAMP_NS]: 'timestamp(9)',
  [DuckDBTypeId.TIMESTAMP_TZ]: 'timestamp(6) with time zone',
  [DuckDBTypeId.INTERVAL]: 'interval day to second',
  [DuckDBTypeId.UUID]: 'uuid',
  [DuckDBTypeId.SQLNULL]: 'unknown',
};

/** The engine's types that are numbers. */
export const NUMBER_TYPES: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.TINYINT,
  DuckDBTypeId.SMALLINT,
  DuckDBTypeId.INTEGER,
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.UTINYINT,
  DuckDBTypeId.USMALLINT,
  DuckDBTypeId.UINTEGER,
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UHUGEINT,
  DuckDBTypeId.FLOAT,
  DuckDBTypeId.DOUBLE,
  DuckDBTypeId.DECIMAL,
]);

const TIMES: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.DATE,
  DuckDBTypeId.TIMESTAMP,
  DuckDBTypeId.TIMESTAMP_S,
  DuckDBTypeId.TIMESTAMP_MS,
  DuckDBTypeId.TIMESTAMP_NS,
  DuckDBTypeId.TIMESTAMP_TZ,
]);

const NESTED: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.LIST,
  DuckDBTypeId.ARRAY,
  DuckDBTypeId.STRUCT,
  DuckDBTypeId.MAP,
  DuckDBTypeId.UNION,
  DuckDBTypeId.VARIANT,
]);

export function toResultColumn(name: string, type: DuckDBType): ResultColumn {
  return { name, type: toAthenaType(type), kind: toKind(type) };
}

/** A type in Athena's words, such as `array(varchar)`. */
export function toAthenaType(type: DuckDBType): string {
  if (type.alias === 'JSON') {
    return 'json';
  }
  if (type instanceof DuckDBListType || type instanceof DuckDBArrayType) {
    return `array(${toAthenaType(type.valueType)})`;
  }
  if (type instanceof DuckDBMapType) {
    return `map(${toAthenaType(type.keyType)}, ${toAthenaType(type.valueType)})`;
  }
  if (type instanceof DuckDBStructType) {
    const members = type.entryNames.map((name, i) => {
      const member = type.entryTypes[i];
      return `${name} ${member === undefined ? 'unknown' : toAthenaType(member)}`.trim();
    });
    return `row(${members.join(', ')})`;
  }
  if (type instanceof DuckDBDecimalType) {
    return `decimal(${String(type.width)},${String(type.scale)})`;
  }
  return NAMES[type.typeId] ?? type.toString().toLowerCase();
}

function toKind(type: DuckDBType): ColumnKind {
  if (type.alias === 'JSON' || NESTED.has(type.typeId)) {
    return 'json';
  }
  if (type.typeId === DuckDBTypeId.BOOLEAN) {
    return 'boolean';
  }
  return NUMBER_TYPES.has(type.typeId) ? 'number' : TIMES.has(type.typeId) ? 'time' : 'text';
}

/** An expression that gives a column's values as texts, numbers that JavaScript holds, or booleans. */
export function toCellExpression(column: string, type: DuckDBType): string {
  if (NESTED.has(type.typeId)) {
    return `CAST(to_json(${column}) AS VARCHAR)`;
  }
  switch (type.typeId) {
    case DuckDBTypeId.BOOLEAN:
    case DuckDBTypeId.TINYINT:
    case DuckDBTypeId.SMALLINT:
    case DuckDBTypeId.INTEGER:
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.UTINYINT:
    case DuckDBTypeId.USMALLINT:
    case DuckDBTypeId.UINTEGER:
    case DuckDBTypeId.UBIGINT:
    case DuckDBTypeId.HUGEINT:
    case DuckDBTypeId.UHUGEINT:
    case DuckDBTypeId.DOUBLE:
      return column;
    case DuckDBTypeId.FLOAT:
      // By way of the text: 0.1 as a double of the same bits would read 0.10000000149011612.
      return `CAST(CAST(${column} AS VARCHAR) AS DOUBLE)`;
    case DuckDBTypeId.DECIMAL:
      return type instanceof DuckDBDecimalType && type.width <= EXACT_DIGITS
        ? `CAST(${column} AS DOUBLE)`
        : `CAST(${column} AS VARCHAR)`;
    case DuckDBTypeId.TIMESTAMP:
    case DuckDBTypeId.TIMESTAMP_S:
    case DuckDBTypeId.TIMESTAMP_MS:
    case DuckDBTypeId.TIMESTAMP_NS:
      return toTimeText(`CAST(${column} AS TIMESTAMP)`);
    case DuckDBTypeId.TIMESTAMP_TZ:
      return toTimeText(`(${column} AT TIME ZONE 'UTC')`);
    default:
      return `CAST(${column} AS VARCHAR)`;
  }
}

/** Decimal digits that a double holds in any case. */
const EXACT_DIGITS = 15;

/** ISO 8601 in UTC, with as many digits of a second as there are: none, milliseconds or microseconds. */
function toTimeText(time: string): string {
  const micros = `(epoch_us(${time}) % 1000000)`;
  return (
    `CASE WHEN ${time} IS NULL THEN NULL WHEN NOT isfinite(${time}) THEN CAST(${time} AS VARCHAR) ` +
    `WHEN ${micros} = 0 THEN strftime(${time}, '%Y-%m-%dT%H:%M:%SZ') ` +
    `WHEN ${micros} % 1000 = 0 THEN strftime(${time}, '%Y-%m-%dT%H:%M:%S.%gZ') ` +
    `ELSE strftime(${time}, '%Y-%m-%dT%H:%M:%S.%fZ') END`
  );
}
