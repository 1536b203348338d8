import type { Span } from '../../text/span';
import { scanSql } from './scanSql';

/** One statement of a text. */
export interface SqlStatement {
  /** From its first word to its last; comments before and the semicolon behind are not in it. UTF-16 code units. */
  readonly span: Span;
  readonly text: string;
  /** Names of its parameters (`:name`), each once, in order of first use. */
  readonly parameters: readonly string[];
  /** Every word and quoted name in it, lower case and without quotes. */
  readonly names: ReadonlySet<string>;
}

/** The statements of a text, which semicolons part. What holds only comments is none. */
export function findStatements(text: string): readonly SqlStatement[] {
  const statements: SqlStatement[] = [];
  let span: Span | undefined;
  let parameters = new Set<string>();
  let names = new Set<string>();
  const finish = (): void => {
    if (span !== undefined) {
      statements.push({ span, text: text.slice(span.start, span.end), parameters: [...parameters], names });
    }
    span = undefined;
    parameters = new Set();
    names = new Set();
  };
  for (const token of scanSql(text)) {
    const { start, end } = token.span;
    if (token.kind === 'end') {
      finish();
      continue;
    }
    if (token.kind === 'comment') {
      continue;
    }
    span = { start: span?.start ?? start, end };
    if (token.kind === 'parameter') {
      parameters.add(text.slice(start + 1, end));
    } else if (token.kind === 'name') {
      names.add(toName(text.slice(start, end)));
    }
  }
  finish();
  return statements;
}

/**
 * The statement that a person means with the cursor at an offset: the one around it, else the one that begins next, else
 * the last. Undefined where the text has none.
 */
export function getStatementAt(
  statements: readonly SqlStatement[],
  offset: number,
): SqlStatement | undefined {
  return statements.find(({ span }) => offset <= span.end + 1) ?? statements.at(-1);
}

function toName(word: string): string {
  const [quote = ''] = word;
  const name = quote === '"' || quote === '`' ? word.slice(1, -1).replaceAll(quote + quote, quote) : word;
  return name.toLowerCase();
}
