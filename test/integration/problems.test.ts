import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Settings } from '../../src/host/ids';
import { INCIDENT } from './support/incident';
import { getLens } from './support/getLens';
import { createLogFolder, toLogName } from './support/logFolder';
import { openAsLog, openAsText } from './support/openAsLog';
import { getProblems } from './support/problems';
import type { Json } from './support/readRecords';
import { waitUntil } from './support/waitUntil';

const { Error: ERROR, Warning: WARNING, Information: INFORMATION, Hint: HINT } = vscode.DiagnosticSeverity;
const [ALICE = {}, JUERGEN = {}] = INCIDENT;

function toLog(records: readonly Json[]): string {
  return JSON.stringify({ Records: records }, null, 2);
}

/** A record with an id of its own. */
function toRecord(i: number, fields: Json = {}): Json {
  return { ...JUERGEN, eventID: `00000000-0000-4000-9000-${String(i).padStart(12, '0')}`, ...fields };
}

async function getActions(
  document: vscode.TextDocument,
  range: vscode.Range,
): Promise<readonly vscode.CodeAction[]> {
  return vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
}

async function run({ command }: vscode.CodeAction): Promise<void> {
  assert.ok(command);
  await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
}

describe('problems', () => {
  const folder = createLogFolder('problems-test');
  const configure = async (name: string, value: unknown): Promise<void> => {
    await vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);
  };
  before(getLens);
  after(folder.remove);
  afterEach(async () => {
    await configure(Settings.findingSeverity, undefined);
    await configure(Settings.findingLimit, undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  /** Code, default severity, the text that it stands at, and a log with it. */
  const found: readonly [string, vscode.DiagnosticSeverity, string, string][] = [
    ['redaction.hidden-value', INFORMATION, '"**-redacted-**"', toLog([JUERGEN])],
    [
      'syntax.damaged-record',
      ERROR,
      '{"eventName":"A","eventSource":}',
      '[{"eventName":"A","eventSource":}]',
    ],
    ['syntax.unquoted-key', WARNING, 'Records', `{ Records : [${JSON.stringify(ALICE)}]}`],
    ['shape.missing-field', WARNING, '{', toLog([toRecord(1, { eventSource: undefined })])],
    ['shape.unparsable-time', WARNING, '"yesterday"', toLog([toRecord(1, { eventTime: 'yesterday' })])],
    [
      'shape.duplicate-event-id',
      INFORMATION,
      '"00000000-0000-4000-8000-00000000001a"',
      toLog([ALICE, ALICE]),
    ],
    [
      'workdocs.unknown-event',
      INFORMATION,
      '"DeactivateUsers"',
      toLog([toRecord(1, { eventName: 'DeactivateUsers' })]),
    ],
    [
      'workdocs.after-end-of-service',
      WARNING,
      '"2025-06-01T00:00:00Z"',
      toLog([toRecord(1, { eventTime: '2025-06-01T00:00:00Z' })]),
    ],
    ['workdocs.iam-user', HINT, '"IAMUser"', toLog([ALICE])],
    [
      'security.logging-changed',
      WARNING,
      '"StopLogging"',
      toLog([{ ...ALICE, eventSource: 'cloudtrail.amazonaws.com', eventName: 'StopLogging' }]),
    ],
    [
      'security.access-denied',
      INFORMATION,
      '"AccessDenied"',
      toLog([
        { ...ALICE, eventSource: 's3.amazonaws.com', eventName: 'GetObject', errorCode: 'AccessDenied' },
      ]),
    ],
  ];
  for (const [code, severity, at, text] of found) {
    it(`${code} stands at its place with its severity`, async () => {
      const uri = await folder.write(toLogName(code.replace(/\W/gu, '')), text);
      const document = await openAsLog(uri);
      const [problem] = getProblems(uri, code);
      assert.ok(
        problem,
        getProblems(uri)
          .map((other) => other.code)
          .join(),
      );
      assert.equal(problem.severity, severity);
      assert.equal(document.getText(problem.range), at);
      const { code: link } = problem.diagnostic;
      assert.ok(typeof link === 'object');
      assert.match(link.target.toString(), /^https:\/\/[^?]*FINDINGS\.md#[a-z-]+$/u);
    });
  }

  it('follow the settings at once', async () => {
    const code = 'redaction.hidden-value';
    const uri = await folder.write(toLogName('settings'), toLog([JUERGEN]));
    await openAsLog(uri);
    const getSeverities = (): readonly vscode.DiagnosticSeverity[] =>
      getProblems(uri, code).map(({ severity }) => severity);
    assert.deepEqual(getSeverities(), [INFORMATION, INFORMATION, INFORMATION]);
    for (const [value, expected] of [
      ['error', [ERROR, ERROR, ERROR]],
      ['off', []],
      ['hint', [HINT, HINT, HINT]],
      [undefined, [INFORMATION, INFORMATION, INFORMATION]],
    ] as const) {
      await configure(Settings.findingSeverity, value === undefined ? undefined : { [code]: value });
      await waitUntil(`Severity ${String(value)}`, () =>
        JSON.stringify(getSeverities()) === JSON.stringify(expected) ? true : undefined,
      );
    }
    await configure(Settings.findingLimit, 2);
    await waitUntil('The limit', () => (getSeverities().length === 2 ? true : undefined));
  });

  it('of one kind end at the limit, with the number of the others', async () => {
    const records = Array.from({ length: 30 }, (_, i) => toRecord(i));
    const uri = await folder.write(toLogName('limit'), toLog(records));
    await openAsLog(uri);
    const problems = getProblems(uri, 'redaction.hidden-value');
    assert.equal(problems.length, 50);
    assert.match(problems.at(-1)?.message ?? '', /40 more like this in this log/u);
    assert.equal(problems.filter(({ message }) => message.includes('more like this')).length, 1);
  });

  it('follow the text, and go with it', async () => {
    const uri = await folder.write(toLogName('edit'), toLog([JUERGEN]));
    await vscode.commands.executeCommand('vscode.open', uri);
    const getCount = (): number => getProblems(uri, 'redaction.hidden-value').length;
    await waitUntil('The problems', () => (getCount() === 3 ? true : undefined));
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const at = editor.document.getText().indexOf('**-redacted-**');
    const range = new vscode.Range(editor.document.positionAt(at), editor.document.positionAt(at + 14));
    await editor.edit((edit) => {
      edit.replace(range, 'shown');
    });
    await waitUntil('The problems of the new text', () => (getCount() === 2 ? true : undefined));
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await waitUntil('The end of the problems', () => (getProblems(uri).length === 0 ? true : undefined));
  });

  it('lose nothing to a log that is opened as JSON again', async () => {
    const uri = await folder.write(toLogName('language'), toLog([JUERGEN]));
    const document = await openAsLog(uri);
    await vscode.languages.setTextDocumentLanguage(document, 'json');
    await waitUntil('The end of the problems', () => (getProblems(uri).length === 0 ? true : undefined));
    await vscode.languages.setTextDocumentLanguage(document, 'cloudtrail');
    await waitUntil('The problems', () => (getProblems(uri).length > 0 ? true : undefined));
  });

  it('are listed once for a log that is open as readable text too, and for both side by side', async () => {
    const uri = await folder.write(toLogName('twice'), toLog([JUERGEN]));
    const getCounts = (view: vscode.Uri): string =>
      [uri, view].map((of) => getProblems(of, 'redaction.hidden-value').length).join(' and ');
    await vscode.window.showTextDocument(await openAsLog(uri), { preview: false });
    const view = (await openAsText(uri)).uri;
    const until = (counts: string): Promise<true> =>
      waitUntil(`Problems of log and text: ${counts}`, () => (getCounts(view) === counts ? true : undefined));
    await until('0 and 3');
    await vscode.window.showTextDocument(uri);
    await until('3 and 0');
    await vscode.window.showTextDocument(view, { viewColumn: vscode.ViewColumn.Beside });
    await until('3 and 3');
    await vscode.commands.executeCommand('workbench.action.closeOtherEditors');
    await vscode.window.showTextDocument(view, { viewColumn: vscode.ViewColumn.One });
    await until('0 and 3');
  });

  describe('offer', () => {
    it('quotes for a name without them, and the edit mends it', async () => {
      const uri = await folder.write(toLogName('quotes'), `{\n  Records : [${JSON.stringify(ALICE)}]\n}`);
      const document = await openAsLog(uri);
      const [problem] = getProblems(uri, 'syntax.unquoted-key');
      assert.ok(problem);
      const actions = await getActions(document, problem.range);
      const fix = actions.find(({ title }) => title === 'Add Quotes');
      assert.ok(fix?.edit, actions.map(({ title }) => title).join());
      await vscode.workspace.applyEdit(fix.edit);
      assert.ok(document.getText().startsWith('{\n  "Records" : ['));
      await waitUntil('The end of the problem', () =>
        getProblems(uri, 'syntax.unquoted-key').length === 0 ? true : undefined,
      );
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    });

    it('no edit of the read-only view', async () => {
      const uri = await folder.write(toLogName('noedit'), `{ Records : [${JSON.stringify(ALICE)}]}`);
      const document = await openAsText(uri);
      const [problem] = await waitUntil('The problem', () => {
        const problems = getProblems(document.uri, 'syntax.unquoted-key');
        return problems.length > 0 ? problems : undefined;
      });
      assert.ok(problem);
      const actions = await getActions(document, problem.range);
      assert.ok(actions.some(({ title }) => title === 'What syntax.unquoted-key Means'));
      assert.deepEqual(
        actions.filter(({ edit }) => edit !== undefined),
        [],
      );
    });

    it('the way to the record that was first', async () => {
      const uri = await folder.write(toLogName('goto'), toLog([JUERGEN, ALICE, ALICE]));
      const document = await openAsLog(uri);
      const editor = await vscode.window.showTextDocument(document);
      const [problem] = getProblems(uri, 'shape.duplicate-event-id');
      assert.ok(problem);
      const fix = (await getActions(document, problem.range)).find(({ title }) =>
        title.startsWith('Go to First Record'),
      );
      assert.equal(fix?.title, 'Go to First Record (2)');
      await run(fix);
      const second = document.getText().indexOf('{', document.getText().indexOf('000000002b'));
      await waitUntil('The move', () =>
        document.offsetAt(editor.selection.active) === second ? true : undefined,
      );
    });

    it('what the catalog knows of the nearest event', async () => {
      const uri = await folder.write(
        toLogName('nearest'),
        toLog([toRecord(1, { eventName: 'DeactivateUsers' })]),
      );
      const document = await openAsLog(uri);
      const [problem] = getProblems(uri, 'workdocs.unknown-event');
      assert.ok(problem);
      const titles = (await getActions(document, problem.range)).map(({ title }) => title);
      assert.ok(titles.includes('Show What Is Known of DeactivateUser'), titles.join());
    });

    it('a severity of their own and their description', async () => {
      const uri = await folder.write(toLogName('each'), toLog([JUERGEN]));
      const document = await openAsLog(uri);
      const [problem] = getProblems(uri, 'redaction.hidden-value');
      assert.ok(problem);
      const titles = (await getActions(document, problem.range)).map(({ title }) => title);
      assert.deepEqual(titles, [
        'What redaction.hidden-value Means',
        'Change Severity of redaction.hidden-value…',
      ]);
    });
  });
});
