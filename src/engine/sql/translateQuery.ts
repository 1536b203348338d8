import type {
  NamedQueryContext,
  QueryContext,
  QueryStatementContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { getIdentifier } from './getIdentifier';
import type { Column, Scope } from './scope';
import { UNKNOWN } from './sqlType';
import type { TranslatedQuery } from './translatedQuery';
import { translateNoWith } from './translateNoWith';
import type { Translation } from './translation';
import { quoteName } from './translation';

/** A query with its WITH. `outer` is where a subquery stands; undefined for the whole statement. */
export function translateQuery(
  work: Translation,
  outer: Scope | undefined,
  context: QueryContext,
): TranslatedQuery {
  const statement = context as QueryStatementContext;
  const ctes = new Map(outer?.ctes ?? []);
  const scope: Scope = { relations: [], ctes, ...(outer === undefined ? {} : { parent: outer }) };
  const clause = statement.with();
  let prefix = '';
  if (clause !== null) {
    const isRecursive = clause.KW_RECURSIVE() !== null;
    const queries = clause.namedQuery().map((named) => translateNamed(work, scope, ctes, named, isRecursive));
    prefix = `WITH ${isRecursive ? 'RECURSIVE ' : ''}${queries.join(', ')} `;
  }
  const isTop = outer === undefined;
  const query = translateNoWith(work, scope, statement.queryNoWith(), isTop);
  return { ...query, sql: `${prefix}${query.sql}` };
}

function translateNamed(
  work: Translation,
  scope: Scope,
  ctes: Map<string, readonly Column[]>,
  context: NamedQueryContext,
  isRecursive: boolean,
): string {
  const { name } = getIdentifier(work, context.identifier());
  const aliases =
    context
      .columnAliases()
      ?.identifier()
      .map((identifier) => getIdentifier(work, identifier)) ?? [];
  const key = name.toLowerCase();
  if (isRecursive) {
    ctes.set(
      key,
      aliases.map((alias) => ({ name: alias.name.toLowerCase(), type: UNKNOWN })),
    );
  }
  const query = translateQuery(
    work,
    { relations: [], ctes: new Map(ctes), ...(scope.parent === undefined ? {} : { parent: scope.parent }) },
    context.query(),
  );
  if (aliases.length > 0 && aliases.length !== query.columns.length) {
    work.addFault(
      context.columnAliases() ?? context,
      `${aliases.length} column names are given, and the query has ${query.columns.length} columns.`,
    );
  }
  ctes.set(
    key,
    query.columns.map((column, index) => ({
      ...column,
      name: aliases[index]?.name.toLowerCase() ?? column.name,
    })),
  );
  const columns =
    aliases.length === 0 ? '' : `(${aliases.map((alias) => quoteName(alias.name.toLowerCase())).join(', ')})`;
  return `${quoteName(key)}${columns} AS (${query.sql})`;
}
