import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { LogBytes, ReadOptions } from '../../../src/engine/readLog';
import { readLog } from '../../../src/engine/readLog';
import { ReadMemory } from '../../../src/engine/readMemory';
import { TestFolder } from './logs';

function read(bytes: Uint8Array, options?: ReadOptions): Promise<LogBytes> {
  return readLog({ kind: 'bytes', uri: 'file:///x', bytes }, options);
}

function toText({ bytes }: LogBytes): string {
  return Buffer.from(bytes).toString();
}

/** Text that does not compress well, so that damage has a place inside it. */
const TEXT = Array.from(
  { length: 4000 },
  (_, i) => `${String(i)} ${randomBytes(20).toString('base64')}`,
).join('\n');

describe('readLog', () => {
  it('gives plain bytes as they are', async () => {
    const log = await read(Buffer.from('{"Records":[]}'));
    assert.deepEqual([toText(log), log.isCompressed, log.faults], ['{"Records":[]}', false, []]);
  });

  it('converts UTF-16 with a byte-order mark', async () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('{"é":1}', 'utf16le')]);
    for (const bytes of [utf16, gzipSync(utf16)]) {
      const read = await readLog({ kind: 'bytes', uri: 'test:utf16', bytes });
      assert.equal(Buffer.from(read.bytes).toString('utf8'), '{"é":1}');
    }
  });

  it('unpacks what begins like gzip', async () => {
    const log = await read(gzipSync(TEXT));
    assert.deepEqual([toText(log) === TEXT, log.isCompressed, log.faults], [true, true, []]);
  });

  it('unpacks all members', async () => {
    const log = await read(Buffer.concat([gzipSync('one '), gzipSync('two '), gzipSync('three')]));
    assert.deepEqual([toText(log), log.faults], ['one two three', []]);
  });

  it('unpacks what was compressed twice, and tells of damage in both', async () => {
    const twice = gzipSync(Buffer.concat([gzipSync('one '), gzipSync('two')]));
    const log = await read(twice);
    assert.deepEqual([toText(log), log.isCompressed, log.faults], ['one two', true, []]);
    const cut = await read(gzipSync(gzipSync(TEXT).subarray(0, 1000)).subarray(0, -4));
    assert.ok(toText(cut).length > 100 && TEXT.startsWith(toText(cut)));
    assert.deepEqual(
      cut.faults.map(({ kind }) => kind),
      ['truncated', 'truncated'],
    );
  });

  it('takes zeros after the end as padding', async () => {
    const log = await read(Buffer.concat([gzipSync('one'), Buffer.alloc(512)]));
    assert.deepEqual([toText(log), log.faults], ['one', []]);
  });

  it('says what follows the end and was not read', async () => {
    const log = await read(Buffer.concat([gzipSync('one'), Buffer.from('stray')]));
    assert.equal(toText(log), 'one');
    assert.deepEqual(
      log.faults.map(({ kind, message }) => [kind, message]),
      [
        [
          'undecodable',
          'What follows the end of the compressed data, 5 bytes, is not compressed data and was not read.',
        ],
      ],
    );
  });

  for (const part of [0.1, 0.5, 0.999]) {
    it(`keeps what comes before a cut at ${String(part)}`, async () => {
      const whole = gzipSync(TEXT);
      const log = await read(whole.subarray(0, Math.floor(whole.length * part)));
      assert.deepEqual(
        log.faults.map(({ kind }) => kind),
        ['truncated'],
      );
      assert.ok(TEXT.startsWith(toText(log)));
      assert.ok(log.bytes.length >= TEXT.length * (part - 0.05), `${String(log.bytes.length)} bytes`);
    });
  }

  it('reads one log after another into the same memory, sound or not', async () => {
    const folder = await TestFolder.create();
    const memory = new ReadMemory();
    const sound = gzipSync(TEXT);
    const members = Buffer.concat([gzipSync(TEXT), gzipSync('')]);
    for (const [content, text, faults] of [
      [sound, TEXT, []],
      [members, TEXT, []],
      [Buffer.concat([members, Buffer.from('stray')]), TEXT, ['undecodable']],
      [Buffer.from('{}'), '{}', []],
      [sound, TEXT, []],
    ] as const) {
      const log = await readLog(await folder.write('log', content), { memory });
      assert.ok(Buffer.from(log.bytes).equals(Buffer.from(text)));
      assert.deepEqual(
        log.faults.map(({ kind }) => kind),
        faults,
      );
    }
    await folder.remove();
  });

  it('reads two long logs at once', async () => {
    const toLong = (part: string): Buffer => Buffer.from(`${part}${TEXT.slice(0, 100_000)}`.repeat(400));
    const [one, two] = [toLong('one'), toLong('two')];
    let turns = 0;
    const count = (): void => {
      turns++;
    };
    const logs = await Promise.all(
      [one, two].map((text) => read(gzipSync(text, { level: 1 }), { onProgress: count })),
    );
    assert.ok(turns > 2, 'both had turns');
    assert.ok(one.equals(logs[0]?.bytes ?? Buffer.alloc(0)) && two.equals(logs[1]?.bytes ?? Buffer.alloc(0)));
  });

  it('keeps what comes before damage', async () => {
    // Level 0 stores blocks of 64 KiB as they are, so that only the header of a block can be refused.
    const damaged = gzipSync(TEXT, { level: 0 });
    damaged.fill(0xff, 66_000, 100_000);
    const log = await read(damaged);
    assert.deepEqual(
      log.faults.map(({ kind }) => kind),
      ['undecodable'],
    );
    assert.ok(toText(log).startsWith(TEXT.slice(0, 60_000)));
  });

  it('keeps all of a log whose checksum does not fit, and says so', async () => {
    const data = gzipSync(TEXT);
    data.writeUInt32LE(1, data.length - 8);
    const log = await read(data);
    assert.equal(toText(log), TEXT);
    assert.equal(log.faults.length, 1);
    assert.match(log.faults[0]?.message ?? '', /checksum does not fit/);
  });

  it('keeps the first member when the second is damaged', async () => {
    const log = await read(
      Buffer.concat([gzipSync('one'), Buffer.from([0x1f, 0x8b, 0x09, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3])]),
    );
    assert.equal(toText(log), 'one');
    assert.deepEqual(
      log.faults.map(({ kind }) => kind),
      ['undecodable'],
    );
  });

  it('takes two bytes of gzip and nothing more', async () => {
    const log = await read(Buffer.from([0x1f, 0x8b]));
    assert.deepEqual([log.bytes.length, log.faults.map(({ kind }) => kind)], [0, ['truncated']]);
  });

  it('stops at the limit and says so', async () => {
    const log = await read(gzipSync(Buffer.alloc(10 * 1024 * 1024)), { limit: 1024 * 1024 });
    assert.equal(log.bytes.length, 1024 * 1024);
    assert.deepEqual(
      log.faults.map(({ message }) => message),
      ['The compressed file unpacks to more than 1.0 MB. The first 1.0 MB were read; what follows was not.'],
    );
  });

  it('has no fault when the text fills the limit exactly', async () => {
    const log = await read(gzipSync(Buffer.alloc(1000)), { limit: 1000 });
    assert.deepEqual([log.bytes.length, log.faults], [1000, []]);
  });

  it('refuses a plain log over the limit', async () => {
    await assert.rejects(read(Buffer.alloc(3000), { limit: 2000 }), {
      name: 'ReadError',
      message: 'The log has 2.9 KB; at most 2.0 KB can be opened at once. Split it, or open fewer logs.',
    });
  });

  it('stops when it is cancelled', async () => {
    const reason = new Error('enough');
    await assert.rejects(read(gzipSync(TEXT), { signal: AbortSignal.abort(reason) }), reason);
  });

  describe('from a file', () => {
    let folder = '';
    before(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'read-log-'));
    });
    after(() => rm(folder, { recursive: true }));

    it('reads it and tells progress up to its size', async () => {
      const file = path.join(folder, 'log.json');
      await writeFile(file, TEXT);
      const seen: (readonly [number, number])[] = [];
      const onProgress = (done: number, size: number): void => {
        seen.push([done, size]);
      };
      const log = await readLog({ kind: 'path', uri: 'file:///log.json', path: file }, { onProgress });
      assert.equal(toText(log), TEXT);
      assert.deepEqual(seen.at(-1), [TEXT.length, TEXT.length]);
    });

    it('reads an empty file', async () => {
      const file = path.join(folder, 'empty.json');
      await writeFile(file, '');
      assert.equal((await readLog({ kind: 'path', uri: '', path: file })).bytes.length, 0);
    });

    it('says in words why a file cannot be read', async () => {
      const missing = readLog({ kind: 'path', uri: '', path: path.join(folder, 'missing') });
      await assert.rejects(missing, {
        name: 'ReadError',
        message: 'The file cannot be opened: it does not exist any more.',
      });
      const directory = readLog({ kind: 'path', uri: '', path: folder });
      await assert.rejects(directory, {
        name: 'ReadError',
        message: 'The file cannot be read: it is a folder.',
      });
    });
  });
});
