import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../../support/repositoryRoot';
import { readSourceFiles } from './sourceFiles';

/** What may stand at the root, besides folders that are made and ignored. */
const ROOT = new Set([
  '.ci',
  '.gitattributes',
  '.github',
  '.gitignore',
  '.npmrc',
  '.vscode',
  '.vscodeignore',
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'eslint.config.mjs',
  'media',
  'package-lock.json',
  'package.json',
  'package.nls.json',
  'samples',
  'src',
  'syntaxes',
  'test',
  'tsconfig.json',
  'webview',
]);
const IGNORED = new Set(['.git', '.vscode-test', 'cloudtrail-lens.vsix', 'dist', 'node_modules', 'out']);

/** Names that say nothing about what is inside. */
const VAGUE = /^(utils?|helpers?|common|misc|shared|stuff)$/i;

/** Addresses of package registries; in pieces, so that this file does not name one itself. */
const REGISTRY = new RegExp(
  ['registry\\.', '(npmjs\\.org|yarnpkg\\.com|npmmirror\\.com)|npm\\.pkg\\.github'].join(''),
  'i',
);

describe('names', () => {
  it('at the root are the agreed ones', () => {
    const others = readdirSync(repositoryRoot).filter((name) => !ROOT.has(name) && !IGNORED.has(name));
    assert.deepEqual(others, []);
  });

  it('of files and folders say what is inside', () => {
    const names = readSourceFiles(['src', 'webview', 'test']).map(({ name }) => name);
    const vague = names.filter((name) =>
      name.split('/').some((part) => VAGUE.test(part.replace(/(\.test)?\.ts$/, ''))),
    );
    assert.deepEqual(vague, []);
  });

  it('of package registries are nowhere', function () {
    if (!existsSync(path.join(repositoryRoot, '.git'))) {
      console.log('Registry names not looked for: without git there is no list of the files.');
      this.skip();
    }
    const files = listFiles().filter((name) => !name.startsWith('samples/') && isSmallText(name));
    const naming = files.filter((name) =>
      REGISTRY.test(readFileSync(path.join(repositoryRoot, name), 'utf8')),
    );
    assert.deepEqual(naming, []);
  });
});

/** What git knows or would take in: everything but what is ignored. */
function listFiles(): readonly string[] {
  const parameters = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const output = execFileSync('git', parameters, {
    cwd: repositoryRoot,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  return output.split('\0').filter((name) => name !== '' && existsSync(path.join(repositoryRoot, name)));
}

function isSmallText(name: string): boolean {
  return !/\.(png|gz|vsix)$/.test(name) && statSync(path.join(repositoryRoot, name)).size < 5_000_000;
}
