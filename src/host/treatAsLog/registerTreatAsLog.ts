import * as vscode from 'vscode';
import { Commands, LANGUAGE_ID } from '../ids';
import type { Services } from '../services';

/** "Treat as CloudTrail Log": for a file whose name says nothing. Takes a Uri when called by code. */
export function registerTreatAsLog({ logs }: Services): vscode.Disposable {
  return vscode.commands.registerCommand(Commands.treatAsLog, async (uri?: vscode.Uri) => {
    const document =
      uri === undefined
        ? vscode.window.activeTextEditor?.document
        : await vscode.workspace.openTextDocument(uri);
    if (document === undefined) {
      void vscode.window.showInformationMessage('Open a file with CloudTrail records first.');
      return;
    }
    const log = await logs.read(await vscode.languages.setTextDocumentLanguage(document, LANGUAGE_ID));
    if (log?.index.count === 0) {
      const fault = log.index.faults[0]?.message ?? 'It holds no record.';
      void vscode.window.showWarningMessage(`No CloudTrail record was found in this file. ${fault}`);
    }
  });
}
