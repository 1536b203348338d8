import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isVersionAtLeast, parseEventVersion } from '../../../../src/core/fields/eventVersion';
import { getRequiredFields } from '../../../../src/core/fields/requiredFields';
import type { CloudTrailRecord } from '../../../../src/core/record/cloudTrailRecord';

const base = [
  'eventVersion',
  'userIdentity',
  'eventTime',
  'eventSource',
  'eventName',
  'awsRegion',
  'sourceIPAddress',
];

const rows: readonly (readonly [string, CloudTrailRecord, readonly string[]])[] = [
  ['1.0', { eventVersion: '1.0' }, base],
  ['1.01', { eventVersion: '1.01' }, [...base, 'eventID']],
  ['1.02', { eventVersion: '1.02' }, [...base, 'eventID', 'eventType']],
  ['1.06', { eventVersion: '1.06' }, [...base, 'eventID', 'eventType']],
  ['1.08', { eventVersion: '1.08' }, [...base, 'eventID', 'eventType', 'eventCategory']],
  [
    '1.11, which is later than 1.9',
    { eventVersion: '1.11' },
    [...base, 'eventID', 'eventType', 'eventCategory'],
  ],
  ['no version', {}, base],
  ['an unreadable version', { eventVersion: 'x' }, base],
  [
    'a Logstash export',
    { '@timestamp': '2020-09-14T00:44:20Z' },
    base.filter((name) => name !== 'eventTime'),
  ],
  [
    'a WorkDocs directory user',
    { eventVersion: '1.0', eventSource: 'workdocs.amazonaws.com', userIdentity: { type: 'Unknown' } },
    base.filter((name) => name !== 'eventName'),
  ],
  [
    'a WorkDocs administrator',
    { eventVersion: '1.0', eventSource: 'workdocs.amazonaws.com', userIdentity: { type: 'IAMUser' } },
    base,
  ],
  [
    'a service event',
    { eventVersion: '1.0', eventType: 'AwsServiceEvent' },
    base.filter((name) => name !== 'userIdentity'),
  ],
  [
    'an Insights event',
    { eventVersion: '1.07', eventType: 'AwsCloudTrailInsight' },
    [
      'eventVersion',
      'eventTime',
      'awsRegion',
      'eventID',
      'eventType',
      'sharedEventID',
      'insightDetails',
      'eventCategory',
    ],
  ],
  [
    'an aggregated event',
    { eventVersion: '1.0', eventCategory: 'Aggregated' },
    ['eventVersion', 'eventCategory', 'timeWindow', 'summary'],
  ],
  ['a Lake channel document', { eventData: {}, metadata: {} }, []],
];

describe('getRequiredFields', () => {
  for (const [what, record, names] of rows) {
    it(`asks of ${what}: ${String(names.length)} fields`, () => {
      assert.deepEqual(
        getRequiredFields(record).map((field) => field.name),
        names,
      );
    });
  }

  it('says since when', () => {
    const found = getRequiredFields({ eventVersion: '1.08' }).find((field) => field.name === 'eventCategory');
    assert.equal(found?.since, '1.07');
  });
});

describe('parseEventVersion', () => {
  it('reads whole numbers', () => {
    assert.deepEqual(parseEventVersion('1.08'), { major: 1, minor: 8 });
    assert.deepEqual(parseEventVersion('1.10'), { major: 1, minor: 10 });
    assert.equal(parseEventVersion('1'), undefined);
    assert.equal(parseEventVersion('1.0\n'), undefined);
    assert.equal(parseEventVersion(undefined), undefined);
  });

  it('compares', () => {
    assert.equal(isVersionAtLeast({ major: 1, minor: 10 }, { major: 1, minor: 9 }), true);
    assert.equal(isVersionAtLeast({ major: 1, minor: 8 }, { major: 1, minor: 9 }), false);
    assert.equal(isVersionAtLeast({ major: 2, minor: 0 }, { major: 1, minor: 9 }), true);
    assert.equal(isVersionAtLeast(undefined, { major: 1, minor: 0 }), false);
  });
});
