import assert from 'node:assert/strict';
import { toSourceNames } from '../../../../src/core/grouping/toSourceNames';

describe('toSourceNames', () => {
  const cases: readonly (readonly [readonly string[], readonly string[]])[] = [
    [[], []],
    [['file:///logs/a.json'], ['a.json']],
    [
      ['file:///x/a.json', 'file:///y/a.json', 'file:///y/b.json'],
      ['x/a.json', 'y/a.json', 'b.json'],
    ],
    [
      ['file:///1/x/a.json', 'file:///2/x/a.json'],
      ['1/x/a.json', '2/x/a.json'],
    ],
    [['file:///a%20b.json?x#y'], ['a b.json']],
    [['file:///a%zz.json'], ['a%zz.json']],
    [
      ['file:///a.json', 'file:///a.json'],
      ['a.json', 'a.json'],
    ],
    [[''], ['log']],
    [['file:///'], ['file:///']],
    [['untitled:Untitled-1'], ['Untitled-1']],
  ];
  for (const [uris, names] of cases) {
    it(`${JSON.stringify(uris)} are ${JSON.stringify(names)}`, () => {
      assert.deepEqual(toSourceNames(uris), names);
    });
  }
});
