import * as vscode from 'vscode';
import type { Engine } from '../../engine/startWorker';
import type { ExplorerHostMethods } from '../../protocol/explorer';
import type { ExportFormat, ExportResult } from '../../protocol/output';
import type { WorkProgress } from '../../protocol/progress';
import type { CallContext } from '../../protocol/rpc';
import { writeThrough } from '../saving/writeThrough';

const FORMATS: Readonly<Record<ExportFormat, { readonly label: string; readonly extension: string }>> = {
  json: { label: 'CloudTrail log (JSON)', extension: 'json' },
  jsonl: { label: 'JSON lines', extension: 'jsonl' },
  csv: { label: 'CSV table', extension: 'csv' },
  markdown: { label: 'Markdown report', extension: 'md' },
};

/** Asks where to, lets the engine write, and offers to open the result. Null where no place was chosen. */
export async function exportEvents(
  engine: Engine,
  { format, scope, marks }: ExplorerHostMethods['export']['params'],
  { signal, progress }: CallContext<WorkProgress>,
): Promise<ExportResult | null> {
  const { label, extension } = FORMATS[format];
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = `cloudtrail-events.${extension}`;
  const target = await vscode.window.showSaveDialog({
    title: 'Export Events',
    saveLabel: 'Export',
    filters: { [label]: [extension] },
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
  if (target === undefined) {
    return null;
  }
  const write = (file: string): Promise<ExportResult> =>
    engine.call(
      'exportEvents',
      { format, scope, path: file, ...(marks === undefined ? {} : { marks }) },
      { signal, onProgress: progress },
    );
  const result = await writeThrough(target, extension, write);
  void offerToOpen(target, result);
  return result;
}

async function offerToOpen(target: vscode.Uri, { events, unreadable }: ExportResult): Promise<void> {
  const missing =
    unreadable === 0
      ? ''
      : ` ${unreadable.toLocaleString('en')} more could not be read again and are missing.`;
  const words = `${events.toLocaleString('en')} ${events === 1 ? 'event was' : 'events were'} written.${missing}`;
  const open = 'Open';
  const answer =
    unreadable === 0
      ? await vscode.window.showInformationMessage(words, open)
      : await vscode.window.showWarningMessage(words, open);
  if (answer === open) {
    await vscode.commands.executeCommand('vscode.open', target);
  }
}
