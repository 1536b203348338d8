import type { EventRef } from '../../src/core/grouping/sourceLog';

export type DetailsTab = 'values' | 'json' | 'chain' | 'workdocs';

/** How a person has set up the page; sizes are pixels. */
export interface PageLayout {
  facetsWidth: number;
  detailsWidth: number;
  detailsHeight: number;
  isFacetsOpen: boolean;
  isDetailsOpen: boolean;
  isTimelineOpen: boolean;
  detailsTab: DetailsTab;
  /** Fields of the facets that are closed. */
  closedFacets: readonly string[];
  /** Events that are marked for comparing. */
  compared: readonly EventRef[];
  /** A comparison is shown in place of the events. */
  isComparing: boolean;
}

/** Pages at least this wide have their details beside the events; the style sheet has the same number. */
export const WIDE = 1180;

/** Pages narrower than this have their facets in a drawer; the style sheet has the same number. */
export const NARROW = 720;

const TABS: readonly unknown[] = ['values', 'json', 'chain', 'workdocs'];

/** Reads a saved layout with care, as another version may have written it; what does not fit is as for a new page. */
export function parsePageLayout(saved: unknown, width: number): PageLayout {
  const from = (typeof saved === 'object' && saved !== null ? saved : {}) as Partial<
    Record<keyof PageLayout, unknown>
  >;
  const size = (value: unknown, otherwise: number): number =>
    typeof value === 'number' && value >= 80 && value <= 4000 ? value : otherwise;
  const flag = (value: unknown, otherwise: boolean): boolean =>
    typeof value === 'boolean' ? value : otherwise;
  return {
    facetsWidth: size(from.facetsWidth, 220),
    detailsWidth: size(from.detailsWidth, 430),
    detailsHeight: size(from.detailsHeight, 260),
    isFacetsOpen: flag(from.isFacetsOpen, width >= NARROW),
    isDetailsOpen: flag(from.isDetailsOpen, width >= WIDE),
    isTimelineOpen: flag(from.isTimelineOpen, true),
    detailsTab: TABS.includes(from.detailsTab) ? (from.detailsTab as DetailsTab) : 'values',
    closedFacets: Array.isArray(from.closedFacets)
      ? from.closedFacets.filter((field) => typeof field === 'string')
      : [],
    compared: Array.isArray(from.compared) ? from.compared.filter(isEventRef) : [],
    isComparing: flag(from.isComparing, false),
  };
}

function isEventRef(value: unknown): value is EventRef {
  const ref = value as Partial<EventRef> | null;
  return Number.isInteger(ref?.source) && Number.isInteger(ref?.record);
}
