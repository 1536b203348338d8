import assert from 'node:assert/strict';
import { getBundledPackages } from '../support/bundledPackages';

/** Licences that let their code go into an MIT extension with no more than their own text beside it. */
const PERMISSIVE = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
]);

describe('licences of the bundled packages', () => {
  const packages = getBundledPackages();

  it('finds what is bundled', () => {
    assert.ok(
      packages.some(({ name }) => name === 'jsonc-parser'),
      'jsonc-parser is in every build',
    );
  });

  it('are permissive', () => {
    const others = packages.filter(({ license }) => !isPermissive(license ?? ''));
    assert.deepEqual(
      others.map(({ name, version, license }) => `${name} ${version}: ${license ?? 'none stated'}`),
      [],
    );
  });

  it('come with their texts', () => {
    assert.deepEqual(
      packages.filter(({ notices }) => notices.length === 0).map(({ name }) => name),
      [],
    );
  });
});

/** An SPDX expression: with OR one of the names is enough, with AND all are needed. */
function isPermissive(expression: string): boolean {
  const alternatives = expression.replaceAll(/[()]/g, '').split(' OR ');
  return alternatives.some((names) => names.split(' AND ').every((name) => PERMISSIVE.has(name.trim())));
}
