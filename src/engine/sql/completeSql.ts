import { TrinoSqlLexer } from 'dt-sql-parser/dist/lib/trino/TrinoSqlLexer';
import { athenaFunctions } from '../../core/query/athenaFunctions';
import { cloudTrailColumns } from '../../core/query/cloudTrailColumns';
import type { Span } from '../../core/text/span';
import type { SqlCompletion, ValueCount } from '../../protocol/query';
import { getFamily } from './families';
import type { Column } from './scope';
import { logColumns } from './scope';
import { toTypeText } from './sqlType';
import type { NamedColumns } from './statementRelations';
import { getStatementRelations, isName, resolveChain, toLogPath, toName } from './statementRelations';
import type { SqlToken } from './tokenize';
import { SIGN, tokenize } from './tokenize';

export interface CompletionContext {
  /** Names that may stand after FROM. */
  readonly tables: readonly string[];
  /** The commonest values of an expression over the table, such as `useridentity.arn`, that begin with the prefix. */
  readonly getValues?: (expression: string, prefix: string) => Promise<readonly ValueCount[]>;
}

const KEYWORDS: readonly string[] = (
  'SELECT,DISTINCT,FROM,WHERE,GROUP BY,HAVING,ORDER BY,LIMIT,OFFSET,AS,AND,OR,NOT,IN,LIKE,BETWEEN,IS NULL,IS NOT NULL,' +
  'CASE,WHEN,THEN,ELSE,END,JOIN,LEFT JOIN,CROSS JOIN UNNEST,ON,USING,UNION ALL,EXCEPT,INTERSECT,WITH,VALUES,EXISTS,DESC,ASC,' +
  'NULLS FIRST,NULLS LAST,OVER,PARTITION BY,ROWS BETWEEN,INTERVAL,CAST,TRY_CAST,CURRENT_TIMESTAMP,CURRENT_DATE,NULL,TRUE,FALSE'
).split(',');

const STARTS: readonly string[] = ['SELECT', 'WITH', 'VALUES'];

const COMPARISONS: ReadonlySet<number> = new Set([
  TrinoSqlLexer.EQ,
  TrinoSqlLexer.NEQ,
  TrinoSqlLexer.KW_LIKE,
  TrinoSqlLexer.KW_IN,
]);

/** A longer text gets no proposals, so that typing stays quick. */
const LONGEST_TEXT = 100_000;
const MOST_VALUES = 50;

/**
 * Proposals at an offset (UTF-16 units). Works on the tokens, not the parsed text, which is unfinished. Takes 1 to 10 ms
 * for 3 KB, and what `getValues` takes inside a text literal.
 */
export async function completeSql(
  text: string,
  offset: number,
  context: CompletionContext,
): Promise<readonly SqlCompletion[]> {
  if (text.length > LONGEST_TEXT) {
    return [];
  }
  const tokenized = tokenize(text);
  if (tokenized.stream.getTokens().some((token) => isInsideComment(token, text, offset))) {
    return [];
  }
  const tokens = getStatement(tokenized.tokens, offset);
  const index = tokens.findIndex(({ span }) => span.start < offset && offset <= span.end);
  const current = index < 0 ? undefined : tokens[index];
  const { relations, ctes } = getStatementRelations(text, tokens, context.tables);
  const inText = getTextLiteral(tokens, text, offset);
  if (inText !== undefined) {
    return completeValue(
      tokens.slice(0, inText.index),
      inText.span,
      text.slice(inText.span.start, offset),
      relations,
      context,
    );
  }
  const isWord = isName(current) && /^["\w]/u.test(current.text);
  const span = isWord ? current.span : { start: offset, end: offset };
  const before = tokens.filter((token) => token.span.end <= span.start);
  if (current?.text.startsWith(':') === true) {
    return getParameters(tokens, current).map((label) => ({ label, kind: 'parameter', span: current.span }));
  }
  const last = before.at(-1);
  if (last === undefined) {
    return STARTS.map((label) => ({ label, kind: 'keyword', span }));
  }
  if (last.type === SIGN.dot && last.span.end === span.start) {
    return completeMember(getChain(before), relations, span);
  }
  if (isTablePlace(before)) {
    const names = [...new Set([...ctes.keys(), ...context.tables])];
    return names.map((label) => ({ label, kind: 'table', span }));
  }
  return completeExpression(relations, tokens, span);
}

function isInsideComment(
  token: { type: number; start: number; stop: number },
  text: string,
  offset: number,
): boolean {
  if (token.type === TrinoSqlLexer.BRACKETED_COMMENT) {
    return token.start < offset && offset <= token.stop;
  }
  if (token.type !== TrinoSqlLexer.LINE_COMMENT) {
    return false;
  }
  const isEnded = text[token.stop] === '\n';
  return token.start < offset && offset <= token.stop + (isEnded ? 0 : 1);
}

/** The tokens of the statement that the offset is in. */
export function getStatement(tokens: readonly SqlToken[], offset: number): readonly SqlToken[] {
  let start = 0;
  let end = tokens.length;
  for (const [index, { type, span }] of tokens.entries()) {
    if (type === TrinoSqlLexer.SEMICOLON) {
      if (span.end <= offset) {
        start = index + 1;
      } else {
        end = index;
        break;
      }
    }
  }
  return tokens.slice(start, end);
}

/** The text literal that the offset is in, without its quotes; one without an end reaches to the offset. */
function getTextLiteral(
  tokens: readonly SqlToken[],
  text: string,
  offset: number,
): { readonly index: number; readonly span: Span } | undefined {
  for (const [index, { type, span }] of tokens.entries()) {
    if (span.start >= offset) {
      return undefined;
    }
    if (type === TrinoSqlLexer.STRING && offset < span.end) {
      return { index, span: { start: span.start + 1, end: span.end - 1 } };
    }
    if (type === TrinoSqlLexer.UNRECOGNIZED && text[span.start] === "'") {
      return { index, span: { start: span.start + 1, end: offset } };
    }
  }
  return undefined;
}

/** Values of what a text literal is compared with: `name = '…`, `name LIKE '…`, `name IN ('a', '…`. */
async function completeValue(
  before: readonly SqlToken[],
  span: Span,
  prefix: string,
  relations: readonly NamedColumns[],
  { getValues }: CompletionContext,
): Promise<readonly SqlCompletion[]> {
  let at = before.length - 1;
  while (before[at]?.type === SIGN.comma && before[at - 1]?.type === TrinoSqlLexer.STRING) {
    at -= 2;
  }
  if (before[at]?.type === SIGN.open && before[at - 1]?.type === TrinoSqlLexer.KW_IN) {
    at--;
  }
  const operator = before[at];
  if (operator === undefined || !COMPARISONS.has(operator.type) || getValues === undefined) {
    return [];
  }
  if (before[at - 1]?.type === TrinoSqlLexer.KW_NOT) {
    at--;
  }
  const path = toLogPath(readChain(before.slice(0, at)), relations);
  if (
    path === undefined ||
    getFamily(resolveChain(path, [{ name: '', columns: logColumns, isLog: true }])) !== 'text'
  ) {
    return [];
  }
  const values = await getValues(path.map(quoteWhereNeeded).join('.'), prefix.replaceAll("''", "'"));
  return values.slice(0, MOST_VALUES).map(({ value, events }) => ({
    label: value,
    kind: 'value',
    detail: events === 1 ? '1 event' : `${events} events`,
    insertText: value.replaceAll("'", "''"),
    span,
  }));
}

/** `timestamp` and the like are words of the grammar. */
function quoteWhereNeeded(name: string): string {
  return name === 'timestamp' ? '"timestamp"' : name;
}

/** The names of a dotted name that ends with a dot, or at its last name. */
function getChain(before: readonly SqlToken[]): readonly string[] {
  return readChain(before.slice(0, -1));
}

export function readChain(tokens: readonly SqlToken[]): readonly string[] {
  const names: string[] = [];
  let at = tokens.length - 1;
  for (;;) {
    const token = tokens[at];
    if (!isName(token)) {
      return names;
    }
    names.unshift(toName(token));
    if (tokens[at - 1]?.type !== SIGN.dot) {
      return names;
    }
    at -= 2;
  }
}

function completeMember(
  names: readonly string[],
  relations: readonly NamedColumns[],
  span: Span,
): readonly SqlCompletion[] {
  const [only] = names;
  const owners = names.length === 1 ? relations.filter(({ name }) => name === only) : [];
  if (owners.length > 0) {
    return owners.flatMap(({ columns }) => columns.map((column) => toColumn(column, span)));
  }
  // Before FROM is written, the table of events is what is meant.
  const sources = relations.length === 0 ? [{ name: '', columns: logColumns, isLog: true }] : relations;
  const type = resolveChain(names, sources);
  return type.kind === 'row'
    ? type.fields.map((field) => ({
        label: field.name,
        kind: 'field',
        detail: toTypeText(field.type),
        span,
      }))
    : [];
}

function toColumn({ name, type }: Column, span: Span): SqlCompletion {
  const column = cloudTrailColumns.find((candidate) => candidate.name === name);
  const quoted = quoteWhereNeeded(name);
  return {
    label: name,
    kind: 'column',
    detail: type.kind === 'row' ? 'row' : toTypeText(type),
    ...(column === undefined ? {} : { documentation: column.text }),
    ...(quoted === name ? {} : { insertText: quoted }),
    span,
  };
}

/** Behind FROM, JOIN, or a comma of FROM. */
function isTablePlace(before: readonly SqlToken[]): boolean {
  for (let at = before.length - 1, isFirst = true; at >= 0; at--, isFirst = false) {
    const type = before[at]?.type;
    if (type === TrinoSqlLexer.KW_FROM || type === TrinoSqlLexer.KW_JOIN) {
      return isFirst || before.at(-1)?.type === SIGN.comma;
    }
    if (isFirst && type !== SIGN.comma) {
      return false;
    }
    if (
      !isFirst &&
      type !== SIGN.comma &&
      type !== SIGN.dot &&
      type !== TrinoSqlLexer.KW_AS &&
      !isName(before[at])
    ) {
      return false;
    }
  }
  return false;
}

function getParameters(tokens: readonly SqlToken[], current: SqlToken | undefined): readonly string[] {
  const names = tokens
    .filter((token) => token !== current && token.text.startsWith(':') && token.text.length > 1)
    .map(({ text }) => text);
  return [...new Set(names)];
}

function completeExpression(
  relations: readonly NamedColumns[],
  tokens: readonly SqlToken[],
  span: Span,
): readonly SqlCompletion[] {
  const columns = relations.length === 0 ? logColumns : relations.flatMap((relation) => relation.columns);
  const seen = new Set<string>();
  const proposals: SqlCompletion[] = columns
    .filter(({ name }) => !seen.has(name) && seen.add(name))
    .map((column) => toColumn(column, span));
  for (const { name } of relations) {
    if (name !== '') {
      proposals.push({ label: name, kind: 'table', span });
    }
  }
  for (const { name, signature, returns, text } of athenaFunctions) {
    proposals.push({
      label: name,
      kind: 'function',
      detail: `${signature} → ${toReturnWords(returns)}`,
      documentation: text,
      insertText: `${name}(`,
      span,
    });
  }
  proposals.push(
    ...getParameters(tokens, undefined).map((label): SqlCompletion => ({ label, kind: 'parameter', span })),
  );
  proposals.push(...KEYWORDS.map((label): SqlCompletion => ({ label, kind: 'keyword', span })));
  return proposals;
}

/** What a function gives, in words. */
export function toReturnWords(returns: string): string {
  switch (returns) {
    case 'first':
    case 'second':
    case 'third':
      return `as the ${returns} argument`;
    case 'element':
      return 'an element';
    case 'any':
      return 'any type';
    default:
      return returns;
  }
}
