import type { ValueExpressionContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import {
  ArithmeticBinaryContext,
  ArithmeticUnaryContext,
  AtTimeZoneContext,
  ConcatenationContext,
  TimeZoneStringContext,
  ValueExpressionDefaultContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { getFamily } from './families';
import type { Scope } from './scope';
import type { SqlType } from './sqlType';
import { BIGINT, DOUBLE, TIMESTAMP, toTypeText, UNKNOWN } from './sqlType';
import { toTextAdvice } from './toTextAdvice';
import { translatePrimary } from './translatePrimary';
import type { Translation, Typed } from './translation';
import { mark, NO_VALUE } from './translation';

/** What a condition compares: a primary expression, or several joined by operators. */
export function translateValue(work: Translation, scope: Scope, context: ValueExpressionContext): Typed {
  if (context instanceof ValueExpressionDefaultContext) {
    return translatePrimary(work, scope, context.primaryExpression());
  }
  if (context instanceof ConcatenationContext) {
    const [left, right] = context.valueExpression().map((side) => translateValue(work, scope, side));
    for (const [index, side] of [left, right].entries()) {
      const family = getFamily(side?.type ?? UNKNOWN);
      const where = context.valueExpression(index);
      if (
        where !== null &&
        (family === 'number' || family === 'boolean' || family === 'time' || family === 'json')
      ) {
        work.addFault(
          where,
          `|| joins texts, and this is ${toTypeText(side?.type ?? UNKNOWN)}.${toTextAdvice(work, where, family)}`,
        );
      }
    }
    const type = left?.type.kind === 'unknown' ? (right?.type ?? UNKNOWN) : (left?.type ?? UNKNOWN);
    return { sql: `(${left?.sql ?? 'NULL'} || ${right?.sql ?? 'NULL'})`, type };
  }
  if (context instanceof ArithmeticUnaryContext) {
    const value = translateValue(work, scope, context.valueExpression());
    const sign = context.MINUS() === null ? '' : '-';
    return {
      sql: sign === '' ? value.sql : `(-${value.sql})`,
      type: value.type,
      ...(value.literal === undefined ? {} : { literal: `${sign}${value.literal}` }),
    };
  }
  if (context instanceof ArithmeticBinaryContext) {
    return translateArithmetic(work, scope, context);
  }
  if (context instanceof AtTimeZoneContext) {
    const value = translateValue(work, scope, context.valueExpression());
    const zone = context.timeZoneSpecifier();
    if (!(zone instanceof TimeZoneStringContext)) {
      work.addFault(
        zone,
        "AT TIME ZONE INTERVAL cannot be run here. Write the zone as text, such as 'Europe/Berlin'.",
      );
      return { sql: 'NULL', type: TIMESTAMP };
    }
    return {
      sql: `timezone(${mark(zone, work.getText(zone.string()))}, CAST(${value.sql} AS TIMESTAMP WITH TIME ZONE))`,
      type: TIMESTAMP,
    };
  }
  work.addFault(context, 'This expression cannot be run here.');
  return NO_VALUE;
}

function translateArithmetic(work: Translation, scope: Scope, context: ArithmeticBinaryContext): Typed {
  const [leftWhere, rightWhere] = context.valueExpression();
  const [left, right] = context.valueExpression().map((side) => translateValue(work, scope, side));
  if (left === undefined || right === undefined || leftWhere === undefined || rightWhere === undefined) {
    return NO_VALUE;
  }
  const operator = context._operator?.text ?? '+';
  const [one, other] = [getFamily(left.type), getFamily(right.type)];
  for (const [side, where] of [
    [one, leftWhere],
    [other, rightWhere],
  ] as const) {
    if (side === 'text' || side === 'json' || side === 'boolean') {
      const text = work.getText(where);
      const short = text.length > 40 ? '…' : text;
      const advice =
        side === 'text' && (one === 'interval' || other === 'interval' || one === 'time' || other === 'time')
          ? ` Write from_iso8601_timestamp(${short}).`
          : ` Write CAST(${short} AS bigint).`;
      work.addFault(
        where,
        `${operator} needs numbers, and this is ${side === 'text' ? 'text (varchar)' : side}.${advice}`,
      );
    }
  }
  const sql = mark(context, `(${left.sql} ${operator} ${right.sql})`);
  const isDate = (type: SqlType): boolean => type.kind === 'scalar' && type.name === 'date';
  if (one === 'time' && other === 'time') {
    return isDate(left.type) && isDate(right.type)
      ? { sql: `to_days(CAST(${sql} AS INTEGER))`, type: { kind: 'scalar', name: 'interval day to second' } }
      : { sql, type: { kind: 'scalar', name: 'interval day to second' } };
  }
  if (one === 'time' || other === 'time') {
    const type = one === 'time' ? left.type : right.type;
    return { sql: isDate(type) ? `CAST(${sql} AS DATE)` : sql, type };
  }
  if (one === 'interval' || other === 'interval') {
    return { sql, type: one === 'interval' ? left.type : right.type };
  }
  if (one === 'number' && other === 'number') {
    return { sql, type: toNumberType(left.type, right.type) };
  }
  return { sql, type: one === undefined ? (other === undefined ? UNKNOWN : right.type) : left.type };
}

function toNumberType(left: SqlType, right: SqlType): SqlType {
  const names = [left, right].map((type) => toTypeText(type));
  if (names.includes('double') || names.includes('real')) {
    return DOUBLE;
  }
  const decimal = [left, right].find((type) => toTypeText(type).startsWith('decimal'));
  return decimal ?? (names.includes('bigint') ? BIGINT : left);
}
