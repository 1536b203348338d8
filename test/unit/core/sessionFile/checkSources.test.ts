import assert from 'node:assert/strict';
import { checkSources } from '../../../../src/core/sessionFile/checkSources';
import type { SessionSource } from '../../../../src/core/sessionFile/sessionFile';

const one = '1'.repeat(64);
const two = '2'.repeat(64);

describe('checkSources', () => {
  const cases: readonly (readonly [
    string,
    SessionSource,
    SessionSource | undefined,
    string,
    string,
    RegExp,
  ])[] = [
    [
      'equal digests',
      { path: 'a', sha256: one },
      { path: 'a', sha256: one },
      'same',
      'sha256',
      /byte for byte/,
    ],
    [
      'other digests',
      { path: 'a', sha256: one },
      { path: 'a', sha256: two },
      'changed',
      'sha256',
      /other bytes/,
    ],
    [
      'equal digests over different sizes said',
      { path: 'a', sha256: one, size: 1 },
      { path: 'a', sha256: one.toUpperCase(), size: 2 },
      'same',
      'sha256',
      /same/,
    ],
    [
      'equal sizes',
      { path: 'a', size: 5 },
      { path: 'a', size: 5, sha256: one },
      'same',
      'size',
      /not compared/,
    ],
    [
      'other sizes',
      { path: 'a', size: 5 },
      { path: 'a', size: 6 },
      'changed',
      'size',
      /had 5 bytes .* has 6 now/,
    ],
    ['nothing to compare', { path: 'a' }, { path: 'a' }, 'same', 'nothing', /nothing to compare/],
    [
      'another spelling of the path',
      { path: '.\\logs\\a' },
      { path: 'logs/a' },
      'same',
      'nothing',
      /is there/,
    ],
    ['a uri', { uri: 's3://b/k', size: 1 }, { uri: 's3://b/k', size: 1 }, 'same', 'size', /s3:\/\/b\/k/],
    ['a log that is gone', { path: 'a', sha256: one }, undefined, 'missing', 'nothing', /a is not there/],
    ['another log', { path: 'a' }, { path: 'b' }, 'missing', 'nothing', /a is not there/],
    ['a source without place', {}, { path: 'b' }, 'missing', 'nothing', /without path and uri/],
  ];
  for (const [what, source, actual, state, comparedBy, message] of cases) {
    it(`tells ${what}`, () => {
      const [check] = checkSources({ sources: [source] }, actual === undefined ? [] : [actual]);
      assert.deepEqual([check?.source, check?.state, check?.comparedBy], [source, state, comparedBy]);
      assert.match(check?.message ?? '', message);
    });
  }

  it('keeps the order of the session', () => {
    const checks = checkSources({ sources: [{ path: 'b' }, { path: 'a' }] }, [{ path: 'a' }]);
    assert.deepEqual(
      checks.map(({ state }) => state),
      ['missing', 'same'],
    );
  });
});
