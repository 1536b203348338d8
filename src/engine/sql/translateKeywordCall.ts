import type { PrimaryExpressionContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import * as Trino from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { getParts } from './getIdentifier';
import { getString } from './getString';
import type { Scope } from './scope';
import { resolveName } from './scope';
import { BIGINT, DATE, TIMESTAMP, TIMESTAMP_ZONE, VARCHAR } from './sqlType';
import { translateCondition, translateExpression } from './translateExpression';
import { translateExtract } from './translateExtract';
import { translateInterval } from './translateInterval';
import { translateJsonFunction } from './translateJson';
import { translateTypedLiteral } from './translateTypedLiteral';
import { translateValue } from './translateValue';
import { translateSortItems } from './translateWindow';
import type { Translation, Typed } from './translation';
import { isPresent, NO_VALUE, quoteText } from './translation';

/** The expressions that look like calls but are grammar of their own. */
export function translateKeywordCall(
  work: Translation,
  scope: Scope,
  context: PrimaryExpressionContext,
): Typed {
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
  return NO_VALUE;
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
