import type { QuerySpecificationContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { getIdentifier } from './getIdentifier';
import { joinCross } from './joinCross';
import type { Relation, Scope } from './scope';
import type { TranslatedTerm } from './translatedQuery';
import { HIDDEN_MARK } from './translatedQuery';
import type { TranslatedRelation } from './translatedRelation';
import { translateCondition } from './translateExpression';
import { translateGrouping } from './translateGrouping';
import { translateItem } from './translateItem';
import { translateRelation } from './translateRelation';
import { translateSpecification } from './translateWindow';
import type { Translation } from './translation';
import { isPresent, quoteName } from './translation';

/** A query from SELECT to WINDOW. */
export function translateSelect(
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
