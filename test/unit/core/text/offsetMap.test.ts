import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createOffsetMap } from '../../../../src/core/text/offsetMap';
import { toBytes, toText, toUtf8FromUtf16 } from '../../../../src/core/text/utf8';

const anyText = fc
  .array(fc.constantFrom('a', 'é', '€', '😀', '\n', '\ud800', 'x'.repeat(1500)), { maxLength: 30 })
  .map((parts) => parts.join(''));

describe('createOffsetMap', () => {
  it('maps the start of every character both ways', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const map = createOffsetMap(toBytes(text));
        let unit = 0;
        for (const character of text) {
          const byte = toBytes(text.slice(0, unit)).length;
          assert.equal(map.toByteOffset(unit), byte);
          assert.equal(map.toTextOffset(byte), unit);
          unit += character.length;
        }
        assert.equal(map.toByteOffset(text.length), toBytes(text).length);
      }),
      { numRuns: 60 },
    );
  });

  it('clamps what is outside', () => {
    for (const text of ['abc', 'aé😀']) {
      const map = createOffsetMap(toBytes(text));
      assert.equal(map.toTextOffset(-5), 0);
      assert.equal(map.toTextOffset(99), text.length);
      assert.equal(map.toByteOffset(99), toBytes(text).length);
    }
  });
});

describe('toUtf8FromUtf16', () => {
  it('converts both byte orders and leaves the rest alone', () => {
    const little = Uint8Array.from([0xff, 0xfe, 0x61, 0x00, 0xe9, 0x00]);
    const big = Uint8Array.from([0xfe, 0xff, 0x00, 0x61, 0x00, 0xe9]);
    assert.equal(toText(toUtf8FromUtf16(little) ?? new Uint8Array()), 'aé');
    assert.equal(toText(toUtf8FromUtf16(big) ?? new Uint8Array()), 'aé');
    assert.equal(toUtf8FromUtf16(toBytes('aé')), undefined);
  });

  it('knows JSON without a byte-order mark', () => {
    const little = Uint8Array.from([0x7b, 0x00, 0x7d, 0x00]);
    const big = Uint8Array.from([0x00, 0x5b, 0x00, 0x5d]);
    assert.equal(toText(toUtf8FromUtf16(little) ?? new Uint8Array()), '{}');
    assert.equal(toText(toUtf8FromUtf16(big) ?? new Uint8Array()), '[]');
    assert.equal(toUtf8FromUtf16(toBytes('{"a":1}')), undefined);
    assert.equal(toUtf8FromUtf16(new Uint8Array([0, 0x61])), undefined);
  });
});
