import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PairTable } from '../../../../src/core/grouping/pairTable';

describe('PairTable', () => {
  it('agrees with a Map, also after it grew', () => {
    const number = fc.oneof(fc.integer({ min: 0, max: 50 }), fc.constant(0xffffffff));
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), { maxLength: 300 }), (pairs) => {
        const table = new PairTable();
        const expected = new Map<string, number>();
        pairs.forEach(([first, second], i) => {
          const key = `${String(first)} ${String(second)}`;
          assert.equal(table.get(first, second), expected.get(key));
          table.set(first, second, i);
          expected.set(key, i);
        });
        for (const [first, second] of pairs) {
          assert.equal(table.get(first, second), expected.get(`${String(first)} ${String(second)}`));
        }
      }),
    );
    const table = new PairTable();
    for (let i = 0; i < 10_000; i++) {
      table.set(i, i % 7, i);
    }
    assert.deepEqual([table.get(9_999, 3), table.get(9_999, 4), table.get(1, 1)], [9_999, undefined, 1]);
  });
});
