import assert from 'node:assert/strict';
import {
  LOG_STREAMS,
  toValidatedPlaces,
  toValidationScope,
} from '../../../../src/core/integrity/validationScope';
import { parseTrailPlace } from '../../../../src/core/trails/trailPlace';

const DAY = Date.UTC(2025, 2, 11);
const HOUR = 3_600_000;
const ACCOUNT = 'p/AWSLogs/o-exampleorg1/111122223333/';

const toScope = (key: string, ...more: readonly [number, number][]) =>
  toValidationScope(parseTrailPlace(key), more[0] && { from: more[0][0], to: more[0][1] });

describe('toValidationScope', () => {
  it('reads a day', () => {
    assert.deepEqual(toScope(`${ACCOUNT}CloudTrail/eu-west-1/2025/03/11/`), {
      base: 'p/AWSLogs/',
      organization: 'o-exampleorg1',
      account: '111122223333',
      region: 'eu-west-1',
      streams: ['CloudTrail'],
      window: { from: DAY, to: DAY + 24 * HOUR },
    });
  });

  it('takes the folder of digests for the logs that they list', () => {
    const scope = toScope(`${ACCOUNT}CloudTrail-Digest/eu-west-1/2025/03/11/`);
    assert.deepEqual(scope?.streams, [
      'CloudTrail',
      'CloudTrail-Insight',
      'CloudTrail-NetworkActivity',
      'CloudTrail-Aggregated',
    ]);
  });

  it('takes of a day and a time what both hold', () => {
    const key = `${ACCOUNT}CloudTrail/eu-west-1/2025/03/11/`;
    assert.deepEqual(toScope(key, [DAY - HOUR, DAY + HOUR])?.window, { from: DAY, to: DAY + HOUR });
    assert.equal(toScope(key, [DAY - HOUR, DAY]), undefined);
    assert.deepEqual(toScope(ACCOUNT, [DAY, DAY + HOUR])?.window, { from: DAY, to: DAY + HOUR });
    assert.equal(toScope(ACCOUNT)?.window, undefined);
  });

  it('reads a log', () => {
    const key = `${ACCOUNT}CloudTrail/eu-west-1/2025/03/11/111122223333_CloudTrail_eu-west-1_20250311T0905Z_aaaabbbbccccdddd.json.gz`;
    assert.equal(toScope(key)?.log, key);
    assert.deepEqual(toScope(key)?.window, { from: DAY + 9 * HOUR + 300_000, to: DAY + 9 * HOUR + 360_000 });
  });

  for (const key of [
    '',
    'logs/x/',
    'AWSLogs/111122223333/Config/',
    `${ACCOUNT}CloudTrail/eu-west-1/2025/03/11/x.txt`,
  ]) {
    it(`knows no digests of "${key}"`, () => {
      assert.equal(toScope(key), undefined);
    });
  }
});

describe('toValidatedPlaces', () => {
  const places = (key: string, now = DAY + 30 * HOUR): unknown => {
    const scope = toScope(key);
    return scope && toValidatedPlaces(scope, now);
  };
  it('are the folders of the logs', () => {
    assert.deepEqual(places('AWSLogs/'), [{ key: 'AWSLogs/' }]);
    assert.deepEqual(places(ACCOUNT), [{ key: ACCOUNT }]);
    assert.deepEqual(places(`${ACCOUNT}CloudTrail/`), [{ key: `${ACCOUNT}CloudTrail/` }]);
    assert.deepEqual(
      places(`${ACCOUNT}CloudTrail-Digest/eu-west-1/`),
      LOG_STREAMS.map((stream) => ({ key: `${ACCOUNT}${stream}/eu-west-1/` })),
    );
  });

  it('end now, since more may be delivered', () => {
    assert.deepEqual(places(`${ACCOUNT}CloudTrail/eu-west-1/2025/03/11/`, DAY + HOUR), [
      { key: `${ACCOUNT}CloudTrail/eu-west-1/`, window: { from: DAY, to: DAY + HOUR } },
    ]);
  });
});
