import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ID_COLUMNS } from '../../../../src/core/scan/columns';
import type { LogIndex } from '../../../../src/core/scan/logIndex';
import { startScanThread } from '../../../../src/engine/query/startScanThread';
import { scanBytes, type ScanBytes } from '../../../../src/engine/scanBytes';
import { startQueryProcess } from '../../../../src/engine/startQueryProcess';
import type { LogInput } from '../../../../src/protocol/engine';
import { CancelledError } from '../../../../src/protocol/rpcError';
import { buildQueryProcess } from '../../../support/duckDbBinding';
import { openService, toInput, toRecord } from './service';

const toBytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** A log of some 50 MB, which takes a tenth of a second to scan and more. */
function createLargeLog(): Uint8Array<ArrayBuffer> {
  const record = JSON.stringify(
    toRecord({ eventID: 'large', requestParameters: { text: 'x'.repeat(1000) } }),
  );
  return toBytes(`{"Records":[${Array.from({ length: 45_000 }, () => record).join(',')}]}`);
}

/** All of an index but its texts. */
function toPlain(index: LogIndex): object {
  const { byteLength, shape, count, faults, embedding, time, flags, redacted } = index;
  const ids = ID_COLUMNS.map((name) => index[name]);
  return { byteLength, shape, count, faults, columns: [...ids, embedding, time, flags, redacted] };
}

describe('the thread that scans large logs', function () {
  this.timeout(60_000);
  let folder = '';
  let query = '';
  let script = '';
  let large: LogInput;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'scan-'));
    query = await buildQueryProcess(folder);
    script = path.join(folder, 'scan.js');
    const file = path.join(folder, 'large.json');
    await writeFile(file, createLargeLog());
    large = { kind: 'path', uri: 'file:///large.json', path: file };
  });
  after(() => rm(folder, { recursive: true }));

  it('finds what a scan in one go finds', async () => {
    const scan = startScanThread(script, 0);
    const records = Array.from({ length: 3000 }, (_, i) =>
      toRecord({
        ...(i % 100 === 7 ? {} : { eventID: `id ${i % 2900}` }),
        awsRegion: 'eu-west-1',
        errorMessage: i % 3 === 0 ? 'nö "so"' : undefined,
        userIdentity: { type: 'IAMUser', userName: `user ${i % 5}` },
      }),
    );
    const texts = [
      JSON.stringify({ Records: records }),
      `${JSON.stringify(records[0])}\n${JSON.stringify(records[1])}`,
      JSON.stringify({ Records: records }).slice(0, 5000),
      '{"no": "record"}',
      '',
    ];
    for (const text of texts) {
      const expected = scanBytes(toBytes(text));
      const found = await scan(toBytes(text), {});
      const { strings } = found.index;
      const { strings: expectedStrings } = expected.index;
      assert.deepEqual(toPlain(found.index), toPlain(expected.index));
      assert.deepEqual(
        Array.from({ length: strings.size }, (_, id) => strings.get(id)),
        Array.from({ length: expectedStrings.size }, (_, id) => expectedStrings.get(id)),
      );
      assert.deepEqual(found.contentKeys, expected.contentKeys);
      assert.deepEqual(found.bytes, expected.bytes);
    }
  });

  it('leaves bytes where they are that have to stay', async () => {
    const scan = startScanThread(script, 0);
    const text = JSON.stringify({ Records: [toRecord({ eventID: 'a' })] });
    const staying = toBytes(text);
    const moving = toBytes(text);
    assert.equal((await scan(staying, { stay: true })).bytes, staying);
    assert.deepEqual(staying, toBytes(text));
    assert.deepEqual((await scan(moving, {})).bytes, toBytes(text));
    assert.equal(moving.length, 0);
  });

  it('ends in the middle of a scan, and starts again', async () => {
    const scan = startScanThread(script, 0);
    const controller = new AbortController();
    const scanning = Promise.resolve(scan(createLargeLog(), { signal: controller.signal }));
    setImmediate(() => {
      controller.abort(new CancelledError());
    });
    await assert.rejects(scanning, CancelledError);
    const next = await scan(toBytes(JSON.stringify({ Records: [toRecord({ eventID: 'next' })] })), {});
    assert.equal(next.index.count, 1);
    await assert.rejects(
      Promise.resolve(scan(new Uint8Array(1), { signal: controller.signal })),
      CancelledError,
    );
  });

  it('says so where it stops by itself', async () => {
    const broken = path.join(folder, 'broken.js');
    await writeFile(broken, 'process.exit(3);');
    const scan = startScanThread(broken, 0);
    for (let i = 0; i < 2; i++) {
      await assert.rejects(
        Promise.resolve(scan(new Uint8Array(1), {})),
        /^Error: The log could not be read: its reader stopped unexpectedly \(code 3\)\.$/,
      );
    }
  });

  it('lets a cancel be heard in the middle of a log, and the next request after it', async () => {
    const thread = startScanThread(script);
    const controller = new AbortController();
    const scans: Promise<unknown>[] = [];
    const scan: ScanBytes = (bytes, options) => {
      const scanning = Promise.resolve(thread(bytes, options));
      scans.push(scanning);
      // Heard after the scan only, where that runs in one go.
      setImmediate(() => {
        controller.abort(new CancelledError());
      });
      return scanning;
    };
    const test = await openService({}, scan);
    try {
      let records = 0;
      const loading = test.service.load([large], undefined, {
        signal: controller.signal,
        onProgress: (progress) => {
          records = progress.phase === 'load' ? progress.load.records : records;
        },
      });
      await assert.rejects(loading, CancelledError);
      await assert.rejects(scans[0] ?? Promise.resolve(), CancelledError);
      assert.equal(records, 0, 'the log was not taken');
      await test.service.load([toInput([toRecord({ eventID: 'small' })])]);
      assert.deepEqual(await test.ask('SELECT eventid FROM cloudtrail_logs'), [['small']]);
    } finally {
      await test.close();
    }
  });

  it('works in the query process', async () => {
    const engine = startQueryProcess(query);
    try {
      const { records, duplicates } = await engine.call('load', { inputs: [large] });
      assert.deepEqual([records, duplicates], [45_000, 44_999]);
      const { result } = await engine.call('run', {
        sql: "SELECT eventid, length(json_extract_scalar(requestparameters, '$.text')) FROM cloudtrail_logs",
      });
      assert.deepEqual(await engine.call('rows', { result, offset: 0, limit: 2 }), [['large', 1000]]);
    } finally {
      engine.dispose();
    }
  });
});
