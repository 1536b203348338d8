import * as vscode from 'vscode';
import type { IntegrityReport } from '../../core/integrity/integrityReport';
import { toReportText } from '../../core/integrity/toReportText';
import { escapeMarkdown } from '../markdown/escapeMarkdown';

export interface ReportFrame {
  /** Files that are neither a log nor a digest. */
  readonly ignored?: number;
  /** What was validated, in lines. */
  readonly about?: readonly string[];
  /** Shortens a path for reading; left as it is unless told. */
  readonly toShownPath?: (path: string) => string;
}

/** Opens a validation's report as a document that can be saved, and its preview. */
export async function showReport(
  report: IntegrityReport,
  { ignored = 0, about = [], toShownPath = (path) => path }: ReportFrame,
): Promise<void> {
  const content = toReportText(report, ignored, { toShownPath, escape: escapeMarkdown, about });
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document, { preview: false });
  await vscode.commands.executeCommand('markdown.showPreview', document.uri);
}
