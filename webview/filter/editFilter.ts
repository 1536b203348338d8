import { getFilterField } from '../../src/core/filter/filterFields';
import { parseFilter } from '../../src/core/filter/parseFilter';
import { setOnlyTerm, setTerm } from '../../src/core/filter/setTerm';
import { toTimeRangeText } from '../../src/core/filter/toTimeText';
import type { TermState } from '../../src/protocol/filter';

/** The filter's text with a value of a field included, excluded or neither; the text itself for an unknown field. */
export function setFilterTerm(text: string, field: string, value: string, state: TermState): string {
  const known = getFilterField(field)?.name;
  return known === undefined ? text : setTerm(text, known, value, state);
}

/** The filter's text with this range of time as its only one; milliseconds since 1970 UTC, `to` exclusive. */
export function setFilterRange(text: string, from: number, to: number): string {
  return setOnlyTerm(text, 'time', toTimeRangeText(from, to));
}

export function removeFilterRange(text: string): string {
  return setOnlyTerm(text, 'time', undefined);
}

/** Whether the filter leaves only a part of the time. */
export function hasFilterRange(text: string): boolean {
  return parseFilter(text).terms.some(({ field, isExcluded }) => field === 'time' && !isExcluded);
}
