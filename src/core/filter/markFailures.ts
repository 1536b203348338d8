import type { Filter, FilterTerm } from './filter';
import { buildFieldColumns } from './buildFieldColumns';
import type { FieldColumn, FilteredEvents } from './fieldColumn';
import type { FilterFieldName } from './filterFields';
import { isMatchOfTime } from './isMatchOfTime';
import { ValueMatcher } from './valueMatcher';
import { markWord } from './markWord';

/** In the marks: the event fails terms of several fields, or terms without a field. */
export const FAILS = 255;

/**
 * Marks why an event does not match: 0 it matches, FAILS it cannot match, any other number it fails the terms of one
 * field only, the one that `getCode` gives this number (1 to 254). So one run tells for every field how many events
 * would match without its terms. `marks` holds what is known before, by event, and is changed.
 *
 * Each distinct value is judged once for each field.
 */
export function markFailures(
  marks: Uint8Array,
  filter: Filter,
  events: FilteredEvents,
  getCode: (field: FilterFieldName) => number,
): void {
  const words: FilterTerm[] = [];
  const byField = new Map<FilterFieldName, FilterTerm[]>();
  for (const term of filter.terms) {
    if (term.field === undefined) {
      words.push(term);
    } else {
      const known = byField.get(term.field);
      if (known === undefined) {
        byField.set(term.field, [term]);
      } else {
        known.push(term);
      }
    }
  }
  for (const [field, terms] of byField) {
    const code = getCode(field);
    if (field === 'time') {
      markTimes(marks, terms, events.table.time, code);
    } else {
      const matcher = new ValueMatcher(field, terms);
      for (const column of buildFieldColumns(field, events)) {
        markColumn(marks, column, (texts) => matcher.isMatch(texts), code);
      }
    }
  }
  // Last, because a word looks at every column of the events that are left.
  for (const word of words) {
    markWord(marks, word, events, FAILS);
  }
}

const MATCHES = 1;
const DIFFERS = 2;

function markColumn(
  marks: Uint8Array,
  { base, numbers, size, getTexts }: FieldColumn,
  isMatch: (texts: readonly string[]) => boolean,
  code: number,
): void {
  const judged = new Uint8Array(size);
  for (let i = 0; i < numbers.length; i++) {
    const mark = marks[base + i] ?? 0;
    if (mark === FAILS) {
      continue;
    }
    const number = numbers[i] ?? 0;
    let answer = judged[number];
    if (answer === 0) {
      answer = isMatch(getTexts(number)) ? MATCHES : DIFFERS;
      judged[number] = answer;
    }
    if (answer === DIFFERS) {
      marks[base + i] = mark === 0 ? code : FAILS;
    }
  }
}

function markTimes(marks: Uint8Array, terms: readonly FilterTerm[], time: Float64Array, code: number): void {
  for (let event = 0; event < marks.length; event++) {
    const mark = marks[event] ?? 0;
    if (mark !== FAILS && !isMatchOfTime(time[event] ?? NaN, terms)) {
      marks[event] = mark === 0 ? code : FAILS;
    }
  }
}
