import * as vscode from 'vscode';
import { DEFAULT_FINDING_LIMIT } from '../../core/findings/findingCap';
import { Settings } from '../ids';
import { findDocumentFindings } from './findDocumentFindings';
import { runInSlices } from '../documents/runInSlices';
import { toDiagnostic } from './toDiagnostic';
import type { LogDocument } from '../../core/document/logDocument';
import type { FindingSettings } from '../../core/findings/getSeverity';

/** The diagnostics of a log after its settings; undefined where nobody waits for them any more. */
export async function checkDocument(
  document: vscode.TextDocument,
  log: LogDocument,
  isStale: () => boolean,
): Promise<readonly vscode.Diagnostic[] | undefined> {
  const configuration = vscode.workspace.getConfiguration(undefined, document.uri);
  // VS Code hands out objects that copy all of its configuration where they are turned into JSON, which took 15 ms.
  const settings = { ...configuration.get<FindingSettings>(Settings.findingSeverity, {}) };
  const limit = configuration.get(Settings.findingLimit, DEFAULT_FINDING_LIMIT);
  return runInSlices(checkInSteps(document, log, settings, limit), isStale);
}

function* checkInSteps(
  document: vscode.TextDocument,
  log: LogDocument,
  settings: FindingSettings,
  limit: number,
): Generator<undefined, readonly vscode.Diagnostic[]> {
  const diagnostics: vscode.Diagnostic[] = [];
  for (const finding of yield* findDocumentFindings(log, settings, limit)) {
    diagnostics.push(toDiagnostic(document, log, finding));
    yield;
  }
  return diagnostics;
}
