import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { AwsProblem } from '../../../src/aws/awsProblem';
import { ObjectCache } from '../../../src/aws/cache/objectCache';
import type { HistoryEvent } from '../../../src/aws/cloudtrail/lookupEvents';
import { saveEvents } from '../../../src/aws/cloudtrail/saveEvents';

const EVENTS: readonly HistoryEvent[] = ['c', 'b', 'a'].map((id, at) => ({
  EventId: id,
  EventTime: `2024-11-19T09:00:0${String(9 - at)}.000Z`,
  CloudTrailEvent: JSON.stringify({ eventID: id }),
}));
const CUT = new AwsProblem('throttled', 'CloudTrail asks for fewer requests.');

// eslint-disable-next-line @typescript-eslint/require-await -- what it stands for awaits the network
async function* read(
  sizes: readonly number[],
  error?: Error,
): AsyncGenerator<readonly HistoryEvent[], void, undefined> {
  let at = 0;
  for (const size of sizes) {
    yield EVENTS.slice(at, at + size);
    at += size;
  }
  if (error !== undefined) {
    throw error;
  }
}

describe('looked up events', () => {
  let folder: string;
  let cache: ObjectCache;
  let limit = Infinity;

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'lens-events-'));
    limit = Infinity;
    cache = new ObjectCache(path.join(folder, 'cache'), () => limit);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const list = (): readonly string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      statSync(path.join(folder, name)).isFile(),
    );

  for (const sizes of [[3], [1, 2], [2, 0, 1], [0, 3], [1, 1, 1, 0]]) {
    it(`are one log of pages of ${sizes.join(', ')}`, async () => {
      const saved = await saveEvents(read(sizes), cache, { name: 'Event history x' });
      assert.equal(saved.events, 3);
      assert.equal(saved.oldest, Date.UTC(2024, 10, 19, 9, 0, 7));
      assert.equal(saved.problem, undefined);
      assert.equal(path.basename(saved.file ?? ''), 'Event history x.json');
      assert.deepEqual(JSON.parse(readFileSync(saved.file ?? '', 'utf8')), { Events: EVENTS });
    });
  }

  it('are readable by their owner only', async function () {
    if (process.platform === 'win32') {
      console.log('skipped: Windows has no such permissions');
      this.skip();
    }
    const { file = '' } = await saveEvents(read([3]), cache, { name: 'x' });
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.equal(statSync(path.dirname(file)).mode & 0o777, 0o700);
  });

  it('that are not all are a log too, which says so', async () => {
    const seen: number[] = [];
    const saved = await saveEvents(read([1, 1], CUT), cache, {
      name: 'x',
      onProgress: ({ events }) => seen.push(events),
    });
    assert.equal(path.basename(saved.file ?? ''), 'x (partial).json');
    assert.equal(saved.problem, CUT);
    assert.deepEqual(JSON.parse(readFileSync(saved.file ?? '', 'utf8')), { Events: EVENTS.slice(0, 2) });
    assert.deepEqual(seen, [1, 2]);
  });

  it('that are none leave no file', async () => {
    const saved = await saveEvents(read([0]), cache, { name: 'x' });
    assert.deepEqual(saved, { events: 0 });
    await assert.rejects(saveEvents(read([], CUT), cache, { name: 'x' }), CUT);
    await assert.rejects(saveEvents(read([2], new Error('a fault of ours')), cache, { name: 'x' }), /ours/);
    assert.deepEqual(list(), []);
  });

  it('count for the limit of the cache and go with it', async () => {
    await saveEvents(read([3]), cache, { name: 'older window' });
    limit = 0;
    const later = new ObjectCache(cache.folder, () => limit);
    await saveEvents(read([3]), later, { name: 'own' });
    assert.deepEqual(
      list().map((name) => path.basename(name)),
      ['own.json'],
    );
    assert.equal((await later.clear()).files, 1);
    assert.deepEqual(list(), []);
  });
});
