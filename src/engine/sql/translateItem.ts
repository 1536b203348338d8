import type { SelectItemContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import * as Trino from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { getIdentifier, getParts } from './getIdentifier';
import type { Relation, Scope } from './scope';
import { resolveName, toColumnSql } from './scope';
import { UNKNOWN } from './sqlType';
import { translateColumn } from './translateColumn';
import { translateExpression } from './translateExpression';
import type { Translation, Typed } from './translation';
import { isPresent, quoteName } from './translation';
import { unwrapPrimary } from './unwrapPrimary';

interface Item extends Typed {
  readonly name: string;
}

/** The columns that an item of the select list makes; `merged` are those that USING made one of two. */
export function translateItem(
  work: Translation,
  scope: Scope,
  item: SelectItemContext,
  index: number,
  merged: readonly string[],
): readonly Item[] {
  if (item.selectAllWithoutTable() !== null) {
    if (scope.relations.length === 0) {
      work.addFault(item, '* needs a table behind FROM.');
    }
    const first = merged.flatMap((name) => {
      const owner = scope.relations.find(({ columns }) => columns.some((column) => column.name === name));
      return owner === undefined
        ? []
        : [
            {
              sql: quoteName(name),
              name,
              type: owner.columns.find((column) => column.name === name)?.type ?? UNKNOWN,
            },
          ];
    });
    return [...first, ...scope.relations.flatMap((relation) => toItems(relation, merged))];
  }
  const all = item.tableAllColumns();
  if (all !== null) {
    return translateAll(work, scope, all);
  }
  const alias = item.identifier();
  const column = item.selectLiteralColumnName()?.columnRef();
  const expression = item.selectExpressionColumnName()?.expression();
  const value: Typed = isPresent(column)
    ? translateColumn(work, scope, column)
    : !isPresent(expression)
      ? { sql: 'NULL', type: UNKNOWN }
      : translateExpression(work, scope, expression);
  const primary = !isPresent(expression) ? undefined : unwrapPrimary(expression);
  const isName =
    isPresent(column) ||
    primary instanceof Trino.DereferenceContext ||
    primary instanceof Trino.ColumnReferenceContext;
  const name =
    alias !== null ? getIdentifier(work, alias).name : ((isName ? value.name : undefined) ?? `_col${index}`);
  return [{ ...value, name }];
}

function toItems(relation: Relation, merged: readonly string[]): readonly Item[] {
  return relation.columns
    .filter((column) => !merged.includes(column.name))
    .map((column) => ({ sql: toColumnSql(relation, column), type: column.type, name: column.name }));
}

/** `t.*`, or all fields of a struct. */
function translateAll(work: Translation, scope: Scope, all: Trino.TableAllColumnsContext): readonly Item[] {
  const primary = all.primaryExpression();
  if (primary instanceof Trino.ColumnReferenceContext) {
    const parts = getParts(work, primary.columnName().qualifiedName());
    const relations = scope.relations.filter(
      ({ name }) => name !== undefined && name === parts.at(-1)?.name.toLowerCase(),
    );
    if (relations.length > 0 && parts.length === 1) {
      return relations.flatMap((relation) => toItems(relation, []));
    }
    const value = resolveName(work, scope, parts);
    if (value.type.kind === 'row') {
      return value.type.fields.map(({ name, type }) => ({
        sql: `(${value.sql}).${quoteName(name)}`,
        type,
        name,
      }));
    }
    if (value.type.kind !== 'unknown') {
      work.addFault(all, '.* needs a table or a struct.');
    }
    return [];
  }
  work.addFault(all, '.* behind an expression cannot be run here. Name the fields.');
  return [];
}
