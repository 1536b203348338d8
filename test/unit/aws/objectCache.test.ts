import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { CacheKey } from '../../../src/aws/cache/objectCache';
import { ObjectCache } from '../../../src/aws/cache/objectCache';

const keyOf = (key: string, etag = 'e'): CacheKey => ({ endpoint: '', bucket: 'b', key, etag });

describe('ObjectCache', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'lens-cache-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const create = (limit: number): ObjectCache => new ObjectCache(folder, () => limit);
  const add = (cache: ObjectCache, key: CacheKey, size: number): Promise<string> =>
    cache.add(key, (file) => writeFile(file, 'x'.repeat(size)));

  it('gives back what was added, by bucket, key and ETag', async () => {
    const cache = create(1e6);
    const file = await add(cache, keyOf('../../a b/ü?.gz'), 5);
    assert.ok(file.startsWith(folder + path.sep));
    assert.equal(await cache.get(keyOf('../../a b/ü?.gz'), 5), file);
    assert.equal(await cache.get(keyOf('../../a b/ü?.gz', 'other'), 5), undefined);
    assert.equal(await cache.get({ ...keyOf('../../a b/ü?.gz'), bucket: 'c' }, 5), undefined);
    assert.equal(await cache.get({ ...keyOf('../../a b/ü?.gz'), endpoint: 'http://x' }, 5), undefined);
  });

  it('does not trust a file of another size', async () => {
    const cache = create(1e6);
    await add(cache, keyOf('a'), 5);
    assert.equal(await cache.get(keyOf('a'), 6), undefined);
  });

  it('keeps nothing of a download that failed', async () => {
    const cache = create(1e6);
    const failing = cache.add(keyOf('a'), async (file) => {
      await writeFile(file, 'half');
      throw new Error('cut');
    });
    await assert.rejects(failing, /cut/);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    assert.deepEqual(files, []);
  });

  it('lets the files go that were not used for longest, but none of this window', async () => {
    const earlier = create(1e6);
    const files = await Promise.all(['a', 'b', 'c'].map((key) => add(earlier, keyOf(key), 100)));
    const day = 86_400;
    for (const [at, file] of files.entries()) {
      await utimes(file, at * day, at * day);
    }
    const cache = create(250);
    // The oldest is used again, so the second oldest goes.
    assert.ok(await cache.get(keyOf('a'), 100));
    await utimes(files[0] ?? '', 0, 0);
    assert.equal(await cache.trim(0), 200);
    assert.deepEqual(
      await Promise.all(['a', 'b', 'c'].map(async (key) => (await cache.get(keyOf(key), 100)) !== undefined)),
      [true, false, true],
    );
  });

  it('is emptied', async () => {
    const cache = create(1e6);
    await add(cache, keyOf('a'), 5);
    await add(cache, keyOf('b'), 6);
    assert.deepEqual(await cache.clear(), { files: 2, bytes: 11 });
    assert.equal(await cache.get(keyOf('a'), 5), undefined);
    assert.deepEqual(await cache.clear(), { files: 0, bytes: 0 });
  });
});

describe('src/aws', () => {
  const root = path.resolve(__dirname, '../../../src/aws');

  it('sends S3 no request that writes', () => {
    const commands = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => readFileSync(path.join(root, name), 'utf8').match(/\bnew \w+Command\b/g) ?? []);
    const names = [...new Set(commands.map((text) => text.slice('new '.length)))].sort();
    // What a later feature reads may be added here; Put, Delete, Copy, Create and Restore never.
    assert.deepEqual(
      names.filter((name) => !/^(?:Get|Head|List|Describe|Lookup)/.test(name)),
      [],
    );
    assert.ok(names.includes('ListObjectsV2Command'));
  });
});
