import assert from 'node:assert/strict';
import type { AwsProblem } from '../../../src/aws/awsProblem';
import type { AwsWorld } from '../../../src/aws/awsWorld';
import { createObjectStore } from '../../../src/aws/s3/createObjectStore';
import type { ObjectStore, StoredObject } from '../../../src/aws/s3/objectStore';
import { planLoad } from '../../../src/aws/load/planLoad';
import { downloadObject } from '../../../src/aws/load/downloadObject';
import { loadObjects } from '../../../src/aws/load/loadObjects';
import { ObjectCache } from '../../../src/aws/cache/objectCache';
import type { Trail } from '../../../src/core/trails/trail';
import { parseTrailPlace } from '../../../src/core/trails/trailPlace';
import { createAwsFolder, type AwsFolder } from '../../support/s3Server/createAwsFolder';
import { createTestBucket, readObjects } from '../../support/s3Server/createTestBucket';
import { startCuttingProxy, type CuttingProxy } from '../../support/s3Server/startCuttingProxy';
import { startS3Server, type S3Server } from '../../support/s3Server/startS3Server';
import { repositoryRoot } from '../../support/repositoryRoot';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const BUCKET = 'example-org-trail';
const ODD_KEYS = [
  'odd/plain.json.gz',
  'odd/a key with  spaces.json.gz',
  'odd/plus+sign.json.gz',
  'odd/per%20cent.json.gz',
  'odd/ünïcödé 日本 😀.json.gz',
  'odd//double/slash.json.gz',
  "odd/quote'and&amp<tag>.json.gz",
];
/** Larger than what fits into one packet, so that a cut comes in its middle. */
const LARGE = Buffer.alloc(600_000, 'CloudTrail Lens ');

describe('a bucket on a real S3 server', function () {
  this.timeout(240_000);
  let server: S3Server;
  let aws: AwsFolder;
  let proxy: CuttingProxy;
  let folder: string;
  const before_ = { ...process.env };
  const world: AwsWorld = {
    env: process.env,
    askMfaCode: () => Promise.reject(new Error('nobody asks here')),
  };
  const stores: ObjectStore[] = [];

  const open = async (settings: Partial<Trail> = {}): Promise<ObjectStore> => {
    const trail: Trail = {
      name: 'test',
      bucket: BUCKET,
      prefix: '',
      endpoint: server.endpoint,
      region: server.region,
      profile: 'owner',
      ...settings,
    };
    const store = await createObjectStore(trail, undefined, world);
    stores.push(store);
    return store;
  };

  before(async () => {
    server = await startS3Server();
    proxy = await startCuttingProxy(server.endpoint);
    folder = mkdtempSync(path.join(os.tmpdir(), 'lens-cache-'));
    aws = createAwsFolder({
      keys: {
        owner: server.owner,
        'own-endpoint': server.owner,
        'named-endpoint': server.owner,
        guest: server.guest,
        mistyped: { ...server.owner, secretAccessKey: 'not the secret of this key' },
        unknown: { accessKeyId: 'AKIAUNKNOWNUNKNOWN00', secretAccessKey: 'no matter' },
      },
      config: [
        '[profile named-endpoint]',
        'services = local',
        'region = eu-central-1',
        '[services local]',
        's3 =',
        `  endpoint_url = ${server.endpoint}`,
        '[profile own-endpoint]',
        'region = eu-central-1',
        `endpoint_url = ${server.endpoint}`,
        '[profile empty]',
        'region = eu-central-1',
        '',
      ].join('\n'),
    });
    Object.assign(process.env, aws.env);
    const bucket = await createTestBucket({ ...server, keys: server.owner, bucket: BUCKET });
    await bucket.putAll(readObjects(path.join(repositoryRoot, 'samples', 'organization')));
    await bucket.putAll(ODD_KEYS.map((key) => [key, `content of ${key}`] as const));
    await bucket.put('large.json', LARGE);
    await bucket.putAll(
      Array.from({ length: 260 }, (_, at) => [`many/${String(at).padStart(3, '0')}.json`, 'x'] as const),
    );
    bucket.dispose();
  });

  after(async () => {
    stores.forEach((store) => store.dispose());
    for (const name of Object.keys(process.env)) {
      if (!(name in before_)) {
        Reflect.deleteProperty(process.env, name);
      }
    }
    Object.assign(process.env, before_);
    aws.remove();
    rmSync(folder, { recursive: true, force: true });
    await proxy.stop();
    await server.stop();
  });

  it('is listed by folder', async () => {
    const page = await (await open()).list({ prefix: 'AWSLogs/o-exampleorg1/', byFolder: true });
    assert.deepEqual(page, {
      folders: [
        'AWSLogs/o-exampleorg1/111122223333/',
        'AWSLogs/o-exampleorg1/123456789012/',
        'AWSLogs/o-exampleorg1/444455556666/',
      ],
      objects: [],
    });
  });

  it('is listed in pages of a given size, each key once', async () => {
    const store = await open();
    const keys: string[] = [];
    const sizes: number[] = [];
    let next: string | undefined;
    do {
      const page = await store.list({
        prefix: 'many/',
        byFolder: true,
        limit: 100,
        ...(next === undefined ? {} : { next }),
      });
      keys.push(...page.objects.map(({ key }) => key));
      sizes.push(page.objects.length);
      next = page.next;
    } while (next !== undefined);
    assert.deepEqual(sizes, [100, 100, 60]);
    assert.equal(new Set(keys).size, 260);
    assert.equal(keys[259], 'many/259.json');
  });

  it('is listed from a key on', async () => {
    const page = await (await open()).list({ prefix: 'many/', byFolder: false, startAfter: 'many/257.json' });
    assert.deepEqual(
      page.objects.map(({ key }) => key),
      ['many/258.json', 'many/259.json'],
    );
  });

  it('gives keys of every form, and their content', async () => {
    const store = await open();
    const page = await store.list({ prefix: 'odd/', byFolder: false });
    assert.deepEqual(page.objects.map(({ key }) => key).sort(), [...ODD_KEYS].sort());
    for (const key of ODD_KEYS) {
      assert.equal((await readAll(store, key)).toString(), `content of ${key}`);
    }
  });

  it('gives an object from a byte on', async () => {
    const store = await open();
    assert.equal((await readAll(store, 'odd/plain.json.gz', 11)).toString(), 'odd/plain.json.gz');
  });

  it('finds an object, and says where there is none', async () => {
    const store = await open();
    const found = await store.find('large.json');
    assert.ok(found);
    assert.equal(found.size, LARGE.length);
    assert.match(found.etag, /^[0-9a-f]{32}$/);
    assert.equal(await store.find('none.json'), undefined);
  });

  for (const profile of ['own-endpoint', 'named-endpoint']) {
    it(`is found through profile ${profile}, whatever profile the environment names`, async () => {
      process.env['AWS_PROFILE'] = 'empty';
      try {
        const trail: Trail = { name: 'x', bucket: BUCKET, prefix: '', profile };
        const store = await createObjectStore(trail, undefined, world);
        stores.push(store);
        const { folders } = await store.list({ prefix: '', byFolder: true });
        assert.deepEqual(folders, ['AWSLogs/', 'many/', 'odd/']);
      } finally {
        delete process.env['AWS_PROFILE'];
      }
    });
  }

  it('is read with the active profile where the trail names none', async () => {
    const trail: Trail = { name: 'x', bucket: BUCKET, prefix: '', endpoint: server.endpoint };
    const store = await createObjectStore(trail, 'owner', world);
    stores.push(store);
    assert.equal((await store.list({ prefix: 'AWSLogs/', byFolder: true })).folders.length, 1);
  });

  describe('that cannot be read', () => {
    const cases: readonly (readonly [string, Partial<Trail>, AwsProblem['kind'], RegExp])[] = [
      [
        'an unknown access key',
        { profile: 'unknown' },
        'unknown-key',
        /access key of profile "unknown" is not known/,
      ],
      ['a wrong secret', { profile: 'mistyped' }, 'wrong-secret', /secret access key of profile "mistyped"/],
      [
        'no right',
        { profile: 'guest' },
        'access-denied',
        /Profile "guest" is not allowed s3:ListBucket on bucket/,
      ],
      [
        'a bucket that is not there',
        { bucket: 'no-such-bucket-here' },
        'no-bucket',
        /no bucket no-such-bucket-here at http/,
      ],
      ['a profile without credentials', { profile: 'empty' }, 'no-credentials', /profile "empty" gave none/],
      [
        'a profile that is not there',
        { profile: 'nowhere' },
        'no-credentials',
        /profile "nowhere" gave none/,
      ],
    ];
    for (const [title, settings, kind, words] of cases) {
      it(`for ${title} says so`, async function () {
        if (server.kind === 'emulator' && ['unknown-key', 'wrong-secret', 'access-denied'].includes(kind)) {
          console.log(`skipped: the emulator does not check keys (${title})`);
          this.skip();
        }
        const problem = await getProblem((await open(settings)).list({ prefix: '', byFolder: true }));
        assert.equal(problem.kind, kind, problem.message);
        assert.match(problem.message, words);
        assert.equal(problem.message.includes(server.owner.secretAccessKey), false);
      });
    }

    it('because nothing answers says where', async () => {
      const store = await open({ endpoint: 'http://127.0.0.1:9' });
      const problem = await getProblem(store.list({ prefix: '', byFolder: true }));
      assert.equal(problem.kind, 'unreachable');
      assert.match(problem.message, /^http:\/\/127\.0\.0\.1:9 cannot be reached \(ECONNREFUSED\)/);
    });
  });

  describe('planning a load', () => {
    const at = (key: string): ReturnType<typeof parseTrailPlace> => parseTrailPlace(key);

    it('of an organization finds its logs without the digests', async () => {
      const plan = await planLoad(await open(), [at('AWSLogs/')]);
      assert.equal(plan.objects.length, 14);
      assert.deepEqual(
        plan.objects.filter(({ key }) => key.includes('Digest')),
        [],
      );
      assert.equal(
        plan.bytes,
        plan.objects.reduce((sum, { size }) => sum + size, 0),
      );
    });

    it('of one day over all regions asks for no other day', async () => {
      const plan = await planLoad(await open(), [at('AWSLogs/o-exampleorg1/111122223333/CloudTrail/')], {
        window: { from: Date.UTC(2024, 10, 19, 9, 30), to: Date.UTC(2024, 10, 19, 23) },
      });
      assert.deepEqual(
        plan.objects.map(({ key }) => key.slice(key.lastIndexOf('/') + 1)),
        ['111122223333_CloudTrail_us-east-1_20241119T1015Z_vmxLbUSLSeiNTrG1.json.gz'],
      );
    });

    it('of a digest folder finds the digests', async () => {
      const plan = await planLoad(await open(), [
        at('AWSLogs/o-exampleorg1/111122223333/CloudTrail-Digest/'),
      ]);
      assert.equal(plan.objects.length, 2);
    });

    it('ends when it is cancelled', async () => {
      const problem = await getProblem(
        planLoad(await open(), [at('AWSLogs/')], { signal: AbortSignal.abort() }),
      );
      assert.equal(problem.kind, 'cancelled');
    });
  });

  describe('loading', () => {
    const find = async (store: ObjectStore, key: string): Promise<StoredObject> => {
      const found = await store.find(key);
      assert.ok(found);
      return found;
    };

    it('goes on where the connection broke', async () => {
      const store = await open({ endpoint: proxy.endpoint });
      const object = await find(store, 'large.json');
      const target = path.join(folder, 'large');
      const before = proxy.connections;
      proxy.cut(3, 150_000);
      let bytes = 0;
      await downloadObject(store, object, target, { pause: 5, onBytes: (count) => (bytes += count) });
      assert.ok(LARGE.equals(readFileSync(target)));
      assert.equal(bytes, LARGE.length, 'no byte came twice');
      assert.ok(proxy.connections - before >= 4, `${proxy.connections - before} connections`);
    });

    it('gives up when every connection breaks at once', async () => {
      const store = await open({ endpoint: proxy.endpoint });
      const object = await find(store, 'large.json');
      proxy.cut(1_000, 0);
      const problem = await getProblem(
        downloadObject(store, object, path.join(folder, 'never'), { pause: 1 }),
      );
      proxy.cut(0, 0);
      assert.equal(problem.kind, 'unreachable');
    });

    it('does not put two versions together', async () => {
      const store = await open();
      const object = { ...(await find(store, 'large.json')), etag: '00000000000000000000000000000000' };
      const problem = await getProblem(downloadObject(store, object, path.join(folder, 'other')));
      assert.equal(problem.kind, 'changed');
    });

    it('of many is counted, cached, and not asked for again', async () => {
      const store = await open({ endpoint: proxy.endpoint });
      const cache = new ObjectCache(path.join(folder, 'cache'), () => 1e9);
      const place = { endpoint: proxy.endpoint, bucket: BUCKET };
      const { objects } = await planLoad(store, [parseTrailPlace('AWSLogs/')]);
      const seen: number[] = [];
      const first = await loadObjects(store, cache, place, objects, {
        onProgress: ({ files }) => seen.push(files),
      });
      assert.equal(first.objects.length, 14);
      assert.equal(first.cached, 0);
      assert.equal(seen.at(-1), 14);
      store.dispose();
      await proxy.stop();
      // The wire is gone: what is asked for now can come from the disk only.
      const again = await loadObjects(store, cache, place, objects);
      assert.equal(again.cached, 14);
      assert.deepEqual(again.failed, []);
      for (const { object, file } of again.objects) {
        const sample = path.join(repositoryRoot, 'samples', 'organization', object.key);
        assert.ok(readFileSync(sample).equals(readFileSync(file)), object.key);
      }
    });

    it('tells what could not be had, and brings the rest', async () => {
      const store = await open();
      const cache = new ObjectCache(path.join(folder, 'cache2'), () => 1e9);
      const there = await find(store, 'odd/plain.json.gz');
      const gone = { key: 'odd/gone.json.gz', size: 5, etag: there.etag };
      const loaded = await loadObjects(store, cache, { endpoint: '', bucket: BUCKET }, [gone, there]);
      assert.deepEqual(
        loaded.objects.map(({ object }) => object.key),
        ['odd/plain.json.gz'],
      );
      assert.deepEqual(
        loaded.failed.map(({ object, problem }) => [object.key, problem.kind]),
        [['odd/gone.json.gz', 'no-object']],
      );
    });

    it('ends when it is cancelled, and leaves no half of a file', async () => {
      const store = await open();
      const cache = new ObjectCache(path.join(folder, 'cache3'), () => 1e9);
      const { objects } = await planLoad(store, [parseTrailPlace('many/')]);
      const controller = new AbortController();
      const problem = await getProblem(
        loadObjects(store, cache, { endpoint: '', bucket: BUCKET }, objects, {
          signal: controller.signal,
          onProgress: ({ files }) => {
            if (files >= 40) {
              controller.abort();
            }
          },
        }),
      );
      assert.equal(problem.kind, 'cancelled');
      const { files } = await cache.clear();
      assert.ok(files >= 40 && files < 100, `${files} files`);
    });

    it('comes back after the server was gone', async function () {
      if (server.kind === 'emulator') {
        console.log('skipped: the emulator cannot be stopped and started with its data');
        this.skip();
      }
      const store = await open();
      await server.pause();
      const problem = await getProblem(store.list({ prefix: '', byFolder: true }));
      assert.equal(problem.kind, 'unreachable');
      await server.resume();
      assert.equal((await store.list({ prefix: 'AWSLogs/', byFolder: true })).folders.length, 1);
    });
  });
});

async function readAll(store: ObjectStore, key: string, from = 0): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await store.read(key, { from })) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function getProblem(promise: Promise<unknown>): Promise<AwsProblem> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(outcome instanceof Error && outcome.name === 'AwsProblem', `rejected with ${String(outcome)}`);
  return outcome as AwsProblem;
}
