import type { CloudTrailColumn } from '../../core/query/cloudTrailColumns';
import { cloudTrailColumns } from '../../core/query/cloudTrailColumns';
import { parseType } from '../sql/parseType';
import type { SqlType } from '../sql/sqlType';
import { VARCHAR } from '../sql/sqlType';
import { toDuckDbType, toIdentifier, toJsonStructure, toLiteral } from './columnType';
import type { DictionaryColumn } from './eventLog';
import { DICTIONARY_COLUMNS } from './eventLog';

/**
 * How much of a table is made: columns that the indexes tell as numbers, all that the indexes tell, or all columns. A
 * count by name needs the first alone, which takes 0.03 s for 100,000 events; the second takes 0.25 s more.
 */
export const STEPS = ['numbers', 'index', 'whole'] as const;

export type Step = (typeof STEPS)[number];

/** What the engine says where a query needs a column that is not made yet; the step follows. */
const NEEDS = 'lens: this column is made in step ';

/** Whether a table of one step has all of another. */
export function hasStep(made: Step, wanted: Step): boolean {
  return STEPS.indexOf(made) >= STEPS.indexOf(wanted);
}

/** Columns of the staged rows behind the dictionaries and, from the second step on, eventid. */
export const PLAIN_COLUMNS = [
  ['lens_time', 'TIMESTAMP'],
  ['lens_failed', 'BOOLEAN'],
  ['lens_redacted', 'INTEGER'],
  ['lens_position', 'INTEGER'],
  ['lens_log', 'INTEGER'],
] as const;

/** Columns of the second step: nearly as many texts as events, and identities, each of which is parsed. */
const lateColumns = ['eventid', 'lens_identity_name', 'lens_session'] as const;

const isLate = (name: string): boolean => lateColumns.some((late) => late === name);

/** The dictionaries that are staged at a step. */
export function getStagedDictionaries(step: Step): readonly DictionaryColumn[] {
  return step === 'numbers' ? DICTIONARY_COLUMNS.filter((name) => !isLate(name)) : DICTIONARY_COLUMNS;
}

const indexColumns: ReadonlySet<string> = new Set<string>([
  ...DICTIONARY_COLUMNS,
  ...PLAIN_COLUMNS.map(([name]) => name),
  'eventid',
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

/**
 * A view of the columns that are made at a step, as they are in Athena; reading any other one fails, see
 * {@link getStepOfError}. What the index tells is stored as numbers also in the table of all columns: to count names that
 * are turned into text on the way takes half the time of counting names that are stored as text.
 */
export function toView(view: string, table: string, made: Step): string {
  const columns = cloudTrailColumns.map((column) => {
    const { name } = column;
    const step = !indexColumns.has(name) ? 'whole' : isLate(name) ? 'index' : 'numbers';
    const expression = !hasStep(made, step)
      ? // Depends on the row, so that it is not computed before there is need of it.
        `CAST(CASE WHEN lens_log >= 0 THEN error(${toLiteral(NEEDS + step)}) END AS ${toDuckDbType(getType(column))})`
      : step === 'whole'
        ? toIdentifier(name)
        : toIndexExpression(name);
    return `${expression} AS ${toIdentifier(name)}`;
  });
  return `CREATE OR REPLACE VIEW ${view} AS SELECT ${[...columns, 'lens_log'].join(', ')} FROM ${table}`;
}

/** All columns of staged rows, in their order. */
function toWholeSelect(stage: string, json: string): string {
  const columns = [
    ...[...DICTIONARY_COLUMNS, 'eventid', ...PLAIN_COLUMNS.map(([name]) => name)].map(toIdentifier),
    ...recordColumns.map((column) => `${toRecordExpression(column)} AS ${toIdentifier(column.name)}`),
  ];
  return (
    `SELECT ${columns.join(', ')} FROM ` +
    `(SELECT *, json_transform(${json}, ${toLiteral(structure)}) AS fields FROM ${stage})`
  );
}

/** The table of all columns, with the types of a staging table's. */
export function toWholeTable(table: string, stage: string): string {
  return `CREATE TABLE ${table} AS ${toWholeSelect(stage, 'lens_record')} LIMIT 0`;
}

export function toWholeInsert(table: string, stage: string, isChecked: boolean): string {
  // Text that the engine's parser refuses and ours took leaves its columns empty; lens_record keeps it.
  const json = isChecked ? "CASE WHEN json_valid(lens_record) THEN lens_record ELSE '{}' END" : 'lens_record';
  return `INSERT INTO ${table} ${toWholeSelect(stage, json)}`;
}

const toWords = (names: readonly string[]): RegExp => new RegExp(`\\b(?:${names.join('|')})\\b`, 'i');

const recordWords = toWords(recordColumns.map(({ name }) => name));
const lateWords = toWords(lateColumns);

/**
 * The step that a statement may need. Says too much where a name stands inside of a text, and for any star. A query that
 * needs more than was said fails, and is run again; see {@link getStepOfError}.
 */
export function getNeededStep(sql: string): Step {
  const hasStar = sql.replaceAll(/\bcount\s{0,9}\(\s{0,9}\*\s{0,9}\)/gi, '').includes('*');
  return hasStar || recordWords.test(sql) ? 'whole' : lateWords.test(sql) ? 'index' : 'numbers';
}

/** The step that a query lacked when it failed; undefined where it failed for another reason. */
export function getStepOfError(error: unknown): Step | undefined {
  const message = error instanceof Error ? error.message : '';
  return STEPS.find((step) => message.includes(NEEDS + step));
}
