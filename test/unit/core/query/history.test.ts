import assert from 'node:assert/strict';
import type { HistoryEntry } from '../../../../src/core/query/history';
import { addToHistory, HISTORY_LIMIT, parseHistory } from '../../../../src/core/query/history';

function entry(sql: string, changes: Partial<HistoryEntry> = {}): HistoryEntry {
  return { title: 'T', sql, parameters: {}, time: 1, rows: 2, ...changes };
}

describe('the history of queries', () => {
  it('has the newest first and each question once', () => {
    const history = [entry('a'), entry('b')].reduce<readonly HistoryEntry[]>(addToHistory, []);
    assert.deepEqual(
      addToHistory(history, entry('a', { time: 9 })).map(({ sql, time }) => [sql, time]),
      [
        ['a', 9],
        ['b', 1],
      ],
    );
  });

  it('tells questions apart by their parameters, in any order', () => {
    const history = [entry('a', { parameters: { x: 1, y: 2 } })];
    assert.equal(addToHistory(history, entry('a', { parameters: { y: 2, x: 1 } })).length, 1);
    assert.equal(addToHistory(history, entry('a', { parameters: { x: '1', y: 2 } })).length, 2);
  });

  it('tells questions apart by the logs that they are asked of', () => {
    const of = (source: string): Partial<HistoryEntry> => ({
      tables: [{ table: 'cloudtrail_logs', sources: [source] }],
    });
    const history = [entry('a', of('x.json'))];
    assert.equal(addToHistory(history, entry('a', of('x.json'))).length, 1);
    assert.equal(addToHistory(history, entry('a', of('y.json'))).length, 2);
    assert.equal(addToHistory(history, entry('a')).length, 2);
  });

  it('is bounded in entries and in the length of one', () => {
    let history: readonly HistoryEntry[] = [];
    for (let at = 0; at < 150; at++) {
      history = addToHistory(history, entry(String(at)));
    }
    assert.equal(history.length, HISTORY_LIMIT);
    assert.equal(history[0]?.sql, '149');
    assert.equal(addToHistory(history, entry('x'.repeat(20_001))), history);
  });

  it('reads back what it wrote and leaves out what is none', () => {
    const good = entry('a', { parameters: { n: 1, t: 'x' } });
    const stored: unknown = JSON.parse(
      JSON.stringify([good, null, 1, {}, { ...good, rows: '2' }, { ...good, parameters: { x: {} } }]),
    );
    assert.deepEqual(parseHistory(stored), [good]);
    const bound = entry('a', { tables: [{ table: 't', sources: ['x'] }], folder: 'file:///logs' });
    assert.deepEqual(parseHistory([{ ...bound, extra: 1 }]), [bound]);
    const ready = entry('a', { preset: 'deletions' });
    assert.deepEqual(parseHistory([ready, { ...entry('b'), preset: 1 }]), [ready, entry('b')]);
    assert.deepEqual(parseHistory([{ ...good, tables: [{ table: 't', sources: [1] }], folder: 1 }]), [good]);
    assert.deepEqual(parseHistory(undefined), []);
    assert.deepEqual(parseHistory({ length: 1 }), []);
  });
});
