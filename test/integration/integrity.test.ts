import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Commands } from '../../src/host/ids';

interface Outcome {
  readonly report: { readonly logs: readonly { readonly status: string; readonly digest?: string }[] };
}

describe('validation of log files', () => {
  it('checks a folder against its digests and shows the report', async () => {
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(workspace);
    const folder = vscode.Uri.joinPath(workspace.uri, 'organization').with({ scheme: 'file', authority: '' });
    const outcome = await vscode.commands.executeCommand<Outcome>(Commands.validateLogFiles, folder, []);
    const listed = outcome.report.logs.filter(({ digest }) => digest !== undefined);
    assert.ok(listed.length > 0);
    assert.deepEqual([...new Set(listed.map(({ status }) => status))], ['valid']);
    const report = vscode.workspace.textDocuments.find(
      ({ languageId, isUntitled }) => isUntitled && languageId === 'markdown',
    );
    assert.match(report?.getText() ?? '', /No file contradicts its digest/u);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
