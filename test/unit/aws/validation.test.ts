import assert from 'node:assert/strict';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { AwsProblem } from '../../../src/aws/awsProblem';
import type { AwsWorld } from '../../../src/aws/awsWorld';
import { listPublicKeys } from '../../../src/aws/cloudtrail/listPublicKeys';
import { findEvidence } from '../../../src/aws/integrity/findEvidence';
import { hashLogs, readDigests } from '../../../src/aws/integrity/readEvidence';
import { createObjectStore } from '../../../src/aws/s3/createObjectStore';
import type { ObjectStore } from '../../../src/aws/s3/objectStore';
import { getSigningTimes } from '../../../src/core/integrity/getSigningTimes';
import type { IntegrityReport } from '../../../src/core/integrity/integrityReport';
import { toValidationScope } from '../../../src/core/integrity/validationScope';
import type { TimeWindow } from '../../../src/core/trails/listRange';
import { parseTrailPlace } from '../../../src/core/trails/trailPlace';
import { validateEvidence } from '../../../src/engine/integrity/validateEvidence';
import {
  createDenial,
  createListPublicKeys,
  type StubKey,
} from '../../support/cloudTrailStub/handlers/listPublicKeys';
import { startCloudTrailStub, type CloudTrailStub } from '../../support/cloudTrailStub/startCloudTrailStub';
import { createAwsFolder, type AwsFolder } from '../../support/s3Server/createAwsFolder';
import { createTestBucket, type TestBucket } from '../../support/s3Server/createTestBucket';
import { startCuttingProxy } from '../../support/s3Server/startCuttingProxy';
import { startS3Server, type S3Server } from '../../support/s3Server/startS3Server';
import {
  buildSignedTrail,
  type SignedTrail,
  type SignedTrailOptions,
} from '../../support/signedTrail/buildSignedTrail';
import { createSigner, type Signer } from '../../support/signedTrail/createSigner';

const BUCKET = 'signed-trail';
const DAY = Date.UTC(2025, 2, 11);
const HOUR = 3_600_000;
/** Everything in the bucket is older: nothing is yet to be delivered. */
const NOW = DAY + 30 * 24 * HOUR;
const REGIONS = ['us-east-1', 'eu-west-1'] as const;

describe('validation in the bucket', function () {
  this.timeout(120_000);
  let server: S3Server;
  let stub: CloudTrailStub;
  let denying: CloudTrailStub;
  let aws: AwsFolder;
  let bucket: TestBucket;
  let store: ObjectStore;
  const environment = { ...process.env };
  const world: AwsWorld = {
    env: process.env,
    askMfaCode: () => Promise.reject(new Error('nobody asks here')),
  };
  const signers: Readonly<Record<string, Signer>> = {
    'us-east-1': createSigner(),
    'eu-west-1': createSigner(),
  };
  /** Not a key of any Region. */
  const stranger = createSigner();
  const stubKeys: readonly StubKey[] = REGIONS.flatMap((region) => [
    { region, ...getPublic(signers[region]), from: DAY - 90 * 24 * HOUR, to: DAY + 40 * 24 * HOUR },
    // Of another time; and one that is valid beside the first, so that answers have two pages.
    { region, ...getPublic(createSigner()), from: 0, to: 1000 },
    { region, ...getPublic(createSigner()), from: DAY - HOUR, to: DAY + 90 * 24 * HOUR },
  ]);

  before(async () => {
    server = await startS3Server();
    stub = await startCloudTrailStub({
      keys: [server.owner],
      handlers: { ListPublicKeys: createListPublicKeys(stubKeys) },
    });
    denying = await startCloudTrailStub({
      keys: [server.owner],
      handlers: { ListPublicKeys: createDenial('ListPublicKeys') },
    });
    const toProfile = (name: string, endpoint: string): string =>
      `[profile ${name}]\nservices = ${name}\n[services ${name}]\ncloudtrail =\n  endpoint_url = ${endpoint}\n`;
    aws = createAwsFolder({
      keys: { owner: server.owner, denied: server.owner, bare: server.owner },
      config: toProfile('owner', stub.endpoint) + toProfile('denied', denying.endpoint),
    });
    Object.assign(process.env, aws.env);
    bucket = await createTestBucket({ ...server, keys: server.owner, bucket: BUCKET });
    store = await open(server.endpoint);
  });

  after(async () => {
    store.dispose();
    bucket.dispose();
    for (const name of Object.keys(aws.env)) {
      Reflect.deleteProperty(process.env, name);
    }
    Object.assign(process.env, environment);
    aws.remove();
    await Promise.all([stub.stop(), denying.stop(), server.stop()]);
  });

  const open = (endpoint: string): Promise<ObjectStore> =>
    createObjectStore(
      { name: 'test', bucket: BUCKET, prefix: '', endpoint, region: server.region, profile: 'owner' },
      undefined,
      world,
    );

  /** Each test has a prefix of its own. */
  const make = (prefix: string, options: Partial<SignedTrailOptions> = {}): SignedTrail => {
    const region = options.region ?? 'us-east-1';
    return buildSignedTrail({
      bucket: BUCKET,
      signer: signers[region] ?? stranger,
      account: '111122223333',
      region,
      start: DAY,
      hours: 24,
      prefix: `${prefix}/`,
      ...options,
    });
  };

  const put = async (...trails: readonly SignedTrail[]): Promise<void> => {
    await Promise.all(
      trails.flatMap(({ objects }) =>
        objects.map(({ key, content, metadata }) => bucket.put(key, content, metadata)),
      ),
    );
  };

  const validate = async (
    keys: readonly string[],
    options: {
      readonly time?: TimeWindow;
      readonly profile?: string;
      readonly signal?: AbortSignal;
      readonly from?: ObjectStore;
      readonly now?: number;
      readonly onBytes?: (bytes: number) => void;
    } = {},
  ): Promise<IntegrityReport> => {
    const { signal = new AbortController().signal, from = store, profile = 'owner', now = NOW } = options;
    const scopes = keys.map((key) => {
      const scope = toValidationScope(parseTrailPlace(key), options.time);
      assert.ok(scope, key);
      return scope;
    });
    const plan = await findEvidence(from, scopes, signal);
    const digests = await readDigests(from, BUCKET, plan, scopes, { signal });
    const publicKeys = [];
    for (const [region, time] of getSigningTimes(digests)) {
      publicKeys.push(...(await listPublicKeys({ profile, region, time }, world)));
    }
    const logs = await hashLogs(from, BUCKET, plan, digests, {
      signal,
      onProgress: ({ bytes }) => options.onBytes?.(bytes),
    });
    const [scope] = scopes;
    return validateEvidence({
      digests,
      logs,
      keys: publicKeys,
      keyPaths: [],
      bucket: {
        name: BUCKET,
        otherDigests: new Set(plan.otherDigests),
        now,
        ...(scope?.window === undefined ? {} : { window: scope.window }),
      },
    });
  };

  const dayOf = (prefix: string, stream = 'CloudTrail', day = '2025/03/11'): string =>
    `${prefix}/AWSLogs/111122223333/${stream}/us-east-1/${day}/`;

  const count = (values: readonly string[]): Readonly<Record<string, number>> => {
    const counts: Record<string, number> = {};
    for (const value of values) {
      counts[value] = (counts[value] ?? 0) + 1;
    }
    return counts;
  };
  const getOutcome = ({ logs, digests }: IntegrityReport): unknown => ({
    logs: count(logs.map(({ status, proof }) => `${status} ${proof ?? '-'}`)),
    digests: count(digests.map(({ status }) => status)),
  });

  it('proves a whole day, the last hour by the digest after midnight', async () => {
    await put(make('whole', { start: DAY - 5 * HOUR, hours: 36 }));
    const asked = stub.requests.length;
    const report = await validate([dayOf('whole')]);
    // Digests of 01:00 to 24:00, of the two hours after it, and the one after those.
    assert.deepEqual(getOutcome(report), { logs: { 'valid signed': 48 }, digests: { signed: 27 } });
    assert.deepEqual(report.gaps, []);
    assert.deepEqual(
      stub.requests.slice(asked).map(({ action, error, region }) => [action, error, region]),
      [
        ['ListPublicKeys', undefined, 'us-east-1'],
        ['ListPublicKeys', undefined, 'us-east-1'],
      ],
      'one question of two pages',
    );
    assert.ok(report.notes.some((note) => note.includes('byte for byte')));
  });

  it('finds the same from the folder of the digests', async () => {
    const report = await validate([dayOf('whole', 'CloudTrail-Digest')]);
    assert.deepEqual(getOutcome(report), { logs: { 'valid signed': 48 }, digests: { signed: 27 } });
  });

  it('proves the newest digest by the signature in its metadata, and says where the chain begins', async () => {
    await put(make('newest', { hours: 3 }));
    const report = await validate([dayOf('newest')], { now: DAY + 3 * HOUR });
    assert.deepEqual(getOutcome(report), { logs: { 'valid signed': 6 }, digests: { signed: 3 } });
    assert.equal(report.gaps.length, 1);
    assert.match(report.gaps[0]?.message ?? '', /The chain begins here: this is a starting digest/);
  });

  it('says from when on no digest covers the time', async () => {
    const report = await validate([dayOf('newest')]);
    const [, end] = report.gaps;
    assert.deepEqual([end?.from, end?.to], [DAY + 3 * HOUR, DAY + 24 * HOUR]);
    assert.match(end?.message ?? '', /^No digest follows/);
  });

  it('proves nothing where the metadata is gone and nothing follows', async () => {
    const { objects, digests } = make('bare', { hours: 2 });
    const last = digests.at(-1);
    await Promise.all(
      objects.map(({ key, content, metadata }) =>
        bucket.put(key, content, key === last?.key ? undefined : metadata),
      ),
    );
    const report = await validate([dayOf('bare')]);
    assert.deepEqual(getOutcome(report), {
      logs: { 'valid signed': 2, 'valid unproved': 2 },
      digests: { signed: 1, unproved: 1 },
    });
    assert.match(report.digests.at(-1)?.message ?? '', /metadata holds no signature/);
  });

  it('tells modified, damaged, missing, moved and foreign logs', async () => {
    const trail = make('changed', { hours: 4 });
    await put(trail);
    const [first, second, third, fourth] = trail.logs;
    assert.ok(first && second && third && fourth);
    await bucket.put(
      first.key,
      gzipSync(gunzipSync(first.content).toString().replace('192.0.2.10', '192.0.2.11')),
    );
    await bucket.put(second.key, Buffer.concat([second.content.subarray(0, 60), Buffer.alloc(40, 7)]));
    await bucket.remove(third.key);
    await bucket.remove(fourth.key);
    await bucket.put(fourth.key.replace('/11/', '/11/aside/'), fourth.content);
    const foreign = first.key.replace(/_[0-9a-f]{16}\./, '_ffffffffffffffff.');
    await bucket.put(foreign, first.content);
    const report = await validate([dayOf('changed')]);
    assert.deepEqual(getOutcome(report), {
      logs: {
        'modified signed': 2,
        'missing signed': 1,
        'moved signed': 1,
        'valid signed': 4,
        'not-covered -': 1,
      },
      digests: { signed: 4 },
    });
    const getKeys = (status: string): readonly string[] =>
      report.logs.filter((log) => log.status === status).map(({ key }) => key);
    assert.deepEqual(getKeys('modified'), [first.key, second.key]);
    assert.deepEqual(getKeys('missing'), [third.key]);
    assert.deepEqual(getKeys('not-covered'), [`s3://${BUCKET}/${foreign}`]);
    assert.match(report.logs.find(({ status }) => status === 'missing')?.message ?? '', /deleted or moved/);
  });

  it('validates a single log', async () => {
    const trail = make('changed', { hours: 4 });
    const report = await validate([trail.logs[5]?.key ?? '']);
    assert.deepEqual(
      report.logs.map(({ key, status }) => [key, status]),
      [[trail.logs[5]?.key, 'valid']],
    );
  });

  it('tells a digest that was changed, and a deleted one', async () => {
    const trail = make('digests', { hours: 6 });
    await put(trail);
    const [, changed, , deleted] = trail.digests;
    assert.ok(changed?.metadata && deleted);
    const text = gunzipSync(changed.content)
      .toString()
      .replace('"newestEventTime":null', '"newestEventTime": null');
    await bucket.put(changed.key, gzipSync(text), changed.metadata);
    await bucket.remove(deleted.key);
    const report = await validate([dayOf('digests')]);
    assert.deepEqual(
      report.digests.map(({ status }) => status),
      ['signed', 'modified', 'signed', 'signed', 'signed'],
    );
    assert.deepEqual(count(report.logs.map(({ status, proof }) => `${status} ${proof ?? '-'}`)), {
      'valid signed': 8,
      'valid modified': 2,
      'not-covered -': 2,
    });
    assert.ok(report.gaps.some(({ message }) => message.includes(`is not in the bucket: ${deleted.key}`)));
    assert.ok(report.notes.some((note) => note.includes('proves nothing of these logs')));
  });

  it('does not take a signature of another key for one of AWS', async () => {
    await put(
      make('forged', {
        hours: 2,
        signer: { ...stranger, fingerprint: signers['us-east-1']?.fingerprint ?? '' },
      }),
    );
    const report = await validate([dayOf('forged')]);
    assert.deepEqual(getOutcome(report), { logs: { 'valid forged': 4 }, digests: { forged: 2 } });
  });

  it('says which key is not known', async () => {
    await put(make('stranger', { hours: 2, signer: stranger }));
    const report = await validate([dayOf('stranger')]);
    assert.deepEqual(getOutcome(report), {
      logs: { 'valid linked': 2, 'valid unproved': 2 },
      digests: { linked: 1, unproved: 1 },
    });
    assert.ok(report.digests.every(({ message }) => message.includes(stranger.fingerprint)));
  });

  it('tells time without logging from a chain that goes on', async () => {
    const early = make('break', { hours: 3 });
    const late = make('break', { hours: 4, start: DAY + 8 * HOUR, fresh: [0] });
    await put(early, late);
    const report = await validate([dayOf('break')], { now: DAY + 12 * HOUR });
    assert.deepEqual(getOutcome(report), { logs: { 'valid signed': 14 }, digests: { signed: 7 } });
    assert.deepEqual(
      report.gaps.map(({ from, to }) => [from, to]),
      [
        [undefined, DAY],
        [DAY + 3 * HOUR, DAY + 8 * HOUR],
      ],
    );
    assert.match(report.gaps[1]?.message ?? '', /A new chain begins/);
  });

  it('proves digests that were made later by keys of that time', async () => {
    const madeAt = DAY + 20 * 24 * HOUR;
    await put(make('backfill', { hours: 3, backfilledAt: madeAt }));
    const asked = stub.requests.length;
    const report = await validate([dayOf('backfill')]);
    assert.deepEqual(getOutcome(report), { logs: { 'valid signed': 6 }, digests: { signed: 3 } });
    assert.ok(report.digests.every(({ chain }) => chain.endsWith(' backfill')));
    const { EndTime: end } = stub.requests[asked]?.input ?? {};
    assert.ok(typeof end === 'number' && end * 1000 >= madeAt, String(end));
  });

  it('validates two accounts and two Regions in one run', async () => {
    await put(
      ...['111122223333', '444455556666'].flatMap((account) =>
        REGIONS.map((region) => make('many', { account, region, hours: 3 })),
      ),
    );
    const report = await validate(['many/AWSLogs/'], { time: { from: DAY + HOUR, to: DAY + 2 * HOUR } });
    assert.deepEqual(getOutcome(report), { logs: { 'valid signed': 8 }, digests: { signed: 8 } });
    assert.equal(new Set(report.digests.map(({ chain }) => chain)).size, 4);
    assert.deepEqual(report.gaps, [], 'the digests before were not asked about');
  });

  it('tells a bucket that was copied from another, and validates it', async () => {
    await put(make('copied', { hours: 2, bucket: 'where-it-was' }));
    const report = await validate([dayOf('copied')]);
    assert.deepEqual(getOutcome(report), { logs: { 'moved signed': 4 }, digests: { signed: 2 } });
    assert.ok(report.digests.every(({ isMoved }) => isMoved === true));
    assert.match(report.digests[0]?.message ?? '', /It was delivered as s3:\/\/where-it-was\/copied\//);
  });

  it('goes on where the connection broke', async () => {
    const proxy = await startCuttingProxy(server.endpoint);
    const cut = await open(proxy.endpoint);
    const signal = new AbortController().signal;
    const scope = toValidationScope(parseTrailPlace(dayOf('whole')));
    assert.ok(scope);
    const plan = await findEvidence(cut, [scope], signal);
    proxy.cut(5, 500);
    const digests = await readDigests(cut, BUCKET, plan, [scope], { signal });
    assert.equal(digests.filter(({ digest }) => 'fault' in digest).length, 0);
    proxy.cut(5, 300);
    const logs = await hashLogs(cut, BUCKET, plan, digests, { signal });
    assert.equal(logs.filter(({ hash }) => hash !== undefined).length, 48);
    cut.dispose();
    await proxy.stop();
  });

  it('ends when it is cancelled', async () => {
    const controller = new AbortController();
    const problem = await getProblem(
      validate([dayOf('whole')], {
        signal: controller.signal,
        onBytes: () => {
          controller.abort();
        },
      }),
    );
    assert.equal(problem.kind, 'cancelled');
  });

  it('names the permission that public keys need', async () => {
    const time = { from: DAY, to: DAY + HOUR };
    const problem = await getProblem(listPublicKeys({ profile: 'denied', region: 'us-east-1', time }, world));
    assert.equal(problem.kind, 'access-denied');
    assert.match(
      problem.message,
      /Profile "denied" is not allowed cloudtrail:ListPublicKeys on the public keys of us-east-1/,
    );
  });

  it('does not ask AWS for the keys of a bucket elsewhere', async () => {
    const problem = await getProblem(
      listPublicKeys(
        {
          profile: 'bare',
          region: 'us-east-1',
          time: { from: DAY, to: DAY + HOUR },
          bucketEndpoint: server.endpoint,
        },
        world,
      ),
    );
    assert.match(problem.message, /were not asked for: the bucket is at http/);
  });
});

function getPublic(signer: Signer | undefined): Pick<Signer, 'fingerprint' | 'value'> {
  assert.ok(signer);
  return { fingerprint: signer.fingerprint, value: signer.value };
}

async function getProblem(promise: Promise<unknown>): Promise<AwsProblem> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(outcome instanceof Error && outcome.name === 'AwsProblem', `rejected with ${String(outcome)}`);
  return outcome as AwsProblem;
}
