import type { ParserRuleContext, Token } from 'antlr4ng';
import type { SqlFault } from '../../protocol/query';
import type { Span } from '../../core/text/span';
import type { SqlType } from './sqlType';
import { UNKNOWN } from './sqlType';

/** A translated expression. */
export interface Typed {
  /** DuckDB's text with marks in it; see {@link mark}. */
  readonly sql: string;
  readonly type: SqlType;
  /** The value of a text or whole-number literal. */
  readonly literal?: string;
  /** The name that a column of a result takes from it. */
  readonly name?: string;
}

/** What could not be read; its type keeps one fault from making others. */
export const NO_VALUE: Typed = { sql: 'NULL', type: UNKNOWN };

const MOST_FAULTS = 50;

/** What one translation shares. */
export class Translation {
  readonly faults: SqlFault[] = [];
  readonly parameterNames: string[] = [];
  readonly tables: string[] = [];
  private names = 0;

  constructor(
    readonly text: string,
    /** Lower-case names that may stand after FROM. */
    readonly known: ReadonlySet<string>,
  ) {}

  /** A name that no text can hold, since a quoted name of a statement never begins so. */
  createName(): string {
    return `lens_${this.names++}`;
  }

  addFault(
    where: ParserRuleContext | Token | Span,
    message: string,
    severity: SqlFault['severity'] = 'error',
  ): void {
    if (this.faults.length < MOST_FAULTS) {
      this.faults.push({ span: toSpan(where), message, severity });
    }
  }

  getText(where: ParserRuleContext): string {
    const { start, end } = toSpan(where);
    return this.text.slice(start, end);
  }
}

export function toSpan(where: ParserRuleContext | Token | Span): Span {
  if ('end' in where) {
    return where;
  }
  if ('stop' in where && typeof where.stop === 'number') {
    return { start: (where as Token).start, end: where.stop + 1 };
  }
  const { start, stop } = where as ParserRuleContext;
  return { start: start?.start ?? 0, end: ((stop ?? start)?.stop ?? 0) + 1 };
}

/** Puts the place that a text comes from before it; the marks are taken out of the whole text at the end. */
export function mark(where: ParserRuleContext | Token, sql: string): string {
  const { start, end } = toSpan(where);
  return `\u0001${start},${end}\u0002${sql}`;
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Whether a part of the grammar stands in a text. */
export function isPresent<T>(part: T | null | undefined): part is T {
  return part !== undefined && part !== null;
}
