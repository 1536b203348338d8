import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { readZipEntries, readZipText } from '../support/readZipEntries';
import { repositoryRoot } from '../support/repositoryRoot';

const vsix = path.join(repositoryRoot, 'cloudtrail-lens.vsix');

const ENTRY = 'extension/dist/extension.js';
const SQL_THREAD = 'extension/dist/sql.js';

/** Names of files whose names are fixed. A file that is missing fails the test as well as one that is not here. */
const REQUIRED = [
  '[Content_Types].xml',
  'extension.vsixmanifest',
  'extension/package.json',
  'extension/package.nls.json',
  'extension/readme.md',
  'extension/changelog.md',
  'extension/LICENSE.txt',
  'extension/media/icon.png',
  'extension/media/icon.svg',
  'extension/media/trails.svg',
  'extension/media/lock-dark.svg',
  'extension/media/lock-light.svg',
  'extension/syntaxes/cloudtrail.tmLanguage.json',
  'extension/syntaxes/language-configuration.json',
  ENTRY,
  'extension/dist/worker.js',
  'extension/dist/scan.js',
  'extension/dist/query.js',
  SQL_THREAD,
  'extension/dist/webview/explorer.js',
  'extension/dist/webview/explorer.css',
  'extension/dist/webview/results.js',
  'extension/dist/webview/results.css',
  'extension/dist/THIRD-PARTY-NOTICES.txt',
];
/** Chunks are named by the build after the module that is loaded late and its content. */
const CHUNK = /^extension\/dist\/chunks\/[A-Za-z0-9.-]+-[A-Z0-9]{8}\.js$/;

/** The query engine's binaries for the machine that packaged; their names are the engine's own. */
const ENGINE = /^extension\/dist\/duckdb\/[a-z0-9-]+\/[A-Za-z0-9.]+\.(?:node|so|dylib|dll)$/;

/**
 * The largest file and the whole package without the query engine, in bytes: about twice what they take, so that a package
 * that slips into a bundle is seen. The thread that reads SQL alone, 1.1 MB, has a parser for all of Trino's.
 */
const LARGEST_FILE = 1_000_000;
const LARGEST_SQL_FILE = 2_500_000;
const LARGEST_PACKAGE = 2_000_000;

/** The query engine, as it is packed: DuckDB for one platform, some 70 MB unpacked. */
const LARGEST_ENGINE = 40_000_000;

describe('the package', () => {
  const entries = readZipEntries(vsix);
  const names = entries.map(({ name }) => name);

  it('is newer than what it was built from', () => {
    assert.ok(statSync(vsix).mtimeMs >= statSync(path.join(repositoryRoot, 'package.json')).mtimeMs);
  });

  it('holds the listed files and no other', () => {
    assert.deepEqual(
      names.filter((name) => !CHUNK.test(name) && !ENGINE.test(name)).sort(),
      [...REQUIRED].sort(),
    );
  });

  it('holds every chunk of the build', () => {
    const { outputs } = JSON.parse(
      readFileSync(path.join(repositoryRoot, 'out', 'meta', 'extension.json'), 'utf8'),
    ) as {
      readonly outputs: Readonly<Record<string, unknown>>;
    };
    const built = Object.keys(outputs).map((name) => `extension/${name}`);
    assert.deepEqual(names.filter((name) => CHUNK.test(name) || name === ENTRY).sort(), built.sort());
  });

  it('keeps within its sizes', () => {
    const own = entries.filter(({ name }) => !ENGINE.test(name));
    const large = own
      .filter(({ name, size }) => size > (name === SQL_THREAD ? LARGEST_SQL_FILE : LARGEST_FILE))
      .map(({ name, size }) => `${name}: ${size}`);
    assert.deepEqual(large, []);
    const engine = entries
      .filter(({ name }) => ENGINE.test(name))
      .reduce((sum, { compressedSize }) => sum + compressedSize, 0);
    const size = statSync(vsix).size - engine;
    assert.ok(size <= LARGEST_PACKAGE, `${size} bytes; the limit is ${LARGEST_PACKAGE}`);
    assert.ok(engine <= LARGEST_ENGINE, `the engine has ${engine} bytes; the limit is ${LARGEST_ENGINE}`);
  });

  it('has the query engine of one platform, which is the one that it is for', () => {
    const platforms = new Set(
      names
        .filter((name) => ENGINE.test(name))
        .map((name) => name.split('/')[3]?.replace(/^linux-(.*)-musl$/, 'alpine-$1')),
    );
    assert.equal(platforms.size, 1);
    const manifest = readZipText(vsix, 'extension.vsixmanifest');
    assert.equal(/TargetPlatform="([^"]*)"/.exec(manifest)?.[1], [...platforms][0]);
  });
});
