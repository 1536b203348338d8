import type { FieldColumn } from '../filter/fieldColumn';
import type { FilterFieldName } from '../filter/filterFields';
import { toComparable } from '../filter/termValue';

/** A value of a field with the number of events that a term with this value matches. */
export interface ValueCount {
  /** As the first event with it writes it: values that differ only in case are one. */
  readonly value: string;
  count: number;
}

export interface ValueCounts {
  /** By the form in which the filter compares values. */
  readonly byKey: ReadonlyMap<string, ValueCount>;
  /** Values that were asked for and that no event is shown under: an ARN or key id of an identity, or nothing at all. */
  readonly asked: ReadonlyMap<string, ValueCount>;
  /** Events without a value. */
  readonly none: number;
}

/**
 * Counts the values of the events whose mark is 0 or `code`, and those of `wanted`, which have events or not. An identity
 * counts under its name, and under another of its texts where that is wanted or the name of another identity, because a
 * term with this text matches it.
 */
export function countValues(
  field: FilterFieldName,
  columns: readonly FieldColumn[],
  marks: Uint8Array,
  code: number,
  wanted: ReadonlyMap<string, { readonly value: string }>,
): ValueCounts {
  const byKey = new Map<string, ValueCount>();
  const counted: { readonly texts: readonly string[]; readonly count: number }[] = [];
  let none = 0;
  for (const column of columns) {
    const counts = countNumbers(column, marks, code);
    for (let number = 0; number < counts.length; number++) {
      const count = counts[number] ?? 0;
      if (count === 0) {
        continue;
      }
      const texts = column.getTexts(number);
      const [value] = texts;
      if (value === undefined) {
        none += count;
        continue;
      }
      const key = toComparable(field, value);
      const known = byKey.get(key);
      if (known === undefined) {
        byKey.set(key, { value, count });
      } else {
        known.count += count;
      }
      if (field === 'identity' && texts.length > 1) {
        counted.push({ texts, count });
      }
    }
  }
  const asked = new Map<string, ValueCount>();
  for (const [key, { value }] of wanted) {
    if (!byKey.has(key)) {
      asked.set(key, { value, count: 0 });
    }
  }
  const getValue = (text = ''): ValueCount | undefined => {
    const key = toComparable(field, text);
    return byKey.get(key) ?? asked.get(key);
  };
  for (const { texts, count } of counted) {
    addOtherNames(getValue, texts, count);
  }
  return { byKey, asked, none };
}

/** Adds to the values that the texts after the first name, each once; the first is counted already. */
function addOtherNames(
  getValue: (text: string | undefined) => ValueCount | undefined,
  texts: readonly string[],
  count: number,
): void {
  const known = [getValue(texts[0])];
  for (let i = 1; i < texts.length; i++) {
    const other = getValue(texts[i]);
    if (other !== undefined && !known.includes(other)) {
      other.count += count;
      known.push(other);
    }
  }
}

function countNumbers({ base, numbers, size }: FieldColumn, marks: Uint8Array, code: number): Uint32Array {
  const counts = new Uint32Array(size);
  for (let i = 0; i < numbers.length; i++) {
    const mark = marks[base + i];
    if (mark === 0 || mark === code) {
      const number = numbers[i] ?? 0;
      counts[number] = (counts[number] ?? 0) + 1;
    }
  }
  return counts;
}
