import type { ColumnRefContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { getParts } from './getIdentifier';
import type { Scope } from './scope';
import { resolveName } from './scope';
import type { Translation, Typed } from './translation';
import { mark, NO_VALUE } from './translation';

/** A column where the grammar has one instead of an expression. */
export function translateColumn(work: Translation, scope: Scope, column: ColumnRefContext): Typed {
  const name = column.qualifiedName();
  if (name === null) {
    work.addFault(column, 'A column or an expression is missing here.');
    return NO_VALUE;
  }
  const found = resolveName(work, scope, getParts(work, name));
  return { ...found, sql: mark(column, found.sql) };
}
