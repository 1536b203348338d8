import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRecordModule, recordModulePath } from '../../../tasks/recordModule';

describe('recordModule.generated', () => {
  it('is what the compiler makes of its source', async () => {
    assert.equal(
      readFileSync(recordModulePath, 'utf8'),
      await createRecordModule(),
      'Run: npx tsx test/tasks/recordModule.ts',
    );
  }).timeout(60_000);
});
