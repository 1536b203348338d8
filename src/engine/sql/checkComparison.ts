import type { ValueExpressionContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { getFamily } from './families';
import { toTypeText } from './sqlType';
import type { Translation, Typed } from './translation';

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
