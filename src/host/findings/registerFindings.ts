import * as vscode from 'vscode';
import { Settings } from '../ids';
import { findDocumentFindings } from './findDocumentFindings';
import { registerFixes } from './registerFixes';
import { toDiagnostic } from './toDiagnostic';
import { DEFAULT_FINDING_LIMIT } from '../../core/findings/capFindings';
import type { FindingSettings } from '../../core/findings/getSeverity';
import type { Services } from '../services';

/** Keeps the Problems list of each open log up to date. The latest version of a text wins. */
export function registerFindings({ logs, output }: Services): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('cloudtrailLens');
  const runs = new Map<string, symbol>();

  const check = async (document: vscode.TextDocument): Promise<void> => {
    const key = document.uri.toString();
    const run = Symbol(key);
    runs.set(key, run);
    const log = logs.get(document);
    if (log === undefined) {
      runs.delete(key);
      collection.delete(document.uri);
      return;
    }
    const configuration = vscode.workspace.getConfiguration(undefined, document.uri);
    const settings = configuration.get<FindingSettings>(Settings.findingSeverity, {});
    const limit = configuration.get(Settings.findingLimit, DEFAULT_FINDING_LIMIT);
    const { version } = document;
    const isStale = (): boolean => runs.get(key) !== run || document.isClosed || document.version !== version;
    const findings = await findDocumentFindings(log, settings, limit, isStale);
    if (findings !== undefined && !isStale()) {
      collection.set(
        document.uri,
        findings.map((finding) => toDiagnostic(document, log, finding)),
      );
    }
  };

  const start = (document: vscode.TextDocument): void => {
    check(document).catch((error: unknown) => {
      output.error(`Checking ${document.uri.toString(true)} failed`, error);
    });
  };

  return vscode.Disposable.from(
    collection,
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
