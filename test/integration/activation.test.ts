import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const EXTENSION = 'cloudtrail-lens.cloudtrail-lens';

describe('the extension', () => {
  it('is the one in this folder', () => {
    assert.ok(vscode.extensions.getExtension(EXTENSION));
  });

  it('activates and registers every command that it contributes', async () => {
    const extension = vscode.extensions.getExtension(EXTENSION);
    assert.ok(extension);
    await extension.activate();
    const { contributes } = extension.packageJSON as {
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
});
