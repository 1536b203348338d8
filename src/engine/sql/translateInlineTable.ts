import * as Trino from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { Scope } from './scope';
import { UNKNOWN } from './sqlType';
import type { TranslatedTerm } from './translatedQuery';
import { toTerm } from './translatedQuery';
import { translateExpression } from './translateExpression';
import type { Translation } from './translation';
import { quoteName } from './translation';
import { unwrapPrimary } from './unwrapPrimary';

/** `VALUES (…), (…)`. */
export function translateInlineTable(
  work: Translation,
  scope: Scope,
  context: Trino.InlineTableContext,
): TranslatedTerm {
  const rows = context.expression().map((row) => {
    const primary = unwrapPrimary(row);
    const cells =
      primary instanceof Trino.RowConstructorContext
        ? primary.expression()
        : primary instanceof Trino.ParenthesizedExpressionContext
          ? [primary.expression()]
          : [row];
    return cells.map((cell) => translateExpression(work, scope, cell));
  });
  const width = rows[0]?.length ?? 0;
  for (const [index, row] of rows.entries()) {
    if (row.length !== width) {
      work.addFault(
        context.expression(index) ?? context,
        `This row has ${row.length} values, and the first has ${width}.`,
      );
    }
  }
  const columns = Array.from({ length: width }, (_, index) => ({
    name: `_col${index}`,
    type: rows.map((row) => row[index]?.type ?? UNKNOWN).find(({ kind }) => kind !== 'unknown') ?? UNKNOWN,
  }));
  const values = rows.map((row) => `(${row.map(({ sql }) => sql).join(', ')})`).join(', ');
  const names = columns.map(({ name }) => quoteName(name)).join(', ');
  return toTerm(`SELECT ${names} FROM (VALUES ${values}) AS "lens_values"(${names})`, columns);
}
