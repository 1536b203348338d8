import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ExplorerView } from '../../src/host/explorer/explorerView';
import type { LogSessions } from '../../src/host/explorer/logSessions';
import type { Services } from '../../src/host/services';
import type { LogInputs, LogSummary } from '../../src/protocol/engine';
import type { CallContext } from '../../src/protocol/rpc';
import type { ExplorerProgress } from '../../src/protocol/explorer';
import { waitUntil } from './support/waitUntil';

/** An engine that notes which logs it is given, and has them when it is let go. */
class Engine {
  readonly asked: string[] = [];
  private readonly names: string[] = [];
  private readonly held: (() => void)[] = [];

  readonly call = (method: string, params: unknown): Promise<unknown> => {
    if (method !== 'open' && method !== 'add') {
      return Promise.resolve(null);
    }
    const names = (params as LogInputs).inputs.map(({ uri }) => uri.slice(uri.lastIndexOf('/') + 1));
    this.asked.push([method, ...names].join(' '));
    return new Promise((resolve) => {
      this.held.push(() => {
        this.names.push(...names);
        resolve(toSummary(this.names));
      });
    });
  };

  letGo(): void {
    this.held.shift()?.();
  }

  dispose(): void {
    this.held.length = 0;
  }
}

function toSummary(names: readonly string[]): LogSummary {
  const sources = names.map((name) => ({
    uri: vscode.Uri.file(`/logs/${name}`).toString(),
    name,
    shape: 'records' as const,
    byteLength: 0,
    isCompressed: false,
    records: 0,
  }));
  return { records: 0, duplicates: 0, faults: [], redacted: 0, byIdentityType: {}, sources, skipped: [] };
}

describe('an explorer to which logs are added while others are read', () => {
  const engine = new Engine();
  const nothing = { dispose: () => undefined };
  const sessions = { createEngine: () => engine, add: () => nothing, use: () => undefined };
  const services = { context: { extensionUri: vscode.Uri.file('/nowhere') } };
  const one = vscode.Uri.file('/logs/one.json');
  let view: ExplorerView;

  before(() => {
    const panel = vscode.window.createWebviewPanel('explorerViewTest', 'Test', vscode.ViewColumn.One);
    view = new ExplorerView(services as unknown as Services, sessions as unknown as LogSessions, panel, {
      roots: [one],
    });
  });
  after(() => {
    view.panel.dispose();
  });

  const open = async (asked: number): Promise<readonly string[]> => {
    const context: CallContext<ExplorerProgress> = {
      signal: new AbortController().signal,
      progress: () => undefined,
      transfer: () => undefined,
    };
    const opening = view.open({}, context);
    await waitUntil('the question', () => engine.asked.length >= asked || undefined);
    if (asked === 1) {
      view.add([vscode.Uri.file('/logs/two.json')]);
    }
    engine.letGo();
    return (await opening).names;
  };

  it('reads them the next time its page asks', async () => {
    assert.deepEqual(await open(1), ['one.json']);
    assert.deepEqual(await open(2), ['one.json', 'two.json']);
    assert.deepEqual(await open(2), ['one.json', 'two.json'], 'nothing is read that was read');
    assert.deepEqual(engine.asked, ['open one.json', 'add two.json']);
  });
});
