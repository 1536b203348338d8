import assert from 'node:assert/strict';
import type { PlaceLevel } from '../../../../src/core/trails/trailPlace';
import { getPlaceName, parseTrailPlace, toPlacePrefix } from '../../../../src/core/trails/trailPlace';

const NAME = '111122223333_CloudTrail_eu-west-1_20241118T0915Z_MZiIxWCdGM3Uaikp.json.gz';

describe('parseTrailPlace', () => {
  const levels: readonly (readonly [string, PlaceLevel])[] = [
    ['', 'outside'],
    ['logs/', 'outside'],
    ['AWSLogs/', 'root'],
    ['AWSLogs/o-exampleorg1/', 'organization'],
    ['AWSLogs/111122223333/', 'account'],
    ['AWSLogs/o-exampleorg1/111122223333/', 'account'],
    ['AWSLogs/111122223333/CloudTrail/', 'stream'],
    ['AWSLogs/111122223333/CloudTrail-NetworkActivity/', 'stream'],
    ['AWSLogs/111122223333/CloudTrail-Aggregated/', 'stream'],
    ['AWSLogs/111122223333/CloudTrail-Insight/us-gov-west-1/', 'region'],
    ['AWSLogs/111122223333/CloudTrail-Digest/cn-north-1/2024/', 'year'],
    ['AWSLogs/111122223333/CloudTrail/eu-west-1/2024/11/', 'month'],
    ['AWSLogs/111122223333/CloudTrail/eu-west-1/2024/11/18/', 'day'],
    ['AWSLogs/111122223333/CloudTrail/eu-west-1/2024/11/18/extra/', 'folder'],
    ['AWSLogs/111122223333/CloudTrail/eu-west-1/2024/13/', 'folder'],
    ['AWSLogs/111122223333/CloudTrail/eu-west-1/2024/11/32/', 'folder'],
    ['AWSLogs/111122223333/vpcflowlogs/', 'folder'],
    ['AWSLogs/111122223333/vpcflowlogs/eu-west-1/2024/', 'folder'],
    ['AWSLogs/__proto__/', 'folder'],
    ['AWSLogs/111122223333/CloudTrail//', 'folder'],
    ['readme.txt', 'file'],
    [`AWSLogs/111122223333/CloudTrail/eu-west-1/2024/11/18/${NAME}`, 'file'],
  ];
  for (const [key, level] of levels) {
    it(`finds ${level} in "${key}"`, () => {
      assert.equal(parseTrailPlace(key).level, level);
    });
  }

  const bases: readonly (readonly [string, string, string | undefined, string | undefined])[] = [
    [
      'team/trail/AWSLogs/o-exampleorg1/111122223333/',
      'team/trail/AWSLogs/',
      'o-exampleorg1',
      '111122223333',
    ],
    // Control Tower: the organization's id is the prefix too.
    [
      'o-exampleorg1/AWSLogs/o-exampleorg1/111122223333/',
      'o-exampleorg1/AWSLogs/',
      'o-exampleorg1',
      '111122223333',
    ],
    ['o-exampleorg1/AWSLogs/111122223333/', 'o-exampleorg1/AWSLogs/', undefined, '111122223333'],
    ['AWSLogs/AWSLogs/111122223333/', 'AWSLogs/AWSLogs/', undefined, '111122223333'],
    ['AWSLogs/111122223333/CloudTrail/AWSLogs/x/', 'AWSLogs/', undefined, '111122223333'],
  ];
  for (const [key, base, organization, account] of bases) {
    it(`takes the prefix of "${key}" apart`, () => {
      const place = parseTrailPlace(key);
      assert.deepEqual([place.base, place.organization, place.account], [base, organization, account]);
    });
  }

  it('reads a whole key', () => {
    const key = `AWSLogs/o-exampleorg1/111122223333/CloudTrail/eu-west-1/2024/11/18/${NAME}`;
    assert.deepEqual(parseTrailPlace(key), {
      key,
      level: 'file',
      base: 'AWSLogs/',
      organization: 'o-exampleorg1',
      account: '111122223333',
      stream: 'CloudTrail',
      region: 'eu-west-1',
      year: '2024',
      month: '11',
      day: '18',
      file: {
        name: NAME,
        account: '111122223333',
        stream: 'CloudTrail',
        region: 'eu-west-1',
        time: Date.UTC(2024, 10, 18, 9, 15),
        suffix: 'MZiIxWCdGM3Uaikp',
      },
    });
  });

  it('is undone by toPlacePrefix', () => {
    for (const [key, level] of levels) {
      if (!['outside', 'folder', 'file'].includes(level)) {
        assert.equal(toPlacePrefix(parseTrailPlace(key)), key);
      }
    }
  });

  it('names the last part', () => {
    assert.equal(getPlaceName('a/b/'), 'b');
    assert.equal(getPlaceName('a/b'), 'b');
    assert.equal(getPlaceName('a//'), '');
    assert.equal(getPlaceName(''), '');
  });
});
