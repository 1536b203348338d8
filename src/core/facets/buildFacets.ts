import { buildFieldColumns } from '../filter/buildFieldColumns';
import type { Filter, TermState } from '../filter/filter';
import type { FilterFieldName } from '../filter/filterFields';
import { FAILS, markFailures } from '../filter/markFailures';
import { toComparable, toServiceName } from '../filter/termValue';
import { toFolded } from '../filter/toFolded';
import type { EventTable } from '../grouping/eventTable';
import type { PrincipalTable } from '../grouping/principalTable';
import { countValues } from './countValues';
import type { Facet, FacetField, FacetOptions, FacetValue } from './facet';
import { defaultFacets, getFacetLabel, getValueLabel } from './facetFields';
import { getMostFrequent } from './getMostFrequent';

const DEFAULT_LIMIT = 12;

/**
 * Counts the values of fields among the events. A facet does not look at the filter's terms of its own field, so that
 * the alternatives to a chosen value stay visible: a value's count is the number of events that would match if it were
 * the only term of its field. Repeats are left out. 1,000,000 events with 30,000 identities and 20,000 addresses: all
 * twelve usual facets take 75 ms, with a filter as long.
 */
export function buildFacets(
  table: EventTable,
  principals: PrincipalTable,
  filter: Filter,
  names: readonly string[],
  { fields = defaultFacets, limit = DEFAULT_LIMIT, prefix = '' }: FacetOptions = {},
): readonly Facet[] {
  const events = { table, principals, names };
  const marks = new Uint8Array(table.count);
  for (let event = 0; event < marks.length; event++) {
    marks[event] = table.repeated[event] === 1 ? FAILS : 0;
  }
  const codes = new Map<FilterFieldName, number>(fields.map((field, i) => [field, i + 1]));
  markFailures(marks, filter, events, (field) => codes.get(field) ?? FAILS);
  return fields.map((field) => {
    const columns = buildFieldColumns(field, events);
    const named = getNamedValues(filter, field);
    const { byKey, asked, none } = countValues(field, columns, marks, codes.get(field) ?? FAILS, named);
    const isShown = toPrefixTest(field, prefix);
    const shown =
      prefix === '' ? [...byKey.values()] : [...byKey.values()].filter(({ value }) => isShown(value));
    const most = getMostFrequent(shown, limit);
    const listed = new Set(most.map(({ value }) => toComparable(field, value)));
    const toValue = (value: string, count: number): FacetValue => ({
      value,
      label: getValueLabel(field, value),
      count,
      state: named.get(toComparable(field, value))?.state ?? 'none',
    });
    const values = most.map(({ value, count }) => toValue(value, count));
    for (const [key, { value }] of named) {
      if (value !== '' && !listed.has(key) && isShown(value)) {
        const known = byKey.get(key) ?? asked.get(key);
        values.push(toValue(known?.value ?? value, known?.count ?? 0));
      }
    }
    return { field, label: getFacetLabel(field), values, none: toValue('', none), distinct: shown.length };
  });
}

interface NamedValue {
  readonly value: string;
  readonly state: TermState;
}

/**
 * The values that terms of the filter name, by the form in which they are compared, in the filter's order; patterns and
 * networks name none. The states are those of getTermState, for all values in one pass.
 */
function getNamedValues(filter: Filter, field: FacetField): ReadonlyMap<string, NamedValue> {
  const named = new Map<string, NamedValue>();
  for (const { field: name, value, isExcluded } of filter.terms) {
    if (name === field && value.kind === 'text') {
      const key = toComparable(field, value.text);
      const text = field === 'service' ? toServiceName(value.text) : value.text;
      if (isExcluded || !named.has(key)) {
        named.set(key, { value: text, state: isExcluded ? 'exclude' : 'include' });
      }
    }
  }
  return named;
}

function toPrefixTest(field: FacetField, prefix: string): (value: string) => boolean {
  const folded = toComparable(field, prefix);
  return (value) =>
    toComparable(field, value).startsWith(folded) || toFolded(getValueLabel(field, value)).startsWith(folded);
}
