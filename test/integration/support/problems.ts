import * as vscode from 'vscode';

/** A diagnostic of ours, in short. */
export interface Problem {
  readonly code: string;
  readonly severity: vscode.DiagnosticSeverity;
  readonly message: string;
  readonly range: vscode.Range;
  readonly diagnostic: vscode.Diagnostic;
}

/** Our diagnostics of a document, in the order of its text. */
export function getProblems(uri: vscode.Uri, code?: string): readonly Problem[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'CloudTrail Lens')
    .map((diagnostic) => ({
      code: typeof diagnostic.code === 'object' ? String(diagnostic.code.value) : String(diagnostic.code),
      severity: diagnostic.severity,
      message: diagnostic.message,
      range: diagnostic.range,
      diagnostic,
    }))
    .filter((problem) => code === undefined || problem.code === code)
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}
