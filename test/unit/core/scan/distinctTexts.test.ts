import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ByteStringTable } from '../../../../src/core/scan/byteStringTable';
import { DistinctTexts, getTextBytes } from '../../../../src/core/scan/distinctTexts';
import { packStrings, unpackStrings } from '../../../../src/core/scan/packedStrings';
import type { StringTable } from '../../../../src/core/scan/stringTable';
import { toBytes } from '../../../../src/core/text/utf8';

function toTable(texts: readonly string[]): ByteStringTable {
  const table = new ByteStringTable();
  texts.forEach((text) => table.internText(text));
  return table;
}

describe('DistinctTexts', () => {
  it('numbers the texts of any tables as a Map does', () => {
    const text = fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom('alice', 'bob', 'é', '\u0000'));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.array(text), fc.boolean()), { maxLength: 8 }), (lists) => {
        const distinct = new DistinctTexts();
        const expected = new Map<string, number>();
        for (const [texts, isPacked] of lists) {
          const table = toTable(texts);
          const strings: StringTable = isPacked ? unpackStrings(packStrings(table)) : table;
          for (let id = 1; id < strings.size; id++) {
            const known = strings.get(id);
            const number = expected.get(known) ?? expected.size;
            expected.set(known, number);
            assert.equal(distinct.getNumber(strings, id), number);
          }
          assert.equal(distinct.size, expected.size);
        }
      }),
    );
  });

  it('keeps numbers as it grows', () => {
    const distinct = new DistinctTexts();
    const many = toTable(Array.from({ length: 1000 }, (_, i) => `text ${String(i)}`));
    for (let id = 1; id <= 1000; id++) {
      assert.equal(distinct.getNumber(many, id), id - 1);
    }
    assert.equal(distinct.getNumber(toTable(['other', 'text 7']), 2), 7);
    assert.equal(distinct.size, 1000);
  });

  it('tells texts apart that are damaged in different ways', () => {
    const table = new ByteStringTable();
    const one = table.intern(Uint8Array.of(0x61, 0xff), 0, 2);
    const two = table.intern(Uint8Array.of(0x61, 0xfe), 0, 2);
    const distinct = new DistinctTexts();
    assert.deepEqual([distinct.getNumber(table, one), distinct.getNumber(table, two)], [0, 1]);
    assert.deepEqual(getTextBytes(table, two), Uint8Array.of(0x61, 0xfe));
    assert.deepEqual(getTextBytes(unpackStrings(packStrings(toTable(['é']))), 1), toBytes('é'));
  });
});
