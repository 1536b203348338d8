import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Commands, LANGUAGE_ID, Settings } from '../../src/host/ids';
import { getLens } from './support/getLens';
import { createLogFolder, toLogName } from './support/logFolder';
import { openAsLog } from './support/openAsLog';
import { getProblems } from './support/problems';
import { waitUntil } from './support/waitUntil';

const RECORD =
  '{"eventVersion":"1.08","eventSource":"s3.amazonaws.com","eventName":"ListBuckets","eventTime":"2025-03-11T14:00:00Z","awsRegion":"us-east-1"}';

describe('recognition', () => {
  const folder = createLogFolder('recognition-test');
  before(getLens);
  after(folder.remove);
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  /** The language of a file, once VS Code had the time to change it. */
  async function getLanguage(name: string, text: string): Promise<string> {
    const uri = await folder.write(name, text);
    await vscode.workspace.openTextDocument(uri);
    // A log that is opened later and known by now: whatever was to happen to the first one has happened.
    await openAsLog(await folder.write(toLogName(`after${name.replace(/\W/gu, '')}`), RECORD));
    return (await vscode.workspace.openTextDocument(uri)).languageId;
  }

  const byName: readonly [string, string][] = [
    ['111122223333_CloudTrail_us-west-2_20250311T1405Z_AbCdEfGhIjKlMnOp.json', LANGUAGE_ID],
    ['111122223333_CloudTrail-Insight_us-west-2_20250311T1405Z_AbCdEfGhIjKlMnOp.json', LANGUAGE_ID],
    ['111122223333_CloudTrail-Digest_us-west-2_main_us-west-2_20250311T150000Z.json', LANGUAGE_ID],
    ['111122223333_CloudTrail.json', 'json'],
    ['cloudtrail_us-west-2.json', 'json'],
  ];
  for (const [name, language] of byName) {
    it(`by name: ${name} is ${language}`, async () => {
      assert.equal(await getLanguage(name, '{"a":1}'), language);
    });
  }

  const byContent: readonly [string, string, string, string][] = [
    ['a log of another name', 'one.json', `{"Records":[${RECORD}]}`, LANGUAGE_ID],
    ['a list', 'two.json', `[\n  ${RECORD},\n  ${RECORD}\n]`, LANGUAGE_ID],
    ['a record a line', 'three.jsonl', `${RECORD}\n${RECORD}\n`, LANGUAGE_ID],
    ['a record a line in a .log', 'four.log', `${RECORD}\n${RECORD}\n`, LANGUAGE_ID],
    [
      'output of LookupEvents',
      'five.json',
      JSON.stringify({ Events: [{ CloudTrailEvent: RECORD }] }),
      LANGUAGE_ID,
    ],
    [
      'a table of log events',
      'twelve.csv',
      `@timestamp,@message\n2025-03-11 14:00:00.000,"${RECORD.replaceAll('"', '""')}"\n`,
      LANGUAGE_ID,
    ],
    ['another table', 'thirteen.csv', 'eventSource,eventName\ns3.amazonaws.com,ListBuckets\n', 'plaintext'],
    [
      'a damaged log with one whole record',
      'six.json',
      `{"Records":[{"eventVersion":,${RECORD}]`,
      LANGUAGE_ID,
    ],
    ['other JSON', 'seven.json', '{"name":"x","version":"1.0.0"}', 'json'],
    ['JSON that speaks of CloudTrail', 'eight.json', '{"schema":{"eventSource":{"type":"string"}}}', 'json'],
    [
      'a notification of S3',
      'nine.json',
      '{"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"b"}}}]}',
      'json',
    ],
    [
      'a template with a rule for events of CloudTrail',
      'eleven.json',
      '{"Resources":{"Rule":{"Properties":{"EventPattern":{"detail":{"eventSource":["iam.amazonaws.com"],"eventName":["CreateUser"]}}}}}}',
      'json',
    ],
    ['nothing', 'ten.json', '', 'json'],
  ];
  for (const [what, name, text, language] of byContent) {
    it(`by content: ${what} is ${language === LANGUAGE_ID ? 'a log' : language}`, async () => {
      const found = await getLanguage(name, text);
      assert.equal(found, language);
    });
  }

  it('by content: an untitled text is a log once its language is JSON', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'json', content: RECORD });
    await waitUntil('The language of logs', () =>
      vscode.workspace.textDocuments.find(
        ({ uri, languageId }) => uri.toString() === document.uri.toString() && languageId === LANGUAGE_ID,
      ),
    );
  });

  it('can be switched off, and a command still opens a log', async () => {
    const configuration = vscode.workspace.getConfiguration();
    await configuration.update(Settings.recognizeByContent, false, vscode.ConfigurationTarget.Global);
    try {
      assert.equal(await getLanguage('off.json', RECORD), 'json');
      const uri = await folder.write('treat.json', RECORD.replace('ListBuckets', 'StopLogging'));
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
      assert.equal(document.languageId, 'json');
      await vscode.commands.executeCommand(Commands.treatAsLog, uri);
      assert.equal((await vscode.workspace.openTextDocument(uri)).languageId, LANGUAGE_ID);
      await vscode.commands.executeCommand(Commands.openLog, await folder.write('open.json', RECORD));
      const shown = await waitUntil('The log', () => {
        const active = vscode.window.activeTextEditor?.document;
        return active?.uri.path.endsWith('open.json') === true ? active : undefined;
      });
      assert.equal(shown.languageId, LANGUAGE_ID);
    } finally {
      await configuration.update(Settings.recognizeByContent, undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('of the command works on the editor in front, and on a file that holds no record', async () => {
    const uri = await folder.write('front.json', '{"name":"x"}');
    await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand(Commands.treatAsLog);
    const document = await vscode.workspace.openTextDocument(uri);
    assert.equal(document.languageId, LANGUAGE_ID);
    const [problem] = await waitUntil('A problem', () => {
      const problems = getProblems(uri);
      return problems.length > 0 ? problems : undefined;
    });
    assert.equal(problem?.code, 'syntax.not-a-record');
  });
});
