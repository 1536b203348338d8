import assert from 'node:assert/strict';
import { canHoldEventsOf, getListRange } from '../../../../src/core/trails/listRange';
import { parseTrailPlace } from '../../../../src/core/trails/trailPlace';

const REGION = 'AWSLogs/111122223333/CloudTrail/eu-west-1/';
const window = { from: Date.UTC(2024, 10, 18, 23, 30), to: Date.UTC(2024, 10, 19, 1) };
const rangeOf = (key: string): ReturnType<typeof getListRange> => getListRange(parseTrailPlace(key), window);
const name = (stamp: string): string => `111122223333_CloudTrail_eu-west-1_${stamp}_abcdefghijklmnop.json.gz`;

describe('getListRange', () => {
  it('goes from the first minute to an hour after the last, over days', () => {
    assert.deepEqual(rangeOf(REGION), {
      prefix: REGION,
      startAfter: `${REGION}2024/11/18/111122223333_CloudTrail_eu-west-1_20241118T2330`,
      endBefore: `${REGION}2024/11/19/111122223333_CloudTrail_eu-west-1_20241119T0201Z`,
    });
  });

  it('keeps what is in the folder', () => {
    assert.deepEqual(rangeOf(`${REGION}2024/11/19/`), {
      prefix: `${REGION}2024/11/19/`,
      endBefore: `${REGION}2024/11/19/111122223333_CloudTrail_eu-west-1_20241119T0201Z`,
    });
    assert.deepEqual(rangeOf(`${REGION}2024/11/18/`), {
      prefix: `${REGION}2024/11/18/`,
      startAfter: `${REGION}2024/11/18/111122223333_CloudTrail_eu-west-1_20241118T2330`,
    });
  });

  for (const other of ['2023/', '2025/', '2024/10/', '2024/12/', '2024/11/17/', '2024/11/20/']) {
    it(`leaves ${other} out`, () => {
      assert.equal(rangeOf(REGION + other), undefined);
    });
  }

  it('takes whole days of digests, and one more', () => {
    const digests = 'AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/';
    assert.deepEqual(rangeOf(digests), {
      prefix: digests,
      startAfter: `${digests}2024/11/18/`,
      endBefore: `${digests}2024/11/20/`,
    });
  });

  it('says nothing about folders whose order is not that of time', () => {
    for (const key of ['AWSLogs/111122223333/CloudTrail/', 'AWSLogs/', 'copied/']) {
      assert.deepEqual(rangeOf(key), { prefix: key });
    }
  });

  it('holds exactly the files that can hold events of the window', () => {
    const stamps = ['20241118T2329Z', '20241118T2330Z', '20241119T0000Z', '20241119T0200Z', '20241119T0201Z'];
    const keys = stamps.map((stamp) => `${REGION}2024/11/${stamp.slice(6, 8)}/${name(stamp)}`);
    const range = rangeOf(REGION);
    assert.ok(range?.startAfter !== undefined && range.endBefore !== undefined);
    const { startAfter, endBefore } = range;
    assert.deepEqual(
      keys.map((key) => key > startAfter && key < endBefore),
      [false, true, true, true, false],
    );
    assert.deepEqual(
      keys.map((key) => canHoldEventsOf(key, window)),
      [false, true, true, true, false],
    );
  });

  it('keeps a file whose name says nothing', () => {
    assert.equal(canHoldEventsOf('copied/log.json.gz', window), true);
  });
});
