import type { Call } from './call';
import { UNKNOWN, VARCHAR } from './sqlType';
import { translateCollectionCall } from './translateCollectionCall';
import { translateJsonCall } from './translateJsonCall';
import { translateTimeCall } from './translateTimeCall';
import type { Typed } from './translation';
import { quoteText } from './translation';

/** The functions that need more than a template; undefined for all others. */
export function translateSpecialCall(call: Call, args: readonly Typed[]): Typed | undefined {
  const { entry } = call;
  const [a, , c] = args;
  const sql = args.map((argument) => argument.sql);
  const [first = 'NULL', second = 'NULL'] = sql;
  switch (entry.name) {
    case 'concat':
      return { sql: `(${sql.join(' || ')})`, type: a?.type ?? UNKNOWN };
    case 'greatest':
    case 'least':
      return {
        sql: `CASE WHEN ${sql.map((part) => `${part} IS NOT NULL`).join(' AND ')} THEN ${entry.name}(${sql.join(', ')}) END`,
        type: a?.type ?? UNKNOWN,
      };
    case 'try':
      return { sql: `TRY(${first})`, type: a?.type ?? UNKNOWN };
    case 'reverse':
      return {
        sql: a?.type.kind === 'array' ? `list_reverse(${first})` : `reverse(${first})`,
        type: a?.type ?? UNKNOWN,
      };
    case 'regexp_replace':
      return c === undefined
        ? undefined
        : { sql: `regexp_replace(${first}, ${second}, ${toReplacement(c)}, 'g')`, type: VARCHAR };
    default:
      return (
        translateJsonCall(call, args) ?? translateTimeCall(call, args) ?? translateCollectionCall(call, args)
      );
  }
}

/** Java's `$1` and `\$` in RE2's letters. */
function toReplacement(replacement: Typed): string {
  if (replacement.literal === undefined) {
    return `regexp_replace(${replacement.sql}, '\\$(\\d)', '\\\\\\1', 'g')`;
  }
  const java = replacement.literal;
  let text = '';
  for (let at = 0; at < java.length; at++) {
    const letter = java[at] ?? '';
    const next = java[at + 1] ?? '';
    if (letter === '\\') {
      text += next === '\\' ? '\\\\' : next;
      at++;
    } else if (letter === '$' && next >= '0' && next <= '9') {
      text += `\\${next}`;
      at++;
    } else {
      text += letter;
    }
  }
  return quoteText(text);
}
