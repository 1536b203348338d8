import type { StringContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { BasicStringLiteralContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { Translation } from './translation';

/** The value of a text literal. */
export function getString(work: Translation, context: StringContext): string {
  if (!(context instanceof BasicStringLiteralContext)) {
    work.addFault(context, "Texts with U& cannot be run here. Write the characters themselves between '…'.");
  }
  return work.getText(context).slice(1, -1).replaceAll("''", "'");
}
