import type { IdentifierContext, QualifiedNameContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import {
  BackQuotedIdentifierContext,
  DigitIdentifierContext,
  QuotedIdentifierContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { Part } from './scope';
import type { Translation } from './translation';
import { toSpan } from './translation';

/** A name as it is meant, with a fault where Athena does not write names so. */
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

/** The names between the dots of a dotted one. */
export function getParts(work: Translation, name: QualifiedNameContext): readonly Part[] {
  return name.identifier().map((identifier) => getIdentifier(work, identifier));
}
