import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { exportEvents } from '../../../src/engine/exportEvents';
import { Session } from '../../../src/engine/session';
import type { ExportFormat } from '../../../src/protocol/output';
import { createCaller, TestFolder, toInput, toLog, toRecord } from './logs';

const ROLE = 'arn:aws:iam::111122223333:role/Admin';
const SESSION_IDENTITY = {
  type: 'AssumedRole',
  principalId: 'AROAADMIN:work',
  arn: 'arn:aws:sts::111122223333:assumed-role/Admin/work',
  accountId: '111122223333',
  accessKeyId: 'ASIAEXAMPLE000000001',
  sessionContext: {
    sessionIssuer: {
      type: 'Role',
      principalId: 'AROAADMIN',
      arn: ROLE,
      accountId: '111122223333',
      userName: 'Admin',
    },
    attributes: { creationDate: '2025-03-11T13:00:00Z', mfaAuthenticated: 'false' },
  },
};
const ASSUME_ROLE = toRecord('issue', {
  eventTime: '2025-03-11T13:00:00Z',
  eventSource: 'sts.amazonaws.com',
  eventName: 'AssumeRole',
  requestParameters: { roleArn: ROLE, roleSessionName: 'work' },
  responseElements: {
    credentials: { accessKeyId: 'ASIAEXAMPLE000000001', expiration: 'Mar 11, 2025, 2:00:00 PM' },
    assumedRoleUser: { assumedRoleId: 'AROAADMIN:work', arn: SESSION_IDENTITY.arn },
  },
});
const ROLE_EVENT = toRecord('by-role', {
  userIdentity: SESSION_IDENTITY,
  eventTime: '2025-03-11T13:30:00Z',
  errorCode: 'AccessDenied',
  sharedEventID: 'shared',
});
const COPY = toRecord('copy', { recipientAccountId: '444455556666', sharedEventID: 'shared' });
const MARY = { type: 'Unknown', principalId: 'S-1-5-21-1', userName: 'mary', accountId: '111122223333' };
const DOWNLOAD = toRecord('w1', {
  userIdentity: MARY,
  eventSource: 'workdocs.amazonaws.com',
  eventName: 'GetDocument',
  requestParameters: { DocumentId: 'doc-1' },
});

async function openSession(): Promise<Session> {
  const session = new Session();
  await session.open([
    toInput('late.json', toLog(ROLE_EVENT, DOWNLOAD)),
    toInput('early.json.gz', gzipSync(toLog(ASSUME_ROLE, ROLE_EVENT, COPY))),
  ]);
  return session;
}

describe('questions on a session', () => {
  it('completes fields and values of all events', async () => {
    const call = createCaller(await openSession());
    const fields = await call('complete', { text: 'serv', offset: 4 });
    assert.equal(fields.items[0]?.text, 'service:');
    const values = await call('complete', { text: 'event:Ass', offset: 9 });
    assert.deepEqual(
      values.items.map(({ text, count }) => [text, count]),
      [['AssumeRole', 1]],
    );
  });

  it('counts facets and timeline of the tree and its filter', async () => {
    const call = createCaller(await openSession());
    await call('setFilter', { filter: 'service:s3' });
    const { revision, facets } = await call('getFacets', { fields: ['service', 'error'] });
    assert.equal(revision, (await call('getStatus', null)).revision);
    assert.deepEqual(
      facets.map(({ field, values }) => [
        field,
        values.map(({ value, count, state }) => [value, count, state]),
      ]),
      [
        [
          'service',
          [
            ['s3', 2, 'include'],
            ['sts', 1, 'none'],
            ['workdocs', 1, 'none'],
          ],
        ],
        ['error', [['AccessDenied', 1, 'none']]],
      ],
    );
    const searched = await call('searchFacet', { field: 'service', text: 'work', count: 5 });
    assert.deepEqual(
      searched?.values.map(({ value }) => value),
      ['workdocs'],
    );
    assert.equal(await call('searchFacet', { field: 'time', text: '', count: 5 }), null);
    const { timeline } = await call('getTimeline', { buckets: 10 });
    assert.deepEqual(
      [timeline.counts.reduce((a, b) => a + b, 0), timeline.errors.reduce((a, b) => a + b, 0)],
      [2, 1],
    );
    assert.equal(timeline.starts.length, timeline.counts.length + 1);
    assert.deepEqual(timeline, JSON.parse(JSON.stringify(timeline)));
  });

  it('tells the faults of a filter and applies the rest', async () => {
    const call = createCaller(await openSession());
    const { faults, matched } = await call('setFilter', { filter: 'servce:x service:sts' });
    assert.deepEqual([faults.length, faults[0]?.span.start, matched], [1, 0, 1]);
  });

  it('tells all about an event', async () => {
    const call = createCaller(await openSession());
    const details = await call('getDetails', { source: 0, record: 0 });
    assert.deepEqual(
      [details.key, details.deliveries.map(({ source }) => source), details.copies.map(({ ref }) => ref)],
      ['by-role', ['late.json', 'early.json.gz'], [{ source: 1, record: 2 }]],
    );
    assert.deepEqual(JSON.parse(details.json), ROLE_EVENT);
    assert.equal(details.byteLength, Buffer.byteLength(JSON.stringify(ROLE_EVENT)));
    assert.deepEqual(details.resources, []);
    assert.deepEqual(
      (await call('getDetails', { source: 0, record: 1 })).resources.map(({ kind, id }) => [kind, id]),
      [
        ['document', 'doc-1'],
        ['user', 'S-1-5-21-1'],
      ],
    );
    await assert.rejects(call('getDetails', { source: 9, record: 0 }), {
      message: 'This event is not among the open logs any more.',
    });
  });

  it('joins an addendum with its original', async () => {
    const session = new Session();
    await session.open([
      toInput(
        'a.json',
        toLog(
          toRecord('new', {
            addendum: { reason: 'UPDATED_DATA', updatedFields: 'tlsDetails', originalEventID: 'old' },
          }),
          toRecord('old'),
        ),
      ),
    ]);
    const call = createCaller(session);
    const original = await call('getDetails', { source: 0, record: 1 });
    const addendum = await call('getDetails', { source: 0, record: 0 });
    assert.deepEqual(
      [original.addenda.map(({ ref }) => ref.record), addendum.addenda.map(({ ref }) => ref.record)],
      [[0], [1]],
    );
  });

  it('compares two to five events', async () => {
    const call = createCaller(await openSession());
    const refs = [
      { source: 0, record: 0 },
      { source: 1, record: 2 },
    ];
    const { rows, events } = await call('compare', { refs });
    assert.deepEqual(
      events.map(({ ref }) => ref),
      refs,
    );
    const row = rows.find(({ label }) => label === 'recipientAccountId');
    assert.deepEqual(
      [row?.differs, row?.values.map((value) => value?.value)],
      [true, ['111122223333', '444455556666']],
    );
    await assert.rejects(call('compare', { refs: refs.slice(1) }), {
      message: 'Two to 5 events can be compared.',
    });
  });

  it('follows a role back to who assumed it, from another log', async () => {
    const call = createCaller(await openSession());
    const chain = await call('getChain', { source: 0, record: 0 });
    assert.deepEqual(
      [chain.end, chain.origin.name, chain.steps.map(({ who, certainty, refs }) => [who, certainty, refs])],
      ['human', 'alice', [['alice', 'exact', [{ source: 1, record: 0 }]]]],
    );
    assert.deepEqual(chain, JSON.parse(JSON.stringify(chain)));
  });

  it('tells stories of WorkDocs, and groups by what they are about', async () => {
    const call = createCaller(await openSession());
    const { resources, total } = await call('getWorkDocsResources', { text: 'DOC-', count: 10 });
    assert.deepEqual(
      [resources.map(({ kind, id, events }) => [kind, id, events]), total],
      [[['document', 'doc-1', 1]], 1],
    );
    const story = await call('tellWorkDocs', { kind: 'content', id: 'doc-1' });
    assert.deepEqual([story?.kind, story?.events], ['document', 1]);
    assert.equal(await call('tellWorkDocs', { kind: 'document', id: 'other' }), null);
    await call('setGrouping', { dimensions: ['resource'] });
    const { rows } = await call('getRows', { from: 0, count: 10 });
    assert.deepEqual(
      rows.map((row) => (row.kind === 'event' ? 'event' : [row.label, row.count, row.resource])),
      [
        ['Other services', 3, undefined],
        ['doc-1', 1, { kind: 'document', id: 'doc-1' }],
      ],
    );
  });

  it('keeps the grouping by WorkDocs resource when logs are added', async () => {
    const call = createCaller(await openSession());
    await call('setGrouping', { dimensions: ['resource'] });
    const more = toRecord('w2', {
      userIdentity: MARY,
      eventSource: 'workdocs.amazonaws.com',
      eventName: 'GetDocument',
      requestParameters: { DocumentId: 'doc-1' },
    });
    await call('add', { inputs: [toInput('more.json', toLog(more))] });
    const { rows } = await call('getRows', { from: 0, count: 10 });
    assert.deepEqual(
      rows.map((row) => (row.kind === 'event' ? 'event' : [row.label, row.count])),
      [
        ['Other services', 3],
        ['doc-1', 2],
      ],
    );
  });

  it('let go of all that was open before, and of what was read for them', async () => {
    const session = await openSession();
    const call = createCaller(session);
    await call('getChain', { source: 0, record: 0 });
    await call('getWorkDocsResources', { text: '', count: 1 });
    await call('getDetails', { source: 1, record: 0 });
    const before = [new WeakRef<object>(session.tree.table), new WeakRef<object>(session.logs[1] ?? {})];
    await call('open', { inputs: [toInput('other.json', toLog(toRecord('1')))] });
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    for (let tries = 0; tries < 50 && before.some((ref) => ref.deref() !== undefined); tries++) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      collect();
    }
    assert.deepEqual(
      before.map((ref) => ref.deref() === undefined),
      [true, true],
    );
  });

  describe('that write files', () => {
    let folder: TestFolder;
    before(async () => {
      folder = await TestFolder.create();
    });
    after(() => folder.remove());

    async function write(format: ExportFormat): Promise<string> {
      const call = createCaller(await openSession());
      await call('setFilter', { filter: '-service:workdocs' });
      const path = folder.join(`out.${format}`);
      const marks = { stars: ['copy'], notes: [{ event: 'issue', text: 'look *here*' }] };
      const result = await call('exportEvents', { format, scope: { kind: 'filtered' }, path, marks });
      const text = await readFile(path, 'utf8');
      assert.deepEqual(
        [result.events, result.unreadable, result.byteLength],
        [3, 0, Buffer.byteLength(text)],
      );
      return text;
    }

    it('write the original records in order of time', async () => {
      const text = await write('json');
      assert.deepEqual((JSON.parse(text) as { Records: object[] }).Records, [ASSUME_ROLE, ROLE_EVENT, COPY]);
      assert.ok(text.includes(JSON.stringify(ROLE_EVENT)), 'byte for byte');
      const lines = (await write('jsonl')).trimEnd().split('\n');
      assert.deepEqual(
        lines.map((line) => JSON.parse(line) as object),
        [ASSUME_ROLE, ROLE_EVENT, COPY],
      );
    });

    it('write tables and reports with the filter, sources and marks', async () => {
      const csv = await write('csv');
      assert.equal(csv.trimEnd().split('\r\n').length, 4);
      const report = await write('markdown');
      assert.ok(report.includes('-service:workdocs'));
      assert.ok(report.includes(createHash('sha256').update(toLog(ROLE_EVENT, DOWNLOAD)).digest('hex')));
      assert.ok(report.includes('look &#42;here&#42;'));
    });

    it('write chosen events', async () => {
      const call = createCaller(await openSession());
      const path = folder.join('chosen.jsonl');
      const refs = [
        { source: 1, record: 2 },
        { source: 1, record: 1 },
        { source: 9, record: 0 },
      ];
      await call('exportEvents', { format: 'jsonl', scope: { kind: 'refs', refs }, path });
      const ids = (await readFile(path, 'utf8')).trimEnd().split('\n');
      assert.deepEqual(
        ids.map((line) => (JSON.parse(line) as { eventID: string }).eventID),
        ['by-role', 'copy'],
      );
      const keys = ['w1', 'nothing'];
      assert.equal(
        (await call('exportEvents', { format: 'csv', scope: { kind: 'keys', keys }, path })).events,
        1,
      );
    });

    it('leave nothing behind where they are cancelled', async () => {
      const call = createCaller(await openSession());
      const path = folder.join('cancelled.json');
      const request = { format: 'json', scope: { kind: 'filtered' }, path } as const;
      await assert.rejects(call('exportEvents', request, AbortSignal.abort()), { name: 'AbortError' });
      await assert.rejects(readFile(path), { code: 'ENOENT' });
    });

    it('leave what stood in their place where they are cancelled', async () => {
      const call = createCaller(await openSession());
      await folder.write('older/report.csv', 'older');
      const path = folder.join('older/report.csv');
      const request = { format: 'csv', scope: { kind: 'filtered' }, path } as const;
      await assert.rejects(call('exportEvents', request, AbortSignal.abort()), { name: 'AbortError' });
      assert.equal(await readFile(path, 'utf8'), 'older');
      await call('exportEvents', request);
      assert.match(await readFile(path, 'utf8'), /by-role/);
      assert.deepEqual(await readdir(folder.join('older')), ['report.csv']);
    });

    it('do not write over a log that is open', async () => {
      const session = new Session();
      const input = await folder.write('evidence.json', toLog(toRecord('1')));
      await session.open([input]);
      const path = folder.join('evidence.json');
      await assert.rejects(
        createCaller(session)('exportEvents', { format: 'json', scope: { kind: 'filtered' }, path }),
        /evidence\.json is one of the logs that are open\. Choose another place/,
      );
      assert.equal(await readFile(path, 'utf8'), toLog(toRecord('1')));
    });

    it('write the events of when they began, whatever is closed meanwhile', async () => {
      const session = new Session();
      // Three times what is read and written at a time.
      const many = Array.from({ length: 4_001 }, (_, i) => toRecord(`many-${String(i)}`));
      await session.open([
        toInput('first.json', toLog(toRecord('first', { eventTime: '2025-03-11T13:00:00Z' }))),
        toInput('many.json', toLog(...many)),
        toInput('last.json', toLog(toRecord('last', { eventTime: '2025-03-11T15:00:00Z' }))),
      ]);
      const path = folder.join('meanwhile.jsonl');
      let removed: Promise<unknown> | undefined;
      const result = await exportEvents(
        session,
        { format: 'jsonl', scope: { kind: 'filtered' }, path },
        undefined,
        {
          onProgress: () => {
            removed ??= session.remove(['file:///logs/first.json']);
          },
        },
      );
      await removed;
      const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
      const ids = lines.map((line) => (JSON.parse(line) as { eventID: string }).eventID);
      assert.deepEqual(ids.slice(3_999), ['many-3998', 'many-3999', 'many-4000', 'last']);
      assert.deepEqual([result.events, result.unreadable, ids.length], [4_003, 0, 4_003]);
      assert.equal(session.tree.status.events, 4_002, 'the log was taken out meanwhile');
    });

    it('say how many events could not be read again', async () => {
      const session = new Session();
      const input = await folder.write('gone.json', toLog(toRecord('1')));
      await session.open([input, toInput('b.json', toLog(toRecord('2')))]);
      await folder.write('gone.json', '');
      const path = folder.join('part.json');
      const result = await createCaller(session)('exportEvents', {
        format: 'json',
        scope: { kind: 'filtered' },
        path,
      });
      assert.deepEqual([result.events, result.unreadable], [1, 1]);
    });

    it('digest the files as they are stored', async () => {
      const session = new Session();
      const content = gzipSync(toLog(toRecord('1')));
      await session.open([await folder.write('a.gz', content), toInput('b.json', toLog(toRecord('2')))]);
      const digests = await createCaller(session)('hashSources', null);
      assert.deepEqual(
        digests.map(({ sha256, size }) => [sha256, size]),
        [content, Buffer.from(toLog(toRecord('2')))].map((bytes) => [
          createHash('sha256').update(bytes).digest('hex'),
          bytes.length,
        ]),
      );
    });
  });
});
