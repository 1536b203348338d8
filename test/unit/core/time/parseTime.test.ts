import assert from 'node:assert/strict';
import { parseTime } from '../../../../src/core/time/parseTime';
import { toRelativeTime } from '../../../../src/core/time/toRelativeTime';

/** 2013-11-02T01:06:28Z, worked out by `date -u -d … +%s`. */
const AT = 1_383_354_388_000;

describe('parseTime', () => {
  const times: readonly (readonly [string, number])[] = [
    ['2013-11-02T01:06:28Z', AT],
    ['2013-11-02T01:06:28z', AT],
    ['2013-11-02T01:06:28', AT],
    ['2013-11-02 01:06:28', AT],
    ['2013-11-02 01:06:28 UTC', AT],
    ['20131102T010628Z', AT],
    ['2013-11-02T12:06:28+11:00', AT],
    ['2013-11-02 12:06:28+1100', AT],
    ['2013-11-01T20:06:28-05', AT],
    ['2013-11-02T01:06:28.9Z', AT + 900],
    ['2013-11-02 01:06:28.123456789', AT + 123],
    ['1383354388', AT],
    ['1383354388.25', AT + 250],
    ['1383354388123', AT + 123],
    ['Nov 2, 2013 1:06:28 AM', AT],
    ['Nov 2, 2013, 1:06:28\u202fAM', AT],
    ['Nov 2, 2013, 12:06:28 AM', AT - 3_600_000],
    ['Nov 1, 2013, 12:06:28 PM', AT - 13 * 3_600_000],
    ['2024-02-29T00:00:00Z', 1_709_164_800_000],
    ['1970-01-01T00:00:00Z', 0],
    ['0001-01-01T00:00:00Z', -62_135_596_800_000],
  ];
  for (const [text, expected] of times) {
    it(`reads ${text}`, () => {
      assert.equal(parseTime(text), expected);
    });
  }

  const others = [
    '',
    'event_time',
    'null',
    'today',
    '2023',
    '2023-02-29T00:00:00Z',
    '2023-13-01T00:00:00Z',
    '2023-00-10T00:00:00Z',
    '2023-04-31 00:00:00',
    '2023-07-10T24:00:00Z',
    '2023-07-10T11:60:00Z',
    '2023-07-10T11:42:31.1234567890Z',
    '2023-07-10T11:42:31+15:00',
    '2023-07-10T11:42Z',
    '2023-07-10',
    '123456789012',
    '218007301253',
    '9999999999',
    '7/10/2023 11:42:31 AM',
    'Jul 10, 2023 13:42:31 PM',
    'Feb 30, 2023 1:42:31 PM',
    ' 2023-07-10T11:42:31Z',
    `2023-07-10T11:42:31${'0'.repeat(1_000_000)}Z`,
  ];
  for (const text of others) {
    it(`refuses ${text.slice(0, 40) || 'the empty text'}`, () => {
      assert.equal(parseTime(text), undefined);
    });
  }
});

describe('toRelativeTime', () => {
  const SECOND = 1000;
  const DAY = 86_400 * SECOND;
  const rows: readonly (readonly [number, string])[] = [
    [0, 'just now'],
    [-59 * SECOND, 'just now'],
    [30 * SECOND, 'in less than a minute'],
    [-60 * SECOND, '1 minute ago'],
    [-3599 * SECOND, '59 minutes ago'],
    [-3600 * SECOND, '1 hour ago'],
    [-47 * 3600 * SECOND, '47 hours ago'],
    [-2 * DAY, '2 days ago'],
    [-45 * DAY, '45 days ago'],
    [-61 * DAY, '2 months ago'],
    [-400 * DAY, '13 months ago'],
    [-800 * DAY, '2 years ago'],
    [3 * DAY, 'in 3 days'],
  ];
  for (const [distance, words] of rows) {
    it(words, () => {
      assert.equal(toRelativeTime(1_700_000_000_000 + distance, 1_700_000_000_000), words);
    });
  }
});
