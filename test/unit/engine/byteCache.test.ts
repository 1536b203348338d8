import assert from 'node:assert/strict';
import { ByteCache } from '../../../src/engine/byteCache';

describe('ByteCache', () => {
  it('lets go of what was used least recently', () => {
    const cache = new ByteCache<string>(10);
    cache.set('a', new Uint8Array(4));
    cache.set('b', new Uint8Array(4));
    cache.get('a');
    cache.set('c', new Uint8Array(4));
    assert.deepEqual(
      ['a', 'b', 'c'].map((key) => cache.get(key) !== undefined),
      [true, false, true],
    );
    assert.equal(cache.byteLength, 8);
  });

  it('does not keep what is larger than it', () => {
    const cache = new ByteCache<string>(10);
    cache.set('a', new Uint8Array(4));
    cache.set('a', new Uint8Array(11));
    assert.deepEqual([cache.get('a'), cache.byteLength], [undefined, 0]);
  });
});
