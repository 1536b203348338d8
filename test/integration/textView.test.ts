import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import * as vscode from 'vscode';
import { Commands, Views } from '../../src/host/ids';
import { toTextViewUri } from '../../src/host/textView/textViewUri';
import { INCIDENT } from './support/incident';
import { getLens } from './support/getLens';
import { createLogFolder, toLogName } from './support/logFolder';
import { getSampleFile } from './support/logFiles';
import { openAsLog, openAsText } from './support/openAsLog';
import { getProblems } from './support/problems';
import { waitUntil } from './support/waitUntil';

const ONE_LINE = JSON.stringify({ Records: INCIDENT });
const PRETTY = `${JSON.stringify({ Records: INCIDENT }, null, 2)}\n`;

describe('the text view', () => {
  const folder = createLogFolder('text-view-test');
  before(getLens);
  after(folder.remove);
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  const untilShown = (uri: vscode.Uri): Promise<boolean> =>
    waitUntil(
      'The text view',
      () => vscode.window.activeTextEditor?.document.uri.toString() === uri.toString() || undefined,
    );

  it('is laid out for reading and holds the values as they are', async () => {
    const packed = Buffer.concat([gzipSync(ONE_LINE.slice(0, 400)), gzipSync(ONE_LINE.slice(400))]);
    for (const [name, content] of [
      [toLogName('plain'), ONE_LINE],
      [`${toLogName('members')}.gz`, packed],
    ] as const) {
      const document = await openAsText(await folder.write(name, content));
      assert.equal(document.languageId, 'cloudtrail');
      assert.equal(document.getText(), PRETTY);
      assert.ok(!document.uri.path.endsWith('.gz'));
    }
  });

  it('comes from the explorer, which a compressed log opens in', async () => {
    const uri = await folder.write(`${toLogName('explorer')}.gz`, gzipSync(ONE_LINE));
    await vscode.commands.executeCommand(Commands.openLog, uri);
    const input = await waitUntil('The explorer', () => {
      const active = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return active instanceof vscode.TabInputCustom ? active : undefined;
    });
    assert.deepEqual([input.viewType, input.uri.toString()], [Views.explorer, uri.toString()]);
    // Without a Uri it is about the tab in front.
    await vscode.commands.executeCommand(Commands.openAsText);
    await untilShown(toTextViewUri(uri));
  });

  it('cannot be edited', async () => {
    const uri = await folder.write(toLogName('readOnly'), ONE_LINE);
    const document = await openAsText(uri);
    assert.equal(vscode.workspace.fs.isWritableFileSystem('cloudtrail-log'), false);
    await vscode.commands.executeCommand('type', { text: 'x' });
    await vscode.commands.executeCommand('deleteAllLeft');
    assert.equal(document.getText(), PRETTY);
    assert.equal(document.isDirty, false);
    await assert.rejects(async () => vscode.workspace.fs.writeFile(document.uri, new Uint8Array()));
    await assert.rejects(async () => vscode.workspace.fs.delete(document.uri));
    const stored = await vscode.workspace.fs.readFile(uri);
    assert.equal(new TextDecoder().decode(stored), ONE_LINE);
  });

  it('shows why a log cannot be shown, and opens nothing', async () => {
    const before = vscode.window.activeTextEditor;
    const missing = vscode.Uri.file(getSampleFile('shapes/missing.json.gz'));
    await vscode.commands.executeCommand(Commands.openAsText, missing);
    assert.equal(vscode.window.activeTextEditor, before);
  });

  it('shows the text of an editor that is not saved, and follows it', async () => {
    const uri = await folder.write(toLogName('edited'), ONE_LINE);
    const source = await vscode.window.showTextDocument(await openAsLog(uri));
    const replace = async (from: string, to: string): Promise<void> => {
      const at = source.document.getText().indexOf(from);
      assert.ok(at >= 0, from);
      const edit = new vscode.WorkspaceEdit();
      const positions = [at, at + from.length].map((offset) => source.document.positionAt(offset));
      edit.replace(
        uri,
        new vscode.Range(positions[0] as vscode.Position, positions[1] as vscode.Position),
        to,
      );
      await vscode.workspace.applyEdit(edit);
    };
    await replace('"alice"', '"mallory"');
    const view = await openAsText(uri);
    assert.match(view.getText(), /"userName": "mallory"/u);
    await replace('"mallory"', '"trudy"');
    await waitUntil('The next edit', () => (view.getText().includes('"trudy"') ? true : undefined));
    await vscode.window.showTextDocument(source.document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    // VS Code reads a view again when it is shown.
    await vscode.window.showTextDocument(view);
    await waitUntil('The text as it is stored', () => (view.getText() === PRETTY ? true : undefined));
  });

  it('shows a text that was never saved', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'cloudtrail', content: ONE_LINE });
    await vscode.window.showTextDocument(document);
    const view = await openAsText(document.uri);
    assert.equal(view.getText(), PRETTY);
    await vscode.commands.executeCommand(Commands.goToEvent, document.uri, INCIDENT[1]?.['eventID']);
    const start = ONE_LINE.indexOf('{', ONE_LINE.indexOf('000000001a'));
    const { selection } = await waitUntil('The record', () =>
      vscode.window.activeTextEditor?.document === document &&
      !vscode.window.activeTextEditor.selection.active.isEqual(new vscode.Position(0, 0))
        ? vscode.window.activeTextEditor
        : undefined,
    );
    assert.equal(document.offsetAt(selection.active), start);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('has the problems of the log at their places', async () => {
    const view = await openAsText(await folder.write(toLogName('problems'), ONE_LINE));
    const problems = await waitUntil('The problems', () => {
      const found = getProblems(view.uri, 'redaction.hidden-value');
      return found.length > 0 ? found : undefined;
    });
    assert.deepEqual(
      problems.map(({ range }) => view.getText(range)),
      ['"**-redacted-**"', '"HIDDEN_DUE_TO_SECURITY_REASONS"', '"<sensitiveDataRemoved>"'],
    );
  });

  describe('lenses', () => {
    const getLenses = async (uri: vscode.Uri): Promise<readonly (vscode.Command | undefined)[]> => {
      const lenses = await vscode.commands.executeCommand<readonly vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        uri,
        10,
      );
      return lenses.map(({ command }) => command);
    };

    it('offer the view of a log that is one line, in one click', async () => {
      const document = await openAsLog(await folder.write(toLogName('lens'), ONE_LINE));
      const lenses = await getLenses(document.uri);
      assert.deepEqual(
        lenses.map((lens) => lens?.command),
        [Commands.openAsText, Commands.openExplorer],
      );
      await vscode.commands.executeCommand(
        Commands.openAsText,
        ...((lenses[0]?.arguments ?? []) as unknown[]),
      );
      await untilShown(toTextViewUri(document.uri));
    });

    it('offer the explorer only where the text can be read', async () => {
      const document = await openAsLog(await folder.write(toLogName('lensPretty'), PRETTY));
      for (const uri of [document.uri, (await openAsText(document.uri)).uri]) {
        assert.deepEqual(
          (await getLenses(uri)).map((lens) => [lens?.command, String(lens?.arguments?.[0])]),
          [[Commands.openExplorer, document.uri.toString()]],
        );
      }
    });

    it('are none where there is no record', async () => {
      const document = await openAsLog(await folder.write(toLogName('lensEmpty'), '{"Records":[]}'));
      assert.deepEqual(await getLenses(document.uri), []);
    });

    it('say what of a damaged archive could not be decompressed', async () => {
      const whole = gzipSync(`${ONE_LINE}${' '.repeat(1000)}`);
      const cut = await folder.write(`${toLogName('cut')}.gz`, whole.subarray(0, whole.length - 12));
      const view = await openAsText(cut);
      const titles = (await getLenses(view.uri)).map((lens) => lens?.title ?? '');
      assert.match(titles[0] ?? '', /^\$\(warning\) /u);
    });
  });
});
