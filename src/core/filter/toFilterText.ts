import type { FilterTerm, FilterValue } from './filter';
import type { FilterFieldName } from './filterFields';
import { toTimeRangeText } from './toTimeText';

/** The text of a filter with these terms; reads back to the same terms. */
export function toFilterText(terms: readonly Pick<FilterTerm, 'field' | 'value' | 'isExcluded'>[]): string {
  return terms
    .map(({ field, value, isExcluded }) => `${isExcluded ? '-' : ''}${toTermTextOf(field, value)}`)
    .join(' ');
}

/**
 * The text of a term for a value that an event has, in quotes where the language would read it otherwise; '' asks for
 * events without a value. Without a field, the term looks for the text in any column. For `time`, the value is a range.
 */
export function toTermText(field: FilterFieldName | undefined, value: string): string {
  return toTermTextOf(field, { kind: 'text', text: value });
}

function toTermTextOf(field: FilterFieldName | undefined, value: FilterValue): string {
  return `${field === undefined ? '' : `${field}:`}${toValueText(field, value)}`;
}

function toValueText(field: FilterFieldName | undefined, value: FilterValue): string {
  switch (value.kind) {
    case 'any':
      return '*';
    case 'network':
      return value.text;
    case 'range':
      return toTimeRangeText(value.from, value.to);
    case 'pattern':
      return value.parts.map((part) => (part === '' ? '' : toQuotedWhereNeeded(field, part))).join('*');
    case 'text':
      return toQuotedWhereNeeded(field, value.text);
  }
}

/** Without a field, a colon and a minus could begin something else; after `ip:`, a slash is that of a network. */
function toQuotedWhereNeeded(field: FilterFieldName | undefined, text: string): string {
  const special = field === undefined ? /[\s"*:]|^-|^$/ : field === 'ip' ? /[\s"*/]|^$/ : /[\s"*]|^$/;
  return !special.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`;
}
