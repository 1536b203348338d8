import assert from 'node:assert/strict';
import type { Jump } from '../../../../src/core/trails/parseJump';
import { parseJump } from '../../../../src/core/trails/parseJump';

const NOW = Date.UTC(2024, 2, 1, 0, 30);

describe('parseJump', () => {
  const day = { year: '2024', month: '11', day: '09' };
  const cases: readonly (readonly [string, Jump])[] = [
    ['2024-11-09', { kind: 'place', ...day }],
    ['2024/11/9', { kind: 'place', ...day }],
    ['20241109', { kind: 'place', ...day }],
    ['2024-11-09T10:15Z', { kind: 'place', ...day }],
    ['2024-11', { kind: 'place', year: '2024', month: '11' }],
    ['2024', { kind: 'place', year: '2024' }],
    ['today', { kind: 'place', year: '2024', month: '03', day: '01' }],
    ['Yesterday', { kind: 'place', year: '2024', month: '02', day: '29' }],
    [
      'eu-west-1, 111122223333 2024-11-09',
      { kind: 'place', ...day, account: '111122223333', region: 'eu-west-1' },
    ],
    [
      'o-exampleorg1 insights',
      { kind: 'place', organization: 'o-exampleorg1', stream: 'CloudTrail-Insight' },
    ],
    ['digest', { kind: 'place', stream: 'CloudTrail-Digest' }],
    ['NetworkActivity', { kind: 'place', stream: 'CloudTrail-NetworkActivity' }],
    ['CloudTrail', { kind: 'place', stream: 'CloudTrail' }],
    ['s3://b-1/k', { kind: 'location', location: { bucket: 'b-1', key: 'k' } }],
    ['/x/AWSLogs/111122223333/', { kind: 'key', key: 'x/AWSLogs/111122223333/' }],
    ['2024-13-01', { kind: 'unknown', word: '2024-13-01' }],
    ['2024-02-30', { kind: 'unknown', word: '2024-02-30' }],
    ['2024-11-09 alice', { kind: 'unknown', word: 'alice' }],
    ['', { kind: 'unknown', word: '' }],
  ];
  for (const [text, jump] of cases) {
    it(`reads "${text}"`, () => {
      assert.deepEqual(parseJump(text, NOW), jump);
    });
  }

  it('reads the name of a file', () => {
    const jump = parseJump('111122223333_CloudTrail_eu-west-1_20241118T0915Z_MZiIxWCdGM3Uaikp.json.gz', NOW);
    assert.equal(jump.kind === 'file' && jump.file.account, '111122223333');
  });
});
