import type {
  QueryNoWithContext,
  QueryPrimaryContext,
  QueryTermContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import * as Trino from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { getIdentifier } from './getIdentifier';
import type { Scope } from './scope';
import { logColumns } from './scope';
import type { TranslatedQuery, TranslatedTerm } from './translatedQuery';
import { HIDDEN_MARK, toTerm } from './translatedQuery';
import { translateInlineTable } from './translateInlineTable';
import { translateLimits } from './translateLimits';
import { translateSelect } from './translateSelect';
import { translateSort } from './translateSort';
import type { Translation } from './translation';
import { isPresent, quoteName } from './translation';

/** A query behind its WITH. `isTop` says whether its rows are those of the whole statement. */
export function translateNoWith(
  work: Translation,
  scope: Scope,
  context: QueryNoWithContext,
  isTop: boolean,
): TranslatedQuery {
  const term = translateTerm(work, scope, context.queryTerm());
  const sort = context.sortItem();
  const order =
    sort.length === 0
      ? ''
      : ` ORDER BY ${sort.map((item) => translateSort(work, scope, term, item)).join(', ')}`;
  const rowsOf = isTop && term.scope?.hasAggregate !== true ? term.rowsOf : undefined;
  const hidden =
    rowsOf === undefined
      ? ''
      : `, ${rowsOf}."lens_log" AS "lens_hidden_log", ${rowsOf}."lens_position" AS "lens_hidden_position"`;
  return {
    sql: `${term.sql.replace(HIDDEN_MARK, () => hidden)}${order}${translateLimits(work, context)}`,
    columns: term.columns,
    ...(rowsOf === undefined ? {} : { rowsOf }),
  };
}

function translateTerm(work: Translation, scope: Scope, context: QueryTermContext): TranslatedTerm {
  if (context instanceof Trino.SetOperationContext) {
    const [left, right] = context.queryTerm().map((side) => translateTerm(work, scope, side));
    if (left === undefined || right === undefined) {
      return { sql: 'SELECT 1', columns: [], names: new Map() };
    }
    if (left.columns.length !== right.columns.length) {
      work.addFault(
        context.queryTerm(1) ?? context,
        `Both sides need the same columns: ${left.columns.length} stand left, ${right.columns.length} right.`,
      );
    }
    const word =
      context.KW_UNION() !== null ? 'UNION' : context.KW_EXCEPT() !== null ? 'EXCEPT' : 'INTERSECT';
    const all = !isPresent(context.setQuantifier()?.KW_ALL()) ? '' : ' ALL';
    return {
      sql: `(${strip(left.sql)}) ${word}${all} (${strip(right.sql)})`,
      columns: left.columns,
      names: new Map(left.columns.map(({ name, type }) => [name, { sql: quoteName(name), type }])),
    };
  }
  return context instanceof Trino.QueryTermDefaultContext
    ? translateQueryPrimary(work, scope, context.queryPrimary())
    : { sql: 'SELECT 1', columns: [], names: new Map() };
}

function strip(sql: string): string {
  return sql.replaceAll(HIDDEN_MARK, '');
}

function translateQueryPrimary(
  work: Translation,
  scope: Scope,
  context: QueryPrimaryContext,
): TranslatedTerm {
  if (context instanceof Trino.QueryPrimaryDefaultContext) {
    return translateSelect(work, scope, context.querySpecification());
  }
  if (context instanceof Trino.SubqueryContext) {
    const query = translateNoWith(work, scope, context.queryNoWith(), false);
    return toTerm(`(${query.sql})`, query.columns);
  }
  if (context instanceof Trino.InlineTableContext) {
    return translateInlineTable(work, scope, context);
  }
  if (context instanceof Trino.TableContext) {
    const parts = context
      .tableRef()
      .identifier()
      .map((identifier) => getIdentifier(work, identifier));
    const last = parts.at(-1);
    const name = last?.name.toLowerCase() ?? '';
    const columns = scope.ctes.get(name) ?? logColumns;
    if (last !== undefined && !scope.ctes.has(name)) {
      if (!work.known.has(name)) {
        work.addFault(last.span, `There is no table ${last.name}.`);
      } else if (!work.tables.includes(name)) {
        work.tables.push(name);
      }
    }
    return toTerm(
      `SELECT ${columns.map((column) => quoteName(column.name)).join(', ')} FROM ${quoteName(name)}`,
      columns,
    );
  }
  return toTerm('SELECT 1', []);
}
