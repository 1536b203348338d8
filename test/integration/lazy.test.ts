import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { LazyFeature } from '../../src/host/lazy/lazyFeature';
import { LazyTree } from '../../src/host/lazy/lazyTree';

const COMMAND = 'lazyFeature.act';

/** What a lazy feature logs through. */
function createOutput(errors: unknown[] = []): vscode.LogOutputChannel {
  const output: Pick<vscode.LogOutputChannel, 'error'> = {
    error: (...words: readonly unknown[]) => void errors.push(words),
  };
  return output as vscode.LogOutputChannel;
}

describe('LazyFeature', () => {
  let calls: string[];
  let lazy: vscode.Disposable | undefined;

  beforeEach(() => {
    calls = [];
  });

  afterEach(() => {
    lazy?.dispose();
    lazy = undefined;
  });

  /** A feature whose command answers with what it was given. */
  const createFeature = (): vscode.Disposable => {
    calls.push('made');
    const command = vscode.commands.registerCommand(COMMAND, (...words: readonly string[]) => {
      calls.push(`called with ${words.join(', ')}`);
      return `answer to ${words.join(', ')}`;
    });
    return {
      dispose: () => {
        calls.push('disposed');
        command.dispose();
      },
    };
  };

  const load = async (): Promise<() => vscode.Disposable> => {
    calls.push('loaded');
    await Promise.resolve();
    return createFeature;
  };

  const hasCommand = async (): Promise<boolean> => (await vscode.commands.getCommands()).includes(COMMAND);

  it('is made by the first call of a command, which goes on to it', async () => {
    lazy = new LazyFeature(createOutput(), [COMMAND], load);
    assert.deepEqual([await hasCommand(), calls], [true, []]);
    assert.equal(await vscode.commands.executeCommand(COMMAND, 'one', 'two'), 'answer to one, two');
    assert.equal(await vscode.commands.executeCommand(COMMAND, 'three'), 'answer to three');
    assert.deepEqual(calls, ['loaded', 'made', 'called with one, two', 'called with three']);
  });

  it('is made once where two calls come together', async () => {
    lazy = new LazyFeature(createOutput(), [COMMAND], load);
    const answers = await Promise.all(
      ['one', 'two'].map((word) => vscode.commands.executeCommand(COMMAND, word)),
    );
    assert.deepEqual(answers, ['answer to one', 'answer to two']);
    assert.deepEqual(calls.slice(0, 2), ['loaded', 'made']);
    assert.equal(calls.length, 4);
  });

  it('is tried again after its code could not be loaded', async () => {
    const missing = new Error('the code is missing');
    let tries = 0;
    const feature = new LazyFeature(createOutput(), [COMMAND], () =>
      ++tries === 1 ? Promise.reject(missing) : load(),
    );
    lazy = feature;
    await assert.rejects(feature.get(), missing);
    assert.equal(await vscode.commands.executeCommand(COMMAND, 'one'), 'answer to one');
    assert.equal(tries, 2);
  });

  it('logs what fails where nobody waits for it', async () => {
    const errors: unknown[] = [];
    const missing = new Error('the code is missing');
    const feature = new LazyFeature(createOutput(errors), [], () => Promise.reject(missing));
    lazy = feature;
    feature.start();
    await assert.rejects(feature.get(), missing);
    assert.deepEqual(errors, [['A part of CloudTrail Lens could not be loaded', missing]]);
  });

  it('takes the feature and the command along when it goes', async () => {
    const feature = new LazyFeature(createOutput(), [COMMAND], load);
    await feature.get();
    feature.dispose();
    assert.deepEqual([calls, await hasCommand()], [['loaded', 'made', 'disposed'], false]);
  });

  it('is not made any more when its code comes too late', async () => {
    const feature = new LazyFeature(createOutput(), [COMMAND], load);
    const asked = feature.get();
    feature.dispose();
    await assert.rejects(asked, /shut down/);
    assert.deepEqual([calls, await hasCommand()], [['loaded'], false]);
  });
});

describe('LazyTree', () => {
  const PARENTS: Readonly<Record<string, string>> = { leaf: 'root' };
  let loads: number;
  let changed: vscode.EventEmitter<string | string[] | undefined | null>;
  let provider: vscode.TreeDataProvider<string>;
  let tree: LazyTree<string>;
  let changes: (string | string[] | undefined)[];

  beforeEach(() => {
    loads = 0;
    changes = [];
    changed = new vscode.EventEmitter();
    provider = {
      onDidChangeTreeData: changed.event,
      getTreeItem: (node) => new vscode.TreeItem(`The ${node}`),
      getChildren: (node) => (node === undefined ? ['root'] : node === 'root' ? ['leaf'] : []),
      getParent: (node) => PARENTS[node],
    };
    tree = new LazyTree(() => {
      loads++;
      return Promise.resolve(provider);
    });
    tree.onDidChangeTreeData((nodes) => changes.push(nodes));
  });

  afterEach(() => {
    tree.dispose();
    changed.dispose();
  });

  it('loads its provider with the first question, and asks it all', async () => {
    assert.equal(loads, 0);
    assert.deepEqual(await tree.getChildren(), ['root']);
    assert.deepEqual(await tree.getChildren('root'), ['leaf']);
    assert.equal((await tree.getTreeItem('leaf')).label, 'The leaf');
    assert.deepEqual([await tree.getParent('leaf'), await tree.getParent('root')], ['root', undefined]);
    assert.equal(loads, 1);
  });

  it('has no parents where its provider knows none', async () => {
    provider = {
      getTreeItem: (node) => new vscode.TreeItem(node),
      getChildren: () => [],
    };
    assert.equal(await tree.getParent('leaf'), undefined);
  });

  it('tells what the provider tells, once it is loaded', async () => {
    changed.fire('root');
    assert.deepEqual(changes, []);
    await tree.getChildren();
    changed.fire('leaf');
    changed.fire(['root', 'leaf']);
    changed.fire(null);
    assert.deepEqual(changes, ['leaf', ['root', 'leaf'], undefined]);
  });

  it('tells nothing any more when it is gone', async () => {
    await tree.getChildren();
    tree.dispose();
    changed.fire('leaf');
    assert.deepEqual(changes, []);
  });
});
