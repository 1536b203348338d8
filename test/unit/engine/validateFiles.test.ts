import assert from 'node:assert/strict';
import { createSign, generateKeyPairSync } from 'node:crypto';
import { rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseDigest, toSignedText, type Digest } from '../../../src/core/integrity/digestFile';
import { validateFiles } from '../../../src/engine/integrity/validateFiles';
import { parsePublicKeys } from '../../../src/engine/integrity/publicKeys';
import { repositoryRoot } from '../../support/repositoryRoot';
import { sha256 } from '../core/integrity/madeTrail';

const { signal } = new AbortController();
const quiet = (): void => undefined;
const FINGERPRINT = 'fedcba9876543210fedcba9876543210';

describe('validateFiles', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'validate-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('finds the hashes of the sample organization true', async () => {
    await cp(path.join(repositoryRoot, 'samples/organization'), folder, { recursive: true });
    const { report } = await validateFiles({ folders: [folder], keyPaths: [] }, signal, quiet);
    const listed = report.logs.filter(({ digest }) => digest !== undefined);
    assert.ok(listed.length > 0 && report.digests.length > 0);
    assert.deepEqual([...new Set(listed.map(({ status }) => status))], ['valid']);
  });

  it('tells a sample log that was changed', async () => {
    await cp(path.join(repositoryRoot, 'samples/organization'), folder, { recursive: true });
    const before = await validateFiles({ folders: [folder], keyPaths: [] }, signal, quiet);
    const victim = before.report.logs.find(({ status }) => status === 'valid')?.path ?? '';
    await writeFile(victim, gzipSync('{"Records":[]}'));
    const { report } = await validateFiles({ folders: [folder], keyPaths: [] }, signal, quiet);
    assert.deepEqual(
      report.logs.filter(({ status }) => status === 'modified').map(({ path: file }) => file),
      [victim],
    );
  });

  it('checks signatures with keys in the form of list-public-keys', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const keyFile = path.join(folder, 'keys.json');
    const value = publicKey.export({ format: 'der', type: 'pkcs1' }).toString('base64');
    await writeFile(keyFile, JSON.stringify({ PublicKeyList: [{ Value: value, Fingerprint: FINGERPRINT }] }));
    let previous: { key: string; hash: string; signature: string } | undefined;
    for (const hour of ['01', '02']) {
      const key = `AWSLogs/111122223333/CloudTrail-Digest/us-east-1/2025/01/02/111122223333_CloudTrail-Digest_us-east-1_t_us-east-1_20250102T${hour}0000Z.json.gz`;
      const text = JSON.stringify({
        awsAccountId: '111122223333',
        digestStartTime: `2025-01-02T0${String(Number(hour) - 1)}:00:00Z`,
        digestEndTime: `2025-01-02T${hour}:00:00Z`,
        digestS3Bucket: 'b',
        digestS3Object: key,
        digestPublicKeyFingerprint: FINGERPRINT,
        previousDigestS3Bucket: previous && 'b',
        previousDigestS3Object: previous?.key,
        previousDigestHashValue: previous?.hash,
        previousDigestSignature: previous?.signature,
        logFiles: [],
      });
      const hash = sha256(text);
      const signature = createSign('RSA-SHA256')
        .update(toSignedText(parseDigest(text) as Digest, hash))
        .sign(privateKey, 'hex');
      await mkdir(path.dirname(path.join(folder, key)), { recursive: true });
      await writeFile(path.join(folder, key), gzipSync(text));
      previous = { key, hash, signature };
    }
    const { report, ignored } = await validateFiles(
      { folders: [folder], keyPaths: [keyFile] },
      signal,
      quiet,
    );
    assert.deepEqual(
      report.digests.map(({ status }) => status),
      ['signed', 'unproved'],
    );
    assert.equal(ignored, 1);
  });

  it('calls a log that cannot be unpacked modified', async () => {
    await cp(path.join(repositoryRoot, 'samples/organization'), folder, { recursive: true });
    const files = await readdir(folder, { recursive: true });
    const log = path.join(folder, files.find((name) => /_CloudTrail_.*\.gz$/u.test(name)) ?? '');
    const bytes = await readFile(log);
    await writeFile(log, bytes.subarray(0, bytes.length - 20));
    const { report } = await validateFiles({ folders: [folder], keyPaths: [] }, signal, quiet);
    const result = report.logs.find(({ path: file }) => file === log);
    assert.ok(result?.status === 'modified' || result?.status === 'not-covered', result?.status);
  });

  it('calls a log unread, and not modified, whose file the system does not give', async () => {
    await cp(path.join(repositoryRoot, 'samples/organization'), folder, { recursive: true });
    const whole = await validateFiles({ folders: [folder], keyPaths: [] }, signal, quiet);
    const { path: log } = whole.report.logs.find(({ status }) => status === 'valid') ?? {};
    assert.ok(log);
    const { report } = await validateFiles({ folders: [folder], keyPaths: [] }, signal, () => {
      // After the list of files was made.
      rmSync(log, { force: true });
    });
    const result = report.logs.find(({ path: file }) => file === log);
    assert.deepEqual(
      [result?.status, result?.message],
      ['unread', 'The file cannot be read: it does not exist any more.'],
    );
  });

  it('stops when it is cancelled', async () => {
    await writeFile(path.join(folder, '111122223333_CloudTrail_us-east-1_20250102T0305Z_a.json'), '{}');
    const abort = new AbortController();
    abort.abort();
    await assert.rejects(validateFiles({ folders: [folder], keyPaths: [] }, abort.signal, quiet), /abort/iu);
  });
});

describe('parsePublicKeys', () => {
  it('says what it wants', () => {
    assert.throws(() => parsePublicKeys('{"Keys":[]}'), /PublicKeyList/u);
  });
});
