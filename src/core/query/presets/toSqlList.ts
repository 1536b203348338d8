/** Widest line of a list. */
const MAX_WIDTH = 90;

/** A text as a literal of SQL. */
export function toSqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * Texts as the inside of an IN list, in the order of the alphabet, several on a line.
 */
export function toSqlList(texts: Iterable<string>): string {
  return toRows([...texts].sort().map(toSqlText));
}

/** Pairs of texts as the inside of an IN list over a pair of columns, one on a line. */
export function toSqlPairs(pairs: readonly (readonly [string, string])[]): string {
  return pairs.map(([left, right]) => `(${toSqlText(left)}, ${toSqlText(right)})`).join(',\n');
}

function toRows(items: readonly string[]): string {
  const lines: string[] = [];
  let line = '';
  for (const item of items) {
    if (line !== '' && line.length + item.length + 3 > MAX_WIDTH) {
      lines.push(`${line},`);
      line = item;
    } else {
      line = line === '' ? item : `${line}, ${item}`;
    }
  }
  return [...lines, line].join('\n');
}
