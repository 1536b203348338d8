import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Commands } from '../../src/host/ids';
import { INCIDENT } from './support/incident';
import { getLens } from './support/getLens';
import { createLogFolder, toLogName } from './support/logFolder';
import { openAsLog, openAsText } from './support/openAsLog';
import { waitUntil } from './support/waitUntil';

const PRETTY = JSON.stringify({ Records: INCIDENT }, null, 2);
const ONE_LINE = JSON.stringify({ Records: INCIDENT });
const [ALICE = {}, JUERGEN = {}] = INCIDENT;

describe('reading aids', () => {
  const folder = createLogFolder('reading-test');
  before(getLens);
  after(folder.remove);
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  const getSymbols = (uri: vscode.Uri): Thenable<readonly vscode.DocumentSymbol[]> =>
    vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', uri);

  it('outline each record: time, event, who, and whether it failed', async () => {
    for (const [name, text] of [
      ['pretty', PRETTY],
      ['oneLine', ONE_LINE],
    ] as const) {
      const document = await openAsLog(await folder.write(toLogName(name), text));
      const symbols = await getSymbols(document.uri);
      assert.deepEqual(
        symbols.map((symbol) => [symbol.name, symbol.kind]),
        [
          ['14:00:03 DeactivateUser', vscode.SymbolKind.Event],
          ['14:02:40 SearchResources', vscode.SymbolKind.Null],
        ],
      );
      const [first, second] = symbols;
      assert.match(first?.detail ?? '', /alice/u);
      assert.match(second?.detail ?? '', /jürgen\.groß 😀.* · failed$/u);
      const parsed = symbols.map(({ range }) => JSON.parse(document.getText(range)) as unknown);
      assert.deepEqual(parsed, INCIDENT);
    }
  });

  it('outline damaged logs, and records inside strings', async () => {
    const damaged = PRETTY.replace('"userName": "alice",', '"userName": "alice"');
    const lookedUp = JSON.stringify({
      Events: INCIDENT.map((record) => ({ CloudTrailEvent: JSON.stringify(record) })),
    });
    const expected: readonly [string, string, readonly string[]][] = [
      ['damaged', damaged, ['14:02:40 SearchResources']],
      ['lookedUp', lookedUp, ['14:00:03 DeactivateUser', '14:02:40 SearchResources']],
      ['noRecords', '{"Records":[]}', []],
    ];
    for (const [name, text, names] of expected) {
      const { uri } = await openAsLog(await folder.write(toLogName(name), text));
      // VS Code answers nothing at all where an outline is empty.
      const symbols = (await getSymbols(uri)) as readonly vscode.DocumentSymbol[] | undefined;
      assert.deepEqual(symbols?.map((symbol) => symbol.name) ?? [], names, name);
    }
  });

  it('fold each record, whatever the indentation', async () => {
    // Without indentation VS Code itself finds nothing to fold.
    const text = PRETTY.replace(/^ +/gmu, '');
    const { uri } = await openAsLog(await folder.write(toLogName('folding'), text));
    const folds = await vscode.commands.executeCommand<readonly vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      uri,
    );
    const indented = PRETTY.split('\n');
    const starts = indented.flatMap((line, i) => (line === '    {' ? [i] : []));
    const ends = indented.flatMap((line, i) => (/^ {4}\},?$/u.test(line) ? [i - 1] : []));
    assert.equal(starts.length, 2);
    for (const [i, start] of starts.entries()) {
      assert.ok(
        folds.some((fold) => fold.start === start && fold.end === ends[i]),
        `no fold at line ${String(start)}`,
      );
    }
  });

  it('link services to their documentation and an addendum to its original', async () => {
    const addendum = {
      ...JUERGEN,
      eventID: '00000000-0000-4000-8000-00000000003c',
      addendum: { reason: 'UPDATED_DATA', originalEventID: '00000000-0000-4000-8000-00000000001a' },
    };
    const text = JSON.stringify({ Records: [ALICE, addendum] }, null, 2);
    const document = await openAsLog(await folder.write(toLogName('links'), text));
    const links = await vscode.commands.executeCommand<readonly vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    const ours = links.map(({ range, target }) => [document.getText(range), target?.toString() ?? '']);
    const service = ours.filter(([shown]) => shown === 'workdocs.amazonaws.com');
    assert.equal(service.length, 2);
    for (const [, target] of service) {
      assert.match(target ?? '', /^https:\/\/docs\.aws\.amazon\.com\/workdocs\//u);
    }
    const toOriginal = ours.find(([shown]) => shown === '00000000-0000-4000-8000-00000000001a');
    // The first record begins on line 3.
    assert.equal(toOriginal?.[1], document.uri.with({ fragment: 'L3' }).toString());
  });

  describe('"Go to Event"', () => {
    const second = '00000000-0000-4000-8000-00000000002b';
    const getTarget = (): { readonly document: vscode.TextDocument; readonly text: string } | undefined => {
      const editor = vscode.window.activeTextEditor;
      const text = editor?.document.getText().slice(editor.document.offsetAt(editor.selection.active));
      return editor &&
        text?.startsWith('{\n') === true &&
        text.indexOf('eventID') === text.indexOf(`eventID": "${second}`)
        ? { document: editor.document, text }
        : undefined;
    };

    it('goes to an eventID in the file itself where a person can read it', async () => {
      const uri = await folder.write(toLogName('go'), PRETTY);
      await vscode.window.showTextDocument(await openAsLog(uri));
      await vscode.commands.executeCommand(Commands.goToEvent, uri, second);
      const { document } = await waitUntil('The record', getTarget);
      assert.equal(document.uri.toString(), uri.toString());
    });

    it('goes to the readable view of a log that is one line, open or not', async () => {
      const uri = await folder.write(toLogName('goOneLine'), ONE_LINE);
      await vscode.commands.executeCommand(Commands.goToEvent, uri, second);
      const { document } = await waitUntil('The record', getTarget);
      assert.equal(document.uri.scheme, 'cloudtrail-log');
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.window.showTextDocument(await openAsLog(uri));
      await vscode.commands.executeCommand(Commands.goToEvent, uri, second);
      await waitUntil('The record', getTarget);
    });

    it('works in the view itself', async () => {
      const view = await openAsText(await folder.write(toLogName('goView'), ONE_LINE));
      await vscode.commands.executeCommand(Commands.goToEvent, view.uri, second);
      const { document } = await waitUntil('The record', getTarget);
      assert.equal(document.uri.toString(), view.uri.toString());
    });

    it('asks where the id is in no record, and takes what is picked', async () => {
      const uri = await folder.write(toLogName('goAsk'), PRETTY);
      await vscode.window.showTextDocument(await openAsLog(uri));
      const going = vscode.commands.executeCommand(Commands.goToEvent, uri, '2025-03-11 14:02');
      const picked = await waitUntil('The pick', async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return getTarget();
      });
      assert.equal(picked.document.uri.toString(), uri.toString());
      await going;
    });
  });
});
