import type { PrimaryExpressionContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import * as Trino from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { getIdentifier, getParts } from './getIdentifier';
import { getString } from './getString';
import type { Scope } from './scope';
import { resolveName, toFields } from './scope';
import type { SqlType } from './sqlType';
import { array, BIGINT, BOOLEAN, DOUBLE, INTEGER, scalar, UNKNOWN, VARCHAR } from './sqlType';
import { translateCall } from './translateCall';
import { translateCase } from './translateCase';
import { translateCast } from './translateCast';
import { translateExpression } from './translateExpression';
import { translateKeywordCall } from './translateKeywordCall';
import { translateParameter } from './translateParameter';
import { translateQuery } from './translateQuery';
import { translateValue } from './translateValue';
import type { Translation, Typed } from './translation';
import { mark, NO_VALUE, quoteText } from './translation';

const LARGEST_INTEGER = 2 ** 31 - 1;

/** An expression without operators: a name, a literal, a call, or something in brackets. */
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
    return NO_VALUE;
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

function translateNumber(text: string): Typed {
  if (/^\d+$/u.test(text)) {
    return { sql: text, type: Number(text) > LARGEST_INTEGER ? BIGINT : INTEGER, literal: text };
  }
  return { sql: text, type: /e/iu.test(text) ? DOUBLE : scalar('decimal') };
}

/** An array's type from its elements: the first one whose type is known. */
function toArrayType(elements: readonly Typed[]): SqlType {
  return array(elements.find(({ type }) => type.kind !== 'unknown')?.type ?? UNKNOWN);
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
        return NO_VALUE;
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
      return NO_VALUE;
    }
  }
}
