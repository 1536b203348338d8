import assert from 'node:assert/strict';
import { toDurationText } from '../../../../src/core/text/toDurationText';

describe('the words of a duration', () => {
  const cases: readonly (readonly [milliseconds: number, text: string])[] = [
    [-1, '0 ms'],
    [0, '0 ms'],
    [42, '42 ms'],
    [999.6, '1.0 s'],
    [1234, '1.2 s'],
    [45_678, '46 s'],
    [125_000, '2 min 5 s'],
    [60_000_000, '1,000 min 0 s'],
  ];
  for (const [milliseconds, text] of cases) {
    it(`are ${text} for ${String(milliseconds)}`, () => {
      assert.equal(toDurationText(milliseconds), text);
    });
  }
});
