import type { Filter, TermState } from './filter';
import type { FilterFieldName } from './filterFields';
import { isSameValue, toTermValue } from './termValue';

/**
 * What the terms of a filter say of exactly this value; '' is "no value". A pattern or network that happens to match
 * the value says nothing of it here. A value that is both included and excluded is excluded, as its events are.
 */
export function getTermState(filter: Filter, field: FilterFieldName, value: string): TermState {
  const wanted = toTermValue(field, value);
  if (wanted === undefined) {
    return 'none';
  }
  let state: TermState = 'none';
  for (const term of filter.terms) {
    if (term.field === field && isSameValue(field, term.value, wanted)) {
      if (term.isExcluded) {
        return 'exclude';
      }
      state = 'include';
    }
  }
  return state;
}
