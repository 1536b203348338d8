import type { LogInput, LogSummary, OpenProgress } from './engine';
import type { Span } from '../core/text/span';

export { CLOUDTRAIL_TABLE } from '../core/query/cloudTrailTable';

/** A value of a result: lists and structs come as JSON text, times as ISO 8601 text, numbers beyond 2^53 as text. */
export type CellValue = string | number | boolean | null;

/** How a column of a result is shown and compared. */
export type ColumnKind = 'text' | 'number' | 'boolean' | 'time' | 'json';

export interface ResultColumn {
  readonly name: string;
  /** The type in Athena's words, such as `varchar`, `bigint` or `array(varchar)`. */
  readonly type: string;
  readonly kind: ColumnKind;
}

/** What was read into a table. Who made the events is not known yet: identities are looked at when a query needs them. */
export type TableSummary = Omit<LogSummary, 'byIdentityType'>;

/** What stands beside every result. */
export interface QueryStatistics {
  /** Rows of the result. */
  readonly rows: number;
  /** From the call to the last row, in milliseconds, without the time that reading the logs took. */
  readonly milliseconds: number;
  /** Reading the logs into the engine, in milliseconds; 0 where they were there already. */
  readonly loadMilliseconds: number;
  /** Events that the query could see, repeats folded. */
  readonly events: number;
  /** Repeats of an event that were left out of the table. */
  readonly duplicates: number;
  /** Logs that were read. */
  readonly logs: number;
  /** What was not read, one plain sentence each: a skipped file, a damaged part of a log. */
  readonly notRead: readonly string[];
  /** The result was cut at this many rows; undefined where it is whole. */
  readonly rowLimit?: number;
}

/** A finished query. Its rows stay in the engine until it is released. */
export interface QueryResult {
  readonly result: number;
  readonly columns: readonly ResultColumn[];
  readonly statistics: QueryStatistics;
  /** Each row stands for one event, which {@link QueryMethods.findEvent} gives. */
  readonly hasEvents: boolean;
}

export type QueryProgress =
  | { readonly phase: 'load'; readonly load: OpenProgress }
  /** From 0 to 1; undefined where the engine cannot tell. */
  | { readonly phase: 'run'; readonly done?: number };

/** A fault of a query's text. Positions are UTF-16 code units of the text as it was given. */
export interface SqlFault {
  readonly span: Span;
  /** One or two plain sentences: what is wrong and what to write instead. */
  readonly message: string;
  readonly severity: 'error' | 'warning' | 'information';
}

/** A proposal of the completion list. */
export interface SqlCompletion {
  readonly label: string;
  readonly kind: 'column' | 'field' | 'function' | 'keyword' | 'table' | 'value' | 'parameter';
  /** Behind the label: a type, or how many events have the value. */
  readonly detail?: string;
  /** Plain text. */
  readonly documentation?: string;
  /** What is written; the label where undefined. */
  readonly insertText?: string;
  /** What it replaces. */
  readonly span: Span;
}

/** What is known of the word under the cursor; plain text, to be escaped by who shows it. */
export interface SqlHover {
  readonly span: Span;
  /** A name with its type, or a call with its parameters. */
  readonly title: string;
  readonly text: string;
  /** True where the column or function is ours and Athena does not know it. */
  readonly isOurs: boolean;
}

/** Values of the query's parameters (`:name` in the text), by name. */
export type QueryParameters = Readonly<Record<string, string | number>>;

export interface SortOrder {
  readonly column: number;
  readonly descending: boolean;
}

/** A value seen in the loaded events. */
export interface ValueCount {
  readonly value: string;
  readonly events: number;
}

/** What the query process answers. It holds tables until they are replaced; the engine starts with the first call. */
export interface QueryMethods {
  /**
   * Reads logs into a table, `cloudtrail_logs` where no other name is given, and replaces what it held. Does nothing where
   * the table holds the same inputs, unchanged, already.
   */
  readonly load: {
    readonly params: { readonly inputs: readonly LogInput[]; readonly table?: string };
    readonly result: TableSummary;
    readonly progress: QueryProgress;
  };
  /** Runs one statement in Athena's SQL. Rejects with a message that names the fault and its place. */
  readonly run: {
    readonly params: {
      readonly sql: string;
      readonly parameters?: QueryParameters;
      /** Rows at most; undefined for all. */
      readonly rowLimit?: number;
    };
    readonly result: QueryResult;
    readonly progress: QueryProgress;
  };
  /** Rows `[offset, offset + limit)` in an order; fewer at the end. */
  readonly rows: {
    readonly params: {
      readonly result: number;
      readonly offset: number;
      readonly limit: number;
      readonly sort?: SortOrder;
    };
    readonly result: readonly (readonly CellValue[])[];
  };
  /** The event behind a row: its log's address and its number there, from 0; null where the row stands for none. */
  readonly findEvent: {
    readonly params: { readonly result: number; readonly row: number; readonly sort?: SortOrder };
    readonly result: { readonly uri: string; readonly record: number } | null;
  };
  /** Writes a result to a file of the person's choice, the one write that the process makes beside its spill folder. */
  readonly save: {
    readonly params: {
      readonly result: number;
      readonly format: 'csv' | 'jsonl' | 'parquet';
      readonly path: string;
      readonly sort?: SortOrder;
    };
    readonly result: { readonly rows: number; readonly bytes: number };
  };
  readonly release: { readonly params: { readonly result: number }; readonly result: null };
  /** Faults of a text that may hold several statements; columns are checked where a table is loaded or not. */
  readonly check: {
    readonly params: { readonly sql: string; readonly tables?: readonly string[] };
    readonly result: readonly SqlFault[];
  };
  readonly complete: {
    readonly params: { readonly sql: string; readonly offset: number; readonly tables?: readonly string[] };
    readonly result: readonly SqlCompletion[];
  };
  readonly describe: {
    readonly params: { readonly sql: string; readonly offset: number };
    readonly result: SqlHover | null;
  };
  /** The commonest values of an expression over the table, such as `eventname` or `useridentity.arn`, commonest first. */
  readonly values: {
    readonly params: { readonly expression: string; readonly prefix?: string; readonly limit: number };
    readonly result: readonly ValueCount[];
  };
}

/** The host answers nothing to the query process. */
export type QueryClientMethods = object;
