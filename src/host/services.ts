import type * as vscode from 'vscode';
import type { LogDocument } from '../core/document/logDocument';

/** Open text documents read as logs. */
export interface LogDocuments {
  /**
   * The document as a log, as its text stands now; undefined where it is not treated as one, and while a long text is
   * being read or the code for reading is being loaded, which onDidChange ends.
   */
  get(document: vscode.TextDocument): LogDocument | undefined;
  /** The same once it has been read: undefined where the document is not treated as a log or was closed meanwhile. */
  read(document: vscode.TextDocument): Promise<LogDocument | undefined>;
  /** Fires after a document was read as a log, was read again, or stopped being one. */
  readonly onDidChange: vscode.Event<vscode.TextDocument>;
}

/**
 * Shows records as text. Record numbers are positions in the log, from 0, and equal in every view of it: explorer, file
 * and `cloudtrail-log:` view.
 */
export interface LogNavigator {
  /**
   * Reveals a record in the text of a log: in the file itself where that is open as text and is not one long line, else
   * in the `cloudtrail-log:` view.
   */
  revealRecord(
    source: vscode.Uri,
    recordIndex: number,
    options?: { readonly preserveFocus?: boolean },
  ): Promise<void>;
  /** Opens the `cloudtrail-log:` view of a log; of one that is shown in parts, the part with this record. */
  openText(source: vscode.Uri, recordIndex?: number): Promise<vscode.TextDocument>;
  /** The log that a text document shows: for a `cloudtrail-log:` document its source, else the document's own address. */
  getSource(document: vscode.TextDocument): vscode.Uri;
  /**
   * Number of the first record with an eventID in the log that a document shows, also outside of the part that it shows;
   * undefined where there is none.
   */
  findRecord(document: vscode.TextDocument, eventID: string): Promise<number | undefined>;
  /** Number of the first record that a document shows: 0 but for the later parts of a long log. */
  getFirstRecord(document: vscode.TextDocument): number;
}

/** What features share; each feature is `registerX(services): vscode.Disposable`. */
export interface Services {
  readonly context: vscode.ExtensionContext;
  readonly output: vscode.LogOutputChannel;
  readonly logs: LogDocuments;
  readonly navigator: LogNavigator;
}
