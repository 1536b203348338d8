import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import * as vscode from 'vscode';
import type { CloudTrailLensApi } from '../../src/host/api/cloudTrailLensApi';
import { Commands, Views } from '../../src/host/ids';
import { waitUntil } from './support/waitUntil';

const EXTENSION = 'cloudtrail-lens.cloudtrail-lens';
const NAME = '111122223333_CloudTrail_us-west-2_20250311T1405Z_explorerTest0000';

function getTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
}

describe('the explorer', () => {
  let api: CloudTrailLensApi;
  let folder: vscode.Uri;
  let plain: vscode.Uri;
  let compressed: vscode.Uri;

  before(async () => {
    const extension = vscode.extensions.getExtension<CloudTrailLensApi>(EXTENSION);
    assert.ok(extension);
    api = await extension.activate();
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(workspace);
    folder = vscode.Uri.joinPath(workspace.uri, 'explorer-test');
    plain = vscode.Uri.joinPath(folder, `${NAME}.json`);
    compressed = vscode.Uri.joinPath(folder, `${NAME}.json.gz`);
    const records = ['a', 'b', 'b'].map((eventID) => ({
      eventVersion: '1.08',
      userIdentity: { type: 'IAMUser', userName: 'alice', accountId: '111122223333' },
      eventTime: '2025-03-11T14:00:00Z',
      eventSource: 'workdocs.amazonaws.com',
      eventName: 'GetDocument',
      requestParameters: { AuthenticationToken: '**-redacted-**' },
      eventID: `00000000-0000-4000-8000-00000000000${eventID}`,
    }));
    const bytes = new TextEncoder().encode(JSON.stringify({ Records: records }, null, 2));
    await vscode.workspace.fs.writeFile(plain, bytes);
    await vscode.workspace.fs.writeFile(compressed, gzipSync(bytes));
  });
  after(() => vscode.workspace.fs.delete(folder, { recursive: true }));
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('opens beside the text, once for a log', async () => {
    await vscode.window.showTextDocument(plain);
    await vscode.commands.executeCommand(Commands.openExplorer);
    await vscode.commands.executeCommand(Commands.openExplorer, plain);
    const isExplorer = (tab: vscode.Tab): boolean => tab.input instanceof vscode.TabInputWebview;
    const tab = await waitUntil('the explorer', () => getTabs().find(isExplorer));
    assert.equal(tab.label, `Explorer: ${NAME}.json`);
    assert.equal(getTabs().filter(isExplorer).length, 1);
    assert.equal(tab.group.viewColumn, vscode.ViewColumn.Two);
  });

  it('is the editor of a compressed log', async () => {
    await vscode.commands.executeCommand('vscode.open', compressed);
    const input = await waitUntil('the editor', () => {
      const active = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return active instanceof vscode.TabInputCustom ? active : undefined;
    });
    assert.equal(input.viewType, Views.explorer);
    assert.equal(input.uri.toString(), compressed.toString());
  });

  it('sums up logs for the API, and folds what two logs have in common', async () => {
    const one = await api.openLogs([compressed]);
    assert.deepEqual(
      [one.records, one.duplicates, one.faults, one.redacted, one.byIdentityType],
      [3, 1, [], 3, { IAMUser: 3 }],
    );
    const both = await api.openLogs([plain, compressed]);
    assert.deepEqual([both.records, both.duplicates], [6, 4]);
  });

  it('reads the text of an editor with unsaved edits', async () => {
    const document = await vscode.workspace.openTextDocument(plain);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(plain, new vscode.Range(0, 0, document.lineCount, 0), '{"Records":[]}');
    await vscode.workspace.applyEdit(edit);
    assert.equal((await api.openLogs([plain])).records, 0);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    assert.equal((await api.openLogs([plain])).records, 3);
  });

  it('rejects with words where a log cannot be read', async () => {
    await assert.rejects(api.openLogs([vscode.Uri.joinPath(folder, 'missing.json')]), {
      message: 'The file cannot be opened: it does not exist any more.',
    });
  });

  it('shows an event of the logs that were opened', async () => {
    await api.openLogs([compressed]);
    assert.equal(await api.revealEvent('00000000-0000-4000-8000-00000000000b'), true);
    await waitUntil('the record', () => {
      const editor = vscode.window.activeTextEditor;
      const fromCursor = editor?.document.getText().slice(editor.document.offsetAt(editor.selection.active));
      const [first] = /"eventID": "[^"]*"/.exec(fromCursor ?? '') ?? [];
      return first === '"eventID": "00000000-0000-4000-8000-00000000000b"' || undefined;
    });
    assert.equal(await api.revealEvent('ffffffff-0000-4000-8000-000000000000'), false);
  });
});
