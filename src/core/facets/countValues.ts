import type { FieldColumn } from '../filter/fieldColumn';
import type { FilterFieldName } from '../filter/filterFields';
import { toComparable } from '../filter/termValue';
import { getIdentityNames, NO_NAME } from './identityNames';

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
  const [column] = columns;
  const counts = column === undefined ? NO_COUNTS : countNumbers(column, marks, code);
  const none =
    field === 'identity' && column !== undefined
      ? addNames(byKey, column, counts)
      : columns.reduce(
          (sum, each, i) =>
            sum + addTexts(byKey, field, each, i === 0 ? counts : countNumbers(each, marks, code)),
          0,
        );
  const asked = new Map<string, ValueCount>();
  for (const [key, { value }] of wanted) {
    if (!byKey.has(key)) {
      asked.set(key, { value, count: 0 });
    }
  }
  if (field === 'identity' && column !== undefined && asked.size > 0) {
    addAsked(asked, column, counts);
  }
  return { byKey, asked, none };
}

const NO_COUNTS = new Uint32Array(0);

/** Adds the values of a column, and tells how many events have none. */
function addTexts(
  byKey: Map<string, ValueCount>,
  field: FilterFieldName,
  { getUsed, getTexts }: FieldColumn,
  counts: Uint32Array,
): number {
  const used = getUsed?.();
  const end = used?.length ?? counts.length;
  let none = 0;
  for (let i = 0; i < end; i++) {
    const number = used === undefined ? i : (used[i] ?? 0);
    const count = counts[number] ?? 0;
    if (count === 0) {
      continue;
    }
    const [value] = getTexts(number);
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
  }
  return none;
}

/** The same for identities, which have several texts. */
function addNames(byKey: Map<string, ValueCount>, column: FieldColumn, counts: Uint32Array): number {
  const { nameOf, names, others } = getIdentityNames(column);
  const byName = new Uint32Array(names.length);
  // Whether an identity has the name as its own, and events: other identities' texts show under no name without it.
  const isShown = new Uint8Array(names.length);
  let none = 0;
  counts.forEach((count, identity) => {
    const name = nameOf[identity] ?? NO_NAME;
    if (count > 0 && name !== NO_NAME) {
      byName[name] = (byName[name] ?? 0) + count;
      isShown[name] = 1;
    } else {
      none += count;
    }
  });
  for (const [identity, more] of others) {
    for (const name of more) {
      byName[name] = (byName[name] ?? 0) + (counts[identity] ?? 0);
    }
  }
  names.forEach(({ value, key }, name) => {
    if (isShown[name] === 1) {
      byKey.set(key, { value, count: byName[name] ?? 0 });
    }
  });
  return none;
}

/** Counts the events of the identities that have one of these texts, which is the name of none of them. */
function addAsked(
  asked: ReadonlyMap<string, ValueCount>,
  { getTexts }: FieldColumn,
  counts: Uint32Array,
): void {
  counts.forEach((count, identity) => {
    if (count > 0) {
      for (const key of new Set(getTexts(identity).map((text) => toComparable('identity', text)))) {
        const value = asked.get(key);
        if (value !== undefined) {
          value.count += count;
        }
      }
    }
  });
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
