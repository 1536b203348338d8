import type {
  CastContext,
  IntervalContext,
  PrimaryExpressionContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import * as Trino from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { getFamily } from './families';
import { parseType, toDuckType } from './parseType';
import type { Scope } from './scope';
import { resolveName, toFields } from './scope';
import type { SqlType } from './sqlType';
import {
  BIGINT,
  BOOLEAN,
  DATE,
  DOUBLE,
  INTEGER,
  scalar,
  TIMESTAMP,
  TIMESTAMP_ZONE,
  toTypeText,
  UNKNOWN,
  VARCHAR,
} from './sqlType';
import { translateCall } from './translateCall';
import {
  getIdentifier,
  getParts,
  getString,
  toArrayType,
  translateCondition,
  translateExpression,
  translateValue,
} from './translateExpression';
import { translateJsonFunction } from './translateJson';
import type { Translation, Typed } from './translation';
import { isPresent, mark, quoteText } from './translation';
import { translateQuery } from './translateQuery';
import { translateSortItems } from './translateWindow';

const NOTHING: Typed = { sql: 'NULL', type: UNKNOWN };
const LARGEST_INTEGER = 2 ** 31 - 1;

export function translatePrimary(work: Translation, scope: Scope, context: PrimaryExpressionContext): Typed {
  const result = translateUnmarked(work, scope, context);
  return { ...result, sql: mark(context, result.sql) };
}

function translateUnmarked(work: Translation, scope: Scope, context: PrimaryExpressionContext): Typed {
  if (context instanceof Trino.ColumnReferenceContext) {
    return resolveName(work, scope, getParts(work, context.columnName().qualifiedName()));
  }
  if (context instanceof Trino.DereferenceContext) {
    const base = translatePrimary(work, scope, context.primaryExpression());
    return toFields(work, base, [getIdentifier(work, context.identifier())]);
  }
  if (context instanceof Trino.FunctionCallContext) {
    return translateCall(work, scope, context);
  }
  if (context instanceof Trino.StringLiteralContext) {
    const literal = getString(work, context.string());
    return { sql: quoteText(literal), type: VARCHAR, literal };
  }
  if (context instanceof Trino.NumericLiteralContext) {
    return translateNumber(work.getText(context));
  }
  if (context instanceof Trino.BooleanLiteralContext) {
    return { sql: work.getText(context).toUpperCase(), type: BOOLEAN };
  }
  if (context instanceof Trino.NullLiteralContext) {
    return NOTHING;
  }
  if (context instanceof Trino.ParenthesizedExpressionContext) {
    const inner = translateExpression(work, scope, context.expression());
    return { ...inner, sql: `(${inner.sql})` };
  }
  if (context instanceof Trino.ParameterContext) {
    return translateParameter(work, context);
  }
  if (context instanceof Trino.SubscriptContext) {
    return translateSubscript(work, scope, context);
  }
  if (context instanceof Trino.CastContext) {
    return translateCast(work, scope, context);
  }
  if (context instanceof Trino.ArrayConstructorContext) {
    const elements = context.expression().map((element) => translateExpression(work, scope, element));
    return { sql: `[${elements.map(({ sql }) => sql).join(', ')}]`, type: toArrayType(elements) };
  }
  if (context instanceof Trino.RowConstructorContext) {
    const elements = context.expression().map((element) => translateExpression(work, scope, element));
    return {
      sql: `row(${elements.map(({ sql }) => sql).join(', ')})`,
      type: { kind: 'row', fields: elements.map(({ type }) => ({ name: '', type })) },
    };
  }
  if (context instanceof Trino.SimpleCaseContext || context instanceof Trino.SearchedCaseContext) {
    return translateCase(work, scope, context);
  }
  if (context instanceof Trino.CoalesceContext) {
    const values = context.expression().map((value) => translateExpression(work, scope, value));
    return {
      sql: `coalesce(${values.map(({ sql }) => sql).join(', ')})`,
      type: values.find(({ type }) => type.kind !== 'unknown')?.type ?? UNKNOWN,
    };
  }
  if (context instanceof Trino.SubqueryExpressionContext) {
    const query = translateQuery(work, scope, context.query());
    return { sql: `(${query.sql})`, type: query.columns[0]?.type ?? UNKNOWN };
  }
  if (context instanceof Trino.ExistsContext) {
    return { sql: `EXISTS (${translateQuery(work, scope, context.query()).sql})`, type: BOOLEAN };
  }
  return translateKeywordCall(work, scope, context);
}

/** The expressions that look like calls but are grammar of their own. */
function translateKeywordCall(work: Translation, scope: Scope, context: PrimaryExpressionContext): Typed {
  const value = (of: Trino.ValueExpressionContext | null | undefined): string =>
    !isPresent(of) ? 'NULL' : translateValue(work, scope, of).sql;
  if (context instanceof Trino.TypeConstructorContext) {
    return translateTypedLiteral(work, context);
  }
  if (context instanceof Trino.IntervalLiteralContext) {
    return translateInterval(work, context.interval());
  }
  if (context instanceof Trino.ExtractContext) {
    return translateExtract(work, scope, context);
  }
  if (context instanceof Trino.SubstringContext) {
    return { sql: `substr(${context.valueExpression().map(value).join(', ')})`, type: VARCHAR };
  }
  if (context instanceof Trino.PositionContext) {
    const [search, text] = context.valueExpression();
    return { sql: `CAST(strpos(${value(text)}, ${value(search)}) AS BIGINT)`, type: BIGINT };
  }
  if (context instanceof Trino.TrimContext) {
    const sides = context.trimsSpecification();
    const name = isPresent(sides?.KW_LEADING())
      ? 'ltrim'
      : isPresent(sides?.KW_TRAILING())
        ? 'rtrim'
        : 'trim';
    const values = context.valueExpression();
    const text = context._trimSource ?? values.at(-1);
    const letters = values.find((candidate) => candidate !== text);
    return {
      sql: `${name}(${value(text)}${letters === undefined ? '' : `, ${value(letters)}`})`,
      type: VARCHAR,
    };
  }
  if (context instanceof Trino.CurrentTimestampContext) {
    return { sql: 'now()', type: TIMESTAMP_ZONE };
  }
  if (context instanceof Trino.LocalTimestampContext) {
    return { sql: 'CAST(now() AS TIMESTAMP)', type: TIMESTAMP };
  }
  if (context instanceof Trino.CurrentDateContext) {
    return { sql: 'CAST(now() AS DATE)', type: DATE };
  }
  if (context instanceof Trino.ListAggContext) {
    scope.hasAggregate = true;
    const distinct = !isPresent(context.setQuantifier()?.KW_DISTINCT()) ? '' : 'DISTINCT ';
    const text = translateExpression(work, scope, context.expression()).sql;
    const separator = context.string();
    const overflow = context.listAggOverflowBehavior();
    if (overflow !== null && overflow.KW_TRUNCATE() !== null) {
      work.addFault(overflow, 'ON OVERFLOW TRUNCATE cannot be run here: listagg has no limit here.');
    }
    const sort =
      context.sortItem().length === 0
        ? ''
        : ` ORDER BY ${translateSortItems(work, scope, context.sortItem())}`;
    const filter = context.filter()?.whereClause().booleanExpression();
    return {
      sql: `string_agg(${distinct}${text}, ${separator === null ? "''" : quoteText(getString(work, separator))}${sort})${
        filter === undefined ? '' : ` FILTER (WHERE ${translateCondition(work, scope, filter)})`
      }`,
      type: VARCHAR,
    };
  }
  if (context instanceof Trino.GroupingOperationContext) {
    scope.hasAggregate = true;
    const columns = context.qualifiedName().map((name) => resolveName(work, scope, getParts(work, name)).sql);
    return { sql: `grouping(${columns.join(', ')})`, type: BIGINT };
  }
  const json = translateJsonFunction(work, scope, context);
  if (json !== undefined) {
    return json;
  }
  work.addFault(context, toRefusal(work, context));
  return NOTHING;
}

function toRefusal(work: Translation, context: PrimaryExpressionContext): string {
  if (context instanceof Trino.LambdaContext) {
    return 'A function written with -> can only be an argument of filter, transform, reduce and the like.';
  }
  const word = (context.start?.text ?? '').toUpperCase();
  switch (word) {
    case 'NORMALIZE':
    case 'CURRENT_USER':
    case 'CURRENT_CATALOG':
    case 'CURRENT_SCHEMA':
    case 'CURRENT_PATH':
    case 'CURRENT_TIME':
    case 'LOCALTIME':
      return `${word} cannot be run here.`;
  }
  return context instanceof Trino.BinaryLiteralContext
    ? "Binary literals such as X'00' cannot be run here. Write from_hex('00')."
    : `${work.getText(context).slice(0, 40)} cannot be run here.`;
}

function translateNumber(text: string): Typed {
  if (/^\d+$/u.test(text)) {
    return { sql: text, type: Number(text) > LARGEST_INTEGER ? BIGINT : INTEGER, literal: text };
  }
  return { sql: text, type: /e/iu.test(text) ? DOUBLE : scalar('decimal') };
}

export function translateParameter(
  work: Translation,
  context: Trino.ParameterContext | Trino.RowCountContext,
): Typed {
  const text = work.getText(context);
  if (!text.startsWith(':')) {
    work.addFault(context, 'Give the parameter a name, such as :user, so that it can be asked for.');
    return NOTHING;
  }
  const name = text.slice(1);
  if (!work.parameterNames.includes(name)) {
    work.parameterNames.push(name);
  }
  return { sql: `$${name}`, type: UNKNOWN };
}

function translateSubscript(work: Translation, scope: Scope, context: Trino.SubscriptContext): Typed {
  const base = translatePrimary(work, scope, context.primaryExpression());
  const index = translateValue(work, scope, context.valueExpression());
  const { type } = base;
  const result = (element: SqlType): Typed => ({ sql: `(${base.sql})[${index.sql}]`, type: element });
  switch (type.kind) {
    case 'array':
      return result(type.element);
    case 'map':
      return result(type.value);
    case 'row': {
      const field = type.fields[Number(index.literal) - 1];
      if (field === undefined) {
        work.addFault(
          context.valueExpression(),
          `The row has ${type.fields.length} fields; their numbers begin at 1.`,
        );
        return NOTHING;
      }
      return field.name === ''
        ? result(field.type)
        : toFields(work, base, [{ name: field.name, span: { start: 0, end: 0 } }]);
    }
    case 'unknown':
      return result(UNKNOWN);
    case 'scalar': {
      const text = work.getText(context.primaryExpression());
      const advice =
        type.name === 'varchar' || type.name === 'json'
          ? ` Where it is JSON, write json_extract_scalar(${text.length > 40 ? '…' : text}, '$.name').`
          : '';
      work.addFault(context, `[…] takes an element of an array or a map, and this is ${type.name}.${advice}`);
      return NOTHING;
    }
  }
}

function translateCast(work: Translation, scope: Scope, context: CastContext): Typed {
  const value = translateExpression(work, scope, context.expression());
  const target = parseType(work.getText(context.type()));
  if (target === undefined) {
    work.addFault(context.type(), `The type ${work.getText(context.type())} cannot be run here.`);
    return NOTHING;
  }
  return {
    sql: toCastSql(value, target, context.KW_TRY_CAST() === null ? 'CAST' : 'TRY_CAST'),
    type: target,
  };
}

/** A cast with Trino's meaning where DuckDB has another one: for JSON, for times as text and for cut text. */
export function toCastSql(value: Typed, target: SqlType, word: 'CAST' | 'TRY_CAST'): string {
  const { sql, type } = value;
  const name = target.kind === 'scalar' ? target.name : '';
  const duck = toDuckType(target);
  if (name === 'json') {
    return type.kind === 'scalar' && type.name === 'json' ? sql : `to_json(${sql})`;
  }
  if (type.kind === 'scalar' && type.name === 'json' && target.kind === 'scalar') {
    const text = `json_extract_string(${sql}, '$')`;
    return name === 'varchar' ? text : `${word}(${text} AS ${duck})`;
  }
  if (name === 'varchar' && type.kind === 'scalar' && type.name.startsWith('timestamp')) {
    return `strftime(${sql}, '%Y-%m-%d %H:%M:%S.%g${type.name === 'timestamp' ? '' : ' UTC'}')`;
  }
  const cast = `${word}(${sql} AS ${duck})`;
  return target.kind === 'scalar' && target.length !== undefined ? `left(${cast}, ${target.length})` : cast;
}

function translateCase(
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

function translateTypedLiteral(work: Translation, context: Trino.TypeConstructorContext): Typed {
  const literal = getString(work, context.string());
  const name =
    context.identifier() === null ? 'double' : work.getText(context.identifier() ?? context).toLowerCase();
  const type = parseType(name);
  if (type?.kind !== 'scalar') {
    work.addFault(context, `${name} literals cannot be run here.`);
    return NOTHING;
  }
  const text = quoteText(literal);
  if (name === 'timestamp') {
    const zoned = /[a-z]|[+-]\d{1,2}(:\d{2})?$/iu.test(literal.trim().slice(10).replace(/^T/u, ''));
    if (!/^\d{4}-\d{1,2}-\d{1,2}/u.test(literal.trim())) {
      work.addFault(context, "A timestamp is written timestamp '2024-05-01 12:00:00'.");
    }
    return zoned
      ? { sql: `CAST(${text} AS TIMESTAMP WITH TIME ZONE)`, type: TIMESTAMP_ZONE }
      : { sql: `CAST(${text} AS TIMESTAMP)`, type: TIMESTAMP };
  }
  if (name === 'date' && !/^\d{4}-\d{1,2}-\d{1,2}$/u.test(literal.trim())) {
    work.addFault(context, "A date is written date '2024-05-01'.");
  }
  return { sql: `CAST(${text} AS ${toDuckType(type)})`, type };
}

const INTERVAL_UNITS: Readonly<Record<string, readonly [microseconds: number, months: number]>> = {
  YEAR: [0, 12],
  MONTH: [0, 1],
  DAY: [86_400_000_000, 0],
  HOUR: [3_600_000_000, 0],
  MINUTE: [60_000_000, 0],
  SECOND: [1_000_000, 0],
};

/** `INTERVAL '7' DAY`, or the longer form `INTERVAL '1 02:00:00' DAY TO SECOND`. */
function translateInterval(work: Translation, context: IntervalContext): Typed {
  const text = getString(work, context.string()).trim();
  const fields = context.intervalField().map((field) => work.getText(field).toUpperCase());
  const [from = 'DAY', to = from] = fields;
  const order = Object.keys(INTERVAL_UNITS);
  const units = order.slice(order.indexOf(from), order.indexOf(to) + 1);
  const numbers = text.replace(/^[+-]/u, '').split(/[-\s:]/u);
  const isYear = from === 'YEAR' || from === 'MONTH';
  if (
    units.length === 0 ||
    numbers.length !== units.length ||
    numbers.some((part) => !/^\d+(\.\d+)?$/u.test(part))
  ) {
    work.addFault(
      context.string(),
      `This is no interval of ${fields.join(' TO ')}; a usual one is INTERVAL '7' DAY.`,
    );
    return { sql: 'NULL', type: scalar('interval day to second') };
  }
  const isNegative = text.startsWith('-') !== (context.MINUS() !== null);
  let amount = 0;
  for (const [index, unit] of units.entries()) {
    const [microseconds, months] = INTERVAL_UNITS[unit] ?? [0, 0];
    amount += Number(numbers[index]) * (isYear ? months : microseconds);
  }
  const signed = `${isNegative ? '-' : ''}${Math.round(amount)}`;
  return {
    sql: isYear ? `to_months(${signed})` : `to_microseconds(${signed})`,
    type: scalar(isYear ? 'interval year to month' : 'interval day to second'),
  };
}

const EXTRACTED: Readonly<Record<string, string>> = {
  year: 'year',
  quarter: 'quarter',
  month: 'month',
  week: 'week',
  day: 'day',
  day_of_month: 'day',
  day_of_week: 'isodow',
  dow: 'isodow',
  day_of_year: 'dayofyear',
  doy: 'dayofyear',
  year_of_week: 'isoyear',
  yow: 'isoyear',
  hour: 'hour',
  minute: 'minute',
  second: 'second',
};

function translateExtract(work: Translation, scope: Scope, context: Trino.ExtractContext): Typed {
  const { name, span } = getIdentifier(work, context.identifier());
  const value = translateValue(work, scope, context.valueExpression());
  const part = Object.hasOwn(EXTRACTED, name.toLowerCase()) ? EXTRACTED[name.toLowerCase()] : undefined;
  if (part === undefined) {
    work.addFault(span, `${name} cannot be extracted here. These can: ${Object.keys(EXTRACTED).join(', ')}.`);
    return NOTHING;
  }
  const family = getFamily(value.type);
  if (family === 'text' || family === 'json') {
    const text = work.getText(context.valueExpression());
    work.addFault(
      context.valueExpression(),
      `extract needs a time, and this is ${toTypeText(value.type)}. Write from_iso8601_timestamp(${text.length > 40 ? '…' : text}).`,
    );
  }
  return { sql: `${part}(${value.sql})`, type: BIGINT };
}
