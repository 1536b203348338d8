import type { FilterValue } from './filter';
import type { FilterField, FilterFieldName } from './filterFields';
import { getFilterField } from './filterFields';
import { parseTimeRange } from './parseTimeRange';
import { toFolded } from './toFolded';

const SERVICE_SUFFIX = '.amazonaws.com';
/** Words that logs use for yes and no. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['true', 'yes'],
  ['false', 'no'],
]);

/** An eventSource without `.amazonaws.com` at its end, in any case; the text itself where nothing else is left. */
export function toServiceName(text: string): string {
  let end = text.length;
  while (
    end > SERVICE_SUFFIX.length &&
    text.slice(end - SERVICE_SUFFIX.length, end).toLowerCase() === SERVICE_SUFFIX
  ) {
    end -= SERVICE_SUFFIX.length;
  }
  return text.slice(0, end);
}

/** The form in which values of a field are compared: equal forms are one value. */
export function toComparable(field: FilterFieldName | undefined, text: string): string {
  return toFolded(field === 'service' ? toServiceName(text) : text);
}

/** The one spelling of a value of a field with fixed values; undefined where the field does not have it. */
export function getFixedValue(field: FilterField, text: string): string | undefined {
  const folded = toFolded(text);
  const wanted =
    field.values?.some(({ value }) => value === 'yes') === true ? SYNONYMS.get(folded) : undefined;
  return field.values?.find(({ value }) => value === (wanted ?? folded))?.value;
}

/**
 * A value of an event as a term asks for it: the value as it is, whatever characters it has; for `time` a range. ''
 * asks for no value. Undefined where the field can never have the value.
 */
export function toTermValue(name: FilterFieldName, value: string): FilterValue | undefined {
  const field = getFilterField(name);
  if (field === undefined || (value === '' && field.isAlwaysSet === true)) {
    return undefined;
  }
  if (value === '') {
    return { kind: 'text', text: '' };
  }
  if (name === 'time') {
    const range = parseTimeRange(value);
    return range === undefined ? undefined : { kind: 'range', ...range };
  }
  const text = field.values === undefined ? value : getFixedValue(field, value);
  return text === undefined ? undefined : { kind: 'text', text };
}

/** Whether two values of a field ask for the same. */
export function isSameValue(field: FilterFieldName | undefined, a: FilterValue, b: FilterValue): boolean {
  if (a.kind === 'text' && b.kind === 'text') {
    return toComparable(field, a.text) === toComparable(field, b.text);
  }
  return a.kind === 'range' && b.kind === 'range' && a.from === b.from && a.to === b.to;
}
