import type { Column, Scope } from './scope';
import type { Typed } from './translation';
import { quoteName } from './translation';

/** Stands at the end of the select list of a query until it is known whether its rows name events. */
export const HIDDEN_MARK = '\u0000';

/** A query in DuckDB's SQL. */
export interface TranslatedQuery {
  readonly sql: string;
  readonly columns: readonly Column[];
  /** The table whose rows the rows of the result are, quoted; undefined where they are none's. */
  readonly rowsOf?: string;
}

/** A query without its ORDER BY. */
export interface TranslatedTerm extends TranslatedQuery {
  /** What ORDER BY may name beside the result; undefined where it may name the result only. */
  readonly scope?: Scope;
  /** The select list's values by their names in lower case. */
  readonly names: ReadonlyMap<string, Typed>;
}

/** A term whose ORDER BY may name the columns of the result only. */
export function toTerm(sql: string, columns: readonly Column[]): TranslatedTerm {
  return {
    sql,
    columns,
    names: new Map(columns.map(({ name, type }) => [name, { sql: quoteName(name), type }])),
  };
}
