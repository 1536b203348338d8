import assert from 'node:assert/strict';
import { gunzipSync } from 'node:zlib';
import { toGzip } from '../../tasks/samples/gzip';

describe('toGzip', () => {
  const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

  it('compresses log text and writes neither a time nor a name', () => {
    const packed = toGzip(bytesOf('{"Records":[{"eventVersion":"1.11"}]}'.repeat(100)));
    assert.ok(packed.length < 200, `${String(packed.length)} bytes`);
    assert.equal(gunzipSync(packed).length, 3700);
    assert.deepEqual([...packed.slice(0, 10)], [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 3]);
  });
});
