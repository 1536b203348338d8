import * as vscode from 'vscode';
import { Settings } from '../ids';
import { ProblemList } from './problemList';
import { registerFixes } from './registerFixes';
import type { Services } from '../services';

/** Keeps the Problems list of each open log up to date. The latest version of a text wins. */
export function registerFindings({ logs, output }: Services): vscode.Disposable {
  const problems = new ProblemList();
  const runs = new Map<string, symbol>();

  const check = async (document: vscode.TextDocument): Promise<void> => {
    const key = document.uri.toString();
    const run = Symbol(key);
    runs.set(key, run);
    const log = await logs.read(document);
    if (runs.get(key) !== run) {
      return;
    }
    if (log === undefined) {
      runs.delete(key);
      problems.delete(document.uri);
      return;
    }
    const { version } = document;
    const isStale = (): boolean => runs.get(key) !== run || document.isClosed || document.version !== version;
    // The rules and their catalog are loaded with the first log.
    const { checkDocument } = await import('./checkDocument');
    const diagnostics = await checkDocument(document, log, isStale);
    if (diagnostics !== undefined && !isStale()) {
      problems.set(document.uri, diagnostics);
    }
  };

  const start = (document: vscode.TextDocument): void => {
    check(document).catch((error: unknown) => {
      output.error(`Checking ${document.uri.toString(true)} failed`, error);
    });
  };

  return vscode.Disposable.from(
    problems,
    logs.onDidChange(start),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (
        event.affectsConfiguration(Settings.findingSeverity) ||
        event.affectsConfiguration(Settings.findingLimit)
      ) {
        vscode.workspace.textDocuments.forEach(start);
      }
    }),
    registerFixes(),
  );
}
