import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Settings } from '../../src/host/ids';
import { toTextViewUri } from '../../src/host/textView/textViewUri';
import { findMarkers, type Range } from './support/findMarkers';
import { getLens } from './support/getLens';
import { getRealLogs, getSampleFile, getSamples } from './support/logFiles';
import { openAsLog } from './support/openAsLog';
import { getProblems } from './support/problems';

const CODE = 'redaction.hidden-value';

function getMarked(document: vscode.TextDocument): readonly Range[] {
  return getProblems(document.uri, CODE).map(({ range }): Range => [
    document.offsetAt(range.start),
    document.offsetAt(range.end),
  ]);
}

/** Every redacted value of every log, as it is stored and in its text view, has a problem at its own range. */
describe('redacted values', function () {
  this.timeout(120_000);

  before(async () => {
    await getLens();
    const configuration = vscode.workspace.getConfiguration();
    await configuration.update(Settings.findingLimit, 10_000, vscode.ConfigurationTarget.Global);
  });
  after(async () => {
    const configuration = vscode.workspace.getConfiguration();
    await configuration.update(Settings.findingLimit, undefined, vscode.ConfigurationTarget.Global);
  });

  async function checkText(uri: vscode.Uri): Promise<number> {
    const document = await openAsLog(uri);
    const expected = findMarkers(document.getText());
    assert.deepEqual(getMarked(document), expected, uri.path);
    return expected.length;
  }

  const isPlain = (file: string): boolean => !file.endsWith('.gz');

  it('are marked in every sample, each at its range', async () => {
    for (const { path: name, redacted } of getSamples().filter((sample) => isPlain(sample.path))) {
      assert.equal(await checkText(vscode.Uri.file(getSampleFile(name))), redacted, name);
    }
  });

  it('are marked in the text view of every sample', async () => {
    for (const { path: name, redacted, records } of getSamples()) {
      const uri = vscode.Uri.file(getSampleFile(name));
      assert.equal(await checkText(toTextViewUri(uri)), redacted, name);
      const symbols = await vscode.commands.executeCommand<readonly vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        toTextViewUri(uri),
      );
      assert.equal(symbols?.length ?? 0, records, name);
    }
  });

  it('are marked in every real log, each at its range', async function () {
    const files = (getRealLogs() ?? this.skip()).filter(isPlain);
    let marked = 0;
    for (const file of files) {
      marked += await checkText(vscode.Uri.file(file));
    }
    assert.ok(marked > 0);
  });

  it('are marked in the text view of every real log', async function () {
    for (const file of getRealLogs() ?? this.skip()) {
      await checkText(toTextViewUri(vscode.Uri.file(file)));
    }
  });
});
