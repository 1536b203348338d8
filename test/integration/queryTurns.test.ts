import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { PresetParameter } from '../../src/core/query/queryPreset';
import type { QueryProcess } from '../../src/engine/startQueryProcess';
import { askForParameters } from '../../src/host/query/editor/askForParameters';
import { QueryHistory } from '../../src/host/query/editor/queryHistory';
import type { QueryParts } from '../../src/host/query/editor/queryParts';
import { QueryRunner, toTable } from '../../src/host/query/editor/queryRunner';
import { QueryEngine } from '../../src/host/query/queryEngine';
import type { QueryMethods } from '../../src/protocol/query';
import { waitUntil } from './support/waitUntil';

const SUMMARY = { records: 0, duplicates: 0, faults: [], redacted: 0, sources: [], skipped: [] };
const RESULT: QueryMethods['run']['result'] = {
  result: 1,
  columns: [],
  statistics: {
    rows: 0,
    milliseconds: 0,
    loadMilliseconds: 0,
    events: 0,
    duplicates: 0,
    logs: 1,
    notRead: [],
  },
  hasEvents: false,
};

/** Notes what it is asked, and answers at once but to loadings, which wait for their turn to be let go. */
class Process {
  readonly asked: string[] = [];
  private readonly loads: (() => void)[] = [];

  readonly call = (method: string, params: unknown): Promise<unknown> => {
    switch (method) {
      case 'load': {
        const [input] = (params as QueryMethods['load']['params']).inputs;
        this.asked.push(`load ${input?.uri.slice(input.uri.lastIndexOf('/') + 1) ?? ''}`);
        return new Promise((resolve) => {
          this.loads.push(() => {
            resolve(SUMMARY);
          });
        });
      }
      case 'run':
        this.asked.push('run');
        return Promise.resolve(RESULT);
      default:
        this.asked.push(method);
        return Promise.resolve([]);
    }
  };

  letGo(): void {
    this.loads.shift()?.();
  }
}

function createEngine(process: Process): QueryEngine {
  const started = { call: process.call, pid: 1, dispose: () => undefined };
  return new QueryEngine(() => Promise.resolve(started as unknown as QueryProcess));
}

describe('queries that are asked at the same time', () => {
  it('do not read the logs from which values are proposed for another one', async () => {
    const process = new Process();
    const engine = createEngine(process);
    const state: vscode.Memento = { keys: () => [], get: () => undefined, update: () => Promise.resolve() };
    const runner = new QueryRunner(
      engine,
      { show: () => Promise.resolve() },
      new QueryHistory(state),
      () => [],
    );
    const parameter: PresetParameter = {
      name: 'who',
      title: 'Who',
      hint: 'A name',
      type: 'text',
      suggest: 'eventname',
    };
    const running = runner.ask(
      {
        title: 'One',
        sql: 'SELECT 1',
        tables: [toTable([vscode.Uri.file('/logs/one.json')])],
        parameters: {},
        folder: undefined,
      },
      new AbortController().signal,
      () => undefined,
    );
    await waitUntil('the first loading', () => process.asked.length > 0 || undefined);
    const asking = askForParameters({ runner, engine } as unknown as QueryParts, {
      title: 'Two',
      parameters: [parameter],
      given: {},
      table: toTable([vscode.Uri.file('/logs/two.json')]),
      folder: undefined,
    });
    // Long enough for what would come too early.
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.deepEqual(process.asked, ['load one.json']);
    process.letGo();
    await running;
    await waitUntil('the second loading', () => process.asked.includes('load two.json') || undefined);
    process.letGo();
    await waitUntil('values', () => process.asked.includes('values') || undefined);
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    assert.equal(await asking, undefined);
    assert.deepEqual(process.asked, ['load one.json', 'run', 'load two.json', 'values']);
    engine.dispose();
  });

  it('wait for one another, but not where they are cancelled', async () => {
    const engine = createEngine(new Process());
    const steps: string[] = [];
    let finish: () => void = () => undefined;
    const first = engine.exclusive(
      () =>
        new Promise<void>((resolve) => {
          finish = resolve;
        }),
    );
    const cancelled = new AbortController();
    const second = engine.exclusive(() => {
      steps.push('second');
      return Promise.resolve();
    }, cancelled.signal);
    const third = engine.exclusive(() => {
      steps.push('third');
      return Promise.resolve();
    });
    const reason = new Error('given up');
    cancelled.abort(reason);
    await assert.rejects(second, reason);
    assert.deepEqual(steps, [], 'the third one waits for the first');
    finish();
    await Promise.all([first, third]);
    assert.deepEqual(steps, ['third']);
    engine.dispose();
  });
});
