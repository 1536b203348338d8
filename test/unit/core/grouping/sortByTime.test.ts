import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sortByTime } from '../../../../src/core/grouping/sortByTime';

describe('sortByTime', () => {
  it('puts entries without a time last and keeps the order of equal ones', () => {
    assert.deepEqual([...sortByTime(Float64Array.of(5, NaN, 1, 5, NaN, 1))], [2, 5, 0, 3, 1, 4]);
  });

  it('takes the whole range of years', () => {
    assert.deepEqual(
      [...sortByTime(Float64Array.of(253402300799999, 0, -62167219200000, 1e12))],
      [2, 1, 3, 0],
    );
  });

  it('agrees with a comparing sort', () => {
    const time = fc.oneof(
      fc.integer({ min: -62167219200000, max: 253402300799999 }),
      fc.integer({ min: 0, max: 300 }),
      fc.constant(NaN),
    );
    fc.assert(
      fc.property(fc.array(time), (times) => {
        const expected = times
          .map((_, i) => i)
          .sort((a, b) => {
            const [x, y] = [times[a] ?? NaN, times[b] ?? NaN];
            return Number.isNaN(x) || Number.isNaN(y)
              ? Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || a - b
              : x - y || a - b;
          });
        assert.deepEqual([...sortByTime(Float64Array.from(times))], expected);
      }),
    );
  });
});
