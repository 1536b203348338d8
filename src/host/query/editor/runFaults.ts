import * as vscode from 'vscode';
import { RemoteError } from '../../../protocol/rpcError';
import { toDiagnostic } from './queryDiagnostics';

/**
 * Marks what a query failed with when it ran, in the text that was run: a value that is no number, say. Gone with the next
 * run, and with any change of the text.
 */
export class RunFaults implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('cloudtrailLensQueryRuns');
  private readonly lifetime: vscode.Disposable;

  constructor() {
    this.lifetime = vscode.Disposable.from(
      this.collection,
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) {
          this.clear(document.uri);
        }
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.clear(uri);
      }),
    );
  }

  /**
   * Shows what the run of a statement failed with, if that has a place; undefined takes an earlier fault away. The place
   * is one of the text with blanks for all before the statement: line breaks up to its line, then spaces.
   */
  set(document: vscode.TextDocument, statement: string, start: vscode.Position, failure: unknown): void {
    this.clear(document.uri);
    const span = failure instanceof RemoteError ? failure.span : undefined;
    const from = document.offsetAt(start);
    const here = new vscode.Range(start, document.positionAt(from + statement.length));
    if (span === undefined || document.isClosed || document.getText(here) !== statement) {
      return;
    }
    const move = from - start.line - start.character;
    const moved = { start: span.start + move, end: span.end + move };
    const message = (failure as RemoteError).message.replace(/ \(line \d+, column \d+\)$/, '');
    this.collection.set(document.uri, [toDiagnostic(document, { span: moved, message, severity: 'error' })]);
  }

  /** VS Code tells everybody of a deletion, also of what was not there: most documents are no queries. */
  private clear(uri: vscode.Uri): void {
    if (this.collection.has(uri)) {
      this.collection.delete(uri);
    }
  }

  dispose(): void {
    this.lifetime.dispose();
  }
}
