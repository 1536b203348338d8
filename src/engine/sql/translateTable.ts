import type { TableRefContext, ViewRefContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { getIdentifier } from './getIdentifier';
import { getNearestName } from './getNearestName';
import { renameColumns, toAliasSql } from './renameColumns';
import type { Part, Scope } from './scope';
import { logColumns } from './scope';
import { toQuoted } from './toQuoted';
import type { TranslatedRelation } from './translatedRelation';
import { NO_RELATION } from './translatedRelation';
import type { Translation } from './translation';
import { mark, quoteName } from './translation';

/** A table of events, or a query that WITH has named. */
export function translateTable(
  work: Translation,
  scope: Scope,
  context: TableRefContext | ViewRefContext,
  alias: string | undefined,
  names: readonly Part[],
): TranslatedRelation {
  const parts = context.identifier().map((identifier) => getIdentifier(work, identifier));
  const last = parts.at(-1);
  const name = last?.name.toLowerCase() ?? '';
  const quoted = toQuoted(work, scope, alias ?? name);
  const cte = parts.length === 1 ? scope.ctes.get(name) : undefined;
  const isKnown = cte !== undefined || work.known.has(name);
  if (last !== undefined && !isKnown) {
    const tables = [...scope.ctes.keys(), ...work.known];
    const nearest = getNearestName(name, tables);
    const proposal =
      nearest === undefined
        ? tables.length === 0
          ? ' No table is bound.'
          : ` There are ${tables.slice(0, 5).join(', ')}.`
        : ` Is ${nearest} meant?`;
    work.addFault(last.span, `There is no table ${last.name}.${proposal}`);
    return NO_RELATION;
  }
  if (cte === undefined && !work.tables.includes(name)) {
    work.tables.push(name);
  }
  const all = cte ?? logColumns;
  const columns = renameColumns(work, context, all, names);
  return {
    sql: `${mark(context, quoteName(name))} AS ${quoted}${toAliasSql(columns, names)}`,
    relations: [{ name: alias ?? name, quoted, columns, origin: cte === undefined ? 'log' : 'other' }],
    merged: [],
  };
}
