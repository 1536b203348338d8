import assert from 'node:assert/strict';
import { selectDigests } from '../../../../src/core/integrity/selectDigests';

const DAY = Date.UTC(2025, 2, 11);
const HOUR = 3_600_000;

function toKey(hour: number, trail = 'management', ending = ''): string {
  const time = new Date(DAY + hour * HOUR).toISOString();
  const stamp = `${time.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  return `AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/${time.slice(0, 10).replaceAll('-', '/')}/111122223333_CloudTrail-Digest_eu-west-1_${trail}_us-east-1_${stamp}${ending}.json.gz`;
}

const window = { from: DAY, to: DAY + 24 * HOUR };

describe('selectDigests', () => {
  it('takes those that can list logs of the time, and the next one', () => {
    const hours = Array.from({ length: 40 }, (_, at) => at - 5);
    const { read, others } = selectDigests(
      hours.map((hour) => toKey(hour)),
      window,
    );
    assert.deepEqual(
      read,
      Array.from({ length: 27 }, (_, at) => toKey(at + 1)),
    );
    assert.deepEqual(
      others,
      [-5, -4, -3, -2, -1, 0, 28, 29, 30, 31, 32, 33, 34].map((hour) => toKey(hour)),
    );
  });

  it('takes the next one of each chain, however late', () => {
    const { read, others } = selectDigests(
      [toKey(1), toKey(40), toKey(41), toKey(30, 'data'), toKey(31, 'data'), toKey(28, 'data', '_backfill')],
      window,
    );
    assert.deepEqual(
      [...read].sort(),
      [toKey(1), toKey(28, 'data', '_backfill'), toKey(30, 'data'), toKey(40)].sort(),
    );
    assert.deepEqual([...others].sort(), [toKey(41), toKey(31, 'data')].sort());
  });

  it('takes everything where no time is asked about, but for what is no digest', () => {
    const { read, others } = selectDigests([toKey(3), toKey(1), 'x/readme.json'], undefined);
    assert.deepEqual(read, [toKey(1), toKey(3)]);
    assert.deepEqual(others, []);
  });
});
