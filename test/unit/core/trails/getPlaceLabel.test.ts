import assert from 'node:assert/strict';
import { getPlaceLabel } from '../../../../src/core/trails/getPlaceLabel';
import { getFirstRegion, getPartition } from '../../../../src/core/trails/partition';
import { parseTrailPlace } from '../../../../src/core/trails/trailPlace';

const DAY = 'AWSLogs/111122223333/CloudTrail/eu-west-1/2024/11/18/';

describe('getPlaceLabel', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [
      `${DAY}111122223333_CloudTrail_eu-west-1_20241118T0915Z_MZiIxWCdGM3Uaikp.json.gz`,
      '09:15 UTC',
      'MZiIxWCdGM3Uaikp',
    ],
    [`${DAY}notes.txt`, 'notes.txt', ''],
    [DAY, '2024-11-18', 'Monday'],
    ['AWSLogs/111122223333/CloudTrail/eu-west-1/2024/11/', '2024-11', 'November'],
    ['AWSLogs/111122223333/CloudTrail/eu-west-1/2024/', '2024', ''],
    ['AWSLogs/111122223333/CloudTrail-Insight/', 'CloudTrail-Insight', 'Insights events'],
    ['AWSLogs/o-exampleorg1/', 'o-exampleorg1', 'organization'],
    ['AWSLogs/111122223333/', '111122223333', 'account'],
    ['AWSLogs/111122223333/Config/', 'Config', 'not CloudTrail'],
    ['AWSLogs/111122223333//', '""', 'not CloudTrail'],
    ['AWSLogs/111122223333/ /', '" "', 'not CloudTrail'],
  ];
  for (const [key, label, description] of cases) {
    it(`writes "${label}" for ${key}`, () => {
      assert.deepEqual(getPlaceLabel(parseTrailPlace(key)), { label, description });
    });
  }
});

describe('getPartition', () => {
  const cases = [
    ['eu-central-1', 'aws', 'us-east-1'],
    ['cn-northwest-1', 'aws-cn', 'cn-north-1'],
    ['us-gov-east-1', 'aws-us-gov', 'us-gov-west-1'],
    ['us-iso-east-1', 'other', 'us-east-1'],
  ] as const;
  for (const [region, partition, first] of cases) {
    it(`puts ${region} into ${partition}`, () => {
      assert.equal(getPartition(region), partition);
      assert.equal(getFirstRegion(partition), first);
    });
  }
});
