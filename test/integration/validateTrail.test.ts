import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { IntegrityReport } from '../../src/core/integrity/integrityReport';
import { Commands, Settings } from '../../src/host/ids';
import {
  LOGS_PER_DAY,
  startSignedTrail,
  toDayKey,
  type StartedTrail,
} from '../support/signedTrail/startSignedTrail';
import { getLens } from './support/getLens';

interface Call {
  readonly trail: string;
  readonly keys: readonly string[];
  readonly time?: string;
  readonly isConfirmed: boolean;
  readonly keyFiles?: readonly vscode.Uri[];
}

describe('validation of a trail in its bucket', function () {
  this.timeout(120_000);
  let started: StartedTrail;
  const environment = { ...process.env };

  before(async () => {
    started = await startSignedTrail();
    Object.assign(process.env, started.env);
    await getLens();
    await setTrails([started.trail, started.denied]);
  });

  after(async () => {
    await setTrails(undefined);
    for (const name of Object.keys(started.env)) {
      Reflect.deleteProperty(process.env, name);
    }
    Object.assign(process.env, environment);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await started.stop();
  });

  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  const validate = (call: Call): Thenable<IntegrityReport | undefined> =>
    vscode.commands.executeCommand<IntegrityReport | undefined>(Commands.validateTrail, call);

  const getReportText = (): string =>
    vscode.workspace.textDocuments
      .find(({ languageId, isUntitled }) => isUntitled && languageId === 'markdown')
      ?.getText()
      .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))) ?? '';

  it('proves a whole day, with the keys that CloudTrail gives', async () => {
    const report = await validate({ trail: 'Signed', keys: [toDayKey('2025/03/11')], isConfirmed: true });
    assert.ok(report);
    assert.equal(report.logs.length, LOGS_PER_DAY);
    assert.ok(report.logs.every(({ status, proof }) => status === 'valid' && proof === 'signed'));
    const text = getReportText();
    assert.match(text, /\*\*No file contradicts its digest\.\*\*/);
    assert.match(text, /under a digest with AWS's signature \| 48 \|/);
    assert.match(
      text,
      /logs delivered from 2025-03-11 00:00 to 2025-03-12 00:00 UTC: 48, digests: 27, public keys of us-east-1: 1/,
    );
  });

  it('names the logs of a month that were changed and deleted', async () => {
    const report = await validate({
      trail: 'Signed',
      keys: [toDayKey('2025/03')],
      isConfirmed: true,
    });
    const bad = report?.logs.filter(({ status }) => status === 'modified' || status === 'missing');
    assert.deepEqual(
      bad?.map(({ key, status }) => [key, status]),
      [
        [started.changedKey, 'modified'],
        [started.deletedKey, 'missing'],
      ],
    );
    assert.match(getReportText(), /\*\*2 files are not as CloudTrail delivered them\.\*\*/);
  });

  it('validates a stretch of time over everything', async () => {
    const report = await validate({
      trail: 'Signed',
      keys: ['AWSLogs/'],
      time: '2025-03-11 03:00 to 04:00',
      isConfirmed: true,
    });
    // Two logs an hour, and those that were delivered within an hour after the time.
    assert.equal(report?.logs.length, 4);
  });

  it('says what is missing without the right to public keys', async () => {
    const keys = [toDayKey('2025/03/11')];
    const report = await validate({ trail: 'Denied', keys, isConfirmed: true });
    assert.deepEqual([...new Set(report?.digests.map(({ status }) => status))].sort(), [
      'linked',
      'unproved',
    ]);
    assert.match(getReportText(), /is not allowed cloudtrail:ListPublicKeys/);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const keyFiles = [vscode.Uri.file(started.keyFile)];
    const proved = await validate({ trail: 'Denied', keys, isConfirmed: true, keyFiles });
    assert.deepEqual([...new Set(proved?.digests.map(({ status }) => status))], ['signed']);
  });

  it('fails with words for a place that has no digests', async () => {
    await assert.rejects(
      Promise.resolve(validate({ trail: 'Signed', keys: ['elsewhere/'], isConfirmed: true })),
      /from AWSLogs\/ on/,
    );
  });
});

async function setTrails(trails: readonly object[] | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration()
    .update(Settings.trails, trails, vscode.ConfigurationTarget.Global);
}
