import type { AskedQuery } from '../../../core/query/askedQuery';
import type { QueryMethods, QueryParameters, QueryProgress, QueryResult } from '../../../protocol/query';
import type { QueryEngine } from '../queryEngine';

/** Runs a query from the start; rejects with a CancelledError once the signal is aborted. */
export type RunQuery = (
  signal: AbortSignal,
  onProgress: (progress: QueryProgress) => void,
) => Promise<QueryResult>;

/** What a results page needs of the engine that has the rows. */
export type ResultsEngine = Pick<QueryEngine, 'call'>;

export type SaveFormat = QueryMethods['save']['params']['format'];

/** What the text of a query can be used for, beyond the run that brought it. */
export interface TextActions {
  /**
   * Runs a query whose page came back without its result, after the window was loaded again. Where undefined, such a query
   * is opened instead.
   */
  readonly run?: (query: AskedQuery) => RunQuery;
  /** Asks for the values of a query's parameters, beginning with those it has; undefined where the person gave up. */
  readonly askValues?: (query: AskedQuery) => Promise<QueryParameters | undefined>;
  /** Opens the text in an editor; as an untitled document where undefined. */
  readonly open?: (query: AskedQuery) => Promise<unknown>;
}
