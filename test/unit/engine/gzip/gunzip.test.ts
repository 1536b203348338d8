import assert from 'node:assert/strict';
import { constants, createGzip, gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { Gunzip } from '../../../../src/engine/gzip/gunzip';

const LIMIT = 64 * 1024 * 1024;
const gunzip = new Gunzip();

function unpack(data: Uint8Array, limit = LIMIT): Buffer | undefined {
  gunzip.open(data, limit);
  while (gunzip.next());
  const text = gunzip.take();
  return text && Buffer.from(text);
}

/** Numbers that come again for a seed. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Bytes of so many kinds, in runs and copies from as far back as told, so that lengths and distances of all sizes come. */
function createBytes(length: number, kinds: number, farthest: number, seed: number): Buffer {
  const random = createRandom(seed);
  const bytes = Buffer.alloc(length);
  for (let i = 0; i < length;) {
    const run = 1 + Math.floor(random() ** 3 * 400);
    const distance = 1 + Math.floor(random() ** 2 * Math.min(i, farthest));
    const isCopy = random() < 0.6 && i > 0;
    for (let k = 0; k < run && i < length; k++, i++) {
      bytes[i] = isCopy ? (bytes[i - distance] ?? 0) : Math.floor(random() * kinds);
    }
  }
  return bytes;
}

const RECORD = '{"eventVersion":"1.08","eventName":"GetObject","awsRegion":"eu-west-1"},';
const TEXTS: readonly (readonly [string, Buffer])[] = [
  ['nothing', Buffer.alloc(0)],
  ['one byte', Buffer.from('x')],
  ['one byte over and over', Buffer.alloc(100_000, 0x61)],
  ['two bytes in turn', Buffer.from('ab'.repeat(50_000))],
  ['records', Buffer.from(RECORD.repeat(20_000))],
  ['all bytes', Buffer.from(Array.from({ length: 256 * 40 }, (_, i) => (i * 37) & 255))],
  ['bytes of two kinds', createBytes(300_000, 2, 32_768, 1)],
  ['bytes of 40 kinds', createBytes(700_000, 40, 32_768, 2)],
  ['bytes of 256 kinds', createBytes(300_000, 256, 300, 3)],
  ['copies from near by', createBytes(200_000, 100, 20, 4)],
  // Each byte half as often as the one before: the longest codes that there are.
  [
    'bytes of very unequal number',
    Buffer.concat(Array.from({ length: 18 }, (_, i) => createBytes(2 ** i, 1, 1, 5).fill(i))).reverse(),
  ],
];

const { Z_DEFAULT_STRATEGY, Z_FILTERED, Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE } = constants;
const WAYS = [
  ...[0, 1, 3, 6, 9].map((level) => ({ level, strategy: Z_DEFAULT_STRATEGY })),
  ...[Z_FILTERED, Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE].map((strategy) => ({ level: 6, strategy })),
  { level: 6, strategy: Z_DEFAULT_STRATEGY, memLevel: 1, windowBits: 9 },
] as const;

/** A member with all that a head may have, but for a checksum of its own. */
function toFullHead(packed: Buffer): Buffer {
  const head = Buffer.from(packed.subarray(0, 10));
  head[3] = 1 | 4 | 8 | 16;
  const extra = Buffer.from([3, 0, 1, 0, 2]);
  return Buffer.concat([head, extra, Buffer.from('log.json\0a note\0'), packed.subarray(10)]);
}

describe('Gunzip', function () {
  this.timeout(120_000);

  for (const [name, text] of TEXTS) {
    it(`unpacks ${name}, whatever way they are packed`, () => {
      for (const way of WAYS) {
        const unpacked = unpack(gzipSync(text, way));
        assert.ok(unpacked?.equals(text), JSON.stringify(way));
      }
    });
  }

  it('unpacks whatever zlib packs', () => {
    const part = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc
        .tuple(fc.uint8Array({ minLength: 1, maxLength: 20 }), fc.nat(2000))
        .map(([bytes, times]) => Buffer.alloc(bytes.length * times, bytes)),
      fc
        .tuple(fc.nat(70_000), fc.integer({ min: 1, max: 256 }), fc.nat(32_768), fc.nat())
        .map(([length, kinds, farthest, seed]) => createBytes(length, kinds, farthest, seed)),
    );
    const way = fc.record({
      level: fc.integer({ min: 0, max: 9 }),
      memLevel: fc.integer({ min: 1, max: 9 }),
      windowBits: fc.integer({ min: 9, max: 15 }),
      strategy: fc.constantFrom(Z_DEFAULT_STRATEGY, Z_FILTERED, Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE),
    });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), way, (parts, how) => {
        const text = Buffer.concat(parts);
        assert.ok(unpack(gzipSync(text, how))?.equals(text));
      }),
      { numRuns: 300 },
    );
  });

  it('unpacks several members, and heads with a name and more', () => {
    const packed = toFullHead(gzipSync('one '));
    const data = Buffer.concat([packed, gzipSync(''), gzipSync('two '), gzipSync('three')]);
    assert.equal(unpack(data)?.toString(), 'one two three');
  });

  it('unpacks what was flushed in between, as writers of streams do', async () => {
    for (const kind of [constants.Z_SYNC_FLUSH, constants.Z_FULL_FLUSH, constants.Z_PARTIAL_FLUSH]) {
      const gzip = createGzip({ flush: kind });
      const parts: Buffer[] = [];
      gzip.on('data', (part: Buffer) => parts.push(part));
      const ended = new Promise((resolve) => gzip.once('end', resolve));
      const texts = Array.from({ length: 60 }, (_, i) => createBytes(i * 40, 60, 500, i));
      texts.forEach((text) => gzip.write(text));
      gzip.end();
      await ended;
      assert.deepEqual(unpack(Buffer.concat(parts)), Buffer.concat(texts));
    }
  });

  it('leaves out zeros after the end', () => {
    assert.equal(unpack(Buffer.concat([gzipSync('one'), Buffer.alloc(512)]))?.toString(), 'one');
  });

  it('does not believe the length that is told last', () => {
    // The last member is the shortest: what it tells is too little for all.
    const long = createBytes(3_000_000, 60, 5000, 6);
    const data = Buffer.concat([gzipSync(long), gzipSync('')]);
    assert.ok(unpack(data)?.equals(long));
    const wide = Buffer.alloc(20_000_000, 0x20);
    assert.ok(unpack(gzipSync(wide))?.equals(wide), 'shrinks by more than usual');
  });

  it('unpacks what was read into its memory, and keeps it where it is not sound', () => {
    const own = new Gunzip();
    const long = createBytes(3_000_000, 60, 5000, 11);
    for (const [data, expected] of [
      [gzipSync('one'), Buffer.from('one')],
      [Buffer.concat([gzipSync(long), gzipSync('')]), long],
      [Buffer.concat([gzipSync(long), gzipSync(''), Buffer.from('x')]), undefined],
      [gzipSync('two'), Buffer.from('two')],
    ] as const) {
      const room = own.reserveData(data.length);
      room.set(data);
      own.open(room, LIMIT);
      while (own.next());
      const text = own.take();
      assert.deepEqual(text && Buffer.from(text), expected);
      assert.ok(data.equals(own.data));
    }
  });

  it('goes no further than the limit', () => {
    const text = createBytes(700_000, 40, 5000, 7);
    const data = gzipSync(text);
    assert.ok(unpack(data, text.length)?.equals(text));
    assert.equal(unpack(data, text.length - 1), undefined);
    assert.equal(unpack(Buffer.concat([data, data]), text.length), undefined);
    assert.equal(unpack(gzipSync(Buffer.alloc(10_000_000)), 1000), undefined);
  });

  it('tells how far it is', () => {
    const data = gzipSync(createBytes(2_000_000, 60, 5000, 8));
    const used: number[] = [];
    gunzip.open(data, LIMIT);
    while (gunzip.next()) {
      used.push(gunzip.used);
    }
    assert.ok(used.length > 2);
    assert.deepEqual(
      used,
      [...used].sort((a, b) => a - b),
    );
    assert.ok((used.at(-1) ?? 0) <= data.length);
  });

  it('takes no damaged data for sound', () => {
    const text = createBytes(6000, 40, 3000, 9);
    for (const way of WAYS) {
      const data = gzipSync(text, way);
      for (let end = 0; end < data.length; end += end < 300 ? 1 : 7) {
        assert.equal(unpack(data.subarray(0, end)), undefined, `cut off at ${String(end)}`);
      }
      for (let bit = 0; bit < data.length * 8; bit += bit < 2400 ? 1 : 13) {
        const changed = Buffer.from(data);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const unpacked = unpack(changed);
        // The time, the system and the kind of packing in a head are nobody's concern.
        assert.ok(unpacked === undefined || gunzipSync(changed).equals(unpacked), `bit ${String(bit)}`);
      }
    }
  });

  it('takes nothing else for sound', () => {
    const data = gzipSync('one');
    for (const other of [
      Buffer.alloc(0),
      Buffer.from('{"Records":[]}'),
      Buffer.from([0x1f]),
      data.subarray(0, 10),
      Buffer.concat([data, Buffer.from('x')]),
      Buffer.concat([data, Buffer.from([0x1f, 0x8b, 9])]),
      Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 2, 0, 0, 0, 0, 0, 3, 0, 0]), data.subarray(10)]),
      Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3]), Buffer.alloc(40, 0x61)]),
    ]) {
      assert.equal(unpack(other), undefined);
    }
    assert.equal(unpack(data)?.toString(), 'one');
  });

  it('makes nothing of bytes at random, and goes on after them', () => {
    const random = createRandom(10);
    const head = gzipSync('').subarray(0, 10);
    for (let i = 0; i < 3000; i++) {
      const data = Buffer.concat([
        head,
        Buffer.from(Array.from({ length: 60 }, () => Math.floor(random() * 256))),
      ]);
      assert.equal(unpack(data), undefined);
    }
    assert.equal(unpack(gzipSync('one'))?.toString(), 'one');
  });
});
