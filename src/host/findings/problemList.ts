import * as vscode from 'vscode';
import { getTextViewTarget, toTextViewUri } from '../textView/textViewUri';

interface Found {
  readonly uri: vscode.Uri;
  readonly diagnostics: readonly vscode.Diagnostic[];
}

/**
 * The Problems list of open logs. A log that is open both as it is and as readable text is listed once, for the one of the
 * two that is in view or was so last; for both where both are in view, because each shows its marks in the text.
 */
export class ProblemList implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('cloudtrailLens');
  private readonly found = new Map<string, Found>();
  /** What was found in a text that is out of view while the other text of its log is, or was last, in view. */
  private readonly withheld = new Set<string>();
  private readonly lifetime = vscode.Disposable.from(
    this.collection,
    vscode.window.onDidChangeVisibleTextEditors(() => {
      this.follow();
    }),
  );

  set(uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[]): void {
    const key = uri.toString();
    this.found.set(key, { uri, diagnostics });
    this.follow();
    if (!this.withheld.has(key)) {
      this.collection.set(uri, diagnostics);
    }
  }

  delete(uri: vscode.Uri): void {
    const key = uri.toString();
    this.found.delete(key);
    this.withheld.delete(key);
    this.collection.delete(uri);
    const other = this.getOther(uri);
    if (other !== undefined) {
      this.list(other);
    }
  }

  dispose(): void {
    this.lifetime.dispose();
  }

  /** Lists what is in view, and no longer the other texts of the same logs that are not. */
  private follow(): void {
    const visible = new Map(
      vscode.window.visibleTextEditors.map(({ document: { uri } }) => [uri.toString(), uri]),
    );
    for (const [key, uri] of visible) {
      const found = this.found.get(key);
      const other = found && this.getOther(uri);
      if (found === undefined || other === undefined) {
        continue;
      }
      this.list(found);
      const otherKey = other.uri.toString();
      if (!visible.has(otherKey) && !this.withheld.has(otherKey)) {
        this.withheld.add(otherKey);
        this.collection.delete(other.uri);
      }
    }
  }

  private list({ uri, diagnostics }: Found): void {
    if (this.withheld.delete(uri.toString())) {
      this.collection.set(uri, diagnostics);
    }
  }

  /** What was found in the other text of the same log. */
  private getOther(uri: vscode.Uri): Found | undefined {
    const other = toOtherUri(uri);
    return other && this.found.get(other.toString());
  }
}

/** The readable text of a log, or the log of a readable text; undefined for one that is only a part of the log. */
function toOtherUri(uri: vscode.Uri): vscode.Uri | undefined {
  const source = getTextViewTarget(uri)?.source;
  if (source === undefined) {
    return toTextViewUri(uri);
  }
  return toTextViewUri(source).toString() === uri.toString() ? source : undefined;
}
