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
}
