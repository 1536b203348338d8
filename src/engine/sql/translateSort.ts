import type { SortItemContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import * as Trino from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { getParts } from './getIdentifier';
import type { Scope } from './scope';
import type { TranslatedTerm } from './translatedQuery';
import { toOrder, translateSortItems } from './translateWindow';
import type { Translation, Typed } from './translation';
import { isPresent, quoteName } from './translation';
import { unwrapPrimary } from './unwrapPrimary';

/** ORDER BY knows the names of the result first, then the columns behind it. */
export function translateSort(
  work: Translation,
  outer: Scope,
  term: TranslatedTerm,
  item: SortItemContext,
): string {
  const expression = item.expression();
  const primary = expression === null ? undefined : unwrapPrimary(expression);
  const qualified =
    item.columnRef()?.qualifiedName() ??
    (primary instanceof Trino.ColumnReferenceContext ? primary.columnName().qualifiedName() : undefined);
  const parts = !isPresent(qualified) ? [] : getParts(work, qualified);
  const [part] = parts;
  if (part !== undefined && parts.length === 1 && term.names.has(part.name.toLowerCase())) {
    return `${quoteName(part.name.toLowerCase())}${toOrder(item)}`;
  }
  const names = term.scope === undefined ? new Map<string, Typed>() : term.names;
  const base: Scope = term.scope ?? {
    relations: [],
    ctes: outer.ctes,
    names: term.names,
  };
  const scope: Scope = {
    relations: [],
    ctes: base.ctes,
    names: term.scope === undefined ? term.names : names,
    parent: base,
  };
  const sql = translateSortItems(work, scope, [item]);
  if (scope.hasAggregate === true) {
    base.hasAggregate = true;
  }
  return sql;
}
