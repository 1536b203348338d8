import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repositoryRoot } from '../../support/repositoryRoot';

describe('the benchmark', () => {
  let folder = '';

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'bench-test-'));
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('ends with 1 and without times where an answer is wrong', () => {
    // JSON.parse sees two elements; the second has no field of a record, so that the index has one.
    const log = { Records: [{ eventVersion: '1.08', eventName: 'A', eventID: 'one' }, { other: 1 }] };
    writeFileSync(path.join(folder, 'log.json'), JSON.stringify(log));
    const program = path.join(repositoryRoot, 'test/bench/index.ts');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', program, '--quick', '--input', folder],
      { cwd: repositoryRoot, encoding: 'utf8' },
    );
    assert.equal(status, 1, stderr);
    assert.match(stdout, /Command: npm run bench/);
    assert.doesNotMatch(stdout, /\d (?:ms|µs)|records\/s/);
    assert.match(stderr, /Wrong answer: log\.json: 1 records, JSON\.parse has 2\./);
  }).timeout(60_000);
});
