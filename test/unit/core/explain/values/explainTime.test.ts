import assert from 'node:assert/strict';
import { explainTime } from '../../../../../src/core/explain/values/explainTime';
import { toPlainBody, toPlainFacts } from './toPlain';

/** 2023-07-10T14:42:31Z. */
const NOW = 1_689_000_151_000;

describe('explainTime', () => {
  it('gives UTC, local time and the distance', () => {
    const explained = explainTime('2023-07-10T11:42:31Z', NOW, 'Europe/Berlin');
    assert.equal(toPlainBody(explained), 'Monday, 10 July 2023, 11:42:31 UTC, 3 hours ago.');
    assert.deepEqual(toPlainFacts(explained), {
      UTC: '`2023-07-10T11:42:31Z`',
      'Local (Europe/Berlin)': '`2023-07-10 13:42:31 UTC+02:00`',
    });
  });

  const locals = [
    ['2023-12-31T23:30:00Z', 'Asia/Kolkata', '`2024-01-01 05:00:00 UTC+05:30`'],
    ['2023-07-10T00:05:00Z', 'America/New_York', '`2023-07-09 20:05:00 UTC-04:00`'],
    ['2023-01-10T00:05:00Z', 'Europe/London', '`2023-01-10 00:05:00 UTC+00:00`'],
  ] as const;
  for (const [text, zone, expected] of locals) {
    it(`knows ${zone}`, () => {
      assert.equal(toPlainFacts(explainTime(text, NOW, zone))[`Local (${zone})`], expected);
    });
  }

  it('leaves local time out where the host does not know the zone', () => {
    const explained = explainTime('2023-07-10T11:42:31Z', NOW, 'Mars/Olympus');
    assert.deepEqual(Object.keys(toPlainFacts(explained)), ['UTC']);
  });

  it('says what digits count, and that a zone is missing', () => {
    assert.match(toPlainBody(explainTime('1689000151', NOW, 'UTC')), /counts the seconds since 1970/);
    assert.match(toPlainBody(explainTime('1689000151000', NOW, 'UTC')), /counts the milliseconds since 1970/);
    assert.match(toPlainBody(explainTime('2023-07-10 11:42:31', NOW, 'UTC')), /No time zone is written/);
    assert.doesNotMatch(toPlainBody(explainTime('2023-07-10 11:42:31+02:00', NOW, 'UTC')), /No time zone/);
  });

  it('gives an offset in UTC, with the fraction', () => {
    const facts = toPlainFacts(explainTime('2023-07-10T13:42:31.5+02:00', NOW, 'UTC'));
    assert.equal(facts['UTC'], '`2023-07-10T11:42:31.500Z`');
  });

  for (const text of ['', 'event_time', '2023-02-30T00:00:00Z', '218007301253']) {
    it(`does not take "${text}" for a time`, () => {
      assert.equal(explainTime(text, NOW, 'UTC'), undefined);
    });
  }
});
