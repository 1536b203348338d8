import type { Span } from '../text/span';

/** A stretch of filter text between blanks, taken apart but not judged. Spans are in UTF-16 units of the whole text. */
export interface FilterToken {
  /** The whole token, its minus included. */
  readonly span: Span;
  readonly isExcluded: boolean;
  /** The name before the colon, in any spelling; undefined for a bare word. */
  readonly field: Span | undefined;
  /** What follows the minus, and the colon where there is one. */
  readonly value: Span;
  /** The texts between the stars outside quotes: one where there is no star. Quotes and escapes are undone. */
  readonly parts: readonly string[];
  readonly hasQuotes: boolean;
  /** Where a quote stands that is never closed; the token then reaches to the end of the text. */
  readonly openQuote: number | undefined;
}

const NAME = /[a-z][a-z.-]*:/iy;
/** An ARN has colons of its own and is often pasted: it is text, not a field named `arn`. */
const ARN = /arn:aws/iy;
const BLANK = /\s/;

export function isBlank(character: string): boolean {
  return BLANK.test(character);
}

/** Splits filter text into tokens. Never throws; linear. */
export function parseTokens(text: string): readonly FilterToken[] {
  const tokens: FilterToken[] = [];
  let at = 0;
  while (at < text.length) {
    if (isBlank(text.charAt(at))) {
      at++;
      continue;
    }
    const token = parseToken(text, at);
    tokens.push(token);
    at = token.span.end;
  }
  return tokens;
}

function parseToken(text: string, start: number): FilterToken {
  const isExcluded = text.charAt(start) === '-';
  const nameStart = isExcluded ? start + 1 : start;
  const name = getMatchAt(ARN, text, nameStart) === undefined ? getMatchAt(NAME, text, nameStart) : undefined;
  const valueStart = nameStart + (name?.length ?? 0);
  const { parts, end, hasQuotes, openQuote } = parseParts(text, valueStart);
  return {
    span: { start, end },
    isExcluded,
    field: name === undefined ? undefined : { start: nameStart, end: valueStart - 1 },
    value: { start: valueStart, end },
    parts,
    hasQuotes,
    openQuote,
  };
}

function getMatchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

interface Parts {
  readonly parts: readonly string[];
  readonly end: number;
  readonly hasQuotes: boolean;
  readonly openQuote: number | undefined;
}

/** Reads up to the next blank outside quotes. A quote may open and close anywhere: `*"sales report"*`. */
function parseParts(text: string, start: number): Parts {
  const parts: string[] = [];
  let part = '';
  let quote: number | undefined;
  let hasQuotes = false;
  let at = start;
  for (; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') {
      quote = quote === undefined ? at : undefined;
      hasQuotes = true;
    } else if (quote !== undefined) {
      const next = text.charAt(at + 1);
      if (character === '\\' && (next === '"' || next === '\\')) {
        part += next;
        at++;
      } else {
        part += character;
      }
    } else if (isBlank(character)) {
      break;
    } else if (character !== '*') {
      part += character;
    } else if (parts.length === 0 || part !== '') {
      // Stars in a row mean the same as one.
      parts.push(part);
      part = '';
    }
  }
  parts.push(part);
  return { parts, end: at, hasQuotes, openQuote: quote };
}
