import { toQuoted } from '../findings/toQuoted';
import type { Filter, FilterFault, FilterTerm, FilterValue } from './filter';
import { getFilterField } from './filterFields';
import { getNearestField } from './getNearestField';
import type { FilterToken } from './parseTokens';
import { parseTokens } from './parseTokens';
import { parseTermValue } from './parseTermValue';

/**
 * Most terms that cost a comparison for each distinct value: words, patterns, networks and times. A term with a whole
 * value costs next to nothing, however many there are, so that long lists of addresses or keys can be pasted.
 */
export const MAX_COMPARED_TERMS = 100;

/**
 * Reads the text of a filter box: terms with blanks between them, each a word, a "quoted text" or `field:value`, with a
 * minus before it to leave out what it matches; see `filterFields`. What is no term becomes a fault
 * and is left out. Never throws; linear.
 */
export function parseFilter(text: string): Filter {
  const terms: FilterTerm[] = [];
  const faults: FilterFault[] = [];
  let compared = 0;
  for (const token of parseTokens(text)) {
    const result = parseTerm(text, token);
    if ('message' in result) {
      faults.push(result);
    } else if (isCompared(result) && compared === MAX_COMPARED_TERMS) {
      const message = `A filter takes at most ${MAX_COMPARED_TERMS} words, patterns, networks and times.`;
      faults.push({ span: token.span, message });
    } else {
      compared += isCompared(result) ? 1 : 0;
      terms.push(result);
    }
  }
  return { text, terms, faults };
}

function parseTerm(text: string, token: FilterToken): FilterTerm | FilterFault {
  const name = token.field === undefined ? undefined : text.slice(token.field.start, token.field.end);
  const field = name === undefined ? undefined : getFilterField(name);
  if (name !== undefined && token.field !== undefined && field === undefined) {
    return { span: token.field, message: toUnknownFieldMessage(name) };
  }
  if (token.openQuote !== undefined) {
    const span = { start: token.openQuote, end: token.span.end };
    return { span, message: 'The quote is not closed.' };
  }
  const value = parseTermValue(token, field);
  if ('message' in value) {
    return value;
  }
  return toTerm(token, value, field?.name);
}

function toTerm(
  { isExcluded, span }: FilterToken,
  value: FilterValue,
  field: FilterTerm['field'],
): FilterTerm {
  return field === undefined ? { value, isExcluded, span } : { field, value, isExcluded, span };
}

function toUnknownFieldMessage(name: string): string {
  const nearest = getNearestField(name);
  const hint = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  return `There is no field ${toQuoted(name)}.${hint} To look for the text itself, put it in quotes.`;
}

function isCompared({ field, value }: FilterTerm): boolean {
  return field === undefined || (value.kind !== 'text' && value.kind !== 'any');
}
