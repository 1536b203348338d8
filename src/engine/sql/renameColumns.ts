import type {
  AliasedRelationContext,
  TableRefContext,
  ViewRefContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { Column, Part } from './scope';
import { UNKNOWN } from './sqlType';
import type { Translation } from './translation';
import { quoteName } from './translation';

/** The columns with the names that stand in brackets behind an alias, where any do. */
export function renameColumns(
  work: Translation,
  where: AliasedRelationContext | TableRefContext | ViewRefContext,
  columns: readonly Column[],
  names: readonly Part[],
): readonly Column[] {
  if (names.length === 0) {
    return columns;
  }
  if (names.length !== columns.length) {
    work.addFault(where, `${names.length} column names are given, and there are ${columns.length} columns.`);
  }
  return names.map(({ name }, index) => ({
    name: name.toLowerCase(),
    type: columns[index]?.type ?? UNKNOWN,
  }));
}

/** Those names in brackets, or nothing where there are none. */
export function toAliasSql(columns: readonly Column[], names: readonly Part[]): string {
  return names.length === 0 ? '' : `(${columns.map((column) => quoteName(column.name)).join(', ')})`;
}
