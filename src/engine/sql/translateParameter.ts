import type { ParameterContext, RowCountContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { UNKNOWN } from './sqlType';
import type { Translation, Typed } from './translation';
import { NO_VALUE } from './translation';

/** A parameter such as `:user`, which DuckDB writes `$user`. */
export function translateParameter(work: Translation, context: ParameterContext | RowCountContext): Typed {
  const text = work.getText(context);
  if (!text.startsWith(':')) {
    work.addFault(context, 'Give the parameter a name, such as :user, so that it can be asked for.');
    return NO_VALUE;
  }
  const name = text.slice(1);
  if (!work.parameterNames.includes(name)) {
    work.parameterNames.push(name);
  }
  return { sql: `$${name}`, type: UNKNOWN };
}
