import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { ObjectCache } from '../../src/aws/cache/objectCache';
import type { LookUp } from '../../src/core/trails/lookUp';
import { Commands } from '../../src/host/ids';
import { AwsAccess } from '../../src/host/trails/awsAccess';
import { EventHistory } from '../../src/host/trails/eventHistory/eventHistory';
import type { LookUpOutcome } from '../../src/host/trails/eventHistory/runLookUp';
import type { TrailNode } from '../../src/host/trails/trailNode';
import { TrailTree } from '../../src/host/trails/trailTree';
import { buildRecords } from '../support/cloudTrailStub/buildRecords';
import { createLookupEvents } from '../support/cloudTrailStub/handlers/lookupEvents';
import { startCloudTrailStub, type CloudTrailStub } from '../support/cloudTrailStub/startCloudTrailStub';
import { createAwsFolder, type AwsFolder } from '../support/s3Server/createAwsFolder';
import { getLens } from './support/getLens';
import { waitUntil } from './support/waitUntil';

const KEYS = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'historySecretForTheTestsOnly00000004' };
const REGION = 'eu-central-1';
const ALL: LookUp = { region: REGION, time: 'last 1 day', isInsight: false };

describe('Event history', function () {
  this.timeout(120_000);
  const environment = { ...process.env };
  let stub: CloudTrailStub;
  let aws: AwsFolder;
  let access: AwsAccess;
  let history: EventHistory;
  let tree: TrailTree;
  let isThrottled = false;

  before(async () => {
    stub = await startCloudTrailStub({
      keys: [KEYS],
      handlers: {
        LookupEvents: createLookupEvents({
          records: [...buildRecords(220, Date.now() - 60_000), ...buildRecords(900, Date.now(), 'us-east-1')],
          isThrottled: () => isThrottled,
          isDenied: ({ region }) => region === 'eu-west-3',
        }),
      },
    });
    aws = createAwsFolder({
      keys: { auditor: KEYS, mistyped: { ...KEYS, secretAccessKey: 'notTheSecretOfThisKey' } },
      config: ['auditor', 'mistyped']
        .map((name) => `[profile ${name}]\nregion = ${REGION}\nendpoint_url = ${stub.endpoint}\n`)
        .join('\n'),
    });
    Object.assign(process.env, aws.env);
    await vscode.extensions.getExtension('cloudtrail-lens.cloudtrail-lens')?.activate();
    await vscode.commands.executeCommand(Commands.selectProfile, 'auditor');
    access = new AwsAccess();
    access.setProfile('auditor');
    const cache = new ObjectCache(path.join(path.dirname(aws.configFile), 'cache'), () => Infinity);
    history = new EventHistory({ aws: access, cache }, createMemento());
    tree = new TrailTree(access, undefined, history);
  });

  after(async () => {
    for (const name of Object.keys(aws.env)) {
      Reflect.deleteProperty(process.env, name);
    }
    Object.assign(process.env, environment);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    tree.dispose();
    history.dispose();
    access.dispose();
    aws.remove();
    await stub.stop();
  });

  const getRows = async (): Promise<readonly TrailNode[]> => tree.getChildren(history.getRoot());
  const toText = (row: TrailNode | undefined): string => {
    assert.ok(row);
    const { label, description } = tree.getTreeItem(row);
    return `${typeof label === 'string' ? label : ''} | ${String(description ?? '')}`;
  };

  /** Answers with how many pages were given out since. */
  const countPages = (): (() => number) => {
    const begin = stub.requests.length;
    return () => stub.requests.slice(begin).filter(({ error }) => error === undefined).length;
  };

  it('stands in the tree with the regions, the one of the profile first', async () => {
    const root = (await tree.getChildren()).find(({ kind }) => kind === 'history');
    assert.equal(toText(root), 'Event history | auditor');
    assert.ok(root);
    const { tooltip } = tree.getTreeItem(root);
    assert.match(typeof tooltip === 'string' ? tooltip : '', /the last 90 days\n.*management events/);
    const rows = await getRows();
    assert.equal(toText(rows[0]), "eu-central-1 | the profile's Region · Europe (Frankfurt)");
    assert.ok(rows.some((row) => toText(row) === 'us-east-1 | US East (N. Virginia)'));
    assert.ok(rows.every((row) => !toText(row).startsWith('cn-')));
  });

  it('opens what a look-up finds in the explorer', async () => {
    const outcome = await lookUp({ ...ALL, attribute: { key: 'EventName', value: 'TerminateInstances' } });
    assert.equal(outcome.events, 55);
    assert.equal(outcome.missing, undefined);
    assert.ok(outcome.uri);
    assert.match(
      path.basename(outcome.uri.fsPath),
      /^Event history eu-central-1 .*EventName TerminateInstances\.json$/,
    );
    const summary = await (await getLens()).openLogs([outcome.uri]);
    assert.equal(summary.records, 55);
    assert.deepEqual(summary.faults, []);
    await waitUntil('the explorer of the look-up', () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .find(({ label }) => label.startsWith('Explorer: Event history eu-central-1')),
    );
  });

  it('finds nothing without an error', async () => {
    assert.deepEqual(await lookUp({ ...ALL, attribute: { key: 'EventName', value: 'ConsoleLogin' } }), {
      events: 0,
    });
  });

  it('asks step by step', async () => {
    const [region] = await getRows();
    const running = vscode.commands.executeCommand<LookUpOutcome | undefined>(Commands.lookUpEvents, region);
    let outcome: LookUpOutcome | undefined;
    let isDone = false;
    void Promise.resolve(running).then((value) => {
      outcome = value;
      isDone = true;
    });
    // The first choices are all events, and the last hour.
    await waitUntil(
      'the end of the look-up',
      async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return isDone || undefined;
      },
      60_000,
    );
    assert.equal(outcome?.events, 220);
    const last = stub.requests.at(-1)?.input;
    assert.equal(last?.['LookupAttributes'], undefined);
    assert.ok(Math.abs(Number(last?.['EndTime']) - Number(last?.['StartTime']) - 3_600) <= 1);
  });

  it('keeps look-ups as rows, which can be removed', async () => {
    const asked: LookUp = { ...ALL, attribute: { key: 'Username', value: 'bob' } };
    assert.equal((await history.run(asked)).events, 22);
    assert.equal((await history.run(ALL)).events, 220);
    let rows = await getRows();
    assert.equal(toText(rows[0]), 'All events, last day | eu-central-1 · 220 events');
    assert.equal(toText(rows[1]), 'Username bob, last day | eu-central-1 · 22 events');
    await history.remove(ALL);
    rows = await getRows();
    assert.equal(toText(rows[0]), 'Username bob, last day | eu-central-1 · 22 events');
    await history.remove(asked);
    assert.equal((await getRows())[0]?.kind, 'history-region');
  });

  it('says in a row why a look-up failed, until one goes well', async () => {
    await assert.rejects(history.run({ ...ALL, region: 'eu-west-3' }), { kind: 'access-denied' });
    let [row] = await getRows();
    assert.ok(row?.kind === 'notice');
    assert.match(row.text, /^eu-west-3: Profile "auditor" is not allowed cloudtrail:LookupEvents/);
    const item = tree.getTreeItem(row);
    assert.equal(item.contextValue, 'notice.access-denied');
    assert.equal(item.command?.command, Commands.lookUpEvents);
    access.setProfile('mistyped');
    await assert.rejects(history.run(ALL), { kind: 'wrong-secret' });
    [row] = await getRows();
    assert.ok(row?.kind === 'notice' && !row.text.includes('notTheSecret'));
    access.setProfile('auditor');
    await history.run(ALL);
    assert.equal((await getRows())[0]?.kind, 'history-look-up');
    await assert.rejects(history.run({ ...ALL, time: '2020-01-01' }), /keeps 90 days/);
  });

  it('tells the code that asked what was wrong', async () => {
    await assert.rejects(
      lookUp({ ...ALL, region: 'eu-west-3' }),
      (error: unknown) => error instanceof Error && error.message.includes('cloudtrail:LookupEvents'),
    );
  });

  it('shows what came before Cancel, and says what is missing', async () => {
    const pages = countPages();
    const cancel = catchCancel();
    const running = history.run({ ...ALL, region: 'us-east-1' });
    await waitUntil('three pages', () => pages() >= 3 || undefined);
    cancel();
    const outcome = await running;
    assert.ok(outcome.events >= 100 && outcome.events < 900, `${String(outcome.events)} events`);
    assert.match(outcome.missing ?? '', /^The look-up was cancelled after \d+ events\. What is older than/);
    assert.match(outcome.uri?.fsPath ?? '', /\(partial\)\.json$/);
    const summary = await (await getLens()).openLogs(outcome.uri === undefined ? [] : [outcome.uri]);
    assert.equal(summary.records, outcome.events);
    assert.deepEqual(summary.faults, []);
  });

  it('shows what came before CloudTrail stopped answering', async () => {
    const pages = countPages();
    const controller = new AbortController();
    const running = history.run({ ...ALL, region: 'us-east-1' }, controller.signal);
    await waitUntil('two pages', () => pages() >= 2 || undefined);
    isThrottled = true;
    await waitUntil(
      'ThrottlingException',
      () => stub.requests.at(-1)?.error === 'ThrottlingException' || undefined,
    );
    controller.abort();
    const outcome = await running;
    isThrottled = false;
    assert.ok(outcome.events >= 100 && outcome.missing !== undefined);
    assert.match(toText((await getRows())[0]), /\d+ events, partial$/);
  });

  it('never leaves its folder and holds no secret', async () => {
    const outcome = await lookUp({ ...ALL, attribute: { key: 'Username', value: '../../../bob' } });
    assert.equal(outcome.events, 0);
    const { uri } = await lookUp({ ...ALL, attribute: { key: 'Username', value: 'bob' } });
    assert.ok(uri);
    assert.ok(uri.fsPath.includes(path.join('trail-cache', 'event-history')));
    assert.ok(!readFileSync(uri.fsPath, 'utf8').includes(KEYS.secretAccessKey));
  });

  it('goes with the downloaded files', async () => {
    const { uri } = await lookUp({ ...ALL, attribute: { key: 'Username', value: 'bob' } });
    assert.ok(uri);
    await vscode.commands.executeCommand(Commands.clearTrailCache);
    await assert.rejects(Promise.resolve(vscode.workspace.fs.stat(uri)));
  });

  it('is asked at no other address', () => {
    const { host } = new URL(stub.endpoint);
    assert.deepEqual([...new Set(stub.requests.map((request) => request.host))], [host]);
  });
});

function lookUp(asked: LookUp): Promise<LookUpOutcome> {
  return Promise.resolve(vscode.commands.executeCommand<LookUpOutcome>(Commands.lookUpEvents, asked));
}

/** Answers with what presses Cancel of the next progress: the page with the button is out of a test's reach. */
function catchCancel(): () => void {
  const source = new vscode.CancellationTokenSource();
  const show = vscode.window.withProgress;
  vscode.window.withProgress = (options, task) => {
    assert.equal(options.cancellable, true);
    vscode.window.withProgress = show;
    return show(options, (progress) => task(progress, source.token));
  };
  return () => source.cancel();
}

/** A workspace's state that is forgotten with the test. */
function createMemento(): vscode.Memento {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: <T>(key: string, fallback?: T): T | undefined => (values.get(key) as T | undefined) ?? fallback,
    update: (key, value) => {
      values.set(key, value);
      return Promise.resolve();
    },
  };
}
