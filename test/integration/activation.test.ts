import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION } from './support/getLens';
import { createLogFolder, toLogName } from './support/logFolder';
import { waitUntil } from './support/waitUntil';

// The first file by name: the others activate the extension themselves.
describe('activation', () => {
  const folder = createLogFolder('activation-test');
  after(folder.remove);
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  const getExtension = (): vscode.Extension<unknown> => {
    const extension = vscode.extensions.getExtension(EXTENSION);
    assert.ok(extension);
    return extension;
  };

  it('does not come with a window, nor with JSON that is no log by its name', async () => {
    assert.equal(getExtension().isActive, false);
    for (const [name, text] of [
      ['plain.json', '{"eventSource":1}'],
      ['record.json', '{"eventSource":"a.amazonaws.com","eventName":"b"}'],
    ] as const) {
      const document = await vscode.workspace.openTextDocument(await folder.write(name, text));
      await vscode.window.showTextDocument(document);
      // VS Code asks those who have something to say: it would wake whoever is registered for JSON.
      await vscode.commands.executeCommand(
        'vscode.executeHoverProvider',
        document.uri,
        new vscode.Position(0, 3),
      );
      await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', document.uri);
      assert.equal(document.languageId, 'json');
    }
    assert.equal(getExtension().isActive, false);
  });

  it('comes with a log, and registers every command that it contributes', async () => {
    const uri = await folder.write(toLogName('activation'), '{"Records":[]}');
    await vscode.commands.executeCommand('vscode.open', uri);
    await waitUntil('The activation', () => getExtension().isActive || undefined);
    const { contributes } = getExtension().packageJSON as {
      readonly contributes?: { readonly commands?: readonly { readonly command: string }[] };
    };
    const registered = new Set(await vscode.commands.getCommands(true));
    const contributed = (contributes?.commands ?? []).map(({ command }) => command);
    assert.notEqual(contributed.length, 0);
    assert.deepEqual(
      contributed.filter((command) => !registered.has(command)),
      [],
    );
  });

  it('then knows logs by their content, also those that are open already', async () => {
    const getLanguage = (name: string): string | undefined =>
      vscode.workspace.textDocuments.find(({ uri }) => uri.path.endsWith(`/activation-test/${name}`))
        ?.languageId;
    await waitUntil('The language of logs', () => getLanguage('record.json') === 'cloudtrail' || undefined);
    assert.equal(getLanguage('plain.json'), 'json');
  });
});
