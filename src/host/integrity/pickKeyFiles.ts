import * as vscode from 'vscode';

/** Asks for files with public keys; undefined where the person gives up. */
export function pickKeyFiles(): Thenable<readonly vscode.Uri[] | undefined> {
  return vscode.window.showOpenDialog({
    title: 'Public Keys: Output of "aws cloudtrail list-public-keys"',
    openLabel: 'Use Keys',
    canSelectMany: true,
    filters: { JSON: ['json'] },
  });
}
