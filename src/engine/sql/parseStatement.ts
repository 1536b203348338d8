import type { ATNSimulator, CommonTokenStream, RecognitionException, Recognizer, Token } from 'antlr4ng';
import { BaseErrorListener, PredictionMode, Token as TokenValue } from 'antlr4ng';
import { TrinoSqlLexer } from 'dt-sql-parser/dist/lib/trino/TrinoSqlLexer';
import type { RootQueryContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { TrinoSqlParser } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { Span } from '../../core/text/span';
import { SqlError } from './sqlError';
import { toSyntaxMessage } from './toSyntaxMessage';
import type { SqlToken } from './tokenize';
import { SIGN, tokenize } from './tokenize';

/** In UTF-16 units. Ten times what Athena's console takes in practice; a longer text would keep the parser busy for seconds. */
const LONGEST_TEXT = 100_000;
/** Brackets and CASEs inside one another. The time of CASEs grows with the cube: 110 take 1 s, 500 took 30 s. */
const DEEPEST_BRACKETS = 120;
/** Queries inside brackets inside one another. Each level costs the parser twice the time of the last: 8 take 0.4 s cold. */
const DEEPEST_QUERIES = 7;

const QUERY_STARTS: ReadonlySet<number> = new Set([
  TrinoSqlLexer.KW_SELECT,
  TrinoSqlLexer.KW_WITH,
  TrinoSqlLexer.KW_VALUES,
  TrinoSqlLexer.KW_TABLE,
  SIGN.open,
]);

/** How statements begin that make, change or drop a table in Athena. */
const TABLE_WORDS: ReadonlySet<string> = new Set(['CREATE', 'ALTER', 'DROP', 'MSCK']);

const ENDS: ReadonlySet<number> = new Set([TokenValue.EOF, TrinoSqlLexer.SEMICOLON]);

function toError(span: Span, message: string): SqlError {
  return new SqlError([{ span, message, severity: 'error' }]);
}

class FirstError extends BaseErrorListener {
  first: SqlError | undefined;

  constructor(
    private readonly parser: TrinoSqlParser,
    private readonly tokens: readonly SqlToken[],
    private readonly end: number,
  ) {
    super();
  }

  override syntaxError<T extends ATNSimulator>(
    ...[, offending, , , , error]: [
      recognizer: Recognizer<T>,
      offendingSymbol: Token | null,
      line: number,
      column: number,
      msg: string,
      e: RecognitionException | null,
    ]
  ): void {
    if (this.first !== undefined) {
      return;
    }
    const token = error?.offendingToken ?? offending;
    const at = token === null || token.type === TokenValue.EOF ? this.end : token.start;
    const { span, message } = toSyntaxMessage(this.tokens, at, this.end, this.parser.getExpectedTokens());
    this.first = toError(span, message);
  }
}

/** Parses one statement, a query. Throws an SqlError with the first fault. Costs 100 ms at the first call, then about 2 ms for 2 KB. */
export function parseStatement(text: string): RootQueryContext {
  if (text.length > LONGEST_TEXT) {
    throw toError(
      { start: 0, end: 1 },
      `The statement has ${text.length} characters; ${LONGEST_TEXT} are the most that can be run.`,
    );
  }
  const { stream, tokens } = tokenize(text);
  checkTokens(tokens);
  // The quick way of predicting fails for a few correct texts, such as `= ALL (SELECT …)`.
  const quick = runParser(stream, tokens, PredictionMode.SLL);
  const result = quick instanceof SqlError ? runParser(stream, tokens, PredictionMode.LL) : quick;
  if (result instanceof SqlError) {
    throw result;
  }
  return result;
}

function runParser(
  stream: CommonTokenStream,
  tokens: readonly SqlToken[],
  mode: number,
): RootQueryContext | SqlError {
  stream.seek(0);
  const parser = new TrinoSqlParser(stream);
  parser.removeErrorListeners();
  parser.interpreter.predictionMode = mode;
  const end = tokens.at(-1)?.span.end ?? 0;
  const listener = new FirstError(parser, tokens, end);
  parser.addErrorListener(listener);
  let tree: RootQueryContext;
  try {
    tree = parser.rootQuery();
  } catch {
    // A chain of some thousand operators, or a fault of the parser's own recovery.
    const span = { start: tokens[0]?.span.start ?? 0, end };
    return listener.first ?? toError(span, 'The statement is nested too deeply to be read.');
  }
  const next = stream.LT(1);
  if (listener.first === undefined && next !== null && !ENDS.has(next.type)) {
    const { span, message } = toSyntaxMessage(tokens, next.start, end, undefined);
    return toError(span, message);
  }
  return listener.first ?? tree;
}

/** What can be said without the parser. */
function checkTokens(tokens: readonly SqlToken[]): void {
  const [first] = tokens;
  if (first === undefined) {
    throw toError({ start: 0, end: 0 }, 'There is no statement. Write a query that begins with SELECT.');
  }
  checkStart(first);
  let depth = 0;
  const queries: boolean[] = [];
  for (const [index, token] of tokens.entries()) {
    const { type, text, span } = token;
    const next = tokens[index + 1];
    if (type === TrinoSqlLexer.UNRECOGNIZED) {
      throw toError(span, toUnrecognizedMessage(text));
    }
    // A control character would stand for a mark of ours in the translated text.
    if (/[\u0000-\u0002]/u.test(text)) {
      throw toError(span, 'The text holds a control character.');
    }
    if (type === TrinoSqlLexer.SEMICOLON && next !== undefined) {
      throw toError(next.span, 'Only one statement can be run at a time.');
    }
    if (type === SIGN.open || type === TrinoSqlLexer.KW_CASE) {
      queries[depth++] = next?.type === TrinoSqlLexer.KW_SELECT || next?.type === TrinoSqlLexer.KW_WITH;
      if (depth > DEEPEST_BRACKETS || queries.slice(0, depth).filter(Boolean).length > DEEPEST_QUERIES) {
        throw toError(span, 'The statement is nested too deeply to be read.');
      }
    } else if (type === SIGN.close || type === TrinoSqlLexer.KW_END) {
      depth = Math.max(0, depth - 1);
    }
  }
}

/** Before all else: statements that make tables are of another grammar, with quotes of its own. */
function checkStart({ type, text, span }: SqlToken): void {
  if (type === TrinoSqlLexer.UNRECOGNIZED || QUERY_STARTS.has(type)) {
    return;
  }
  const begin = 'Begin with SELECT, WITH, VALUES or TABLE.';
  const word = text.toUpperCase();
  if (TABLE_WORDS.has(word)) {
    throw toError(
      span,
      `${word} cannot be run, and no table, partition or database has to be made here: the chosen logs are the table, and Athena's partitions are columns of it. ${begin}`,
    );
  }
  throw toError(
    span,
    /^[a-z]/iu.test(text)
      ? `${word} cannot be run: only queries can, because logs are read and never changed. ${begin}`
      : `A query begins with SELECT, WITH, VALUES or TABLE, not with ${text}.`,
  );
}

function toUnrecognizedMessage(text: string): string {
  switch (text.charAt(0)) {
    case "'":
      return 'This text has no closing quote.';
    case '"':
      return 'This name has no closing double quote.';
    case '`':
      return 'Athena quotes names with double quotes in queries, not with backquotes.';
  }
  return `${text} has no meaning here.`;
}
