import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { LogSummary } from '../../src/host/api/cloudTrailLensApi';
import { getLens } from './support/getLens';
import { getRealLogs, getSampleFile, getSamples } from './support/logFiles';
import { countRecords, readRecords, readText } from './support/readRecords';

type Counts = ReturnType<typeof countRecords>;

function toCounts({ records, duplicates, redacted, byIdentityType }: LogSummary): Counts {
  return { records, duplicates, redacted, byIdentityType: { ...byIdentityType } };
}

describe('openLogs', () => {
  it('counts every sample as the program that wrote it did', async () => {
    const lens = await getLens();
    for (const sample of getSamples()) {
      const { path: name, faultsAtLeast, ...expected } = sample;
      const summary = await lens.openLogs([vscode.Uri.file(getSampleFile(name))]);
      assert.deepEqual(toCounts(summary), expected, name);
      if (faultsAtLeast === 0) {
        assert.deepEqual(summary.faults, [], name);
      } else {
        assert.ok(summary.faults.length >= faultsAtLeast, name);
      }
      for (const { span, message, source } of summary.faults) {
        assert.ok(span.start >= 0 && span.start <= span.end, name);
        assert.match(message, /^\p{Lu}.{10,}\.$/u, name);
        assert.equal(source, vscode.Uri.file(getSampleFile(name)).toString());
      }
    }
  });

  it('counts all samples together', async () => {
    const lens = await getLens();
    const samples = getSamples();
    const { records, redacted } = await lens.openLogs(
      samples.map(({ path: name }) => vscode.Uri.file(getSampleFile(name))),
    );
    const sum = (count: (sample: (typeof samples)[number]) => number): number =>
      samples.reduce((total, sample) => total + count(sample), 0);
    assert.deepEqual([records, redacted], [sum((s) => s.records), sum((s) => s.redacted)]);
  });

  it('counts every real log as JSON.parse does', async function () {
    const files = getRealLogs() ?? this.skip();
    const lens = await getLens();
    for (const file of files) {
      const records = readRecords(readText(readFileSync(file)));
      const summary = await lens.openLogs([vscode.Uri.file(file)]);
      assert.deepEqual(toCounts(summary), countRecords(records), file);
      // Of the real logs one is damaged: its envelopes are not closed in three places.
      assert.equal(summary.faults.length, path.basename(file) === 'samples-large.json' ? 3 : 0, file);
    }
  });

  it('counts all real logs together, and folds what several of them hold', async function () {
    const files = getRealLogs() ?? this.skip();
    const lens = await getLens();
    const records = files.flatMap((file) => readRecords(readText(readFileSync(file))));
    const summary = await lens.openLogs(files.map((file) => vscode.Uri.file(file)));
    assert.deepEqual(toCounts(summary), countRecords(records));
    assert.ok(summary.duplicates > 0, 'one log is there twice, plain and compressed');
  });

  it('keeps nothing of logs that cannot be read', async () => {
    const lens = await getLens();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await assert.rejects(lens.openLogs([vscode.Uri.file('/no/such/log.json')]), /does not exist/);
    // What is asked now is asked of other logs that may be open as text, or of none.
    const asked = await lens.query('SELECT count(*) FROM cloudtrail_logs').then(
      ({ statistics }) => JSON.stringify(statistics),
      (error: unknown) => String(error),
    );
    assert.doesNotMatch(asked, /such/);
    assert.match(asked, /^Error: No log is open\.|"events":[1-9]/);
  });
});
