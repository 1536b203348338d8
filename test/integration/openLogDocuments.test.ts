import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { OpenLogDocuments } from '../../src/host/documents/openLogDocuments';
import { LANGUAGE_ID } from '../../src/host/ids';

describe('a long text whose reading fails', () => {
  it('is tried again where it was edited meanwhile, and once for each version', async () => {
    const content = `{"Records":[${`${' '.repeat(39)}\n`.repeat(25_001)}]}`;
    const document = await vscode.workspace.openTextDocument({ language: LANGUAGE_ID, content });
    const versions: number[] = [];
    const failures: string[] = [];
    const documents = new OpenLogDocuments(
      async () => {
        versions.push(document.version);
        if (versions.length === 1) {
          const edit = new vscode.WorkspaceEdit();
          edit.insert(document.uri, document.positionAt(content.length), ' ');
          await vscode.workspace.applyEdit(edit);
        }
        throw new Error('The reader stopped.');
      },
      (message) => failures.push(message),
    );
    try {
      assert.equal(await documents.read(document), undefined);
      assert.equal(await documents.read(document), undefined);
      assert.deepEqual(versions, [1, 2]);
      assert.equal(failures.length, 2);
    } finally {
      documents.dispose();
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  });
});
