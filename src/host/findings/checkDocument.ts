import * as vscode from 'vscode';
import { DEFAULT_FINDING_LIMIT } from '../../core/findings/capFindings';
import { Settings } from '../ids';
import { findDocumentFindings } from './findDocumentFindings';
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
  const settings = configuration.get<FindingSettings>(Settings.findingSeverity, {});
  const limit = configuration.get(Settings.findingLimit, DEFAULT_FINDING_LIMIT);
  const findings = await findDocumentFindings(log, settings, limit, isStale);
  return findings?.map((finding) => toDiagnostic(document, log, finding));
}
