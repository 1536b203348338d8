import assert from 'node:assert/strict';
import { getGlobStart, isWholeMatch, parseGlob, takeName } from '../../../../../src/core/query/glob/glob';
import { matchesName } from '../../../../../src/core/query/glob/matchesName';

function matches(pattern: string, path: string): boolean {
  const glob = parseGlob(pattern);
  const state = path.split('/').reduce((so, name) => takeName(glob, so, name), getGlobStart(glob));
  return isWholeMatch(glob, state);
}

describe('glob', () => {
  const cases: readonly (readonly [pattern: string, yes: readonly string[], no: readonly string[]])[] = [
    ['*.json', ['a.json', '.json'], ['a/b.json', 'a.json.gz', 'a.JSON']],
    ['**/*.json', ['a.json', 'a/b.json', 'a/b/c.json'], ['a/b.gz', 'a.json/b']],
    ['**', ['a', 'a/b/c'], []],
    ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b'], ['b', 'a/x', 'x/a/b']],
    ['**/x/**/y', ['x/y', 'a/x/b/x/c/y'], ['x', 'y/x']],
    ['*.{json,json.gz}', ['a.json', 'a.json.gz'], ['a.gz', 'a.{json,json.gz}']],
    ['{a,b/{c,d}}/e', ['a/e', 'b/c/e', 'b/d/e'], ['b/e', 'c/e']],
    ['2024/[01][0-9]/?', ['2024/09/x', '2024/11/y'], ['2024/21/x', '2024/11/xy', '2024/1/x']],
    ['[!a]b', ['cb'], ['ab', 'b']],
    ['a[b', ['a[b'], ['ab']],
    ['a{b', ['a{b'], ['ab']],
    ['a//b/', ['a/b'], ['a']],
  ];
  for (const [pattern, yes, no] of cases) {
    it(`reads ${pattern}`, () => {
      for (const path of yes) {
        assert.ok(matches(pattern, path), `${path} matches`);
      }
      for (const path of no) {
        assert.ok(!matches(pattern, path), `${path} does not match`);
      }
    });
  }

  it('ends where nothing below can match', () => {
    const glob = parseGlob('a/*.json');
    assert.equal(takeName(glob, getGlobStart(glob), 'b').positions.length, 0);
    assert.equal(takeName(glob, getGlobStart(glob), 'a').positions.length, 1);
  });

  it('comes to an end for any pattern', () => {
    assert.equal(matchesName(`${'*a'.repeat(2_000)}b`, 'a'.repeat(4_000)), false);
    assert.equal(matches(`${'**/'.repeat(200)}x`, 'a/'.repeat(200) + 'y'), false);
    assert.ok(parseGlob('{a,b}'.repeat(500)).forms.length <= 100);
  });
});
