import assert from 'node:assert/strict';
import { parseLogFileName, toStamp } from '../../../../src/core/trails/logFileName';

describe('parseLogFileName', () => {
  it('reads a log', () => {
    assert.deepEqual(
      parseLogFileName(
        '111122223333_CloudTrail-Insight_us-gov-west-1_20240229T2359Z_Jc9ZqT3xVu0LrNfS.json.gz',
      ),
      {
        name: '111122223333_CloudTrail-Insight_us-gov-west-1_20240229T2359Z_Jc9ZqT3xVu0LrNfS.json.gz',
        account: '111122223333',
        stream: 'CloudTrail-Insight',
        region: 'us-gov-west-1',
        time: Date.UTC(2024, 1, 29, 23, 59),
        suffix: 'Jc9ZqT3xVu0LrNfS',
      },
    );
  });

  it('reads one without the underscore, and one that was unpacked', () => {
    const name = '111122223333_CloudTrail_us-east-2_20150801T0210ZnRbNNxFj7u4.json';
    const parsed = parseLogFileName(name);
    assert.deepEqual([parsed?.time, parsed?.suffix], [Date.UTC(2015, 7, 1, 2, 10), 'nRbNNxFj7u4']);
  });

  for (const trail of ['org-trail', 'trail_with_underscores', '2024']) {
    for (const end of ['', '_backfill']) {
      it(`reads a digest of ${trail}${end}`, () => {
        const name = `111122223333_CloudTrail-Digest_us-east-1_${trail}_us-east-1_20241119T100000Z${end}.json.gz`;
        assert.equal(parseLogFileName(name)?.time, Date.UTC(2024, 10, 19, 10));
      });
    }
  }

  const others = [
    '',
    'notes.json',
    '11112222333_CloudTrail_us-east-1_20241119T1000Z_x.json.gz',
    '111122223333_Config_us-east-1_20241119T1000Z_x.json.gz',
    '111122223333_CloudTrail_somewhere_20241119T1000Z_x.json.gz',
    '111122223333_CloudTrail_us-east-1_20240230T1000Z_x.json.gz',
    '111122223333_CloudTrail_us-east-1_20241119T2500Z_x.json.gz',
    '111122223333_CloudTrail_us-east-1_20241119T1000Z_x_y.json.gz',
    '111122223333_CloudTrail_us-east-1_20241119T1000Z_x.txt',
    '111122223333_CloudTrail-Digest_us-east-1_t_us-east-1_20241119T1000Z.json.gz',
    `111122223333_CloudTrail_us-east-1_20241119T1000Z_${'x'.repeat(1_000_000)}.json.gz`,
  ];
  for (const name of others) {
    it(`refuses "${name.slice(0, 70)}"`, () => {
      assert.equal(parseLogFileName(name), undefined);
    });
  }

  it('writes a time as names have it', () => {
    assert.equal(toStamp(Date.UTC(2024, 10, 18, 9, 5, 59)), '20241118T0905Z');
  });
});
