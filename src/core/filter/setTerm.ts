import type { Span } from '../text/span';
import type { FilterTerm, TermState } from './filter';
import type { FilterFieldName } from './filterFields';
import { parseFilter } from './parseFilter';
import { isBlank, parseTokens } from './parseTokens';
import { isSameValue, toTermValue } from './termValue';
import { toTermText } from './toFilterText';

/**
 * The filter text with a value of a field included, excluded, or neither; '' is "no value", and for `time` the value is
 * a range. The rest of the text stays as it is, faults too. The text itself where the field can never have the value.
 */
export function setTerm(text: string, field: FilterFieldName, value: string, state: TermState): string {
  const wanted = toTermValue(field, value);
  if (wanted === undefined) {
    return text;
  }
  const isWanted = (term: FilterTerm): boolean =>
    term.field === field && isSameValue(field, term.value, wanted);
  return replaceTerms(text, isWanted, state === 'none' ? undefined : toSigned(field, value, state));
}

/**
 * The filter text with this value as the only included one of its field: other included terms of the field are taken
 * out, excluding ones stay. Without a value none is left. What a selection in the timeline or "only these" writes.
 */
export function setOnlyTerm(text: string, field: FilterFieldName, value: string | undefined): string {
  if (value !== undefined && toTermValue(field, value) === undefined) {
    return text;
  }
  const isReplaced = (term: FilterTerm): boolean => term.field === field && !term.isExcluded;
  const replaced = replaceTerms(
    text,
    isReplaced,
    value === undefined ? undefined : toSigned(field, value, 'include'),
  );
  // An excluding term of the same value would leave nothing.
  return value === undefined ? replaced : setTerm(replaced, field, value, 'include');
}

function toSigned(field: FilterFieldName, value: string, state: TermState): string {
  return `${state === 'exclude' ? '-' : ''}${toTermText(field, value)}`;
}

/** Puts the new term into the place of the first replaced one, or at the end, and takes the others out. */
function replaceTerms(
  text: string,
  isReplaced: (term: FilterTerm) => boolean,
  added: string | undefined,
): string {
  const filter = parseFilter(text);
  const spans = filter.terms.filter(isReplaced).map(({ span }) => span);
  const [first, ...others] = spans;
  if (first === undefined) {
    return added === undefined ? text : append(text, added);
  }
  // From the last to the first: what comes before a change keeps its place.
  const kept = others.reverse().reduce(remove, text);
  return added === undefined
    ? remove(kept, first)
    : `${kept.slice(0, first.start)}${added}${kept.slice(first.end)}`;
}

/** Behind a quote that is not closed a term would be a part of the quoted text: then it goes to the front. */
function append(text: string, term: string): string {
  if (text.trim() === '') {
    return term;
  }
  if (parseTokens(text).at(-1)?.openQuote !== undefined) {
    return `${term} ${text}`;
  }
  return isBlank(text.charAt(text.length - 1)) ? `${text}${term}` : `${text} ${term}`;
}

/** Takes a term out with the blanks after it, or before it where it is the last. */
function remove(text: string, { start, end }: Span): string {
  let from = start;
  let to = end;
  while (to < text.length && isBlank(text.charAt(to))) {
    to++;
  }
  if (to === text.length) {
    while (from > 0 && isBlank(text.charAt(from - 1))) {
      from--;
    }
  }
  return text.slice(0, from) + text.slice(to);
}
