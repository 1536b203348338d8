import assert from 'node:assert/strict';
import { getPlaceSpan } from '../../../../src/core/trails/getPlaceSpan';
import { parseTrailPlace } from '../../../../src/core/trails/trailPlace';

const REGION = 'AWSLogs/111122223333/CloudTrail/eu-west-1/';

describe('getPlaceSpan', () => {
  const cases: readonly (readonly [string, string | undefined, string | undefined])[] = [
    [REGION, undefined, undefined],
    [`${REGION}2024/`, '2024-01-01T00:00:00.000Z', '2025-01-01T00:00:00.000Z'],
    [`${REGION}2024/12/`, '2024-12-01T00:00:00.000Z', '2025-01-01T00:00:00.000Z'],
    [`${REGION}2024/02/29/`, '2024-02-29T00:00:00.000Z', '2024-03-01T00:00:00.000Z'],
    [
      `${REGION}2024/02/29/111122223333_CloudTrail_eu-west-1_20240229T2359Z_aaaabbbbccccdddd.json.gz`,
      '2024-02-29T23:59:00.000Z',
      '2024-03-01T00:00:00.000Z',
    ],
    [
      'AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/2024/03/01/111122223333_CloudTrail-Digest_eu-west-1_t_us-east-1_20240301T003015Z.json.gz',
      '2024-02-29T23:30:15.000Z',
      '2024-03-01T00:30:15.000Z',
    ],
    [`${REGION}2024/02/29/notes.txt`, undefined, undefined],
    ['', undefined, undefined],
  ];
  for (const [key, from, to] of cases) {
    it(`of ${key === '' ? 'a bucket' : key.slice(-60)}`, () => {
      const span = getPlaceSpan(parseTrailPlace(key));
      assert.deepEqual(
        span && [new Date(span.from).toISOString(), new Date(span.to).toISOString()],
        from && [from, to],
      );
    });
  }
});
