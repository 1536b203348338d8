import type {
  ExpressionContext,
  PrimaryExpressionContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import {
  PredicatedContext,
  ValueExpressionDefaultContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';

/** The primary expression that an expression is nothing but, without its brackets; undefined where it is more. */
export function unwrapPrimary(expression: ExpressionContext): PrimaryExpressionContext | undefined {
  const predicated = expression.booleanExpression();
  if (!(predicated instanceof PredicatedContext) || predicated.predicate() !== null) {
    return undefined;
  }
  const value = predicated.valueExpression();
  return value instanceof ValueExpressionDefaultContext ? value.primaryExpression() : undefined;
}
