import type { Browser } from 'playwright-core';
import type { CellValue, QueryResult, QueryStatistics, ResultColumn } from '../../../src/protocol/query';
import type {
  ResultsHostMethods,
  ResultsPageMethods,
  ResultsState,
  SavedResults,
} from '../../../src/protocol/results';
import type { Handlers } from '../../../src/protocol/rpc';
import type { OpenedPage, OpenPageOptions } from './openPage';
import { openPage } from './openPage';
import { usePages } from './usePages';

export type Row = readonly CellValue[];

/** A result whose rows are made when they are asked for. */
export interface FakeResult {
  readonly title?: string;
  readonly columns: readonly ResultColumn[];
  readonly rows: number;
  readonly getRow: (row: number) => Row;
  readonly hasEvents?: boolean;
  readonly statistics?: Partial<QueryStatistics>;
}

export interface OpenedResults extends OpenedPage<ResultsPageMethods, SavedResults> {
  /** Calls of the page but for those of rows, in order. */
  readonly calls: { readonly method: string; readonly params: unknown }[];
  /** Calls of rows, in order. */
  readonly rowCalls: ResultsHostMethods['rows']['params'][];
}

export interface OpenResultsOptions extends Omit<OpenPageOptions<SavedResults>, 'name'> {
  readonly overrides?: Partial<Handlers<ResultsHostMethods>>;
}

export const SQL = 'SELECT eventname FROM cloudtrail_logs';

export function toResult({ columns, rows, hasEvents = false, statistics }: FakeResult): QueryResult {
  return {
    result: 7,
    columns,
    hasEvents,
    statistics: {
      rows,
      milliseconds: 42,
      loadMilliseconds: 1234,
      events: 1_000_000,
      duplicates: 0,
      logs: 12,
      notRead: [],
      ...statistics,
    },
  };
}

function toState(fake: FakeResult | ResultsState): ResultsState {
  return 'state' in fake
    ? fake
    : { state: 'done', title: fake.title ?? 'Test query', sql: SQL, result: toResult(fake) };
}

/** Opens results for the tests of a suite; call it inside `describe`. */
export function useResults(): {
  readonly open: (fake: FakeResult | ResultsState, options?: OpenResultsOptions) => Promise<OpenedResults>;
} {
  return { open: usePages('results', openResults) };
}

async function openResults(
  browser: Browser,
  fake: FakeResult | ResultsState,
  { overrides, ...options }: OpenResultsOptions = {},
): Promise<OpenedResults> {
  const calls: { method: string; params: unknown }[] = [];
  const rowCalls: ResultsHostMethods['rows']['params'][] = [];
  const record =
    <T>(method: string, result: T) =>
    (params: unknown): T => {
      calls.push({ method, params });
      return result;
    };
  const opened = await openPage<ResultsHostMethods, ResultsPageMethods, SavedResults>(
    browser,
    { name: 'results', ...options },
    {
      getState: () => toState(fake),
      rows: (params) => {
        rowCalls.push(params);
        return 'state' in fake ? [] : getRows(fake, params);
      },
      openEvent: record('openEvent', null),
      save: record('save', { rows: 3, bytes: 2048 }),
      copy: record('copy', null),
      cancel: record('cancel', null),
      runAgain: record('runAgain', null),
      changeValues: record('changeValues', null),
      openSql: record('openSql', null),
      ...overrides,
    },
  );
  return { ...opened, calls, rowCalls };
}

/** The fake's rows rise in every column, so their order downwards is the other way round. */
function getRows(
  { rows, getRow }: FakeResult,
  { offset, limit, sort }: ResultsHostMethods['rows']['params'],
): readonly Row[] {
  const last = Math.min(rows, offset + limit);
  return Array.from({ length: Math.max(0, last - offset) }, (_, i) => {
    const row = offset + i;
    return getRow(sort?.descending === true ? rows - 1 - row : row);
  });
}
