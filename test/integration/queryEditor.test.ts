import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { QueryResult } from '../../src/protocol/query';
import { Commands } from '../../src/host/ids';
import { getHover } from './support/getHover';
import { getLens } from './support/getLens';
import { createLogFolder, toLogName } from './support/logFolder';
import { waitUntil } from './support/waitUntil';

const RECORDS = ['alice', 'alice', 'bob'].map((userName, at) => ({
  eventVersion: '1.08',
  userIdentity: {
    type: 'IAMUser',
    userName,
    arn: `arn:aws:iam::111122223333:user/${userName}`,
    accountId: '111122223333',
  },
  eventTime: `2025-03-11T14:00:0${String(at)}Z`,
  eventSource: 's3.amazonaws.com',
  eventName: at === 2 ? 'DeleteBucket' : 'GetObject',
  awsRegion: 'us-east-1',
  sourceIPAddress: '192.0.2.1',
  eventID: `00000000-0000-4000-8000-00000000001${String(at)}`,
}));

const COUNT = 'SELECT count(*) AS events FROM cloudtrail_logs';

describe('the query editor', () => {
  const folder = createLogFolder('query-editor-test');
  let log: vscode.Uri;

  before(async () => {
    await getLens();
    log = await folder.write(toLogName('queryEditor'), JSON.stringify({ Records: RECORDS }));
    await vscode.commands.executeCommand(Commands.clearQueryHistory);
  });
  after(folder.remove);
  afterEach(() => closeAll());

  it('opens a query that is bound to the log of the menu, with the cursor in its statement', async () => {
    const { document, selection } = await openNewQuery(log);
    assert.equal(document.languageId, 'sql');
    assert.equal(document.isUntitled, true);
    const lines = document.getText().split('\n');
    assert.equal(lines[0], '-- Events by service and action');
    assert.equal(lines[1], `-- sources: ${vscode.workspace.asRelativePath(log)}`);
    assert.ok(document.lineAt(selection.active.line).text.startsWith('SELECT'));
  });

  it('is bound to the logs that are open where the command names none', async () => {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(log));
    const text = (await openNewQuery()).document.getText();
    assert.ok(text.includes(`-- sources: ${vscode.workspace.asRelativePath(log)}\n`), text);
  });

  it('shows above each statement what it reads', async () => {
    const { document } = await openQuery(`${COUNT};\n\nSELECT 1;\n`);
    assert.deepEqual(await getLenses(document), [
      ['$(play) Run', `Sources: ${vscode.workspace.asRelativePath(log)}`],
      ['$(play) Run', `Sources: ${vscode.workspace.asRelativePath(log)}`],
    ]);
  });

  it('leaves other SQL alone', async () => {
    const document = await openSql('-- Some report\nSELEC broken FRM;\n');
    await vscode.window.showTextDocument(document);
    // VS Code keeps a copy of an untitled text after a second; closed just then it would come back under the next one's name.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    assert.deepEqual(await getLenses(document), []);
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
    assert.equal(await getHover(document, 'bro|ken'), undefined);
    const proposed = await getCompletions(document, new vscode.Position(1, 6));
    assert.deepEqual(proposed, []);
    assert.equal(await vscode.commands.executeCommand(Commands.runSql), undefined);
  });

  it('takes any SQL text whose header says so', async () => {
    const document = await openSql(
      `-- A title\n-- sources: ${vscode.workspace.asRelativePath(log)}\n${COUNT};\n`,
    );
    await vscode.window.showTextDocument(document);
    const [lenses] = await waitUntil('The lenses', async () => {
      const found = await getLenses(document);
      return found.length > 0 ? found : undefined;
    });
    assert.deepEqual(lenses, ['$(play) Run', `Sources: ${vscode.workspace.asRelativePath(log)}`]);
  });

  it('runs the statement at the cursor, and says above it what came', async () => {
    const editor = await openQuery(`SELECT 1 AS one;\n\n${COUNT};\n`);
    setCursor(editor, 'count');
    const result = await run();
    assert.deepEqual(
      result.columns.map(({ name }) => name),
      ['events'],
    );
    assert.equal(result.statistics.rows, 1);
    assert.equal(result.statistics.events, 3);
    const lenses = await waitUntil('The answer above the statement', async () => {
      const found = await getLenses(editor.document);
      return found[1]?.length === 3 ? found : undefined;
    });
    assert.equal(lenses[0]?.length, 2, 'nothing above the statement that was not run');
    assert.equal(lenses[1]?.[1], 'Sources: 1 log (3 events)');
    assert.match(lenses[1][2] ?? '', /^1 row in [\d.]+ m?s$/);
  });

  it('runs what is selected', async () => {
    const editor = await openQuery(`SELECT eventname FROM cloudtrail_logs WHERE false;\n`);
    const text = editor.document.getText();
    const start = text.indexOf('SELECT');
    const end = text.indexOf(' WHERE');
    editor.selection = new vscode.Selection(
      editor.document.positionAt(start),
      editor.document.positionAt(end),
    );
    assert.equal((await run()).statistics.rows, 3);
  });

  it('runs with parameters, and remembers them for the document', async () => {
    const editor = await openQuery(
      'SELECT eventname FROM cloudtrail_logs WHERE useridentity.username = :user;\n',
    );
    const first = await run({ user: 'alice' });
    assert.equal(first.statistics.rows, 2);
    const second = vscode.commands.executeCommand<QueryResult | undefined>(Commands.runSql);
    const result = await acceptUntil(second, []);
    assert.equal(result?.statistics.rows, 2, 'the field begins with the value of before');
    assert.ok(editor.document.isUntitled);
  });

  it('reads a log again after it changed', async () => {
    const changing = await folder.write(toLogName('changing'), JSON.stringify({ Records: RECORDS.slice(1) }));
    await openQuery(`${COUNT};\n`, changing);
    assert.equal((await run()).statistics.events, 2);
    await folder.write(toLogName('changing'), JSON.stringify({ Records: RECORDS }));
    assert.equal((await run()).statistics.events, 3);
  });

  it('reads other logs under other names, by pattern', async () => {
    const relative = vscode.workspace.asRelativePath(vscode.Uri.joinPath(log, '..'));
    const document = await openSql(
      `-- table: other = ${relative}/*_queryEditor*.json\nSELECT eventid FROM Other;\n`,
    );
    setCursor(await vscode.window.showTextDocument(document), 'eventid');
    assert.equal((await run()).statistics.rows, 3);
  });

  it('binds to other logs on request', async () => {
    const { document } = await openQuery(`${COUNT};\n`);
    const sources = ['explorer', 'samples/*.json'];
    await vscode.commands.executeCommand(Commands.chooseQuerySources, document.uri.toString(), sources);
    assert.equal(
      document.getText(),
      `-- cloudtrail-lens\n-- sources: explorer\n-- sources: samples/*.json\n${COUNT};\n`,
    );
  });

  it('marks a fault where it stands, and lets go of it when it is mended', async () => {
    const { document } = await openQuery(`SELECT evntname FROM cloudtrail_logs;\nSELECT FROM WHERE;\n`);
    const faults = await waitUntil('The faults', () => {
      const found = vscode.languages.getDiagnostics(document.uri);
      return found.length >= 2 ? found : undefined;
    });
    assert.equal(document.getText(faults[0]?.range), 'evntname');
    assert.equal(faults[0]?.source, 'CloudTrail Lens');
    assert.equal(faults[0].code, 'sql.error');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(2, 0, document.lineCount, 0), `${COUNT};\n`);
    await vscode.workspace.applyEdit(edit);
    await waitUntil('The empty list', () =>
      vscode.languages.getDiagnostics(document.uri).length === 0 ? true : undefined,
    );
  });

  it('proposes columns, fields and functions', async () => {
    const { document } = await openQuery('SELECT useridentity. FROM cloudtrail_logs;\n');
    const at = document.getText().indexOf(' FROM');
    const fields = await getCompletions(document, document.positionAt(at));
    assert.ok(fields.includes('arn') && fields.includes('sessioncontext'), fields.join());
    const start = document.positionAt(document.getText().indexOf('useridentity'));
    const names = await getCompletions(document, start);
    assert.ok(names.includes('eventname') && names.includes('count'), names.slice(0, 50).join());
  });

  it('proposes nothing behind a text whose closing quote was typed', async () => {
    const { document } = await openQuery("SELECT 1 FROM cloudtrail_logs WHERE eventname = 'x'\n");
    const end = document.positionAt(document.getText().indexOf("'x'") + 3);
    assert.deepEqual(await getCompletions(document, end, "'"), []);
    assert.notDeepEqual(await getCompletions(document, end), [], 'what is asked for is still proposed');
  });

  it('explains columns and functions, and which are ours', async () => {
    const { document } = await openQuery(
      'SELECT eventname, lens_access, regexp_like(useragent, $) FROM cloudtrail_logs;\n'.replace('$', "'x'"),
    );
    const column = await getHover(document, 'event|name,');
    assert.ok(column?.text.includes('eventname'), column?.text);
    assert.equal(column?.over, 'eventname');
    const ours = await getHover(document, 'lens_|access');
    assert.ok(ours?.text.includes('Athena does not know it'), ours?.text);
    const call = await getHover(document, 'regexp_|like');
    assert.ok(call?.text.includes('regexp_like'), call?.text);
  });

  it('saves a query in the workspace, where the palette lists it', async () => {
    const { document } = await openQuery(
      `-- Buckets that went\n${COUNT} WHERE eventname = 'DeleteBucket';\n`,
    );
    const text = document.getText();
    const uri = await vscode.commands.executeCommand<vscode.Uri>(Commands.saveQuery, 'buckets that went');
    try {
      assert.ok(uri.path.endsWith('/.cloudtrail/queries/buckets that went.sql'), uri.path);
      assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)), text);
      const active = await waitUntil('The saved query', () => {
        const document = vscode.window.activeTextEditor?.document;
        return document?.uri.toString() === uri.toString() ? document : undefined;
      });
      assert.equal((await getLenses(active)).length, 1);
      await closeAll();
      await vscode.commands.executeCommand(Commands.clearQueryHistory);
      // The list ends with the saved queries where there is no history, and begins again behind its end.
      const asked = vscode.commands.executeCommand<QueryResult | undefined>(Commands.runQuery);
      const result = await acceptUntil(asked, ['workbench.action.quickOpenSelectPrevious']);
      assert.deepEqual(
        result?.columns.map(({ name }) => name),
        ['events'],
      );
      assert.equal(result.statistics.rows, 1);
    } finally {
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(uri, '..', '..'), { recursive: true });
    }
  });

  it('keeps what was asked, and asks it again', async () => {
    await vscode.commands.executeCommand(Commands.clearQueryHistory);
    await openQuery(`-- First\nSELECT eventname FROM cloudtrail_logs;\n`);
    await run();
    await closeAll();
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(log));
    const again = vscode.commands.executeCommand<QueryResult | undefined>(Commands.queryHistory);
    const result = await acceptUntil(again, []);
    assert.equal(result?.statistics.rows, 3);
    await vscode.commands.executeCommand(Commands.clearQueryHistory);
    assert.equal(await vscode.commands.executeCommand(Commands.queryHistory), undefined);
  });

  it('asks again of the logs that were asked, not of those that are open now', async () => {
    await vscode.commands.executeCommand(Commands.clearQueryHistory);
    const other = await folder.write(toLogName('otherLog'), JSON.stringify({ Records: RECORDS.slice(2) }));
    await openQuery(`${COUNT} HAVING count(*) >= :least;\n`);
    await run({ least: '1' });
    await closeAll();
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(other));
    const again = vscode.commands.executeCommand<QueryResult | undefined>(Commands.queryHistory);
    const result = await acceptUntil(again, []);
    assert.equal(result?.statistics.events, 3);
    await vscode.commands.executeCommand(Commands.clearQueryHistory);
  });

  it('asks for the logs again where their list was too long to be kept', async () => {
    await vscode.commands.executeCommand(Commands.clearQueryHistory);
    const line = `-- sources: ${vscode.workspace.asRelativePath(log)}\n`;
    await openQuery(`${line.repeat(300)}${COUNT};\n`);
    setCursor(getEditor(), 'SELECT');
    assert.equal((await run()).statistics.events, 3);
    await closeAll();
    await vscode.commands.executeCommand(Commands.openExplorer, log);
    const given = vscode.commands.executeCommand<QueryResult | undefined>(Commands.queryHistory);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    let isGiven = false;
    void given.then(() => (isGiven = true));
    await waitUntil('The end without an answer', async () => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return isGiven || undefined;
    });
    assert.equal(await given, undefined, 'nothing runs on logs that nobody named');
    const again = vscode.commands.executeCommand<QueryResult | undefined>(Commands.queryHistory);
    assert.equal((await acceptUntil(again, []))?.statistics.events, 3);
    await vscode.commands.executeCommand(Commands.clearQueryHistory);
  });

  it('marks what a run failed with, until the text changes', async () => {
    const { document } = await openQuery(
      'SELECT 1;\n\nSELECT eventname,\n  CAST(eventname AS integer) FROM cloudtrail_logs;\n',
    );
    const at = document.getText().indexOf('SELECT eventname');
    const ran = await vscode.commands.executeCommand(Commands.runSql, document.uri.toString(), at);
    assert.equal(ran, undefined);
    const [fault] = vscode.languages.getDiagnostics(document.uri);
    assert.equal(document.getText(fault?.range), 'CAST(eventname AS integer)');
    assert.equal(
      fault?.message,
      "Could not convert string 'GetObject' to integer when casting from source column eventname. TRY_CAST gives NULL instead.",
    );
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.positionAt(document.getText().indexOf('CAST')), 'TRY_');
    await vscode.workspace.applyEdit(edit);
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
    const result = await vscode.commands.executeCommand<QueryResult | undefined>(
      Commands.runSql,
      document.uri.toString(),
      at,
    );
    assert.equal(result?.statistics.rows, 3);
  });

  it('runs a preset for code with its parameters and logs', async () => {
    const result = await vscode.commands.executeCommand<QueryResult | undefined>(
      Commands.runQuery,
      'deletions',
      {},
      [log],
    );
    assert.equal(result?.statistics.events, 3);
  });

  describe('the logs of a question', () => {
    let other: vscode.Uri;
    before(async () => {
      other = await folder.write('named/other.json', JSON.stringify({ Records: RECORDS.slice(2) }));
      await folder.write('named/more/third.json', JSON.stringify({ Records: RECORDS.slice(0, 2) }));
    });

    const ask = (): Thenable<QueryResult | undefined> =>
      vscode.commands.executeCommand(Commands.runQuery, 'activity-per-hour', {});
    const showOther = async (): Promise<void> => {
      const document = await vscode.workspace.openTextDocument(other);
      await vscode.window.showTextDocument(
        await vscode.languages.setTextDocumentLanguage(document, 'cloudtrail'),
      );
    };

    it('are those of the query in the active editor', async () => {
      await showOther();
      await openQuery(`${COUNT};\n`);
      assert.equal((await ask())?.statistics.events, 3);
      const text = (await openNewQuery()).document.getText();
      assert.ok(text.includes(`-- sources: ${vscode.workspace.asRelativePath(log)}\n`), text);
    });

    it('are those of the answer on the active page', async () => {
      await showOther();
      await openQuery(`${COUNT};\n`);
      await run();
      await closeUntitled();
      await showOther();
      await vscode.commands.executeCommand('workbench.action.focusNextGroup');
      const active = await waitUntil('The page with the answer', () => {
        const { activeTab } = vscode.window.tabGroups.activeTabGroup;
        return activeTab?.input instanceof vscode.TabInputWebview ? activeTab : undefined;
      });
      assert.ok(active.isActive);
      assert.equal((await ask())?.statistics.events, 3);
    });

    it('are the usual ones in a query that names none', async () => {
      const document = await openSql(
        `-- cloudtrail-lens\n-- table: before = ${vscode.workspace.asRelativePath(log)}\n${COUNT};\n`,
      );
      await vscode.commands.executeCommand(Commands.openExplorer, other);
      await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
      assert.equal((await ask())?.statistics.events, 1);
    });

    it('are a folder that was chosen in the file list', async () => {
      const named = vscode.Uri.joinPath(other, '..');
      assert.equal(
        (await openNewQuery(named, [named])).document.getText().split('\n')[1],
        `-- sources: ${vscode.workspace.asRelativePath(named)}`,
      );
      const { statistics } = await run();
      // The same events in two logs count once.
      assert.deepEqual([statistics.logs, statistics.events], [2, 3]);
    });

    it('are several files that were chosen in the file list', async () => {
      assert.deepEqual(
        (await openNewQuery(other, [other, log])).document
          .getText()
          .split('\n')
          .filter((line) => line.startsWith('-- sources: ')),
        [other, log].map((uri) => `-- sources: ${vscode.workspace.asRelativePath(uri)}`),
      );
      const { statistics } = await run();
      assert.deepEqual([statistics.logs, statistics.events, statistics.duplicates], [2, 3, 1]);
    });

    for (const [pattern, logs, events] of [
      ['named/*.json', 1, 1],
      ['named/*/*.json', 1, 2],
      ['named/**/*.json', 2, 3],
      ['{named/more,named}/{third,nothing}.json', 1, 2],
    ] as const) {
      it(`are those of the pattern ${pattern}`, async () => {
        const { document } = await openQuery(`${COUNT};\n`);
        const source = `${vscode.workspace.asRelativePath(vscode.Uri.joinPath(other, '..', '..'))}/${pattern}`;
        await vscode.commands.executeCommand(Commands.chooseQuerySources, document.uri.toString(), [source]);
        setCursor(getEditor(), 'SELECT');
        const { statistics } = await run();
        assert.deepEqual([statistics.logs, statistics.events], [logs, events]);
      });
    }

    it('are told apart by the names of their tables, which a statement joins', async () => {
      await openQuery(
        `-- table: before = ${vscode.workspace.asRelativePath(vscode.Uri.joinPath(other, '..', 'more'))}
SELECT now.eventid, count(before.eventid) AS earlier
FROM cloudtrail_logs now
LEFT JOIN before
  ON before.useridentity.username = now.useridentity.username AND before.eventtime < now.eventtime
GROUP BY now.eventid
HAVING count(before.eventid) > 0;
`,
      );
      // alice's second event alone has an earlier one of hers among the first two.
      assert.equal((await run()).statistics.rows, 1);
    });
  });

  it('copies a statement for Athena with its parameters as literals', async () => {
    const { document } = await openQuery(
      'SELECT * FROM cloudtrail_logs WHERE useridentity.username = :user;\n',
    );
    await run({ user: "o'neil" });
    const copied = vscode.commands.executeCommand<string | undefined>(Commands.copyAthenaSql);
    const sql = await acceptUntil(copied, []);
    assert.equal(sql, "SELECT * FROM cloudtrail_logs WHERE useridentity.username = 'o''neil'");
    assert.equal(await vscode.env.clipboard.readText(), sql);
    assert.ok(document.isUntitled);
  });

  async function openQuery(sql: string, source: vscode.Uri = log): Promise<vscode.TextEditor> {
    const document = await openSql(
      `-- cloudtrail-lens\n-- sources: ${vscode.workspace.asRelativePath(source)}\n${sql}`,
    );
    const editor = await vscode.window.showTextDocument(document);
    setCursor(editor, 'SELECT');
    return editor;
  }
});

function getEditor(): vscode.TextEditor {
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor, 'no editor is active');
  return editor;
}

/** Opens an untitled text. VS Code may take the copy that it keeps of one of the same name, which was just closed. */
async function openSql(content: string): Promise<vscode.TextDocument> {
  return waitUntil('The untitled text', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'sql', content });
    if (document.getText() === content) {
      return document;
    }
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    return undefined;
  });
}

/** Opens a query by the command, and waits until its text is in front. */
async function openNewQuery(...chosen: readonly unknown[]): Promise<vscode.TextEditor> {
  const before = vscode.window.activeTextEditor?.document;
  await vscode.commands.executeCommand(Commands.newSqlQuery, ...chosen);
  return waitUntil('The new query', () => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.languageId === 'sql' && editor.document !== before ? editor : undefined;
  });
}

/** Without the questions that VS Code would ask about untitled texts. */
async function closeAll(): Promise<void> {
  await closeUntitled();
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  // The next untitled text takes the name of one that is gone.
  await waitUntil('The end of the untitled texts', () =>
    vscode.workspace.textDocuments.some(({ isUntitled }) => isUntitled) ? undefined : true,
  );
}

/** Closes the untitled texts. */
async function closeUntitled(): Promise<void> {
  for (;;) {
    const untitled = vscode.workspace.textDocuments.find(
      ({ isUntitled, isClosed, isDirty }) => isUntitled && !isClosed && isDirty,
    );
    if (untitled === undefined) {
      break;
    }
    await vscode.window.showTextDocument(untitled);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}

function setCursor(editor: vscode.TextEditor, piece: string): void {
  const at = editor.document.positionAt(editor.document.getText().indexOf(piece));
  editor.selection = new vscode.Selection(at, at);
}

/** Runs the statement at the cursor of the active editor, as the key does. */
async function run(parameters?: Readonly<Record<string, string | number>>): Promise<QueryResult> {
  const result = await vscode.commands.executeCommand<QueryResult | undefined>(
    Commands.runSql,
    undefined,
    undefined,
    parameters,
  );
  assert.ok(result, 'the query gave no result');
  return result;
}

/** Titles of the lenses, a list for each line that has some. */
async function getLenses(document: vscode.TextDocument): Promise<readonly (readonly string[])[]> {
  const lenses = await vscode.commands.executeCommand<readonly vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    100,
  );
  const lines = new Map<number, string[]>();
  for (const { range, command } of lenses) {
    lines.set(range.start.line, [...(lines.get(range.start.line) ?? []), command?.title ?? '']);
  }
  return [...lines.values()];
}

async function getCompletions(
  document: vscode.TextDocument,
  position: vscode.Position,
  triggerCharacter?: string,
): Promise<readonly string[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
    triggerCharacter,
  );
  // Words of the text are VS Code's own proposals.
  return items
    .filter(({ kind }) => kind !== vscode.CompletionItemKind.Text)
    .map(({ label }) => (typeof label === 'string' ? label : label.label));
}

/** Does things in the list or field on the screen and accepts it, again and again until the answer is there. */
async function acceptUntil<T>(answer: Thenable<T>, first: readonly string[]): Promise<T> {
  let isDone = false;
  void answer.then(
    () => (isDone = true),
    () => (isDone = true),
  );
  await new Promise((resolve) => setTimeout(resolve, 500));
  for (const command of first) {
    await vscode.commands.executeCommand(command);
  }
  await waitUntil('The answer', async () => {
    if (isDone) {
      return true;
    }
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await new Promise((resolve) => setTimeout(resolve, 300));
    return undefined;
  });
  return answer;
}
