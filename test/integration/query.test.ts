import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { getLens } from './support/getLens';
import { getSampleFile, getSamples } from './support/logFiles';

describe('query', () => {
  it('answers from the logs that are named', async () => {
    const lens = await getLens();
    const [sample] = getSamples().filter(({ records, faultsAtLeast }) => records > 1 && faultsAtLeast === 0);
    assert.ok(sample);
    const uri = vscode.Uri.file(getSampleFile(sample.path));
    const { columns, rows, statistics } = await lens.query(
      'SELECT coalesce(useridentity.type, \'\') AS who, count(*) AS "events of it" FROM cloudtrail_logs GROUP BY 1',
      [uri],
    );
    assert.deepEqual(columns, ['who', 'events of it']);
    const counted = rows.reduce((sum, [, count]) => sum + Number(count), 0);
    assert.equal(counted, sample.records - sample.duplicates);
    assert.deepEqual([statistics.events, statistics.logs, statistics.notRead], [counted, 1, []]);
    if (sample.duplicates === 0) {
      assert.deepEqual(Object.fromEntries(rows), sample.byIdentityType);
    }
  });

  it('answers from a folder and from compressed logs', async () => {
    const lens = await getLens();
    const samples = getSamples();
    const { rows, statistics } = await lens.query(
      'SELECT lens_source, count(*) AS n FROM cloudtrail_logs GROUP BY 1',
      samples.map(({ path: name }) => vscode.Uri.file(getSampleFile(name))),
    );
    const sum = samples.reduce((total, { records }) => total + records, 0);
    assert.equal(statistics.events + statistics.duplicates, sum);
    assert.equal(
      rows.reduce((total, [, count]) => total + Number(count), 0),
      statistics.events,
    );
  });

  it('names the fault of a query', async () => {
    const lens = await getLens();
    const uri = vscode.Uri.file(getSampleFile(getSamples()[0]?.path ?? ''));
    await assert.rejects(
      lens.query('SELECT eventname FROM FROM cloudtrail_logs', [uri]),
      /\(line 1, column \d+\)/,
    );
    await assert.rejects(lens.query("SELECT * FROM read_text('/etc/passwd')", [uri]));
  });
});
