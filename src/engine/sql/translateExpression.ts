import type {
  BooleanExpressionContext,
  ExpressionContext,
  PredicateContext,
  ValueExpressionContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import {
  AndContext,
  BetweenContext,
  ComparisonContext,
  DistinctFromContext,
  InListContext,
  InSubqueryContext,
  LikeContext,
  LogicalNotContext,
  NullPredicateContext,
  OrContext,
  PredicatedContext,
  QuantifiedComparisonContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { checkComparison } from './checkComparison';
import { getFamily } from './families';
import type { Scope } from './scope';
import { BOOLEAN, toTypeText } from './sqlType';
import { toTextAdvice } from './toTextAdvice';
import { translateQuery } from './translateQuery';
import { translateValue } from './translateValue';
import type { Translation, Typed } from './translation';
import { mark } from './translation';

/** An expression with its conditions, which are expressions of type boolean. */
export function translateExpression(work: Translation, scope: Scope, expression: ExpressionContext): Typed {
  return translateBoolean(work, scope, expression.booleanExpression());
}

/** A condition of WHERE, ON, HAVING or FILTER. */
export function translateCondition(
  work: Translation,
  scope: Scope,
  condition: BooleanExpressionContext,
): string {
  const { sql, type } = translateBoolean(work, scope, condition);
  const family = getFamily(type);
  if (family !== undefined && family !== 'boolean') {
    work.addFault(condition, `A condition is needed here, and this is ${toTypeText(type)}.`);
  }
  return sql;
}

function translateBoolean(work: Translation, scope: Scope, context: BooleanExpressionContext): Typed {
  if (context instanceof PredicatedContext) {
    const value = translateValue(work, scope, context.valueExpression());
    const predicate = context.predicate();
    return predicate === null
      ? value
      : {
          sql: translatePredicate(work, scope, predicate, value, context.valueExpression()),
          type: BOOLEAN,
        };
  }
  if (context instanceof LogicalNotContext) {
    return { sql: `NOT (${translateCondition(work, scope, context.booleanExpression())})`, type: BOOLEAN };
  }
  if (context instanceof AndContext || context instanceof OrContext) {
    const word = context instanceof AndContext ? 'AND' : 'OR';
    const sides = context.booleanExpression().map((side) => {
      const sql = translateCondition(work, scope, side);
      return word === 'AND' && side instanceof OrContext ? `(${sql})` : sql;
    });
    return { sql: sides.join(` ${word} `), type: BOOLEAN };
  }
  work.addFault(context, 'This condition cannot be run here.');
  return { sql: 'NULL', type: BOOLEAN };
}

function translatePredicate(
  work: Translation,
  scope: Scope,
  predicate: PredicateContext,
  value: Typed,
  where: ValueExpressionContext,
): string {
  const left = value.sql;
  const right = (context: ValueExpressionContext): string => {
    const other = translateValue(work, scope, context);
    checkComparison(work, value, where, other, context);
    return other.sql;
  };
  if (predicate instanceof ComparisonContext) {
    const operator = work.getText(predicate.comparisonOperator());
    return mark(
      predicate,
      `${left} ${operator === '!=' ? '<>' : operator} ${right(predicate.valueExpression())}`,
    );
  }
  if (predicate instanceof BetweenContext) {
    const [lower, upper] = predicate.valueExpression().map(right);
    return mark(predicate, `${left}${toNot(predicate)} BETWEEN ${lower ?? 'NULL'} AND ${upper ?? 'NULL'}`);
  }
  if (predicate instanceof InListContext) {
    const items = predicate.expression().map((item) => {
      const other = translateExpression(work, scope, item);
      checkComparison(work, value, where, other, item);
      return other.sql;
    });
    return mark(predicate, `${left}${toNot(predicate)} IN (${items.join(', ')})`);
  }
  if (predicate instanceof InSubqueryContext) {
    const query = translateQuery(work, scope, predicate.query());
    const [column] = query.columns;
    if (column !== undefined && query.columns.length === 1) {
      checkComparison(work, value, where, { sql: '', type: column.type }, predicate.query());
    }
    return mark(predicate, `${left}${toNot(predicate)} IN (${query.sql})`);
  }
  if (predicate instanceof LikeContext) {
    const [pattern, escape] = predicate.valueExpression();
    const family = getFamily(value.type);
    if (family !== undefined && family !== 'text') {
      work.addFault(
        where,
        `LIKE needs text, and this is ${toTypeText(value.type)}.${toTextAdvice(work, where, family)}`,
      );
    }
    const patternSql = pattern === undefined ? 'NULL' : right(pattern);
    const escapeSql = escape === undefined ? '' : ` ESCAPE ${translateValue(work, scope, escape).sql}`;
    return mark(predicate, `${left}${toNot(predicate)} LIKE ${patternSql}${escapeSql}`);
  }
  if (predicate instanceof NullPredicateContext) {
    return `${left} IS${toNot(predicate)} NULL`;
  }
  if (predicate instanceof DistinctFromContext) {
    return mark(
      predicate,
      `${left} IS${toNot(predicate)} DISTINCT FROM ${right(predicate.valueExpression())}`,
    );
  }
  if (predicate instanceof QuantifiedComparisonContext) {
    const quantifier = predicate.comparisonQuantifier().KW_ALL() === null ? 'ANY' : 'ALL';
    const operator = work.getText(predicate.comparisonOperator());
    return mark(
      predicate,
      `${left} ${operator === '!=' ? '<>' : operator} ${quantifier} (${translateQuery(work, scope, predicate.query()).sql})`,
    );
  }
  work.addFault(predicate, 'This condition cannot be run here.');
  return 'NULL';
}

function toNot(context: { KW_NOT(): unknown }): string {
  return context.KW_NOT() === null ? '' : ' NOT';
}
