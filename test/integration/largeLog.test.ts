import assert from 'node:assert/strict';
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import * as vscode from 'vscode';
import { Commands, Views } from '../../src/host/ids';
import { toTextViewUri } from '../../src/host/textView/textViewUri';
import { getLens } from './support/getLens';
import { createLogFolder, toLogName, type LogFolder } from './support/logFolder';
import { getSampleFile } from './support/logFiles';
import type { Json } from './support/readRecords';
import { waitUntil } from './support/waitUntil';

const SAMPLE = 'workdocs/111122223333_CloudTrail_us-west-2_20250411T1805Z_q7Xn2LbV0cTzR4Ky.json';
/** VS Code hides text documents over 50 MB from extensions. */
const SIZE = 52 * 1024 * 1024;

function toEventID(i: number): string {
  return `00000000-0000-4000-a000-${String(i).padStart(12, '0')}`;
}

/** Writes the records of a sample again and again, each with an eventID of its own, on one line; returns their number. */
function writeLargeLog(file: string): number {
  const { Records } = JSON.parse(readFileSync(getSampleFile(SAMPLE), 'utf8')) as { Records: readonly Json[] };
  const texts = Records.map((record) => {
    const [head = '', tail = ''] = JSON.stringify({ ...record, eventID: 'EVENT-ID' }).split('EVENT-ID');
    return { head, tail };
  });
  const target = openSync(file, 'w');
  let count = 0;
  let size = writeSync(target, '{"Records":[');
  while (size < SIZE) {
    const first = count;
    const round = texts.map(({ head, tail }, i) => `${head}${toEventID(first + i)}${tail}`).join(',');
    size += writeSync(target, count === 0 ? round : `,${round}`);
    count += texts.length;
  }
  writeSync(target, ']}');
  closeSync(target);
  return count;
}

describe('a log over 50 MB', function () {
  this.timeout(240_000);
  const folder: LogFolder = createLogFolder('large-log-test');
  let uri: vscode.Uri;
  let count = 0;

  before(async () => {
    await getLens();
    uri = await folder.write(toLogName('large'), '');
    count = writeLargeLog(uri.fsPath);
  });
  after(folder.remove);
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  function getTabs(): readonly vscode.Tab[] {
    return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
  }

  const getExplorer = (): vscode.TabInputCustom | undefined =>
    getTabs()
      .map(({ input }) => input)
      .find((input) => input instanceof vscode.TabInputCustom);

  it('opens in the explorer, never as a text that nothing can be said of', async () => {
    await vscode.commands.executeCommand('vscode.open', uri);
    const input = await waitUntil('The explorer', getExplorer);
    assert.deepEqual([input.viewType, input.uri.toString()], [Views.explorer, uri.toString()]);
    assert.equal(getTabs().length, 1);
  });

  it('opens in the explorer by the command, whatever its name', async () => {
    const other = await folder.write('large.json', '');
    await vscode.workspace.fs.copy(uri, other, { overwrite: true });
    await vscode.commands.executeCommand(Commands.openLog, other);
    const input = await waitUntil('The explorer', getExplorer);
    assert.equal(input.uri.toString(), other.toString());
    await vscode.workspace.fs.delete(other);
  });

  it('is read by the API', async () => {
    const lens = await getLens();
    const summary = await lens.openLogs([uri]);
    assert.deepEqual([summary.records, summary.duplicates, summary.faults], [count, 0, []]);
    const redacted = 476 * (count / 424); // as the manifest counts them in the sample
    assert.equal(summary.redacted, redacted);
  });

  describe('as text', () => {
    /** Whether the cursor stands at the beginning of the record with this number. */
    const isAt = (i: number): vscode.TextDocument | undefined => {
      const editor = vscode.window.activeTextEditor;
      if (editor?.document.uri.scheme !== 'cloudtrail-log') {
        return undefined;
      }
      const { line } = editor.selection.active;
      const text = editor.document.getText(new vscode.Range(line, 0, line + 200, 0));
      return text.trimStart().startsWith('{') && /"eventID": "([^"]*)"/u.exec(text)?.[1] === toEventID(i)
        ? editor.document
        : undefined;
    };

    it('comes in parts, and a record of the last part is found', async () => {
      const lens = await getLens();
      await lens.openLogs([uri]);
      assert.equal(await lens.revealEvent(toEventID(count - 1)), true);
      const document = await waitUntil('The last record', () => isAt(count - 1));
      assert.match(document.uri.path, / \((\d+) of \1\)\.json$/u);
      assert.equal(document.languageId, 'cloudtrail');
      assert.equal(await lens.revealEvent(toEventID(count)), false);
    });

    it('keeps its numbers when other parts were shown in between', async () => {
      const lens = await getLens();
      await lens.openLogs([uri]);
      const [second, other] = [Math.floor(count / 5), Math.floor(count / 5) + 1];
      assert.equal(await lens.revealEvent(toEventID(second)), true);
      const { path: name } = (await waitUntil('The record', () => isAt(second))).uri;
      assert.match(name, / \(2 of \d+\)\.json$/u);
      // More parts than are kept as text: of the second one only the document is left.
      for (let part = 2; part <= 6; part++) {
        await vscode.workspace.fs.stat(toTextViewUri(uri, part, 7));
      }
      assert.equal(await lens.revealEvent(toEventID(other)), true);
      await waitUntil('The record after it', () => isAt(other));
    });

    it('is gone through by eventID from any part', async () => {
      await vscode.commands.executeCommand(Commands.goToEvent, uri, toEventID(count - 2));
      const last = await waitUntil('The last record but one', () => isAt(count - 2));
      await vscode.commands.executeCommand(Commands.goToEvent, last.uri, toEventID(3));
      await waitUntil('The fourth record', () => isAt(3));
    });

    it('asks which part to show, and says which one it is', async () => {
      const opening = vscode.commands.executeCommand(Commands.openAsText, uri);
      const document = await waitUntil('The first part', async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        const shown = vscode.window.activeTextEditor?.document;
        return shown?.uri.scheme === 'cloudtrail-log' ? shown : undefined;
      });
      await opening;
      assert.match(document.uri.path, / \(1 of \d+\)\.json$/u);
      const lenses = await vscode.commands.executeCommand<readonly vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        10,
      );
      assert.match(lenses[0]?.command?.title ?? '', /Part 1 of \d+/u);
    });
  });
});
