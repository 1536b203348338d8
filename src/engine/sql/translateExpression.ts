import type {
  BooleanExpressionContext,
  ColumnRefContext,
  IdentifierContext,
  PredicateContext,
  PrimaryExpressionContext,
  StringContext,
  ValueExpressionContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { ExpressionContext, QualifiedNameContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import {
  AndContext,
  ArithmeticBinaryContext,
  ArithmeticUnaryContext,
  AtTimeZoneContext,
  BackQuotedIdentifierContext,
  BasicStringLiteralContext,
  BetweenContext,
  ComparisonContext,
  ConcatenationContext,
  DigitIdentifierContext,
  DistinctFromContext,
  InListContext,
  InSubqueryContext,
  LikeContext,
  LogicalNotContext,
  NullPredicateContext,
  OrContext,
  PredicatedContext,
  QuantifiedComparisonContext,
  QuotedIdentifierContext,
  TimeZoneStringContext,
  ValueExpressionDefaultContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { Family } from './families';
import { getFamily } from './families';
import type { Part, Scope } from './scope';
import { resolveName } from './scope';
import type { SqlType } from './sqlType';
import { array, BIGINT, BOOLEAN, DOUBLE, TIMESTAMP, toTypeText, UNKNOWN } from './sqlType';
import type { Translation, Typed } from './translation';
import { mark, toSpan } from './translation';
import { translatePrimary } from './translatePrimary';
import { translateQuery } from './translateQuery';

export function getIdentifier(work: Translation, context: IdentifierContext): Part {
  const text = work.getText(context);
  if (context instanceof BackQuotedIdentifierContext) {
    work.addFault(context, 'Athena quotes names with double quotes in queries, not with backquotes.');
  }
  if (context instanceof DigitIdentifierContext) {
    work.addFault(context, `A name that begins with a digit has to be quoted: "${text}".`);
  }
  const isQuoted =
    context instanceof QuotedIdentifierContext || context instanceof BackQuotedIdentifierContext;
  return { name: isQuoted ? text.slice(1, -1).replaceAll('""', '"') : text, span: toSpan(context), isQuoted };
}

export function getParts(work: Translation, name: QualifiedNameContext): readonly Part[] {
  return name.identifier().map((identifier) => getIdentifier(work, identifier));
}

export function getString(work: Translation, context: StringContext): string {
  if (!(context instanceof BasicStringLiteralContext)) {
    work.addFault(context, "Texts with U& cannot be run here. Write the characters themselves between '…'.");
  }
  return work.getText(context).slice(1, -1).replaceAll("''", "'");
}

export function translateColumn(work: Translation, scope: Scope, column: ColumnRefContext): Typed {
  const name = column.qualifiedName();
  if (name === null) {
    work.addFault(column, 'A column or an expression is missing here.');
    return { sql: 'NULL', type: UNKNOWN };
  }
  const found = resolveName(work, scope, getParts(work, name));
  return { ...found, sql: mark(column, found.sql) };
}

/** The primary expression that an expression is nothing but, without its brackets; undefined where it is more. */
export function unwrapPrimary(expression: ExpressionContext): PrimaryExpressionContext | undefined {
  const predicated = expression.booleanExpression();
  if (!(predicated instanceof PredicatedContext) || predicated.predicate() !== null) {
    return undefined;
  }
  const value = predicated.valueExpression();
  return value instanceof ValueExpressionDefaultContext ? value.primaryExpression() : undefined;
}

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

function toTextAdvice(work: Translation, where: ValueExpressionContext, family: Family): string {
  const text = work.getText(where);
  return family === 'json'
    ? ' json_extract_scalar gives text.'
    : ` Write CAST(${text.length > 40 ? '…' : text} AS varchar).`;
}

/** Athena refuses to compare text with a number and the like; DuckDB would turn one into the other, or find nothing. */
export function checkComparison(
  work: Translation,
  left: Typed,
  leftWhere: ValueExpressionContext,
  right: Typed,
  rightWhere: Parameters<Translation['addFault']>[0],
): void {
  const one = getFamily(left.type);
  const other = getFamily(right.type);
  if (one === undefined || other === undefined || one === other) {
    return;
  }
  const words = `Athena does not compare ${toTypeText(left.type)} with ${toTypeText(right.type)}.`;
  const text = work.getText(leftWhere);
  const short = text.length > 40 ? '…' : text;
  const pair = `${one} ${other}`;
  const advice =
    pair === 'text time'
      ? ` Write from_iso8601_timestamp(${short}).`
      : pair === 'time text'
        ? ' Write timestamp before the text, or from_iso8601_timestamp(…) around it.'
        : pair === 'text number'
          ? ` Write CAST(${short} AS bigint), or put the number in quotes.`
          : pair === 'text boolean'
            ? " Write 'true' or 'false' in quotes."
            : one === 'json' || other === 'json'
              ? ' json_extract_scalar gives text.'
              : ' Write a CAST.';
  // DuckDB takes a text literal for a time, and a text for a boolean, as they are meant.
  const isMeant =
    pair === 'text boolean' ||
    (pair === 'time text' && right.literal !== undefined) ||
    (pair === 'text time' && left.literal !== undefined);
  work.addFault(rightWhere, `${words}${advice}`, isMeant ? 'warning' : 'error');
}

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
  return { sql: 'NULL', type: UNKNOWN };
}

function translateArithmetic(work: Translation, scope: Scope, context: ArithmeticBinaryContext): Typed {
  const [leftWhere, rightWhere] = context.valueExpression();
  const [left, right] = context.valueExpression().map((side) => translateValue(work, scope, side));
  if (left === undefined || right === undefined || leftWhere === undefined || rightWhere === undefined) {
    return { sql: 'NULL', type: UNKNOWN };
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

/** An array's type from its elements: the first one whose type is known. */
export function toArrayType(elements: readonly Typed[]): SqlType {
  return array(elements.find(({ type }) => type.kind !== 'unknown')?.type ?? UNKNOWN);
}
