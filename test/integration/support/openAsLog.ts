import * as vscode from 'vscode';
import { Commands, LANGUAGE_ID } from '../../../src/host/ids';
import { getLens } from './getLens';
import { waitUntil } from './waitUntil';

/** Opens a file as text, in the language of logs whatever its name and content, and waits until it was checked. */
export async function openAsLog(uri: vscode.Uri): Promise<vscode.TextDocument> {
  await getLens();
  let isChecked = false;
  const watch = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
    isChecked ||= uris.some((changed) => changed.toString() === uri.toString());
  });
  try {
    const document = await vscode.workspace.openTextDocument(uri);
    if (document.languageId !== LANGUAGE_ID) {
      await vscode.commands.executeCommand(Commands.treatAsLog, uri);
    }
    isChecked ||= vscode.languages.getDiagnostics(uri).length > 0;
    await waitUntil(`The check of ${uri.path}`, () => isChecked || undefined);
    return await vscode.workspace.openTextDocument(uri);
  } finally {
    watch.dispose();
  }
}

/** Opens the `cloudtrail-log:` view of a log in an editor. */
export async function openAsText(uri: vscode.Uri): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand(Commands.openAsText, uri);
  return waitUntil('The text view', () => {
    const document = vscode.window.activeTextEditor?.document;
    return document?.uri.scheme === 'cloudtrail-log' &&
      document.uri.query.includes(JSON.stringify(uri.toString()))
      ? document
      : undefined;
  });
}
