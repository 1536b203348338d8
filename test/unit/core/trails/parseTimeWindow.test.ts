import assert from 'node:assert/strict';
import { parseTimeWindow } from '../../../../src/core/trails/parseTimeWindow';

const NOW = Date.UTC(2024, 10, 20);
const HOUR = 3_600_000;

describe('parseTimeWindow', () => {
  const cases: readonly (readonly [string, number, number])[] = [
    ['2024-11-19', Date.UTC(2024, 10, 19), Date.UTC(2024, 10, 20)],
    ['2024-11-18 to 2024-11-19', Date.UTC(2024, 10, 18), Date.UTC(2024, 10, 20)],
    ['2024-11-19 09:00 to 11:30', Date.UTC(2024, 10, 19, 9), Date.UTC(2024, 10, 19, 11, 30)],
    [
      '2024-11-19T09:00:30Z until 2024-11-19T10:00Z',
      Date.UTC(2024, 10, 19, 9, 0, 30),
      Date.UTC(2024, 10, 19, 10),
    ],
    [
      '2024-11-19 09:00 +01:00 to 2024-11-19 11:00 +01:00',
      Date.UTC(2024, 10, 19, 8),
      Date.UTC(2024, 10, 19, 10),
    ],
    ['last 6 hours', NOW - 6 * HOUR, NOW],
    ['last 90 days', NOW - 90 * 24 * HOUR, NOW],
    ['last 30m', NOW - HOUR / 2, NOW],
  ];
  for (const [text, from, to] of cases) {
    it(`reads "${text}"`, () => {
      assert.deepEqual(parseTimeWindow(text, NOW), { from, to });
    });
  }

  const others = [
    '',
    'soon',
    '2024-02-30',
    '2024-11-19 09:00',
    '2024-11-19 to 2024-11-18',
    '09:00 to 10:00',
    'last 0 days',
    '2024-11-19 to 2024-11-20 to 2024-11-21',
    ' '.repeat(100_000),
  ];
  for (const text of others) {
    it(`refuses "${text.slice(0, 40)}"`, () => {
      assert.equal(parseTimeWindow(text, NOW), undefined);
    });
  }
});
