import type { TermState } from '../filter/filter';
import type { FilterFieldName } from '../filter/filterFields';

/** A field of which a facet can be made: all that have distinct values. */
export type FacetField = Exclude<FilterFieldName, 'time'>;

export interface FacetValue {
  /** As `setTerm` and `toTermText` take it; '' for no value. From the log, of any length. */
  readonly value: string;
  /** For people: words where the value is a code, else the value cut to 300 characters. */
  readonly label: string;
  /** Events that match a term with this value and the filter's terms of all other fields; repeats are left out. */
  readonly count: number;
  /** What the filter says of exactly this value. */
  readonly state: TermState;
}

/** The values of one field among the events that the rest of the filter leaves. */
export interface Facet {
  readonly field: FacetField;
  /** Title for people. */
  readonly label: string;
  /** Most events first, then by value; then those that the filter names and that are not among the most frequent. */
  readonly values: readonly FacetValue[];
  /** The events without a value; its count may be 0. */
  readonly none: FacetValue;
  /** Number of different values with at least one event, those that are not listed included; letter case aside. */
  readonly distinct: number;
}

export interface FacetOptions {
  /** Which facets, in this order; the usual ones unless told. */
  readonly fields?: readonly FacetField[];
  /** Most values of each facet by count; 12 unless told. */
  readonly limit?: number;
  /** Only values that begin with this text, or whose label does, in any case; `distinct` counts only these. */
  readonly prefix?: string;
}
