import type { FilterTerm, FilterValue } from './filter';

/** Whether a time, NaN for none, matches the terms of the field `time`. */
export function isMatchOfTime(time: number, terms: readonly FilterTerm[]): boolean {
  let isIncluded = false;
  let hasIncluding = false;
  for (const { value, isExcluded } of terms) {
    const isMatch = isTimeOf(value, time);
    if (isExcluded && isMatch) {
      return false;
    }
    hasIncluding ||= !isExcluded;
    isIncluded ||= !isExcluded && isMatch;
  }
  return isIncluded || !hasIncluding;
}

function isTimeOf(value: FilterValue, time: number): boolean {
  switch (value.kind) {
    case 'range':
      return time >= (value.from ?? -Infinity) && time < (value.to ?? Infinity);
    case 'any':
      return !Number.isNaN(time);
    case 'text':
      return Number.isNaN(time);
    case 'pattern':
    case 'network':
      return false;
  }
}
