import type { IntervalSet } from 'antlr4ng';
import { TrinoSqlLexer } from 'dt-sql-parser/dist/lib/trino/TrinoSqlLexer';
import { getEditDistance } from '../../core/text/getEditDistance';
import type { Span } from '../../core/text/span';
import type { SqlToken } from './tokenize';
import { SIGN } from './tokenize';

/** Words that a wrong word is held against; what else is expected is rarely meant. */
const CLAUSES: readonly string[] = (
  'SELECT FROM WHERE GROUP ORDER BY HAVING LIMIT OFFSET UNION INTERSECT EXCEPT JOIN CROSS LEFT RIGHT FULL INNER ON USING ' +
  'AND OR NOT IN LIKE BETWEEN IS NULL AS DISTINCT CASE WHEN THEN ELSE END DESC ASC WITH VALUES EXISTS OVER PARTITION UNNEST'
).split(' ');

/** More names than these say nothing. */
const MOST_NAMES = 5;

/** Where a fault of the grammar is shown, and in which words. `at` is the offset where the parser gave up. */
export function toSyntaxMessage(
  tokens: readonly SqlToken[],
  at: number,
  end: number,
  expected: IntervalSet | undefined,
): { readonly span: Span; readonly message: string } {
  const index = tokens.findIndex(({ span }) => span.start >= at);
  const token = index < 0 ? undefined : tokens[index];
  const before = index < 0 ? tokens.at(-1) : tokens[index - 1];
  const told = token === undefined ? undefined : getTold(token, before, tokens[index - 2], tokens[index + 1]);
  if (token !== undefined && told !== undefined) {
    return { span: token.span, message: told };
  }
  for (const candidate of [token, before]) {
    const meant = candidate === undefined ? undefined : getMeant(candidate);
    if (candidate !== undefined && meant !== undefined) {
      return {
        span: candidate.span,
        message: `${candidate.text} is not understood here. Is ${meant} meant?`,
      };
    }
  }
  const names = expected === undefined ? [] : getNames(expected);
  const wanted = names.length > 0 && names.length <= MOST_NAMES ? ` Expected ${names.join(' or ')}.` : '';
  if (token === undefined) {
    return {
      span: before === undefined ? { start: end, end } : before.span,
      message: `The statement ends too early after ${before?.text ?? 'nothing'}.${wanted}`,
    };
  }
  if (token.type === TrinoSqlLexer.BACKQUOTED_IDENTIFIER) {
    return {
      span: token.span,
      message: 'Athena quotes names with double quotes in queries, not with backquotes.',
    };
  }
  return { span: token.span, message: `${token.text} is not expected here.${wanted}` };
}

const SOURCE_WORDS: ReadonlySet<number> = new Set([TrinoSqlLexer.KW_FROM, TrinoSqlLexer.KW_JOIN]);

/** What is usual of other engines and wrong here. */
function getTold(
  token: SqlToken,
  before: SqlToken | undefined,
  earlier: SqlToken | undefined,
  next: SqlToken | undefined,
): string | undefined {
  if (before === undefined) {
    return undefined;
  }
  if (token.type === SIGN.open && earlier !== undefined && SOURCE_WORDS.has(earlier.type)) {
    return `${before.text}(…) cannot stand here: only tables, queries and UNNEST can, and no file can be read.`;
  }
  if (token.type === TrinoSqlLexer.STRING && SOURCE_WORDS.has(before.type)) {
    return 'A file cannot be read by its name. Only the tables that are bound can stand here.';
  }
  if (token.type === TrinoSqlLexer.EQ && (before.type === token.type || next?.type === token.type)) {
    return 'Athena compares with one =.';
  }
  return token.text === '>' && before.text === '->'
    ? "->> is not Athena's. Write json_extract_scalar(json, '$.name')."
    : undefined;
}

function getMeant(token: SqlToken): string | undefined {
  if (token.type !== TrinoSqlLexer.IDENTIFIER || token.text.length > 12 || token.text.length < 4) {
    return undefined;
  }
  const word = token.text.toUpperCase();
  return CLAUSES.find(
    (clause) =>
      clause.length > 2 &&
      (getEditDistance(word, clause) <= (clause.length > 4 ? 2 : 1) || toSorted(word) === toSorted(clause)),
  );
}

/** Equal for words that differ in the order of their letters only, such as FORM. */
function toSorted(word: string): string {
  return Array.from(word).sort().join('');
}

function getNames(expected: IntervalSet): readonly string[] {
  const names = expected.toArray().map((type) => TrinoSqlLexer.literalNames[type] ?? 'a name');
  return [...new Set(names.map((name) => name.replaceAll("'", '')))].filter((name) => name !== '');
}
