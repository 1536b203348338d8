import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { INCIDENT } from './support/incident';
import { getLens } from './support/getLens';
import { createLogFolder, toLogName } from './support/logFolder';
import { openAsLog } from './support/openAsLog';
import { waitUntil } from './support/waitUntil';

function withIDs(prefix: string, indent?: number): string {
  return JSON.stringify(
    {
      Records: INCIDENT.map((record, i) => ({ ...record, eventID: `${prefix}-${String(i)}` })),
    },
    null,
    indent,
  );
}

describe('revealEvent', () => {
  const folder = createLogFolder('reveal-test');
  after(folder.remove);
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  /** Waits until the cursor stands at the beginning of the record with an eventID, and gives its text. */
  async function waitForRecord(eventID: string): Promise<vscode.TextDocument> {
    return waitUntil(`The cursor at ${eventID}`, () => {
      const editor = vscode.window.activeTextEditor;
      const text = editor?.document.getText().slice(editor.document.offsetAt(editor.selection.active));
      const isAt =
        editor?.selection.isEmpty === true &&
        text?.startsWith('{') === true &&
        /"eventID": ?"([^"]*)"/u.exec(text)?.[1] === eventID;
      return isAt ? editor.document : undefined;
    });
  }

  it('selects the record in the file where that is open and can be read', async () => {
    const lens = await getLens();
    const uri = await folder.write(toLogName('open'), withIDs('open', 2));
    await vscode.window.showTextDocument(await openAsLog(uri));
    assert.equal(await lens.revealEvent('open-1'), true);
    assert.equal((await waitForRecord('open-1')).uri.toString(), uri.toString());
  });

  it('selects it in the readable view of a log that was only read', async () => {
    const lens = await getLens();
    const uris = await Promise.all(
      ['first', 'second'].map((name) => folder.write(toLogName(name), withIDs(name))),
    );
    await lens.openLogs(uris);
    for (const id of ['second-1', 'first-1', 'first-0', 'second-0']) {
      assert.equal(await lens.revealEvent(id), true);
      assert.equal((await waitForRecord(id)).uri.scheme, 'cloudtrail-log');
    }
  });

  it('says so where no log has it', async () => {
    const lens = await getLens();
    await lens.openLogs([await folder.write(toLogName('none'), withIDs('none'))]);
    for (const id of ['none-2', '', 'none', '__proto__']) {
      assert.equal(await lens.revealEvent(id), false, id);
    }
  });

  it('forgets what an earlier openLogs read', async () => {
    const lens = await getLens();
    await lens.openLogs([await folder.write(toLogName('before'), withIDs('before'))]);
    await lens.openLogs([await folder.write(toLogName('then'), withIDs('then'))]);
    assert.equal(await lens.revealEvent('before-0'), false);
    assert.equal(await lens.revealEvent('then-0'), true);
  });
});
