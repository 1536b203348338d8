import type {
  JoinColumnReferenceContext,
  JoinCriteriaContext,
  JoinRelationContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { getIdentifier, getParts } from './getIdentifier';
import { joinCross } from './joinCross';
import type { Part, Relation, Scope } from './scope';
import { resolveName } from './scope';
import type { TranslatedRelation } from './translatedRelation';
import { translateCondition } from './translateExpression';
import type { Translation } from './translation';
import { isPresent, mark, quoteName } from './translation';

/** A join of two relations that are translated already. */
export function translateJoin(
  work: Translation,
  scope: Scope,
  context: JoinRelationContext,
  left: TranslatedRelation,
  right: TranslatedRelation,
): TranslatedRelation {
  const relations = [...left.relations, ...right.relations];
  if (context.KW_CROSS() !== null) {
    return joinCross(left, right);
  }
  const type = context.joinType();
  const word = isPresent(type?.KW_LEFT())
    ? 'LEFT '
    : isPresent(type?.KW_RIGHT())
      ? 'RIGHT '
      : isPresent(type?.KW_FULL())
        ? 'FULL '
        : '';
  if (context.KW_NATURAL() !== null) {
    work.addFault(
      context,
      'NATURAL JOIN cannot be run here: it is not known in Athena either. Use USING or ON.',
    );
    return { sql: left.sql, relations, merged: [] };
  }
  const criteria = context.joinCriteria();
  const both: Scope = { ...scope, relations: [...scope.relations, ...relations] };
  const using = !isPresent(criteria?.KW_USING())
    ? []
    : criteria.identifier().map((name) => getIdentifier(work, name));
  for (const name of using) {
    for (const side of [left, right]) {
      if (
        !side.relations.some(({ columns }) =>
          columns.some((column) => column.name === name.name.toLowerCase()),
        )
      ) {
        work.addFault(name.span, `${name.name} is no column of both sides of the join.`);
      }
    }
  }
  const condition =
    using.length > 0
      ? ` USING (${using.map(({ name }) => quoteName(name.toLowerCase())).join(', ')})`
      : criteria === null
        ? ' ON TRUE'
        : ` ON ${translateCriteria(work, both, criteria)}`;
  return {
    sql: `${left.sql} ${word}JOIN ${right.sql}${condition}`,
    relations: toMerged(relations, left.relations, using),
    merged: [...left.merged, ...using.map(({ name }) => name.toLowerCase())],
  };
}

/** After USING the column of the right side has no name of its own any more, so that the plain name is not ambiguous. */
function toMerged(
  relations: readonly Relation[],
  left: readonly Relation[],
  using: readonly Part[],
): readonly Relation[] {
  const names = new Set(using.map(({ name }) => name.toLowerCase()));
  return names.size === 0
    ? relations
    : relations.map((relation) =>
        left.includes(relation)
          ? relation
          : { ...relation, columns: relation.columns.filter((column) => !names.has(column.name)) },
      );
}

function translateCriteria(work: Translation, scope: Scope, criteria: JoinCriteriaContext): string {
  const condition = criteria.booleanExpression();
  if (condition !== null) {
    return translateCondition(work, scope, condition);
  }
  const sides = criteria.joinColumnEquality()?.joinColumnReference() ?? [];
  return sides.map((side) => translateJoinColumn(work, scope, side)).join(' = ');
}

function translateJoinColumn(work: Translation, scope: Scope, side: JoinColumnReferenceContext): string {
  const owner = side.identifier();
  const name = side.columnName();
  if (name === null) {
    work.addFault(side, 'A column is missing here.');
    return 'NULL';
  }
  const parts = getParts(work, name.qualifiedName());
  const all = owner === null ? parts : [getIdentifier(work, owner), ...parts];
  return mark(side, resolveName(work, scope, all).sql);
}
