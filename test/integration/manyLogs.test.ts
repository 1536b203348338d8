import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import * as vscode from 'vscode';
import { getLens } from './support/getLens';

/** More than two batches of small files, which threads of the scan pool read. */
const LOGS = 600;

function toRecord(log: number, event: number): object {
  return {
    eventVersion: '1.08',
    userIdentity: { type: event === 0 ? 'IAMUser' : 'AWSService', userName: 'alice' },
    eventTime: '2024-01-02T03:04:05Z',
    eventSource: 's3.amazonaws.com',
    eventName: 'GetObject',
    // The last event of each log is the first one of the next.
    eventID: `event-${String(log + event)}`,
  };
}

describe('many small logs', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'many-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('are read whole, in their order, with what is damaged named', async () => {
    const uris: vscode.Uri[] = [];
    for (let log = 0; log < LOGS; log++) {
      const file = path.join(folder, `log${String(log)}.json.gz`);
      const bytes = gzipSync(JSON.stringify({ Records: [toRecord(log, 0), toRecord(log, 1)] }));
      await writeFile(file, log === 400 ? bytes.subarray(0, -4) : bytes);
      uris.push(vscode.Uri.file(file));
    }
    await writeFile(path.join(folder, 'log500.json.gz'), 'no log');
    const lens = await getLens();
    const summary = await lens.openLogs(uris);
    assert.equal(summary.records, (LOGS - 1) * 2);
    // Every log but the last one and the one before the log that is none ends with an event of the next one.
    assert.equal(summary.duplicates, LOGS - 3);
    assert.deepEqual(
      summary.skipped.map(({ uri }) => path.basename(vscode.Uri.parse(uri).path)),
      ['log500.json.gz'],
    );
    assert.deepEqual(
      summary.faults.map(({ kind, source }) => [kind, path.basename(vscode.Uri.parse(source).path)]),
      [['truncated', 'log400.json.gz']],
    );
    assert.equal((await lens.openLogs(uris.slice(0, 2))).records, 4);
  });
});
