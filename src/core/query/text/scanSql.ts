import type { Span } from '../../text/span';

/** A piece of SQL; blanks are none. Positions are UTF-16 code units. */
export interface SqlToken {
  /**
   * `name` is a word or a quoted name, `parameter` is `:name`, `end` is the semicolon behind a statement, `other` a
   * character that is none of these.
   */
  readonly kind: 'comment' | 'string' | 'name' | 'number' | 'parameter' | 'end' | 'other';
  readonly span: Span;
}

const BLANK = /\s/;
const WORD_START = /[\p{L}_]/u;
const WORD = /[\p{L}\p{N}_@$]/u;
const DIGIT = /[0-9]/;

/**
 * Cuts a text that may hold several statements into tokens, so far as telling them apart needs it. Takes any text: what
 * is open at its end, a string or a comment, reaches to the end. Linear.
 */
export function scanSql(text: string): readonly SqlToken[] {
  const tokens: SqlToken[] = [];
  let at = 0;
  while (at < text.length) {
    const start = at;
    const first = text.charAt(at);
    if (BLANK.test(first)) {
      at++;
      continue;
    }
    const kind = getKind(text, at);
    at = getEnd(text, at, kind);
    tokens.push({ kind, span: { start, end: at } });
  }
  return tokens;
}

function getKind(text: string, at: number): SqlToken['kind'] {
  const first = text.charAt(at);
  const next = text.charAt(at + 1);
  if ((first === '-' && next === '-') || (first === '/' && next === '*')) {
    return 'comment';
  }
  if (first === "'") {
    return 'string';
  }
  if (first === '"' || first === '`' || WORD_START.test(first)) {
    return 'name';
  }
  if (DIGIT.test(first)) {
    return 'number';
  }
  if (first === ':' && WORD_START.test(next) && text.charAt(at - 1) !== ':') {
    return 'parameter';
  }
  return first === ';' ? 'end' : 'other';
}

function getEnd(text: string, at: number, kind: SqlToken['kind']): number {
  switch (kind) {
    case 'comment': {
      const isLine = text.startsWith('--', at);
      const end = text.indexOf(isLine ? '\n' : '*/', at + 2);
      return end < 0 ? text.length : isLine ? end : end + 2;
    }
    case 'string':
      return getQuoteEnd(text, at);
    case 'name':
      return /["`]/.test(text.charAt(at)) ? getQuoteEnd(text, at) : getWordEnd(text, at);
    case 'number':
      return getWordEnd(text, at);
    case 'parameter':
      return getWordEnd(text, at + 1);
    default:
      return at + 1;
  }
}

/** Behind the closing quote; a doubled quote is one of the text's own. */
function getQuoteEnd(text: string, start: number): number {
  const quote = text.charAt(start);
  let at = start + 1;
  for (;;) {
    const end = text.indexOf(quote, at);
    if (end < 0) {
      return text.length;
    }
    if (text.charAt(end + 1) !== quote) {
      return end + 1;
    }
    at = end + 2;
  }
}

function getWordEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && WORD.test(text.charAt(at))) {
    at++;
  }
  return at;
}
