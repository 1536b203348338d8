import * as vscode from 'vscode';

/** The open document whose text differs from what is stored at its address, or is stored nowhere yet. */
export function findEditedDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const address = uri.toString();
  return vscode.workspace.textDocuments.find(
    (document) => (document.isDirty || document.isUntitled) && document.uri.toString() === address,
  );
}
