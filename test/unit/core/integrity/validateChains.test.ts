import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  parseDigest,
  parseDigestName,
  toSignedText,
  type Digest,
} from '../../../../src/core/integrity/digestFile';
import { validateChains } from '../../../../src/core/integrity/validateChains';
import { makeTrail, sha256, verify, type MadeTrail } from './madeTrail';

const noKeys = (): undefined => undefined;

function statuses(trail: Pick<MadeTrail, 'digests' | 'logs'>, keys = verify) {
  const report = validateChains({ ...trail, verify: keys });
  return {
    digests: report.digests.map(({ status }) => status),
    logs: report.logs.map(({ status }) => status),
    gaps: report.gaps.map(({ message }) => message),
    notes: report.notes,
  };
}

describe('validateChains', () => {
  it('proves all digests but the newest by the signatures in the next ones', () => {
    const { digests, logs, gaps } = statuses(makeTrail(3));
    assert.deepEqual(digests, ['signed', 'signed', 'unproved']);
    assert.deepEqual(logs, ['valid', 'valid', 'valid']);
    assert.equal(gaps.length, 1);
    assert.match(gaps[0] ?? '', /chain begins here/u);
  });

  it('proves the newest too by the signature in its metadata', () => {
    const trail = makeTrail(2);
    const digests = trail.digests.map((found, i) => ({ ...found, signature: trail.signatures[i] ?? '' }));
    assert.deepEqual(statuses({ ...trail, digests }).digests, ['signed', 'signed']);
  });

  it('shows without keys only that the parts belong together', () => {
    const { digests, logs, notes } = statuses(makeTrail(3), noKeys);
    assert.deepEqual(digests, ['linked', 'linked', 'unproved']);
    assert.deepEqual(logs, ['valid', 'valid', 'valid']);
    assert.ok(notes.some((note) => note.includes('list-public-keys')));
  });

  it('tells a changed, a missing, a moved and an uncovered log', () => {
    const trail = makeTrail(3);
    const [first, second] = trail.logs;
    assert.ok(first && second);
    const logs = [
      { ...first, hash: sha256('changed') },
      { ...second, path: `/elsewhere/${second.path.slice(second.path.lastIndexOf('/') + 1)}` },
      { path: '/evidence/AWSLogs/111122223333/CloudTrail/us-east-1/2025/01/02/x.json.gz', hash: sha256('x') },
    ];
    assert.deepEqual(statuses({ ...trail, logs }).logs, ['modified', 'moved', 'missing', 'not-covered']);
  });

  it('takes a folder of 200,000 logs that no digest lists', () => {
    const logs = Array.from({ length: 200_000 }, (_, i) => ({ path: `/evidence/${String(i)}`, hash: '00' }));
    const report = validateChains({ digests: [], logs, verify });
    assert.equal(report.logs.length, 200_000);
    assert.equal(report.logs.at(-1)?.path, '/evidence/199999');
  });

  it('finds logs that were stored uncompressed, with the separators of Windows', () => {
    const trail = makeTrail(1);
    const logs = trail.logs.map((log) => ({
      ...log,
      path: log.path.replace(/\.gz$/u, '').replaceAll('/', '\\'),
    }));
    assert.deepEqual(statuses({ ...trail, logs }).logs, ['valid']);
  });

  it('tells a digest that was changed after the next one was written', () => {
    const trail = makeTrail(3);
    const text = (trail.texts[1] ?? '').replace('"logFiles":[', '"logFiles":[ ');
    const digests = [...trail.digests];
    digests[1] = { path: digests[1]?.path ?? '', hash: sha256(text), digest: parseDigest(text) };
    assert.deepEqual(statuses({ ...trail, digests }).digests, ['signed', 'modified', 'unproved']);
  });

  it('tells a digest whose signature does not fit', () => {
    const trail = makeTrail(2);
    const digests = trail.digests.map((found) => ({ ...found, signature: trail.signatures[0] ?? '' }));
    assert.deepEqual(statuses({ ...trail, digests }).digests, ['signed', 'forged']);
  });

  it('tells a missing digest in the chain', () => {
    const trail = makeTrail(4);
    const digests = trail.digests.filter((_, i) => i !== 1);
    const result = statuses({ ...trail, digests });
    assert.deepEqual(result.digests, ['unproved', 'signed', 'unproved']);
    assert.ok(result.gaps.some((gap) => gap.includes('is not here')));
    assert.deepEqual(result.logs, ['valid', 'valid', 'valid', 'not-covered']);
  });

  it('keeps accounts and Regions apart in one run', () => {
    const trails = [makeTrail(2), makeTrail(2, '444455556666'), makeTrail(2, '111122223333', 'eu-west-1')];
    const report = validateChains({
      digests: trails.flatMap(({ digests }) => digests).reverse(),
      logs: trails.flatMap(({ logs }) => logs),
      verify,
    });
    assert.equal(new Set(report.digests.map(({ chain }) => chain)).size, 3);
    assert.deepEqual(
      report.digests.map(({ status }) => status),
      ['signed', 'unproved', 'signed', 'unproved', 'signed', 'unproved'],
    );
    assert.ok(report.logs.every(({ status }) => status === 'valid'));
  });

  it('never calls a changed log or digest valid', () => {
    const trail = makeTrail(3);
    fc.assert(
      fc.property(fc.nat(2), fc.nat(), fc.integer({ min: 1, max: 255 }), (which, at, change) => {
        const text = trail.texts[which] ?? '';
        const bytes = Buffer.from(text);
        const i = at % bytes.length;
        bytes[i] = (bytes[i] ?? 0) ^ change;
        const changed = bytes.toString('latin1');
        const digests = [...trail.digests];
        const found = digests[which];
        assert.ok(found);
        const signature = trail.signatures[which] ?? '';
        digests[which] = { path: found.path, hash: sha256(changed), digest: parseDigest(changed), signature };
        const report = validateChains({ ...trail, digests, verify });
        const result = report.digests.find(({ path }) => path === found.path);
        assert.ok(
          result !== undefined && result.status !== 'signed' && result.status !== 'linked',
          result?.status,
        );
      }),
      { numRuns: 200 },
    );
  });

  it('says that nothing can be proved without digests', () => {
    const { logs, notes } = statuses({ digests: [], logs: makeTrail(1).logs });
    assert.deepEqual(logs, ['not-covered']);
    assert.match(notes[0] ?? '', /no digest file/u);
  });
});

describe('parseDigest', () => {
  const faulty: readonly [string, RegExp][] = [
    ['{', /not valid JSON/u],
    ['[]', /lacks awsAccountId/u],
    [
      '{"awsAccountId":"1","digestStartTime":"x","digestEndTime":"y","digestS3Bucket":"b","digestS3Object":"k","logFiles":[]}',
      /times cannot be read/u,
    ],
    [
      '{"awsAccountId":"1","digestStartTime":"2025-01-01T00:00:00Z","digestEndTime":"2025-01-01T01:00:00Z","digestS3Bucket":"b","digestS3Object":"k","logFiles":[7]}',
      /entry of logFiles/u,
    ],
  ];
  for (const [text, message] of faulty) {
    it(`says what is wrong with ${text.slice(0, 40)}`, () => {
      const digest = parseDigest(text);
      assert.ok('fault' in digest);
      assert.match(digest.fault, message);
    });
  }

  it('signs the word null in a starting digest', () => {
    const digest = parseDigest(makeTrail(1).texts[0] ?? '') as Digest;
    assert.equal(toSignedText(digest, 'abc'), `2025-01-02T01:00:00Z\nbucket/${digest.key}\nabc\nnull`);
  });
});

describe('parseDigestName', () => {
  it('reads account, Region, trail and backfill', () => {
    const key =
      'p/AWSLogs/o-x/111122223333/CloudTrail-Digest/eu-west-1/2025/01/02/111122223333_CloudTrail-Digest_eu-west-1_my_trail_us-east-1_20250102T030000Z_backfill.json.gz';
    assert.deepEqual(parseDigestName(key), {
      accountId: '111122223333',
      region: 'eu-west-1',
      trail: 'my_trail',
      isBackfill: true,
    });
    assert.equal(parseDigestName('111122223333_CloudTrail_eu-west-1_20250102T0305Z_x.json.gz'), undefined);
  });
});
