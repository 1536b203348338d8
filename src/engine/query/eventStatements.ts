import type { CloudTrailColumn } from '../../core/query/cloudTrailColumns';
import { cloudTrailColumns } from '../../core/query/cloudTrailColumns';
import { parseType } from '../sql/parseType';
import type { SqlType } from '../sql/sqlType';
import { VARCHAR } from '../sql/sqlType';
import { toDuckDbType, toIdentifier, toJsonStructure, toLiteral } from './columnType';
import type { DictionaryColumn } from './eventLog';
import { DICTIONARY_COLUMNS } from './eventLog';

/** What the engine says where a query needs a column that is not made yet. */
export const NEEDS_RECORDS = 'lens: this column is made from the records';

/** Columns of the staged rows beside the dictionaries, in the order in which they are written. */
export const PLAIN_COLUMNS = [
  ['eventid', 'VARCHAR'],
  ['lens_time', 'TIMESTAMP'],
  ['lens_failed', 'BOOLEAN'],
  ['lens_redacted', 'INTEGER'],
  ['lens_position', 'INTEGER'],
  ['lens_log', 'INTEGER'],
] as const;

const indexColumns: ReadonlySet<string> = new Set<string>([
  ...DICTIONARY_COLUMNS,
  ...PLAIN_COLUMNS.map(([name]) => name),
  'year',
  'month',
  'day',
]);

/** Columns that only a record's text tells; they are made when a query first needs one. */
export const recordColumns: readonly CloudTrailColumn[] = cloudTrailColumns.filter(
  ({ name }) => !indexColumns.has(name),
);

/** Fields of the record that json_transform reads. */
const fieldColumns = recordColumns.filter(({ field }) => field !== undefined);

function getType({ type }: CloudTrailColumn): SqlType {
  return parseType(type) ?? VARCHAR;
}

const structure = JSON.stringify(
  Object.fromEntries(fieldColumns.map((column) => [column.field ?? '', toJsonStructure(getType(column))])),
);

/** An expression of the staged row for a column that the index tells. */
function toIndexExpression(name: string): string {
  switch (name) {
    case 'year':
      return 'CAST("timestamp" AS VARCHAR)[1:4]';
    case 'month':
      return 'CAST("timestamp" AS VARCHAR)[6:7]';
    case 'day':
      return 'CAST("timestamp" AS VARCHAR)[9:10]';
    case 'lens_redacted':
    case 'lens_position':
      return `CAST(${name} AS BIGINT)`;
    default:
      return DICTIONARY_COLUMNS.includes(name as DictionaryColumn)
        ? `CAST(${toIdentifier(name)} AS VARCHAR)`
        : toIdentifier(name);
  }
}

function toRecordExpression(column: CloudTrailColumn): string {
  if (column.field === undefined) {
    return toIdentifier(column.name);
  }
  const value = `fields.${toIdentifier(column.field)}`;
  const type = getType(column);
  // Member names become lower case, as Athena has them.
  return type.kind === 'scalar' ? value : `CAST(${value} AS ${toDuckDbType(type)})`;
}

function toSelection(toRecord: (column: CloudTrailColumn) => string): string {
  const columns = cloudTrailColumns.map((column) => {
    const expression = indexColumns.has(column.name) ? toIndexExpression(column.name) : toRecord(column);
    return `${expression} AS ${toIdentifier(column.name)}`;
  });
  return [...columns, 'lens_log'].join(', ');
}

/** A view of the columns that the index tells; reading any other one fails with {@link NEEDS_RECORDS}. */
export function toIndexView(view: string, table: string): string {
  const selection = toSelection(
    (column) =>
      // Depends on the row, so that it is not computed before there is need of it.
      `CAST(CASE WHEN lens_log >= 0 THEN error(${toLiteral(NEEDS_RECORDS)}) END AS ${toDuckDbType(getType(column))})`,
  );
  return `CREATE OR REPLACE VIEW ${view} AS SELECT ${selection} FROM ${table}`;
}

export function toWholeView(view: string, table: string): string {
  return `CREATE OR REPLACE VIEW ${view} AS SELECT * FROM ${table}`;
}

/** The table of all columns. */
export function toWholeTable(table: string): string {
  const columns = cloudTrailColumns.map(
    (column) => `${toIdentifier(column.name)} ${toDuckDbType(getType(column))}`,
  );
  return `CREATE TABLE ${table} (${[...columns, 'lens_log INTEGER'].join(', ')})`;
}

/** Makes all columns of staged rows, in their order. */
export function toWholeInsert(table: string, stage: string, isChecked: boolean): string {
  // Text that the engine's parser refuses and ours took leaves its columns empty; lens_record keeps it.
  const json = isChecked ? "CASE WHEN json_valid(lens_record) THEN lens_record ELSE '{}' END" : 'lens_record';
  return (
    `INSERT INTO ${table} SELECT ${toSelection(toRecordExpression)} FROM ` +
    `(SELECT *, json_transform(${json}, ${toLiteral(structure)}) AS fields FROM ${stage})`
  );
}

const needed = new RegExp(`\\b(?:${recordColumns.map(({ name }) => name).join('|')})\\b`, 'i');

/**
 * Whether a statement may need a column that only records tell. Says yes more often than need be: for any star, and for
 * a name inside of a text. A query that needs one and got no yes fails with {@link NEEDS_RECORDS}, and is run again.
 */
export function mayNeedRecords(sql: string): boolean {
  return needed.test(sql) || sql.replaceAll(/\bcount\s{0,9}\(\s{0,9}\*\s{0,9}\)/gi, '').includes('*');
}
