import { toShortened } from '../text/toShortened';
import type { Span } from '../text/span';
import type { FilterField, FilterFieldName } from './filterFields';
import { filterFields, getFilterField } from './filterFields';
import type { FilterToken } from './parseTokens';
import { parseTokens } from './parseTokens';
import { toTermText } from './toFilterText';

/** A value that the loaded events have. */
export interface CountedValue {
  readonly value: string;
  /** Events that have it. */
  readonly count: number;
}

/** The values of a field that begin with a text in any case, most events first; the caller limits their number. */
export type GetValues = (field: FilterFieldName, prefix: string) => readonly CountedValue[];

export interface CompletionItem {
  /** What takes the place of the span. */
  readonly text: string;
  /** From the log for values; at most 100 characters. */
  readonly label: string;
  readonly detail: string;
  /** Events that have the value; undefined where the item is no value of the log. */
  readonly count?: number;
}

export interface FilterCompletion {
  /** The part of the text that an item replaces, in UTF-16 units. */
  readonly span: Span;
  readonly items: readonly CompletionItem[];
}

const LONGEST_LABEL = 100;
/** Where the value behind a bare word is looked for: what people type first. */
const WORD_FIELDS: readonly FilterFieldName[] = ['service', 'event', 'identity', 'error'];
const WORD_VALUES = 3;
/** Fewer letters begin too many values. */
const SHORTEST_WORD = 2;

/**
 * What can stand at a place of the filter text: names of fields where a term begins, followed by values that begin with
 * the word at hand; after a colon, the values of the field. No items inside quotes that no field precedes, or where the
 * field is unknown. `offset` is in UTF-16 units; one outside of the text counts as its end.
 */
export function completeFilter(text: string, offset: number, getValues: GetValues): FilterCompletion {
  const at = offset >= 0 && offset <= text.length ? Math.trunc(offset) : text.length;
  const token = parseTokens(text).find(({ span }) => span.start <= at && at <= span.end);
  if (token === undefined) {
    return { span: { start: at, end: at }, items: toFieldItems('') };
  }
  if (token.field === undefined || at <= token.field.end) {
    return completeStart(text, at, token, getValues);
  }
  const field = getFilterField(text.slice(token.field.start, token.field.end));
  // Behind a quote that is not closed stands the rest of the filter, which is not this term's.
  const span = { start: token.value.start, end: token.openQuote === undefined ? token.value.end : at };
  const prefix = getPrefix(text, token.value.start, at);
  return { span, items: field === undefined ? [] : toValueItems(field, prefix, getValues) };
}

function completeStart(text: string, at: number, token: FilterToken, getValues: GetValues): FilterCompletion {
  const start = token.field?.start ?? token.value.start;
  if (at < start) {
    // Before the minus: a new term would begin here.
    return { span: { start: at, end: at }, items: [] };
  }
  const word = text.slice(start, at);
  if (token.field !== undefined) {
    return { span: { start, end: token.value.start }, items: toFieldItems(word) };
  }
  const span = { start, end: token.span.end };
  return token.hasQuotes
    ? { span, items: [] }
    : { span, items: [...toFieldItems(word), ...toWordItems(word, getValues)] };
}

function toFieldItems(prefix: string): readonly CompletionItem[] {
  const folded = prefix.toLowerCase();
  const byName = filterFields.filter(({ name }) => name.startsWith(folded));
  const byAlias = filterFields.filter(
    (field) => !byName.includes(field) && field.aliases.some((alias) => alias.startsWith(folded)),
  );
  return [...byName, ...byAlias].map(({ name, meaning }) => ({
    text: `${name}:`,
    label: `${name}:`,
    detail: meaning,
  }));
}

function toWordItems(word: string, getValues: GetValues): readonly CompletionItem[] {
  if (word.length < SHORTEST_WORD) {
    return [];
  }
  return WORD_FIELDS.flatMap((field) =>
    getValues(field, word)
      .slice(0, WORD_VALUES)
      .map(({ value, count }) => {
        const text = toTermText(field, value);
        return { text, label: toShortened(text, LONGEST_LABEL), detail: '', count };
      }),
  );
}

function toValueItems(field: FilterField, prefix: string, getValues: GetValues): readonly CompletionItem[] {
  const { name } = field;
  const folded = prefix.toLowerCase();
  const known = name === 'time' ? [] : getValues(name, prefix);
  const meanings = new Map(field.values?.map(({ value, meaning }) => [value, meaning]));
  const items: CompletionItem[] = known.map(({ value, count }) => ({
    text: toValueText(name, value),
    label: toShortened(value, LONGEST_LABEL),
    detail: meanings.get(value) ?? '',
    count,
  }));
  for (const { value, meaning } of field.values ?? []) {
    if (value.startsWith(folded) && !known.some((other) => other.value === value)) {
      items.push({ text: value, label: value, detail: meaning });
    }
  }
  if (prefix === '' && field.isAlwaysSet !== true) {
    items.push(
      { text: '*', label: '*', detail: 'Any value' },
      { text: '""', label: '""', detail: 'No value' },
    );
  }
  return items;
}

function toValueText(field: FilterFieldName, value: string): string {
  return toTermText(field, value).slice(field.length + 1);
}

/** What is typed of a value so far: without quotes, up to a star, which no value begins with. */
function getPrefix(text: string, start: number, end: number): string {
  const [token] = parseTokens(`x:${text.slice(start, end)}`);
  return token?.parts[0] ?? '';
}
