import { createScanner } from 'jsonc-parser';
import type { Span } from '../text/span';

// jsonc-parser's token kinds are a const enum, which a module compiled by itself cannot read; these are its numbers.
const COLON = 6;
const STRING = 10;
const UNKNOWN = 16;
const END = 17;

/** A property of the packing around records, found by one of its tokens. */
export interface EnvelopeToken {
  /** Name of the property that the token is, or whose value it is. */
  readonly key: string;
  /** UTF-16 span of the token in the text that was searched. */
  readonly span: Span;
}

/**
 * The property at an offset, from the tokens of a piece of text alone: an envelope is flat around its records, so the
 * nearest name before a value is the value's own.
 */
export function findEnvelopeToken(text: string, offset: number): EnvelopeToken | undefined {
  const scanner = createScanner(text, true);
  let key: string | undefined;
  let pending: { readonly text: string; readonly span: Span } | undefined;
  for (let kind: number = scanner.scan(); kind !== END; kind = scanner.scan()) {
    const start = scanner.getTokenOffset();
    const span = { start, end: start + scanner.getTokenLength() };
    if (pending !== undefined) {
      const isKey = kind === COLON;
      key = isKey ? pending.text : key;
      if (pending.span.start <= offset && offset < pending.span.end) {
        return key === undefined ? undefined : { key, span: pending.span };
      }
      pending = undefined;
    }
    if (kind === STRING || kind === UNKNOWN) {
      pending = { text: scanner.getTokenValue(), span };
    } else if (start <= offset && offset < span.end) {
      return key === undefined ? undefined : { key, span };
    } else if (start > offset) {
      return undefined;
    }
  }
  return pending !== undefined && key !== undefined && pending.span.start <= offset
    ? { key, span: pending.span }
    : undefined;
}
