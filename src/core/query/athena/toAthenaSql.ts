import { cloudTrailColumns } from '../cloudTrailColumns';
import { findStatements } from '../text/findStatements';
import { scanSql } from '../text/scanSql';

/** A statement as it can be pasted into Athena's editor. */
export interface AthenaSql {
  readonly sql: string;
  /** Columns in it that only we have, in the table's order: Athena does not know them. */
  readonly ownColumns: readonly string[];
}

/**
 * Writes the values of parameters into a statement as literals; a parameter without a value stays. Values are quoted as
 * SQL's own strings, so none can end its literal.
 */
export function toAthenaSql(
  statement: string,
  parameters: Readonly<Record<string, string | number>>,
): AthenaSql {
  const values = new Map(Object.entries(parameters));
  let sql = '';
  let at = 0;
  for (const { kind, span } of scanSql(statement)) {
    const value = kind === 'parameter' ? values.get(statement.slice(span.start + 1, span.end)) : undefined;
    if (value !== undefined) {
      sql += statement.slice(at, span.start) + toLiteral(value);
      at = span.end;
    }
  }
  sql += statement.slice(at);
  const names = new Set(findStatements(statement).flatMap((found) => [...found.names]));
  const ownColumns = cloudTrailColumns
    .filter(({ name, origin }) => origin === 'ours' && names.has(name))
    .map(({ name }) => name);
  return { sql, ownColumns };
}

function toLiteral(value: string | number): string {
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
}
