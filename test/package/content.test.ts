import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { readZipEntries } from '../support/readZipEntries';
import { repositoryRoot } from '../support/repositoryRoot';

const vsix = path.join(repositoryRoot, 'cloudtrail-lens.vsix');

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
  'extension/dist/extension.mjs',
  'extension/dist/worker.js',
  'extension/dist/webview/explorer.js',
  'extension/dist/webview/explorer.css',
  'extension/dist/THIRD-PARTY-NOTICES.txt',
];
/** Chunks are named by the build after the module that is loaded late and its content. */
const CHUNK = /^extension\/dist\/chunks\/[A-Za-z0-9.-]+-[A-Z0-9]{8}\.mjs$/;

/**
 * The largest file and the whole package, in bytes: about twice what the extension takes, so that a package that slips
 * into a bundle is seen, and small enough to install over a slow line in a second or two.
 */
const LARGEST_FILE = 1_000_000;
const LARGEST_PACKAGE = 1_000_000;

describe('the package', () => {
  const entries = readZipEntries(vsix);
  const names = entries.map(({ name }) => name);

  it('is newer than what it was built from', () => {
    assert.ok(statSync(vsix).mtimeMs >= statSync(path.join(repositoryRoot, 'package.json')).mtimeMs);
  });

  it('holds the listed files and no other', () => {
    assert.deepEqual(names.filter((name) => !CHUNK.test(name)).sort(), [...REQUIRED].sort());
  });

  it('holds every chunk of the build', () => {
    const { outputs } = JSON.parse(
      readFileSync(path.join(repositoryRoot, 'out', 'meta', 'extension.json'), 'utf8'),
    ) as {
      readonly outputs: Readonly<Record<string, unknown>>;
    };
    const built = Object.keys(outputs).map((name) => `extension/${name}`);
    assert.deepEqual(names.filter((name) => name.endsWith('.mjs')).sort(), built.sort());
  });

  it('keeps within its sizes', () => {
    const large = entries
      .filter(({ size }) => size > LARGEST_FILE)
      .map(({ name, size }) => `${name}: ${size}`);
    assert.deepEqual(large, []);
    const { size } = statSync(vsix);
    assert.ok(size <= LARGEST_PACKAGE, `${size} bytes; the limit is ${LARGEST_PACKAGE}`);
  });
});
