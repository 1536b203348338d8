import type { SortOrder } from '../../src/protocol/query';

/** What the page keeps over reloads; it is changed in place and saved as a whole. */
export interface ResultsLayout {
  /** Widths that a person gave to columns, by name, in pixels. */
  widths: Readonly<Record<string, number>>;
  isChartOpen: boolean;
  isValueOpen: boolean;
  valueHeight: number;
  /** Where a person was in a result; undefined without one. */
  place: ResultPlace | undefined;
}

export interface ResultPlace {
  readonly result: number;
  /** Number of the first visible row. */
  readonly topRow: number;
  readonly sort?: SortOrder;
}

/** Most columns whose widths are kept. */
const MAX_WIDTHS = 500;

/** Reads a saved layout with care, as another version may have written it; what does not fit is as for a new page. */
export function parseResultsLayout(saved: unknown): ResultsLayout {
  const from = (typeof saved === 'object' && saved !== null ? saved : {}) as Partial<
    Record<keyof ResultsLayout, unknown>
  >;
  const size = (value: unknown, least: number, otherwise: number): number =>
    typeof value === 'number' && value >= least && Number.isFinite(value) ? value : otherwise;
  return {
    widths: parseWidths(from.widths),
    isChartOpen: typeof from.isChartOpen === 'boolean' ? from.isChartOpen : true,
    isValueOpen: typeof from.isValueOpen === 'boolean' ? from.isValueOpen : false,
    valueHeight: Math.min(4000, size(from.valueHeight, 80, 180)),
    place: parsePlace(from.place),
  };
}

function parseWidths(saved: unknown): Readonly<Record<string, number>> {
  const entries: readonly (readonly [string, unknown])[] =
    typeof saved === 'object' && saved !== null ? Object.entries(saved) : [];
  // fromEntries defines properties: a column named __proto__ is one like any other.
  return Object.fromEntries(entries.filter(isWidth).slice(-MAX_WIDTHS));
}

function isWidth(entry: readonly [string, unknown]): entry is readonly [string, number] {
  const [, width] = entry;
  return typeof width === 'number' && width >= 20 && width <= 4000;
}

function parsePlace(saved: unknown): ResultPlace | undefined {
  const place = saved as Partial<ResultPlace> | null | undefined;
  if (!Number.isInteger(place?.result) || !Number.isInteger(place?.topRow)) {
    return undefined;
  }
  const sort = place?.sort as Partial<SortOrder> | null | undefined;
  return {
    result: place?.result ?? 0,
    topRow: Math.max(0, place?.topRow ?? 0),
    ...(Number.isInteger(sort?.column) && typeof sort?.descending === 'boolean'
      ? { sort: { column: sort.column ?? 0, descending: sort.descending } }
      : {}),
  };
}
