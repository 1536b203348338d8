import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LogBatch, unpackLogs, getBuffers } from '../../../../src/core/scan/logBatch';
import { ID_COLUMNS } from '../../../../src/core/scan/columns';
import type { LogIndex } from '../../../../src/core/scan/logIndex';
import { scanLog } from '../../../../src/core/scan/scanLog';
import { toBytes } from '../../../../src/core/text/utf8';
import { applyEdit, edit, pack, packing, record, type Edit } from './packedLogs';

const POSITIONS = new Set<string>(['start', 'end']);

/** An index with its texts in place of their numbers, which differ from table to table. */
function toPlain(index: LogIndex): object {
  const { strings, byteLength, shape, count, faults, embedding, time, flags, redacted } = index;
  const ids = ID_COLUMNS.map((name) => {
    const column = [...index[name]];
    return POSITIONS.has(name) ? column : column.map((id) => (id === 0 ? undefined : strings.get(id)));
  });
  const others = [embedding, time, flags, redacted].map((column) => [...column]);
  return { byteLength, shape, count, faults, ids, others };
}

function scanTogether(logs: readonly Uint8Array[]): LogIndex[] {
  const batch = new LogBatch();
  for (const log of logs) {
    batch.add(log);
  }
  return unpackLogs(batch.finish());
}

function damage(bytes: Uint8Array, { at, remove, insert }: Edit): Uint8Array {
  const from = Math.floor(at * bytes.length);
  return applyEdit(bytes, { at: from, remove: Math.min(remove, bytes.length - from), insert });
}

function toRecord(id: string, extra: object = {}): object {
  return {
    eventVersion: '1.08',
    userIdentity: { type: 'IAMUser', userName: 'alice' },
    eventTime: '2024-01-02T03:04:05Z',
    eventSource: 'iam.amazonaws.com',
    eventName: 'ListUsers',
    eventID: id,
    ...extra,
  };
}

function toLog(...records: readonly object[]): Uint8Array {
  return toBytes(JSON.stringify({ Records: records }));
}

/** A log that is long enough to be read in bulk. */
function toLongLog(prefix: string): Uint8Array {
  return toLog(...Array.from({ length: 200 }, (_, i) => toRecord(`${prefix}${String(i)}`)));
}

describe('LogBatch', () => {
  it('reads logs as scanLog does, whatever came before them', () => {
    const log = fc
      .tuple(fc.array(record, { maxLength: 12 }), packing, fc.option(edit), fc.boolean())
      .map(([records, how, change, isLong]) => {
        const { bytes: whole } = pack(records, how);
        const bytes = change === null ? whole : damage(whole, change);
        return isLong ? [bytes, toLongLog('x')] : [bytes];
      });
    fc.assert(
      fc.property(fc.array(log, { maxLength: 6 }), (parts) => {
        const logs = parts.flat();
        assert.deepEqual(scanTogether(logs).map(toPlain), logs.map(scanLog).map(toPlain));
      }),
      { numRuns: 150 },
    );
  });

  it('gives all logs one table, in which equal texts have one number', () => {
    const [a, b, c] = scanTogether([toLog(toRecord('a')), toLongLog('b'), toLog(toRecord('c'))]);
    assert.equal(a?.strings, b?.strings);
    assert.equal(a?.strings, c?.strings);
    assert.equal(a?.userIdentity[0], b?.userIdentity[199]);
    assert.equal(a?.eventName[0], c?.eventName[0]);
    assert.notEqual(a?.eventID[0], c?.eventID[0]);
  });

  it('marks repeats inside a log, and not those of the logs before it', () => {
    const log = toLog(toRecord('same'), toRecord('other'), toRecord('same'));
    const flags = scanTogether([log, log]).map((index) => [...index.flags].map((bits) => (bits & 8) !== 0));
    assert.deepEqual(flags, [
      [false, false, true],
      [false, false, true],
    ]);
  });

  it('moves between threads in its buffers', () => {
    const logs = [toLongLog('a'), toLog(), toLog(toRecord('b', { errorCode: 'AccessDenied' }))];
    const batch = new LogBatch();
    logs.forEach((log) => batch.add(log));
    const packed = batch.finish();
    const moved = structuredClone(packed, { transfer: getBuffers(packed) });
    assert.equal(packed.columns.time.length, 0);
    assert.deepEqual(unpackLogs(moved).map(toPlain), logs.map(scanLog).map(toPlain));
  });

  it('may move without a record, and leaves the next batch as it is', () => {
    const empty = new LogBatch().finish();
    structuredClone(empty, { transfer: getBuffers(empty) });
    const log = toLongLog('a');
    assert.deepEqual(scanTogether([log]).map(toPlain), [log].map(scanLog).map(toPlain));
    assert.deepEqual(unpackLogs(new LogBatch().finish()), []);
  });

  it('keeps its rows when the next batch is read', () => {
    const failed = toLog(toRecord('a', { errorCode: 'AccessDenied' }), toRecord('b'));
    const first = scanTogether([failed, toLongLog('c')]);
    const before = first.map(toPlain);
    const second = scanTogether([toLongLog('d'), toLog(toRecord('e'))]);
    assert.deepEqual(second.map(toPlain), [toLongLog('d'), toLog(toRecord('e'))].map(scanLog).map(toPlain));
    assert.deepEqual(first.map(toPlain), before);
  });

  it('is nothing without logs', () => {
    assert.deepEqual(unpackLogs(structuredClone(new LogBatch().finish())), []);
    const [empty] = scanTogether([new Uint8Array(0)]);
    assert.equal(empty?.count, 0);
    assert.equal(empty.strings.find('x'), 0);
  });

  it('may be left without its end', () => {
    const left = new LogBatch();
    left.add(toLongLog('left'));
    const [other] = scanTogether([toLog(toRecord('a'))]);
    assert.equal(other?.strings.find('left0'), 0);
    assert.equal(other.strings.get(other.eventID[0] ?? 0), 'a');
  });
});
