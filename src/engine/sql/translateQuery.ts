import type {
  GroupingElementContext,
  GroupingSetContext,
  NamedQueryContext,
  QueryContext,
  QueryNoWithContext,
  QueryPrimaryContext,
  QuerySpecificationContext,
  QueryTermContext,
  RowCountContext,
  SelectItemContext,
  SortItemContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import * as Trino from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { Column, Relation, Scope } from './scope';
import { logColumns, resolveName, toColumnSql } from './scope';
import { UNKNOWN } from './sqlType';
import type { TranslatedRelation } from './translateRelation';
import { joinCross, translateRelation } from './translateRelation';
import {
  getIdentifier,
  getParts,
  translateColumn,
  translateCondition,
  translateExpression,
  unwrapPrimary,
} from './translateExpression';
import { translateParameter } from './translatePrimary';
import type { Translation, Typed } from './translation';
import { isPresent, quoteName } from './translation';
import { toOrder, translateSortItems, translateSpecification } from './translateWindow';

export interface TranslatedQuery {
  readonly sql: string;
  readonly columns: readonly Column[];
  /** The table whose rows the rows of the result are, quoted; undefined where they are none's. */
  readonly rowsOf?: string;
}

interface TranslatedTerm extends TranslatedQuery {
  /** What ORDER BY may name beside the result; undefined where it may name the result only. */
  readonly scope?: Scope;
  /** The select list's values by their names in lower case. */
  readonly names: ReadonlyMap<string, Typed>;
  readonly isDistinct?: boolean;
}

/** Stands at the end of the select list of a query until it is known whether its rows name events. */
export const HIDDEN_MARK = '\u0000';

export function translateQuery(
  work: Translation,
  outer: Scope | undefined,
  context: QueryContext,
): TranslatedQuery {
  const statement = context as Trino.QueryStatementContext;
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

function translateNoWith(
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

function translateLimits(work: Translation, context: QueryNoWithContext): string {
  const count = (row: RowCountContext | null | undefined): string =>
    !isPresent(row)
      ? '1'
      : row.INTEGER_VALUE() !== null
        ? work.getText(row)
        : translateParameter(work, row).sql;
  const limit = context._limit?.rowCount();
  let sql = !isPresent(limit) ? '' : ` LIMIT ${count(limit)}`;
  if (context.KW_FETCH() !== null) {
    if (context.KW_TIES() !== null) {
      work.addFault(
        context.KW_TIES()?.symbol ?? context,
        'FETCH FIRST … WITH TIES cannot be run here. Use rank().',
      );
    }
    sql = ` LIMIT ${count(context._fetchFirst)}`;
  }
  return context._offset === undefined ? sql : `${sql} OFFSET ${count(context._offset)}`;
}

/** ORDER BY knows the names of the result first, then the columns behind it. */
function translateSort(work: Translation, outer: Scope, term: TranslatedTerm, item: SortItemContext): string {
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
    return translateSpecificationOf(work, scope, context.querySpecification());
  }
  if (context instanceof Trino.SubqueryContext) {
    const query = translateNoWith(work, scope, context.queryNoWith(), false);
    return toTerm(`(${query.sql})`, query.columns);
  }
  if (context instanceof Trino.InlineTableContext) {
    return translateValues(work, scope, context);
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

function toTerm(sql: string, columns: readonly Column[]): TranslatedTerm {
  return {
    sql,
    columns,
    names: new Map(columns.map(({ name, type }) => [name, { sql: quoteName(name), type }])),
  };
}

function translateValues(work: Translation, scope: Scope, context: Trino.InlineTableContext): TranslatedTerm {
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

function translateSpecificationOf(
  work: Translation,
  outer: Scope,
  context: QuerySpecificationContext,
): TranslatedTerm {
  const scope: Scope = {
    relations: [],
    ctes: outer.ctes,
    ...(outer.parent === undefined ? {} : { parent: outer.parent }),
  };
  let from: TranslatedRelation | undefined;
  for (const relation of context.relation()) {
    const translated = translateRelation(work, scope, relation);
    from = from === undefined ? translated : joinCross(from, translated);
    scope.relations.splice(0, Infinity, ...from.relations);
  }
  checkNames(work, context, scope.relations);
  const merged = from?.merged ?? [];
  const items = context.selectList().selectItem();
  const list = items.flatMap((item, index) => translateItem(work, scope, item, index, merged));
  scope.aliases = new Set(
    items.flatMap((item) =>
      item.identifier() === null ? [] : [work.getText(item.identifier() ?? item).toLowerCase()],
    ),
  );
  const isDistinct = isPresent(context.setQuantifier()?.KW_DISTINCT());
  const parts = [
    `SELECT ${isDistinct ? 'DISTINCT ' : ''}${list.map(({ sql, name }) => `${sql} AS ${quoteName(name)}`).join(', ')}${HIDDEN_MARK}`,
  ];
  if (from !== undefined) {
    parts.push(`FROM ${from.sql}`);
  }
  const where = context.whereClause();
  if (where !== null) {
    const before = scope.hasAggregate;
    scope.hasAggregate = false;
    parts.push(`WHERE ${translateCondition(work, scope, where.booleanExpression())}`);
    if (scope.hasAggregate as boolean) {
      work.addFault(where.booleanExpression(), 'WHERE takes no aggregate such as count; HAVING does.');
    }
    scope.hasAggregate = before ?? false;
  }
  const group = context.groupBy();
  if (group !== null) {
    parts.push(
      `GROUP BY ${group
        .groupingElement()
        .map((element) => translateGrouping(work, scope, element))
        .join(', ')}`,
    );
  }
  const having = context.havingClause();
  if (having !== null) {
    parts.push(`HAVING ${translateCondition(work, scope, having.booleanExpression())}`);
  }
  if (context.windowDefinition().length > 0) {
    const windows = context.windowDefinition().map((definition) => {
      const { name } = getIdentifier(work, definition.identifier());
      return `${quoteName(name)} AS (${translateSpecification(work, scope, definition.windowSpecification())})`;
    });
    parts.push(`WINDOW ${windows.join(', ')}`);
  }
  const logs = scope.relations.filter(({ origin }) => origin === 'log');
  const areEvents =
    !isDistinct &&
    group === null &&
    having === null &&
    logs.length === 1 &&
    scope.relations.every(({ origin }) => origin === 'log' || origin === 'unnest');
  const [log] = logs;
  return {
    sql: parts.join(' '),
    columns: list.map(({ name, type }) => ({ name: name.toLowerCase(), type })),
    names: new Map(list.map((value) => [value.name.toLowerCase(), value])),
    scope,
    ...(areEvents && log !== undefined ? { rowsOf: log.quoted } : {}),
  };
}

function checkNames(
  work: Translation,
  context: QuerySpecificationContext,
  relations: readonly Relation[],
): void {
  const seen = new Map<string, Set<string>>();
  for (const { name, columns } of relations) {
    if (name === undefined) {
      continue;
    }
    const known = seen.get(name) ?? new Set();
    if (columns.some((column) => known.has(column.name))) {
      work.addFault(context, `${name} stands behind FROM twice. Give one of them another name.`);
    }
    seen.set(name, new Set([...known, ...columns.map((column) => column.name)]));
  }
}

interface Item extends Typed {
  readonly name: string;
}

function translateItem(
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

function translateGrouping(work: Translation, scope: Scope, element: GroupingElementContext): string {
  const sets = (contexts: readonly GroupingSetContext[]): string =>
    contexts.map((set) => translateGroupingSet(work, scope, set)).join(', ');
  if (element instanceof Trino.SingleGroupingSetContext) {
    return sets([element.groupingSet()]);
  }
  if (element instanceof Trino.RollupContext) {
    return `ROLLUP (${sets(element.groupingSet())})`;
  }
  if (element instanceof Trino.CubeContext) {
    return `CUBE (${sets(element.groupingSet())})`;
  }
  return element instanceof Trino.MultipleGroupingSetsContext
    ? `GROUPING SETS (${sets(element.groupingSet())})`
    : '()';
}

function translateGroupingSet(work: Translation, scope: Scope, set: GroupingSetContext): string {
  const terms = set.groupingTerm().map((term) => {
    const column = term.columnRef();
    const expression = term.expression();
    return column !== null
      ? translateColumn(work, scope, column).sql
      : expression === null
        ? 'NULL'
        : translateExpression(work, scope, expression).sql;
  });
  return work.getText(set).startsWith('(') ? `(${terms.join(', ')})` : terms.join(', ');
}
