import type { ValueExpressionContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { Family } from './families';
import type { Translation } from './translation';

/** What to write for an expression that is no text where text is needed. */
export function toTextAdvice(work: Translation, where: ValueExpressionContext, family: Family): string {
  const text = work.getText(where);
  return family === 'json'
    ? ' json_extract_scalar gives text.'
    : ` Write CAST(${text.length > 40 ? '…' : text} AS varchar).`;
}
