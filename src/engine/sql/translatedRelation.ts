import type { Relation } from './scope';

/** Something behind FROM in DuckDB's SQL. */
export interface TranslatedRelation {
  readonly sql: string;
  readonly relations: readonly Relation[];
  /** Columns that USING or NATURAL made one of two, in the order of `*`. */
  readonly merged: readonly string[];
  /** What UNNEST consists of: its calls, and its columns made from their names. */
  readonly unnest?: {
    readonly inner: readonly string[];
    readonly outer: readonly ((prefix: string) => string)[];
  };
}

/** What could not be read; it keeps one fault from making others. */
export const NO_RELATION: TranslatedRelation = {
  sql: '(SELECT 1)',
  relations: [{ quoted: '""', columns: [], origin: 'fault' }],
  merged: [],
};
