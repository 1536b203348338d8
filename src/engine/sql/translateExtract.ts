import type { ExtractContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { getFamily } from './families';
import { getIdentifier } from './getIdentifier';
import type { Scope } from './scope';
import { BIGINT, toTypeText } from './sqlType';
import { translateValue } from './translateValue';
import type { Translation, Typed } from './translation';
import { NO_VALUE } from './translation';

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

/** `extract(hour FROM …)`. */
export function translateExtract(work: Translation, scope: Scope, context: ExtractContext): Typed {
  const { name, span } = getIdentifier(work, context.identifier());
  const value = translateValue(work, scope, context.valueExpression());
  const part = Object.hasOwn(EXTRACTED, name.toLowerCase()) ? EXTRACTED[name.toLowerCase()] : undefined;
  if (part === undefined) {
    work.addFault(span, `${name} cannot be extracted here. These can: ${Object.keys(EXTRACTED).join(', ')}.`);
    return NO_VALUE;
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
