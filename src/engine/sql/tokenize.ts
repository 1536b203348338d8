import { CharStreams, CommonTokenStream, Token } from 'antlr4ng';
import { TrinoSqlLexer } from 'dt-sql-parser/dist/lib/trino/TrinoSqlLexer';
import type { Span } from '../../core/text/span';

/** The numbers that the grammar gives to its signs; it has names for the others. */
export const SIGN = { open: 1, close: 2, comma: 3, dot: 4, colon: 10 } as const;

export interface SqlToken {
  readonly type: number;
  /** As it is written. */
  readonly text: string;
  readonly span: Span;
}

export interface TokenizedSql {
  readonly stream: CommonTokenStream;
  /** Without comments and blanks, with a parameter as one token of type QUESTION_MARK, without the end. */
  readonly tokens: readonly SqlToken[];
}

const WORD_START = /^[a-z_]/iu;

/**
 * The tokens of a text. The lexer counts code points and we count UTF-16 units, so both halves of a pair are given to it
 * as a character of their own.
 */
export function tokenize(text: string): TokenizedSql {
  const lexer = new TrinoSqlLexer(
    CharStreams.fromString(text.replace(/[\u{10000}-\u{10ffff}]/gu, '\ue000\ue000')),
  );
  lexer.removeErrorListeners();
  const stream = new CommonTokenStream(lexer);
  stream.fill();
  joinParameters(stream.getTokens());
  const tokens = stream
    .getTokens()
    .filter((token) => token.channel === Token.DEFAULT_CHANNEL && token.type !== Token.EOF)
    .map((token) => ({
      type: token.type,
      text: text.slice(token.start, token.stop + 1),
      span: { start: token.start, end: token.stop + 1 },
    }));
  return { stream, tokens };
}

/** `:name` is ours and the grammar has no place for it, but it has one for `?`. */
function joinParameters(tokens: Token[]): void {
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    if (token.type === SIGN.colon && next?.start === token.stop + 1 && WORD_START.test(next.text ?? '')) {
      token.type = TrinoSqlLexer.QUESTION_MARK;
      token.stop = next.stop;
      token.text = `:${next.text ?? ''}`;
      next.channel = Token.HIDDEN_CHANNEL;
    }
  }
}

/** The statements of a text, without the semicolons between them; none for a text of comments. */
export function splitStatements(text: string): readonly Span[] {
  const spans: Span[] = [];
  let start: number | undefined;
  let end = 0;
  for (const token of tokenize(text).tokens) {
    if (token.type === TrinoSqlLexer.SEMICOLON) {
      if (start !== undefined) {
        spans.push({ start, end });
      }
      start = undefined;
    } else {
      start ??= token.span.start;
      end = token.span.end;
    }
  }
  if (start !== undefined) {
    spans.push({ start, end });
  }
  return spans;
}
