import assert from 'node:assert/strict';
import { getImportFault } from './layers';
import { readSourceFiles } from './sourceFiles';

const LONGEST_ENTRY = 60;

describe('layers', () => {
  const files = readSourceFiles(['src', 'webview']);

  it('import only what their row allows', () => {
    const faults = files.flatMap(({ name, imports }) =>
      imports.map((specifier) => getImportFault(name, specifier)),
    );
    assert.deepEqual(
      faults.filter((fault) => fault !== undefined),
      [],
    );
  });

  const broken: readonly (readonly [string, string])[] = [
    ['src/core/scan/x.ts', 'vscode'],
    ['src/core/scan/x.ts', 'node:buffer'],
    ['src/core/scan/x.ts', '../../protocol/rpc'],
    ['src/protocol/rpc.ts', 'node:worker_threads'],
    ['src/engine/worker.ts', 'vscode'],
    ['src/engine/worker.ts', '../host/services'],
    ['src/engine/worker.ts', 'fs'],
    ['src/aws/s3.ts', 'vscode'],
    ['src/host/hover/x.ts', '@aws-sdk/client-s3'],
    ['src/host/hover/x.ts', '../../engine/session'],
    ['src/extension.ts', './core/scan/scanLog'],
    ['webview/rows.ts', 'node:fs'],
    ['webview/rows.ts', '../src/host/services'],
    ['src/other/x.ts', './y'],
  ];
  for (const [file, specifier] of broken) {
    it(`would see ${specifier} in ${file}`, () => {
      assert.notEqual(getImportFault(file, specifier), undefined);
    });
  }

  it('keep the explorer toolkit in one module', () => {
    const users = files.filter(({ imports }) =>
      imports.some((name) => name.startsWith('@vscode/webview-ui-toolkit')),
    );
    assert.deepEqual(
      users.map(({ name }) => name),
      ['webview/controls.ts'],
    );
  });

  it('start in a file that is a table of contents', () => {
    const entry = files.find(({ name }) => name === 'src/extension.ts');
    assert.ok(entry, 'src/extension.ts is there');
    const lines = entry.text.trimEnd().split('\n').length;
    assert.ok(lines < LONGEST_ENTRY, `src/extension.ts has ${lines} lines`);
  });
});
