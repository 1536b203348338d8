import * as Trino from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { Scope } from './scope';
import { UNKNOWN } from './sqlType';
import { translateExpression } from './translateExpression';
import type { Translation, Typed } from './translation';

/** CASE, with an operand behind it or without. */
export function translateCase(
  work: Translation,
  scope: Scope,
  context: Trino.SimpleCaseContext | Trino.SearchedCaseContext,
): Typed {
  const operand = context instanceof Trino.SimpleCaseContext ? context._operand : undefined;
  const operandSql = operand === undefined ? '' : ` ${translateExpression(work, scope, operand).sql}`;
  let type = UNKNOWN;
  const branches = context.whenClause().map((branch) => {
    const [condition, result] = branch.expression().map((part) => translateExpression(work, scope, part));
    type = type.kind === 'unknown' ? (result?.type ?? UNKNOWN) : type;
    return ` WHEN ${condition?.sql ?? 'NULL'} THEN ${result?.sql ?? 'NULL'}`;
  });
  const last = context._elseExpression;
  const otherwise = last === undefined ? undefined : translateExpression(work, scope, last);
  type = type.kind === 'unknown' ? (otherwise?.type ?? UNKNOWN) : type;
  return {
    sql: `CASE${operandSql}${branches.join('')}${otherwise === undefined ? '' : ` ELSE ${otherwise.sql}`} END`,
    type,
  };
}
