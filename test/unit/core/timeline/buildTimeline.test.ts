import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseFilter } from '../../../../src/core/filter/parseFilter';
import { runFilter } from '../../../../src/core/filter/runFilter';
import { buildTimeline } from '../../../../src/core/timeline/buildTimeline';
import type { Timeline } from '../../../../src/core/timeline/timeline';
import { buildFilteredEvents } from '../filter/filteredLogs';
import { anyLogs, anyTerms } from '../filter/naiveFilter';

function buildEvents(times: readonly (string | undefined)[]): ReturnType<typeof buildFilteredEvents> {
  return buildFilteredEvents([
    times.map((eventTime, i) => ({
      eventID: `id${i}`,
      eventName: 'GetObject',
      ...(eventTime === undefined ? {} : { eventTime }),
      // Every event of the minute 30 failed.
      ...(eventTime?.slice(14, 16) === '30' ? { errorCode: 'Denied' } : {}),
    })),
  ]);
}

function toStarts({ starts }: Timeline): readonly string[] {
  return [...starts].map((start) => new Date(start).toISOString());
}

describe('buildTimeline', () => {
  const events = buildEvents([
    '2025-03-11T14:05:00Z',
    '2025-03-11T14:30:00Z',
    '2025-03-11T14:30:01Z',
    '2025-03-11T16:00:00Z',
    undefined,
    'yesterday',
  ]);

  it('counts events and errors into buckets that begin at whole steps', () => {
    const timeline = buildTimeline(events.table, undefined, { buckets: 3 });
    assert.deepEqual(timeline.step, { unit: 'hour', count: 1 });
    assert.deepEqual(toStarts(timeline), [
      '2025-03-11T14:00:00.000Z',
      '2025-03-11T15:00:00.000Z',
      '2025-03-11T16:00:00.000Z',
      '2025-03-11T17:00:00.000Z',
    ]);
    assert.deepEqual([...timeline.counts], [3, 0, 1]);
    assert.deepEqual([...timeline.errors], [2, 0, 0]);
    assert.equal(timeline.first, Date.UTC(2025, 2, 11, 14, 5));
    assert.equal(timeline.last, Date.UTC(2025, 2, 11, 16));
    assert.equal(timeline.withoutTime, 2);
    assert.equal(timeline.before + timeline.after, 0);
  });

  it('shows a part of the time in whole buckets and counts what lies around it', () => {
    const timeline = buildTimeline(events.table, undefined, {
      from: Date.UTC(2025, 2, 11, 14, 20),
      to: Date.UTC(2025, 2, 11, 15),
      buckets: 4,
    });
    assert.deepEqual(timeline.step, { unit: 'minute', count: 10 });
    assert.deepEqual(toStarts(timeline)[0], '2025-03-11T14:20:00.000Z');
    assert.deepEqual([...timeline.counts], [0, 2, 0, 0]);
    assert.equal(timeline.before, 1);
    assert.equal(timeline.after, 1);
    assert.equal(timeline.last, Date.UTC(2025, 2, 11, 16));
  });

  it('follows the filter', () => {
    const marks = runFilter(parseFilter('failed:yes'), events.table, events.principals, events.names);
    const timeline = buildTimeline(events.table, marks, { buckets: 10 });
    assert.deepEqual(timeline.step, { unit: 'second', count: 1 });
    assert.deepEqual([...timeline.counts], [1, 1]);
    assert.deepEqual([...timeline.errors], [1, 1]);
    assert.equal(timeline.withoutTime, 0);
  });

  it('leaves out repeats', () => {
    const record = { eventID: 'a', eventTime: '2025-03-11T14:05:00Z' };
    const repeated = buildFilteredEvents([[record], [record]]);
    assert.deepEqual([...buildTimeline(repeated.table, undefined, { buckets: 5 }).counts], [1]);
  });

  it('has no buckets where there is no time, and empty ones where a range was asked for', () => {
    const none = buildEvents([undefined]);
    const timeline = buildTimeline(none.table, undefined, { buckets: 5 });
    assert.equal(timeline.step, undefined);
    assert.equal(timeline.starts.length, 0);
    assert.equal(timeline.counts.length, 0);
    assert.equal(timeline.withoutTime, 1);
    const asked = buildTimeline(none.table, undefined, { from: 0, to: 3_600_000, buckets: 4 });
    assert.deepEqual(asked.step, { unit: 'minute', count: 15 });
    assert.deepEqual([...asked.counts], [0, 0, 0, 0]);
  });

  const steps: readonly [
    first: string,
    last: string,
    buckets: number,
    step: string,
    start: string,
    count: number,
  ][] = [
    ['2025-03-11T14:05:07Z', '2025-03-11T14:05:07Z', 1, 'second 1', '2025-03-11T14:05:07.000Z', 1],
    ['2025-03-11T14:05:07Z', '2025-03-11T14:06:02Z', 12, 'second 5', '2025-03-11T14:05:05.000Z', 12],
    ['2025-03-11T14:05:07Z', '2025-03-11T18:05:07Z', 50, 'minute 5', '2025-03-11T14:05:00.000Z', 49],
    ['2025-03-11T14:05:07Z', '2025-03-12T14:05:07Z', 10, 'hour 3', '2025-03-11T12:00:00.000Z', 9],
    ['2025-03-11T14:05:07Z', '2025-03-20T00:00:00Z', 10, 'day 1', '2025-03-11T00:00:00.000Z', 10],
    // 2025-03-10 is a Monday.
    ['2025-03-12T14:05:07Z', '2025-04-20T00:00:00Z', 10, 'week 1', '2025-03-10T00:00:00.000Z', 6],
    ['2024-01-01T00:00:00Z', '2025-03-31T23:00:00Z', 15, 'month 1', '2024-01-01T00:00:00.000Z', 15],
    ['2023-02-10T00:00:00Z', '2025-03-31T00:00:00Z', 10, 'month 3', '2023-01-01T00:00:00.000Z', 9],
    ['2016-02-29T12:00:00Z', '2025-03-31T00:00:00Z', 10, 'year 1', '2016-01-01T00:00:00.000Z', 10],
    ['1969-12-31T23:59:59Z', '1970-01-01T00:00:00Z', 5, 'second 1', '1969-12-31T23:59:59.000Z', 2],
    ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', 99, 'year 1000', '0000-01-01T00:00:00.000Z', 10],
    ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', 100, 'year 100', '0000-01-01T00:00:00.000Z', 100],
  ];
  for (const [first, last, buckets, step, start, count] of steps) {
    it(`divides ${first} to ${last} into at most ${buckets} buckets of ${step}`, () => {
      const timeline = buildTimeline(buildEvents([first, last]).table, undefined, { buckets });
      assert.equal(`${timeline.step?.unit ?? ''} ${timeline.step?.count ?? ''}`, step);
      assert.equal(toStarts(timeline)[0], start);
      assert.equal(timeline.counts.length, count);
      assert.equal(timeline.starts.length, count + 1);
      const [head] = timeline.counts;
      assert.equal(head, first === last || count === 1 ? 2 : 1);
      assert.equal(timeline.counts.at(-1), count === 1 ? 2 : 1);
    });
  }

  it('takes any numbers for range and buckets', () => {
    const number = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(8.64e15, -8.64e15, NaN, Infinity));
    fc.assert(
      fc.property(number, number, number, (from, to, buckets) => {
        const timeline = buildTimeline(events.table, undefined, { from, to, buckets });
        const { starts, counts, before, after, withoutTime } = timeline;
        const sum = counts.reduce((total, count) => total + count, 0);
        assert.equal(sum + before + after + withoutTime, events.table.count);
        assert.ok(counts.length <= 20_000);
        assert.equal(starts.length, counts.length === 0 ? 0 : counts.length + 1);
        assert.ok(starts.every((start, i) => i === 0 || (starts[i - 1] ?? NaN) < start));
      }),
    );
  });

  it('accounts for every matching event, each in the bucket of its time', () => {
    fc.assert(
      fc.property(anyLogs, anyTerms, fc.integer({ min: 1, max: 40 }), (logs, text, buckets) => {
        const random = buildFilteredEvents(logs as never);
        const { table } = random;
        const marks = runFilter(parseFilter(text), table, random.principals, random.names);
        const timeline = buildTimeline(table, marks, { buckets });
        const matching = [...table.time].filter(
          (_, event) => table.repeated[event] === 0 && (marks === undefined || marks[event] === 1),
        );
        const sum = timeline.counts.reduce((total, count) => total + count, 0);
        assert.equal(sum + timeline.withoutTime, matching.length);
        timeline.counts.forEach((count, i) => {
          const inside = matching.filter(
            (time) => time >= (timeline.starts[i] ?? NaN) && time < (timeline.starts[i + 1] ?? NaN),
          );
          assert.equal(count, inside.length);
        });
      }),
    );
  });
});
