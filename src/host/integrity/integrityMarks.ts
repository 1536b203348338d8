import * as vscode from 'vscode';
import type { DigestStatus, IntegrityReport, LogStatus } from '../../core/integrity/integrityReport';

interface Mark {
  readonly badge: string;
  readonly color: string;
  readonly tooltip: string;
}

const PASSED = 'testing.iconPassed';
const FAILED = 'list.errorForeground';
const UNKNOWN = 'list.deemphasizedForeground';

const LOG_MARKS: Readonly<Record<LogStatus, Omit<Mark, 'tooltip'>>> = {
  valid: { badge: '✓', color: PASSED },
  moved: { badge: '✓', color: PASSED },
  modified: { badge: '✗', color: FAILED },
  missing: { badge: '✗', color: FAILED },
  'not-covered': { badge: '?', color: UNKNOWN },
};

const DIGEST_MARKS: Readonly<Record<DigestStatus, Omit<Mark, 'tooltip'>>> = {
  signed: { badge: '✓', color: PASSED },
  linked: { badge: '≈', color: UNKNOWN },
  unproved: { badge: '?', color: UNKNOWN },
  forged: { badge: '✗', color: FAILED },
  modified: { badge: '✗', color: FAILED },
  unreadable: { badge: '✗', color: FAILED },
};

/** Shows the outcome of the last validation on files: in the file list, on tabs, wherever VS Code shows decorations. */
export class IntegrityMarks implements vscode.FileDecorationProvider, vscode.Disposable {
  private readonly marks = new Map<string, Mark>();
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeFileDecorations = this.changed.event;

  show({ digests, logs }: IntegrityReport): void {
    for (const { path, status, message } of logs) {
      if (path !== undefined) {
        this.add(path, { ...LOG_MARKS[status], tooltip: `Validation: ${message}` });
      }
    }
    for (const { path, status, message } of digests) {
      this.add(path, { ...DIGEST_MARKS[status], tooltip: `Validation: ${message}` });
    }
    this.changed.fire(undefined);
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    const mark = this.marks.get(uri.fsPath);
    return mark && new vscode.FileDecoration(mark.badge, mark.tooltip, new vscode.ThemeColor(mark.color));
  }

  dispose(): void {
    this.changed.dispose();
  }

  private add(path: string, mark: Mark): void {
    this.marks.set(vscode.Uri.file(path).fsPath, mark);
  }
}
