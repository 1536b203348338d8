import type { Facet, FacetValue } from '../core/facets/facet';
import type { CompletionItem, FilterCompletion } from '../core/filter/completeFilter';
import type { TermState } from '../core/filter/filter';
import type { FilterFieldName } from '../core/filter/filterFields';
import type { TimeStep } from '../core/timeline/timeStep';

export type { CompletionItem, Facet, FacetValue, FilterCompletion, TermState };

/** Events over time. Entry i of the lists speaks of the bucket from `starts[i]` to `starts[i + 1]`, its end excluded. */
export interface TimelineData {
  /** Milliseconds since 1970 UTC, of the first bucket; 0 where there is none. */
  readonly start: number;
  /** Milliseconds of the first bucket; buckets of months and years are not all equal. */
  readonly width: number;
  /** The width in words of the calendar; undefined where there is no bucket. */
  readonly step?: TimeStep;
  /** One more than there are buckets: the last is the end. Empty where no event has a time. */
  readonly starts: readonly number[];
  readonly counts: readonly number[];
  /** Failed events among them. */
  readonly errors: readonly number[];
  /** First and last event; undefined where no event has a time. */
  readonly first?: number;
  readonly last?: number;
  /** Matching events before the first bucket and after the last. */
  readonly before: number;
  readonly after: number;
  /** Matching events without a readable time, which are in no bucket. */
  readonly withoutTime: number;
}

/**
 * Questions on the events that the tree's filter leaves. `revision` is the tree's (TreeStatus.revision) at the time
 * of the answer: an answer of an older revision than the last status is out of date.
 */
export interface FilterMethods {
  /** What can stand at `offset` of a filter's text, which need not be the tree's. */
  readonly complete: {
    readonly params: { readonly text: string; readonly offset: number };
    readonly result: FilterCompletion;
  };
  /** `count` is the most values of each facet, 12 unless told; `fields` limits to these facets. */
  readonly getFacets: {
    readonly params: { readonly count?: number; readonly fields?: readonly FilterFieldName[] };
    readonly result: { readonly revision: number; readonly facets: readonly Facet[] };
  };
  /** The values of one facet that begin with the text, most events first; '' finds all. Null for `time`. */
  readonly searchFacet: {
    readonly params: { readonly field: FilterFieldName; readonly text: string; readonly count: number };
    readonly result: Facet | null;
  };
  /** `buckets` is the most buckets wanted; `from` and `to` (milliseconds) cut out a part. */
  readonly getTimeline: {
    readonly params: { readonly buckets: number; readonly from?: number; readonly to?: number };
    readonly result: { readonly revision: number; readonly timeline: TimelineData };
  };
}
