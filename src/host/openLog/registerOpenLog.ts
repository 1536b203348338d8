import * as vscode from 'vscode';
import { Commands, LANGUAGE_ID, Views } from '../ids';
import { watchLargeLogs } from './watchLargeLogs';

/** VS Code hides text documents over this size from extensions. */
export const DOCUMENT_LIMIT = 50 * 1024 * 1024;

/** Opens a log in the editor that suits it: text where VS Code lets extensions see the text, else the explorer. */
async function openLog(uri: vscode.Uri): Promise<void> {
  // A text that was never saved has no size that could be asked for.
  const size = uri.scheme === 'untitled' ? 0 : (await vscode.workspace.fs.stat(uri)).size;
  if (size > DOCUMENT_LIMIT || uri.path.toLowerCase().endsWith('.gz')) {
    await vscode.commands.executeCommand('vscode.openWith', uri, Views.explorer);
    return;
  }
  const document = await vscode.workspace.openTextDocument(uri);
  const log =
    document.languageId === LANGUAGE_ID
      ? document
      : await vscode.languages.setTextDocumentLanguage(document, LANGUAGE_ID);
  await vscode.window.showTextDocument(log, { preview: false });
}

async function pickLogs(): Promise<readonly vscode.Uri[]> {
  const picked = await vscode.window.showOpenDialog({
    title: 'Open CloudTrail Log',
    openLabel: 'Open Log',
    canSelectMany: true,
    filters: { 'CloudTrail logs': ['json', 'gz', 'jsonl', 'log', 'txt', 'csv'], 'All files': ['*'] },
  });
  return picked ?? [];
}

/** "Open Log…": asks for files, or opens the Uri it is called with. */
export function registerOpenLog(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(Commands.openLog, async (target?: unknown) => {
      for (const uri of target instanceof vscode.Uri ? [target] : await pickLogs()) {
        try {
          await openLog(uri);
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          void vscode.window.showErrorMessage(
            `${uri.path.slice(uri.path.lastIndexOf('/') + 1)} cannot be opened. ${reason}`,
          );
        }
      }
    }),
    watchLargeLogs(DOCUMENT_LIMIT),
  );
}
