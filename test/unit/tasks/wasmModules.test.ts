import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../../support/repositoryRoot';
import { createWasmModule, WASM_SOURCES } from '../../tasks/wasmModules';

describe('modules of WebAssembly', () => {
  for (const source of WASM_SOURCES) {
    it(`${path.basename(source.output)} is what the compiler makes of its source`, async () => {
      assert.equal(
        readFileSync(path.join(repositoryRoot, source.output), 'utf8'),
        await createWasmModule(source),
        'Run: npx tsx test/tasks/wasmModules.ts',
      );
    }).timeout(60_000);
  }
});
