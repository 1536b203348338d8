import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { Session } from '../../../src/engine/session';
import type { LogInput, OpenProgress } from '../../../src/protocol/engine';
import { createCaller, TestFolder, toInput, toLog, toRecord } from './logs';

const DIGEST = JSON.stringify({ awsAccountId: '111122223333', digestS3Object: 'x', logFiles: [] });

function getNames(session: Session): readonly string[] {
  return session.summary.sources.map(({ name }) => name);
}

describe('sources of a session', () => {
  it('grow without a change to what is open', async () => {
    const session = new Session();
    await session.open([toInput('a.json', toLog(toRecord('1'), toRecord('2')))]);
    const before = session.tree.status.revision;
    const summary = await session.add([
      toInput('b.json', toLog(toRecord('2'), toRecord('3'))),
      toInput('a.json', toLog(toRecord('9'))),
    ]);
    assert.deepEqual([summary.records, summary.duplicates, getNames(session)], [4, 1, ['a.json', 'b.json']]);
    assert.ok(session.tree.status.revision > before);
    assert.deepEqual(session.find('3'), { source: 1, record: 1 });
  });

  it('shrink, and what they repeated comes to light', async () => {
    const session = new Session();
    await session.open([
      toInput('a.json', toLog(toRecord('1'))),
      toInput('b.json', toLog(toRecord('1'), toRecord('2'))),
    ]);
    assert.equal(session.tree.status.events, 2);
    const summary = await session.remove(['file:///logs/a.json', 'file:///logs/unknown']);
    assert.deepEqual([summary.records, summary.duplicates, getNames(session)], [2, 0, ['b.json']]);
    assert.deepEqual(session.find('1'), { source: 0, record: 0 });
  });

  it('keep the view when they grow and shrink', async () => {
    const session = new Session();
    await session.open([toInput('a.json', toLog(toRecord('1')))]);
    session.tree.setGrouping(['service', 'region']);
    session.tree.setFilter('region:eu-west-1');
    session.tree.setOrder('name');
    await session.add([toInput('b.json', toLog(toRecord('2')))]);
    await session.remove(['file:///logs/a.json']);
    const { grouping, filter, order, matched } = session.tree.status;
    assert.deepEqual(
      [grouping, filter, order, matched],
      [['service', 'region'], 'region:eu-west-1', 'name', 1],
    );
  });

  const skipped: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
    ['a digest file', DIGEST, /digest file/],
    ['an empty file', '', /^The file is empty\.$/],
    ['other JSON', '{"a":1}', /holds no CloudTrail record/],
    ['a log without records', '{"Records":[]}', /holds no CloudTrail record/],
  ];
  for (const [what, content, reason] of skipped) {
    it(`leave out ${what}, with the reason`, async () => {
      const session = new Session();
      const summary = await session.open([toInput('odd', content), toInput('a.json', toLog(toRecord('1')))]);
      assert.deepEqual([summary.faults, getNames(session)], [[], ['a.json']]);
      assert.deepEqual(
        summary.skipped.map(({ uri }) => uri),
        ['file:///logs/odd'],
      );
      assert.match(summary.skipped[0]?.reason ?? '', reason);
      const alone = await session.open([toInput('odd', content)]);
      assert.deepEqual([alone.skipped, getNames(session)], [[], ['odd']]);
    });
  }

  it('leave out a single log that cannot be read where more are to come', async () => {
    const session = new Session();
    const gone = { kind: 'path', uri: 'file:///logs/gone', path: '/logs/that/are/not/there' } as const;
    await assert.rejects(session.open([gone]), /does not exist/);
    const first = await session.open([gone], { isPart: true });
    assert.deepEqual(
      first.skipped.map(({ uri }) => uri),
      ['file:///logs/gone'],
    );
    const both = await session.add([toInput('odd', '{"a":1}')], { isPart: true });
    assert.deepEqual(
      both.skipped.map(({ uri }) => uri),
      ['file:///logs/gone', 'file:///logs/odd'],
    );
    await session.add([toInput('a.json', toLog(toRecord('1')))], { isPart: true });
    assert.deepEqual(getNames(session), ['a.json']);
  });

  it('hold a log of which no record is whole, with its faults', async () => {
    const summary = await new Session().open([
      toInput('cut.json', '{"Records":[{"eventVersion":"1.08","eventName":'),
      toInput('a.json', toLog(toRecord('1'))),
    ]);
    assert.deepEqual([summary.sources.length, summary.skipped], [2, []]);
    assert.ok(summary.faults.length > 0);
  });

  describe('on disk', () => {
    let folder: TestFolder;
    beforeEach(async () => {
      folder = await TestFolder.create();
    });
    afterEach(() => folder.remove());

    for (const [name, pack] of [
      ['plain', (text: string) => text],
      ['pretty-printed', (text: string) => JSON.stringify(JSON.parse(text), null, 2)],
      ['compressed', (text: string) => gzipSync(text)],
      ['compressed twice', (text: string) => gzipSync(gzipSync(text))],
      ['UTF-16', (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])],
      [
        'in a table',
        (text: string) =>
          (JSON.parse(text) as { Records: object[] }).Records.map(
            (record) => `1,"${JSON.stringify(record).replaceAll('"', '""')}"\r\n`,
          ).join(''),
      ],
      [
        'embedded',
        (text: string) =>
          JSON.stringify({
            Events: (JSON.parse(text) as { Records: object[] }).Records.map((record) => ({
              CloudTrailEvent: JSON.stringify(record),
            })),
          }),
      ],
    ] as const) {
      it(`are read again, ${name}`, async () => {
        const session = new Session();
        const records = ['1', '2', '3'].map((id) => toRecord(id, { userAgent: 'é\n"\\' }));
        await session.open([await folder.write('log', pack(toLog(...records)))]);
        const texts = await Promise.all(
          [2, 0].map((record) => createCaller(session)('getRecordText', { source: 0, record })),
        );
        assert.deepEqual(
          texts.map(({ text }) => JSON.parse(text) as object),
          [records[2], records[0]],
        );
      });
    }

    it('that changed or went are told, and the rest stays usable', async () => {
      const session = new Session();
      const first = await folder.write('a.json', toLog(toRecord('1')));
      const second = await folder.write('b.json', toLog(toRecord('2')));
      await session.open([first, second]);
      await folder.write('a.json', `${toLog(toRecord('1'))} `);
      const call = createCaller(session);
      await assert.rejects(call('getDetails', { source: 0, record: 0 }), {
        message: 'The file of this event changed since it was read. Read the logs again to see it.',
      });
      assert.equal((await call('getDetails', { source: 1, record: 0 })).key, '2');
      await folder.remove();
      await assert.rejects(call('getDetails', { source: 1, record: 0 }), {
        message: 'The file of this event cannot be opened: it does not exist any more.',
      });
      assert.equal((await call('getStatus', null)).events, 2);
      folder = await TestFolder.create();
    });

    it('are shown from their beginning while a large one is read', async () => {
      const records = Array.from({ length: 30_000 }, (_, i) =>
        toRecord(String(i), { requestParameters: { text: 'x'.repeat(400) } }),
      );
      const session = new Session();
      const seen: OpenProgress[] = [];
      const input: LogInput = await folder.write('large.json', toLog(...records));
      await session.open([input], {
        onProgress: (progress) => {
          if (progress.tree !== undefined) {
            seen.push(progress);
            assert.equal(session.tree.getRows(0, 1).length, 1);
            session.tree.setGrouping(['service']);
          }
        },
      });
      assert.equal(seen.length, 1);
      assert.deepEqual(
        [seen[0]?.tree?.isPartial, seen[0]?.names, seen[0]?.uris],
        [true, ['large.json'], [input.uri]],
      );
      const { events, grouping, isPartial, revision } = session.tree.status;
      assert.deepEqual([events, grouping, isPartial], [30_000, ['service'], false]);
      assert.ok(revision > (seen[0]?.tree?.revision ?? Infinity));
      assert.ok((seen[0]?.tree?.events ?? 0) > 1000);
    });
  });

  it('that were open are back when another opening is cancelled', async () => {
    const session = new Session();
    await session.open([toInput('a.json', toLog(toRecord('1')))]);
    const controller = new AbortController();
    const large = toLog(
      ...Array.from({ length: 30_000 }, (_, i) => toRecord(`x${String(i)}`, { pad: 'x'.repeat(300) })),
    );
    const opening = session.open([toInput('large.json', large), toInput('b.json', toLog(toRecord('2')))], {
      signal: controller.signal,
      onProgress: ({ tree }) => {
        if (tree !== undefined) {
          controller.abort();
        }
      },
    });
    await assert.rejects(opening, { name: 'AbortError' });
    assert.deepEqual(getNames(session), ['a.json']);
    assert.deepEqual(session.find('1'), { source: 0, record: 0 });
  });

  it('of the latest opening count', async () => {
    const session = new Session();
    const first = session.open([
      toInput('a.json', toLog(toRecord('1'))),
      toInput('c.json', toLog(toRecord('3'))),
    ]);
    const second = session.open([toInput('b.json', toLog(toRecord('2')))]);
    await Promise.allSettled([first, second]);
    assert.deepEqual(getNames(session), ['b.json']);
  });
});
