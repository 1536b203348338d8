import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { walkSources } from '../../src/host/explorer/walkSources';
import { findByGlob } from '../../src/host/query/editor/findByGlob';

const SCHEME = 'lens-many-files';
const FILES = 200_003;
const LIMIT = 200_000;

/** One folder of too many files, that nobody has to make on disk. */
class ManyFiles implements vscode.FileSystemProvider {
  readonly onDidChangeFile: vscode.Event<vscode.FileChangeEvent[]> = () =>
    new vscode.Disposable(() => undefined);

  stat({ path }: vscode.Uri): vscode.FileStat {
    const type = path === '/logs' ? vscode.FileType.Directory : vscode.FileType.File;
    return { type, ctime: 0, mtime: 0, size: 0 };
  }

  readDirectory(): [string, vscode.FileType][] {
    return Array.from({ length: FILES }, (_, i) => [
      `${String(i).padStart(6, '0')}.json`,
      vscode.FileType.File,
    ]);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readFile(): never {
    throw new Error('Nothing is read.');
  }

  createDirectory(): never {
    throw new Error('Nothing is written.');
  }

  writeFile(): never {
    throw new Error('Nothing is written.');
  }

  delete(): never {
    throw new Error('Nothing is written.');
  }

  rename(): never {
    throw new Error('Nothing is written.');
  }
}

describe('a folder of more files than one session takes', () => {
  let provider: vscode.Disposable;
  const root = vscode.Uri.from({ scheme: SCHEME, path: '/logs' });
  const { signal } = new AbortController();

  before(() => {
    provider = vscode.workspace.registerFileSystemProvider(SCHEME, new ManyFiles(), { isReadonly: true });
  });
  after(() => {
    provider.dispose();
  });

  it('is opened with the first of them, and says so', async () => {
    const { files, skipped } = await walkSources([root], { signal });
    assert.equal(files.length, LIMIT);
    assert.equal(files.at(-1)?.path, '/logs/199999.json');
    assert.deepEqual(skipped, [
      {
        uri: root.toString(),
        reason: 'Only the first 200,000 files were taken; open a part of the folder.',
      },
    ]);
  });

  it('is queried by a pattern with the first of them, and says so', async () => {
    const { files, skipped } = await findByGlob(root, '*.json', signal);
    assert.equal(files.length, LIMIT);
    assert.deepEqual(skipped, [
      {
        uri: `${SCHEME}:/logs/*.json`,
        reason: 'Only the first 200,000 files were taken; choose a narrower pattern.',
      },
    ]);
  });
});
