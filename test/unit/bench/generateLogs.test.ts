import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { scanLog } from '../../../src/core/scan/scanLog';
import { generateLogs } from '../../bench/input/generateLogs';

const [log] = generateLogs(2000);
assert.ok(log);

describe('generated logs', () => {
  it('are the same bytes each time', () => {
    const [again] = generateLogs(2000);
    const hash = (bytes: Uint8Array | undefined): string =>
      createHash('sha256')
        .update(bytes ?? new Uint8Array())
        .digest('hex');
    assert.equal(hash(again?.bytes), hash(log.bytes));
  });

  it('hold the records asked for, in one line of ASCII, with the size of real ones', () => {
    const index = scanLog(log.bytes);
    assert.equal(index.count, 2000);
    assert.deepEqual(index.faults, []);
    assert.ok(log.bytes.every((byte) => byte >= 0x20 && byte < 0x7f));
    const mean = log.bytes.length / 2000;
    assert.ok(mean > 1100 && mean < 1400, `${mean} bytes a record`);
  });

  it('have many identities, services, failures and redacted values', () => {
    const index = scanLog(log.bytes);
    const count = (column: Uint32Array): number => new Set(column).size;
    assert.ok(count(index.userIdentity) > 150);
    assert.ok(count(index.eventSource) > 8);
    assert.ok(count(index.errorCode) > 3);
    assert.ok(index.redacted.filter((redacted) => redacted > 0).length > 20);
    assert.equal(count(index.eventID), 2000);
  });

  it('are cut into files', () => {
    const logs = [...generateLogs(40_100)];
    assert.deepEqual(
      logs.map(({ bytes }) => scanLog(bytes).count),
      [40_000, 100],
    );
  }).timeout(120_000);
});
