import assert from 'node:assert/strict';
import { EventTree } from '../../../../src/core/grouping/eventTree';
import { buildEventTable } from '../../../../src/core/grouping/eventTable';
import { getLogRuns, getRunColumn } from '../../../../src/core/grouping/logRuns';
import { LogBatch, unpackLogs } from '../../../../src/core/scan/logBatch';
import type { LogIndex } from '../../../../src/core/scan/logIndex';
import { scanLog } from '../../../../src/core/scan/scanLog';
import { toBytes } from '../../../../src/core/text/utf8';

const NAMES = ['GetObject', 'PutObject', 'ListUsers', 'Décrypt'];

/** A log of some events: event i has the name i of NAMES, from `first` on. */
function toLog(first: number, count: number): Uint8Array {
  const records = Array.from({ length: count }, (_, i) => ({
    eventVersion: '1.08',
    userIdentity: { type: 'IAMUser', userName: 'alice' },
    eventTime: '2024-01-02T03:04:05Z',
    eventSource: 's3.amazonaws.com',
    eventName: NAMES[(first + i) % NAMES.length],
    sourceIPAddress: `192.0.2.${String((first + i) % 7)}`,
    eventID: `event-${String(first + i)}`,
  }));
  return toBytes(JSON.stringify({ Records: records }));
}

function scanTogether(...logs: readonly Uint8Array[]): LogIndex[] {
  const batch = new LogBatch();
  logs.forEach((log) => batch.add(log));
  return unpackLogs(batch.finish());
}

const first = [toLog(0, 3), toLog(3, 0), toLog(3, 5)];
const second = [toLog(8, 2), toLog(10, 4)];

describe('getLogRuns', () => {
  it('joins logs that were read together and stand side by side', () => {
    const indexes = [...scanTogether(...first), ...scanTogether(...second), scanLog(toLog(14, 2))];
    const table = buildEventTable(indexes.map((index) => ({ index })));
    const runs = getLogRuns(table);
    assert.deepEqual(
      runs.map(({ base, count }) => [base, count]),
      [
        [0, 8],
        [8, 6],
        [14, 2],
      ],
    );
    const ids = runs.flatMap((run) => [...getRunColumn(run, 'eventID')].map((id) => run.strings.get(id)));
    assert.deepEqual(
      ids,
      Array.from({ length: 16 }, (_, i) => `event-${String(i)}`),
    );
    assert.equal(getLogRuns(table), runs);
  });

  it('ends where a log was taken out', () => {
    const [a, b, c, d] = scanTogether(toLog(0, 2), toLog(2, 3), toLog(5, 1), toLog(6, 4));
    assert.ok(a && b && c && d);
    const runs = getLogRuns(buildEventTable([a, c, d].map((index) => ({ index }))));
    assert.deepEqual(
      runs.map(({ base, count }) => [base, count]),
      [
        [0, 2],
        [2, 5],
      ],
    );
  });

  it('changes no answer', () => {
    const logs = [...first, ...second];
    const together = [...scanTogether(...first), ...scanTogether(...second)];
    const trees = [logs.map(scanLog), together].map(
      (indexes) => new EventTree(indexes.map((index) => ({ index }))),
    );
    for (const filter of ['', 'put', 'décrypt', 'ip:192.0.2.3', '-event:GetObject', 'event-12', 'nowhere']) {
      const [alone, joined] = trees.map((tree) => {
        tree.setFilter(filter);
        tree.setGrouping(['eventName', 'address']);
        tree.setAllExpanded(true);
        return { matched: tree.status.matched, rows: tree.getRows(0, 1000) };
      });
      assert.deepEqual(joined, alone);
      assert.equal(joined?.matched === 0, filter === 'nowhere');
    }
  });
});
