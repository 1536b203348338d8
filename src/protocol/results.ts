import type { AskedQuery } from '../core/query/askedQuery';
import type { EmptyAnswer } from '../core/query/presets/explainEmpty';
import type { CellValue, QueryProgress, QueryResult, SortOrder } from './query';

/** What the results page is told when it opens and whenever a query runs in it. */
export type ResultsState = AskedQuery &
  (
    | { readonly state: 'running'; readonly progress?: QueryProgress }
    /** `empty` is for an answer without rows to a ready question. */
    | { readonly state: 'done'; readonly result: QueryResult; readonly empty?: EmptyAnswer }
    | { readonly state: 'failed'; readonly message: string }
    | { readonly state: 'cancelled' }
    /** The window was loaded again: the query is known, its rows are gone. */
    | { readonly state: 'gone' }
  );

/** What the results page keeps over reloads of itself and of the window. */
export interface SavedResults extends AskedQuery {
  /** What the page itself wants to find again: widths, open panels. The host does not look into it. */
  readonly layout?: unknown;
}

/** What the host answers to the results page. */
export interface ResultsHostMethods {
  readonly getState: { readonly params: null; readonly result: ResultsState };
  readonly rows: {
    readonly params: { readonly offset: number; readonly limit: number; readonly sort?: SortOrder };
    readonly result: readonly (readonly CellValue[])[];
  };
  /** Shows the event behind a row in the explorer or as text. */
  readonly openEvent: {
    readonly params: { readonly row: number; readonly sort?: SortOrder; readonly where: 'explorer' | 'text' };
    readonly result: null;
  };
  /** Asks for a file and writes the whole result; null where the person gave up. */
  readonly save: {
    readonly params: { readonly format: 'csv' | 'jsonl' | 'parquet'; readonly sort?: SortOrder };
    readonly result: { readonly rows: number; readonly bytes: number } | null;
  };
  readonly copy: { readonly params: { readonly text: string }; readonly result: null };
  readonly cancel: { readonly params: null; readonly result: null };
  /** Runs the same query again. */
  readonly runAgain: { readonly params: null; readonly result: null };
  /** Asks for other values of the query's parameters and runs it with them; nothing where the person gave up. */
  readonly changeValues: { readonly params: null; readonly result: null };
  /** Opens the query's text in an editor. */
  readonly openSql: { readonly params: null; readonly result: null };
}

/** What the results page answers to the host. */
export interface ResultsPageMethods {
  readonly setState: { readonly params: ResultsState; readonly result: null };
}
