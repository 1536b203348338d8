import type * as vscode from 'vscode';

/** A part of a log that is not a record. */
export interface LogFault {
  /** Bytes of the (decompressed) log, `[start, end)`. */
  readonly span: { readonly start: number; readonly end: number };
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** Stable name of the kind of fault, e.g. `damaged-record`. */
  readonly kind: string;
  /** The log's address. */
  readonly source: string;
}

/** What logs hold. */
export interface LogSummary {
  /** Every record in the sources, repeats included. */
  readonly records: number;
  /** How many of the records repeat an earlier one: the same eventID, or without one the same content. */
  readonly duplicates: number;
  readonly faults: readonly LogFault[];
  /** Redacted values in all records, at any depth. */
  readonly redacted: number;
  /** Records by userIdentity.type; `''` where the type is missing. */
  readonly byIdentityType: Readonly<Record<string, number>>;
  /**
   * Of several files those that are no log (a digest file, a file without a record) or cannot be read, with the reason
   * in one sentence. A file that is opened alone is never skipped.
   */
  readonly skipped: readonly { readonly uri: string; readonly reason: string }[];
}

/** The whole answer of a query. */
export interface QueryAnswer {
  /** Names of the columns, as the query gives them. */
  readonly columns: readonly string[];
  /**
   * All rows, in the query's order: texts, numbers, booleans and null. Lists and structs are JSON text, times ISO 8601
   * text in UTC, numbers that JavaScript cannot hold exactly text. Use LIMIT where an answer may be large.
   */
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
  readonly statistics: {
    readonly rows: number;
    /** Running the query, and reading the logs (0 where they were loaded), in milliseconds. */
    readonly milliseconds: number;
    readonly loadMilliseconds: number;
    /** Events that the query could see; repeats are folded. */
    readonly events: number;
    readonly duplicates: number;
    readonly logs: number;
    /** One sentence for each file or part of a log that was not read. */
    readonly notRead: readonly string[];
  };
}

/**
 * The API that `activate` returns:
 * `vscode.extensions.getExtension<CloudTrailLensApi>('cloudtrail-lens.cloudtrail-lens')?.activate()`.
 */
export interface CloudTrailLensApi {
  /** Grows by one when something here changes in a way that breaks callers. */
  readonly version: 1;
  /**
   * Reads logs of any supported shape, compressed or not, without showing them. Rejects where a file cannot be read at
   * all; damage inside one is a fault of the summary.
   */
  openLogs(uris: readonly vscode.Uri[]): Promise<LogSummary>;
  /**
   * Shows the record with this eventID as text. Looks in the logs that are open in explorers, in text, and in those of
   * the last openLogs. Resolves to false where none has it.
   */
  revealEvent(eventID: string): Promise<boolean>;
  /**
   * Runs one SELECT in the SQL of Amazon Athena over the table `cloudtrail_logs` of these logs and folders; without any,
   * over the explorer used last, else the logs that are open as text. Rejects with a sentence where the text has a fault.
   */
  query(sql: string, sources?: readonly vscode.Uri[]): Promise<QueryAnswer>;
}
