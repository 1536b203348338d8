import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import * as vscode from 'vscode';
import type { CloudTrailLensApi } from '../../src/host/api/cloudTrailLensApi';
import { Commands, Views } from '../../src/host/ids';
import { toTextViewUri } from '../../src/host/textView/textViewUri';
import { waitUntil } from './support/waitUntil';

const EXTENSION = 'cloudtrail-lens.cloudtrail-lens';

function toId(number: number): string {
  return `00000000-1111-4000-8000-00000000000${String(number)}`;
}

function toLog(...numbers: readonly number[]): Uint8Array {
  const records = numbers.map((number) => ({
    eventVersion: '1.08',
    userIdentity: { type: 'IAMUser', userName: 'alice', accountId: '111122223333' },
    eventTime: '2025-03-11T14:00:00Z',
    eventSource: 's3.amazonaws.com',
    eventName: 'GetObject',
    eventID: toId(number),
  }));
  return new TextEncoder().encode(JSON.stringify({ Records: records }));
}

async function until(what: string, ask: () => boolean | Promise<boolean>): Promise<void> {
  await waitUntil(what, async () => (await ask()) || undefined);
}

function getTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
}

describe('the sources of the explorer', function () {
  this.timeout(240_000);
  let api: CloudTrailLensApi;
  let folder: vscode.Uri;
  const isFound = (number: number) => () => api.revealEvent(toId(number));

  before(async () => {
    const extension = vscode.extensions.getExtension<CloudTrailLensApi>(EXTENSION);
    assert.ok(extension);
    api = await extension.activate();
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(workspace);
    folder = vscode.Uri.joinPath(workspace.uri, 'explorer-sources');
    const write = (name: string, bytes: Uint8Array): Thenable<void> =>
      vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), bytes);
    await write('one.json', toLog(1));
    await write('trail/2025/03/two.json.gz', gzipSync(toLog(2)));
    await write('trail/2025/04/three.jsonl', toLog(3));
    await write('trail/CloudTrail-Digest/four.json', toLog(4));
    await write('trail/readme.txt', toLog(5));
    await write('later/six.json', toLog(6));
    // Closes what other tests have open, where the events would be found as well.
    await api.openLogs([vscode.Uri.joinPath(folder, 'one.json')]);
  });
  after(() => vscode.workspace.fs.delete(folder, { recursive: true }));
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('are all logs below a folder, but for digests and other files', async () => {
    await vscode.commands.executeCommand(Commands.openFolder, vscode.Uri.joinPath(folder, 'trail'));
    await until('the tab', () => getTabs().some(({ label }) => label === 'Explorer: trail'));
    await until('the compressed log', isFound(2));
    await until('the other log', isFound(3));
    assert.deepEqual([await isFound(4)(), await isFound(5)()], [false, false]);
  });

  it('are read also where the only one on this machine is gone', async () => {
    const gone = vscode.Uri.joinPath(folder, 'gone.json');
    // Another file system, whose files come in a batch of their own.
    const other = toTextViewUri(vscode.Uri.joinPath(folder, 'later/six.json'));
    await vscode.commands.executeCommand(Commands.openExplorer, gone, [gone, other]);
    await until('the log that is there', isFound(6));
  });

  it('grow by a command', async () => {
    await vscode.commands.executeCommand(
      Commands.openExplorer,
      vscode.Uri.joinPath(folder, 'later/six.json'),
    );
    await until('the first log', isFound(6));
    const added = vscode.Uri.joinPath(folder, 'trail/2025');
    await vscode.commands.executeCommand(Commands.addToExplorer, added, [added]);
    await until('the added log', isFound(2));
    assert.equal(getTabs().filter(({ input }) => input instanceof vscode.TabInputWebview).length, 1);
  });

  it('come from a session file', async () => {
    const file = vscode.Uri.joinPath(folder, 'case.cloudtrail-session.json');
    const session = {
      format: 'cloudtrail-lens-session',
      version: 1,
      sources: [{ path: 'trail/2025/03/two.json.gz' }, { path: 'later/six.json' }, { path: 'gone.json' }],
      filter: 'event:GetObject',
      grouping: ['service'],
      stars: [toId(2)],
      notes: [],
    };
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify(session)));
    await vscode.commands.executeCommand(Commands.openSession, file);
    await until('the editor', () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputCustom && input.viewType === Views.session;
    });
    await until('the first log', isFound(2));
    await until('the second log', isFound(6));
  });
});
