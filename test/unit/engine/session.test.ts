import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { Session } from '../../../src/engine/session';
import type { LogInput, OpenProgress } from '../../../src/protocol/engine';

const ALICE = { type: 'IAMUser', userName: 'alice', accountId: '111122223333' };

function toRecord(id: number | undefined, extra: object = {}): object {
  return {
    eventVersion: '1.08',
    userIdentity: ALICE,
    eventTime: '2024-01-02T03:04:05Z',
    eventSource: 's3.amazonaws.com',
    eventName: 'GetObject',
    ...(id === undefined ? {} : { eventID: `id-${String(id)}` }),
    ...extra,
  };
}

function toInput(name: string, text: string | Uint8Array): LogInput {
  return { kind: 'bytes', uri: `file:///${name}`, bytes: Buffer.from(text) };
}

function toLog(...records: readonly object[]): string {
  return JSON.stringify({ Records: records });
}

describe('Session', () => {
  it('sums up what it read', async () => {
    const session = new Session();
    const summary = await session.open([
      toInput(
        'a.json',
        toLog(toRecord(1), toRecord(2, { requestParameters: { password: '****' } }), toRecord(undefined)),
      ),
      toInput(
        'b.json.gz',
        gzipSync(toLog(toRecord(2), toRecord(3, { userIdentity: { type: 'Root' } }), toRecord(undefined))),
      ),
    ]);
    assert.deepEqual(
      {
        ...summary,
        sources: summary.sources.map(({ uri, isCompressed, records }) => [uri, isCompressed, records]),
      },
      {
        records: 6,
        duplicates: 2,
        faults: [],
        redacted: 1,
        byIdentityType: { IAMUser: 5, Root: 1 },
        sources: [
          ['file:///a.json', false, 3],
          ['file:///b.json.gz', true, 3],
        ],
        skipped: [],
      },
    );
    assert.equal(session.tree.status.events, 4);
  });

  it('names the log of each fault', async () => {
    const cut = gzipSync(toLog(toRecord(1)));
    const summary = await new Session().open([
      toInput('good.json', toLog(toRecord(1))),
      toInput('cut.json.gz', cut.subarray(0, cut.length - 9)),
    ]);
    assert.ok(summary.faults.length > 0);
    assert.deepEqual([...new Set(summary.faults.map(({ source }) => source))], ['file:///cut.json.gz']);
    assert.ok(
      summary.faults.some(({ kind, message }) => kind === 'truncated' && message.includes('ends too early')),
    );
  });

  it('goes on without a log that cannot be read, and says so', async () => {
    const missing: LogInput = { kind: 'path', uri: 'file:///missing', path: '/nowhere/at/all' };
    const summary = await new Session().open([missing, toInput('a.json', toLog(toRecord(1)))]);
    assert.equal(summary.records, 1);
    assert.deepEqual(summary.faults, []);
    assert.deepEqual(summary.skipped, [
      { uri: 'file:///missing', reason: 'The file cannot be opened: it does not exist any more.' },
    ]);
    await assert.rejects(new Session().open([missing]), { name: 'ReadError' });
  });

  it('finds an event in any of its logs', async () => {
    const session = new Session();
    await session.open([toInput('a', toLog(toRecord(1))), toInput('b', toLog(toRecord(2), toRecord(3)))]);
    assert.deepEqual(session.find('id-3'), { source: 1, record: 1 });
    assert.equal(session.find('id-4'), undefined);
  });

  it('keeps the view when it opens again', async () => {
    const session = new Session();
    const input = toInput('a', toLog(toRecord(1)));
    await session.open([input]);
    session.tree.setAllExpanded(true);
    session.tree.setOrder('name');
    const { rows } = session.tree.status;
    await session.open([input]);
    assert.deepEqual([session.tree.status.rows, session.tree.status.order], [rows, 'name']);
  });

  it('keeps what was open when it is cancelled', async () => {
    const session = new Session();
    await session.open([toInput('a', toLog(toRecord(1)))]);
    const again = session.open([toInput('b', toLog(toRecord(2)))], { signal: AbortSignal.abort() });
    await assert.rejects(again, { name: 'AbortError' });
    assert.notEqual(session.find('id-1'), undefined);
  });

  it('tells progress', async () => {
    const seen: OpenProgress[] = [];
    const input = toInput('a', toLog(toRecord(1)));
    await new Session().open([input], {
      onProgress: (progress) => {
        seen.push(progress);
      },
    });
    assert.deepEqual([seen[0]?.source, seen[0]?.sources], [0, 1]);
  });

  it('refuses questions before a log is open', () => {
    assert.throws(() => new Session().tree, { message: 'No log is open.' });
  });
});
