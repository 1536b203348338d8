import type { Span } from '../text/span';
import type { FilterFieldName } from './filterFields';

/** What a term asks of a value. Texts are as written, without quotes; they compare whatever their case. */
export type FilterValue =
  /** The whole value of a field, or a part of any column where the term has no field. '' is "no value". */
  | { readonly kind: 'text'; readonly text: string }
  /** The texts between the stars, two or more, in order; '' at an end is a star at this end. */
  | { readonly kind: 'pattern'; readonly parts: readonly string[] }
  /** Any value at all: `field:*`. */
  | { readonly kind: 'any' }
  /** A network in CIDR notation; for `ip` only. */
  | { readonly kind: 'network'; readonly text: string }
  /** Milliseconds since 1970 UTC, `from` inclusive, `to` exclusive; undefined is open. For `time` only. */
  | { readonly kind: 'range'; readonly from?: number; readonly to?: number };

/** One condition of a filter. */
export interface FilterTerm {
  /** Undefined for a bare word or quoted text, which is looked for in any column. */
  readonly field?: FilterFieldName;
  readonly value: FilterValue;
  /** Whether the term has a minus before it. */
  readonly isExcluded: boolean;
  /** The whole term in the text, its minus included, in UTF-16 units. */
  readonly span: Span;
}

/** A part of the text that is no term, and is therefore left out of the filter. */
export interface FilterFault {
  /** UTF-16 units. */
  readonly span: Span;
  readonly message: string;
}

/**
 * A filter that has been read. An event matches where, for each field, it has one of the values that the field's terms
 * include, has every text of the terms without a field, and has nothing that an excluding term names.
 */
export interface Filter {
  readonly text: string;
  /** In order of the text. */
  readonly terms: readonly FilterTerm[];
  readonly faults: readonly FilterFault[];
}

/** What a filter says of one value of a field. */
export type TermState = 'include' | 'exclude' | 'none';
