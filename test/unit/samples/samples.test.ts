import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { writeSamples } from '../../tasks/samples';
import { getManifest, readSample, readSampleText, samplesFolder } from './sampleFolder';

/** What the package and a clone can bear; the samples take 0.9 MB. */
const MAX_BYTES = 1_500_000;

type Json = Record<string, unknown>;

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

describe('samples', function () {
  this.timeout(120_000);
  const manifest = getManifest();
  const native = manifest.filter(
    ({ path: name }) =>
      /_CloudTrail[\w-]*_/.test(name) && !name.includes('Digest') && !name.startsWith('damaged/'),
  );
  const getRecords = (name: string): readonly Json[] =>
    (JSON.parse(readSampleText(name)) as { readonly Records: readonly Json[] }).Records;
  const everyRecord = native.flatMap(({ path: name }) => getRecords(name));
  const everyText = manifest.map(({ path: name }) => readSampleText(name)).join('\n');

  describe('the generator', () => {
    let folder = '';
    before(() => {
      folder = mkdtempSync(path.join(os.tmpdir(), 'samples-'));
    });
    after(() => {
      rmSync(folder, { recursive: true, force: true });
    });

    it('writes the committed files, byte for byte', () => {
      writeSamples(folder);
      assert.deepEqual(listFiles(folder), listFiles(samplesFolder));
      const changed = listFiles(folder).filter(
        (name) => !readFileSync(path.join(folder, name)).equals(readFileSync(path.join(samplesFolder, name))),
      );
      assert.deepEqual(changed, [], 'run `npx tsx test/tasks/samples.ts` and commit the result');
    });

    it('refuses a folder that holds something else', () => {
      const other = mkdtempSync(path.join(folder, 'other-'));
      writeFileSync(path.join(other, 'evidence.txt'), 'keep me');
      assert.throws(() => {
        writeSamples(other);
      }, /holds other files/);
      assert.deepEqual(listFiles(other), ['evidence.txt']);
    });
  });

  it('are listed in the manifest, every one', () => {
    assert.deepEqual(
      [...manifest.map(({ path: name }) => name), 'README.md', 'manifest.json'].sort(),
      listFiles(samplesFolder),
    );
  });

  it(`take less than ${String(MAX_BYTES)} bytes`, () => {
    const size = listFiles(samplesFolder).reduce(
      (sum, name) => sum + readFileSync(path.join(samplesFolder, name)).length,
      0,
    );
    assert.ok(size < MAX_BYTES, `${String(size)} bytes`);
  });

  for (const entry of native) {
    it(`${entry.path}: the manifest's counts are those of JSON.parse`, () => {
      const records = getRecords(entry.path);
      const ids = records.map((record) => record['eventID'] ?? record['eventId']);
      const marks = JSON.stringify(records).match(
        /"(?:HIDDEN_DUE_TO_SECURITY_REASONS|\*\*-redacted-\*\*|<sensitiveDataRemoved>|Value hidden due to security reasons\.|\*{3,})"/g,
      );
      assert.deepEqual(
        { records: entry.records, duplicates: entry.duplicates, redacted: entry.redacted },
        { records: records.length, duplicates: ids.length - new Set(ids).size, redacted: marks?.length ?? 0 },
      );
      assert.equal(
        Object.values(entry.byIdentityType).reduce((sum, count) => sum + count, 0),
        records.length,
      );
    });
  }

  it('cover every identity type, and the records without one', () => {
    const types = new Set(native.flatMap(({ byIdentityType }) => Object.keys(byIdentityType)));
    const wanted = [
      '',
      'AWSAccount',
      'AWSService',
      'AssumedRole',
      'CustomUserIdentity',
      'Directory',
      'FederatedUser',
      'IAMUser',
      'IdentityCenterUser',
      'Role',
      'Root',
      'SAMLUser',
      'Unknown',
      'WebIdentityUser',
    ];
    assert.deepEqual([...types].sort(), wanted);
    assert.ok(everyRecord.some((record) => record['userIdentity'] === null));
    assert.ok(everyRecord.some((record) => !Object.hasOwn(record, 'userIdentity')));
    assert.ok(everyRecord.some((record) => !Object.hasOwn(record, 'eventName')));
  });

  it('hold every spelling of a redacted value', () => {
    for (const mark of [
      'HIDDEN_DUE_TO_SECURITY_REASONS',
      '**-redacted-**',
      '<sensitiveDataRemoved>',
      '****',
    ]) {
      assert.ok(everyText.includes(`"${mark}"`), mark);
    }
    assert.ok(everyText.includes('"\\u003csensitiveDataRemoved\\u003e"'));
  });

  it('give every event an id of its own outside repeats and shapes', () => {
    const ids = everyRecord.map((record) => record['eventID'] ?? record['eventId']);
    const repeats = native.reduce((sum, { duplicates }) => sum + duplicates, 0);
    assert.equal(new Set(ids).size, ids.length - repeats);
    assert.equal(repeats, 3);
  });

  it('name nobody: addresses for documentation or private, AWS’s example accounts, keys that end in EXAMPLE', () => {
    const addresses = everyRecord.map((record) => String(record['sourceIPAddress']));
    const invented =
      /^(?:192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|10\.|2001:db8:|AWS Internal|[a-z]+\.amazonaws\.com$|undefined$|$)/;
    assert.deepEqual(
      addresses.filter((address) => !invented.test(address)),
      [],
    );
    const accounts = new Set(everyText.match(/(?<=arn:aws[\w-]*:[\w-]*:[\w-]*:)\d{12}/g));
    assert.deepEqual([...accounts].sort(), ['111122223333', '123456789012', '444455556666']);
    const keys = everyText.match(/\b(?:AKIA|ASIA)[A-Z0-9]{10,}/g) ?? [];
    assert.ok(keys.length > 100);
    assert.deepEqual(
      keys.filter((key) => !/^.{13}EXAMPLE$/.test(key)),
      [],
    );
  });

  it('have digests with the true hashes of the log files and of the digest before', () => {
    const toSha256 = (name: string): string =>
      createHash('sha256')
        .update(readSample(`organization/${name}`))
        .digest('hex');
    const digests = manifest
      .filter(({ path: name }) => name.startsWith('organization/') && name.includes('CloudTrail-Digest'))
      .map(({ path: name }) => ({ name, digest: JSON.parse(readSampleText(name)) as Json }));
    const files = digests.flatMap(({ digest }) => digest['logFiles'] as readonly Json[]);
    assert.equal(files.length, 2);
    for (const file of files) {
      assert.equal(file['hashValue'], toSha256(String(file['s3Object'])));
    }
    assert.deepEqual(
      digests.map(({ name, digest }) => name === `organization/${String(digest['digestS3Object'])}`),
      [true, true],
    );
    assert.equal(digests[0]?.digest['previousDigestHashValue'], null);
    assert.equal(
      digests[1]?.digest['previousDigestHashValue'],
      toSha256(String(digests[0].digest['digestS3Object'])),
    );
  });
});
