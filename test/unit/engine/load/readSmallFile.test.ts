import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { readSmallFile } from '../../../../src/engine/load/readSmallFile';
import { readLog } from '../../../../src/engine/readLog';
import { TestFolder } from '../logs';

const LIMIT = 64 * 1024 * 1024;
const text = JSON.stringify({
  Records: Array.from({ length: 50 }, (_, i) => ({ eventName: `E${String(i)}` })),
});
const packed = gzipSync(text);

function toUtf16(content: string): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(content, 'utf16le')]);
}

function change(bytes: Uint8Array, at: number, value: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at < 0 ? copy.length + at : at] = value;
  return copy;
}

describe('readSmallFile', () => {
  let folder: TestFolder;
  before(async () => {
    folder = await TestFolder.create();
  });
  after(() => folder.remove());

  for (const [name, content] of [
    ['a plain log', text],
    ['a compressed log', packed],
    ['an empty file', ''],
    ['an empty text, compressed', gzipSync('')],
    ['UTF-16', toUtf16(text)],
    ['UTF-16, compressed', gzipSync(toUtf16(text))],
    ['two bytes', '{}'],
    ['a text that does not shrink', gzipSync(randomBytes(300_000))],
    ['several members', Buffer.concat([packed, gzipSync(text)])],
    ['zeros after the compressed data', Buffer.concat([packed, Buffer.alloc(512)])],
  ] as const) {
    it(`reads ${name} as readLog does`, async () => {
      const input = await folder.write('log', content);
      assert.equal(input.kind, 'path');
      const read = readSmallFile(input.path, LIMIT);
      const expected = await readLog(input);
      assert.deepEqual(read && { ...read, bytes: Buffer.from(read.bytes), stamp: read.stamp.size }, {
        ...expected,
        bytes: Buffer.from(expected.bytes),
        stamp: Buffer.from(content).length,
      });
    });
  }

  for (const [name, content] of [
    ['bytes after the compressed data', Buffer.concat([packed, Buffer.from('rest')])],
    ['compressed data that is cut off', packed.subarray(0, -20)],
    ['damaged data', change(packed, 60, 0xff)],
    ['a wrong checksum', change(packed, -6, 0xff)],
    ['a wrong length', change(packed, -3, 0x01)],
    ['a length beyond all bounds', change(packed, -1, 0xff)],
    ['a head of gzip alone', packed.subarray(0, 10)],
    ['a large file', Buffer.alloc(1024 * 1024 + 1, 0x20)],
    ['a large text', gzipSync(Buffer.alloc(17 * 1024 * 1024, 0x20))],
  ] as const) {
    it(`leaves ${name} to readLog`, async () => {
      const input = await folder.write('log', content);
      assert.equal(input.kind === 'path' && readSmallFile(input.path, LIMIT), undefined);
    });
  }

  it('leaves what cannot be read, and what is no file, to readLog', async () => {
    assert.equal(readSmallFile(folder.join('missing'), LIMIT), undefined);
    await mkdir(folder.join('folder'));
    assert.equal(readSmallFile(folder.join('folder'), LIMIT), undefined);
  });

  it('leaves texts over the limit to readLog', async () => {
    for (const content of [text, packed]) {
      const input = await folder.write('log', content);
      assert.equal(input.kind, 'path');
      assert.equal(readSmallFile(input.path, text.length - 1), undefined);
      assert.equal(readSmallFile(input.path, text.length)?.bytes.length, text.length);
    }
  });
});
