import type { TypeConstructorContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { getString } from './getString';
import { parseType, toDuckType } from './parseType';
import { TIMESTAMP, TIMESTAMP_ZONE } from './sqlType';
import type { Translation, Typed } from './translation';
import { NO_VALUE, quoteText } from './translation';

/** A literal with its type before it, such as `timestamp '2024-05-01 12:00:00'`. */
export function translateTypedLiteral(work: Translation, context: TypeConstructorContext): Typed {
  const literal = getString(work, context.string());
  const name =
    context.identifier() === null ? 'double' : work.getText(context.identifier() ?? context).toLowerCase();
  const type = parseType(name);
  if (type?.kind !== 'scalar') {
    work.addFault(context, `${name} literals cannot be run here.`);
    return NO_VALUE;
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
