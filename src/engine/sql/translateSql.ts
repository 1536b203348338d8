import { parseStatement } from './parseStatement';
import type { Column } from './scope';
import { SqlError } from './sqlError';
import type { SourcePlace } from './toUnmarked';
import { toUnmarked } from './toUnmarked';
import { translateQuery } from './translateQuery';
import { Translation } from './translation';

/** A statement in DuckDB's SQL. */
export interface TranslatedSql {
  /** One SELECT. */
  readonly sql: string;
  /** The names of the parameters, in order of first use; the text has `$name` for each. */
  readonly parameterNames: readonly string[];
  /** Lower-case names of the tables that are read. */
  readonly tables: readonly string[];
  /** How many columns at the end name the event behind a row: the number of its log and its number there. */
  readonly hidden: 0 | 2;
  /** Where in the given text (UTF-16 units) the parts of {@link sql} come from, for toSourceSpan. */
  readonly places: readonly SourcePlace[];
}

export interface TranslateOptions {
  /** Names that may stand after FROM, in any case. */
  readonly tables: readonly string[];
}

/** Translates one statement of Athena's SQL. Throws an SqlError. */
export function translateSql(text: string, options: TranslateOptions): TranslatedSql {
  const { translation, sql, hidden } = runTranslation(text, options.tables);
  const errors = translation.faults.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    throw new SqlError(errors);
  }
  const unmarked = toUnmarked(sql);
  return {
    sql: unmarked.text,
    parameterNames: translation.parameterNames,
    tables: translation.tables,
    hidden,
    places: unmarked.places,
  };
}

/** The same with the faults beside it. Throws an SqlError for a fault of the grammar only. */
export function runTranslation(
  text: string,
  tables: readonly string[],
): {
  readonly translation: Translation;
  readonly sql: string;
  readonly hidden: 0 | 2;
  readonly columns: readonly Column[];
} {
  const tree = parseStatement(text);
  const translation = new Translation(text, new Set(tables.map((name) => name.toLowerCase())));
  try {
    if (tree.withFunction() !== null) {
      translation.addFault(tree.withFunction() ?? tree, 'WITH FUNCTION cannot be run here.');
    }
    const query = translateQuery(translation, undefined, tree.query());
    return {
      translation,
      sql: query.sql,
      hidden: query.rowsOf === undefined ? 0 : 2,
      columns: query.columns,
    };
  } catch (error) {
    if (error instanceof RangeError) {
      const span = { start: tree.start?.start ?? 0, end: text.length };
      const message = 'The statement is nested too deeply to be read.';
      throw new SqlError([{ span, message, severity: 'error' }]);
    }
    throw error;
  }
}
