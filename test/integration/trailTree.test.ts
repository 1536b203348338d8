import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ListPage, ObjectStore } from '../../src/aws/s3/objectStore';
import { Settings } from '../../src/host/ids';
import type { TrailNode } from '../../src/host/trails/trailNode';
import { TrailTree } from '../../src/host/trails/trailTree';

describe('the tree of trails', () => {
  let names: readonly string[] = [];
  /** Called in place of an answer at once. */
  let hold: ((answer: () => void) => void) | undefined;

  const refuse = (): never => {
    throw new Error('Only listings are asked for.');
  };
  const list = (): Promise<ListPage> => {
    const page = { folders: [], objects: names.map((name) => ({ key: `logs/${name}`, size: 1, etag: 'e' })) };
    return new Promise((resolve) => {
      const answer = (): void => {
        resolve(page);
      };
      (hold ?? setImmediate)(answer);
    });
  };
  const store: ObjectStore = {
    list,
    find: refuse,
    read: refuse,
    readWhole: refuse,
    dispose: () => undefined,
  };
  const tree = new TrailTree({ getStore: () => Promise.resolve(store) });

  const set = async (trails: readonly object[]): Promise<void> => {
    await vscode.workspace
      .getConfiguration()
      .update(Settings.trails, trails.length === 0 ? undefined : trails, vscode.ConfigurationTarget.Global);
  };
  const getRoot = async (): Promise<TrailNode> => {
    const [root] = await tree.getChildren();
    assert.ok(root?.kind === 'trail');
    return root;
  };
  const getNames = (rows: readonly TrailNode[]): readonly string[] =>
    rows.map((row) => (row.kind === 'place' ? row.place.key : row.kind));

  before(() => set([{ name: 'own', bucket: 'example', prefix: 'logs/' }]));
  after(async () => {
    await set([]);
    tree.dispose();
  });
  beforeEach(() => {
    tree.refresh();
    hold = undefined;
  });

  it('lists a trail anew when asked by a row that was made since', async () => {
    names = ['a.json'];
    assert.deepEqual(getNames(await tree.getChildren(await getRoot())), ['logs/a.json']);
    names = ['a.json', 'b.json'];
    const later = await getRoot();
    assert.ok(later.kind === 'trail');
    tree.refresh(later);
    assert.deepEqual(getNames(await tree.getChildren(later)), ['logs/a.json', 'logs/b.json']);
  });

  it('keeps no list that was asked for before a refresh', async () => {
    const root = await getRoot();
    names = ['old.json'];
    const answered = new Promise<() => void>((resolve) => {
      hold = resolve;
    });
    const before = tree.getChildren(root);
    const answer = await answered;
    hold = undefined;
    names = ['new.json'];
    tree.refresh();
    const after = await tree.getChildren(root);
    answer();
    assert.deepEqual(getNames(await before), ['logs/old.json']);
    assert.deepEqual(getNames(after), ['logs/new.json']);
    assert.deepEqual(getNames(await tree.getChildren(root)), ['logs/new.json']);
  });
});
