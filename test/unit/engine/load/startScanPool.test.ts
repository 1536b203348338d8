import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import type { LoadResult, LogLoader } from '../../../../src/engine/load/logLoader';
import { ownThreadLoader } from '../../../../src/engine/load/logLoader';
import { startScanPool } from '../../../../src/engine/load/startScanPool';
import { Session } from '../../../../src/engine/session';
import type { LogInput } from '../../../../src/protocol/engine';
import { repositoryRoot } from '../../../support/repositoryRoot';
import { TestFolder, toInput, toLog, toRecord } from '../logs';

/** More than two batches of tiny logs. */
const LOGS = 600;

function toPlain(result: LoadResult): object {
  if (result instanceof Error) {
    return { message: result.message };
  }
  const { index, contentKeys } = result.log;
  return {
    ...result,
    log: {
      contentKeys: [...(contentKeys ?? [])],
      ids: Array.from(index.eventID, (id) => index.strings.get(id)),
      names: Array.from(index.eventName, (id) => index.strings.get(id)),
      times: [...index.time],
      spans: [...index.start, ...index.end],
    },
  };
}

async function collect(loader: LogLoader, inputs: readonly LogInput[]): Promise<LoadResult[]> {
  const all: LoadResult[] = [];
  for await (const results of loader.load(inputs, {})) {
    all.push(...results);
  }
  return all;
}

describe('startScanPool', () => {
  let folder: TestFolder;
  let script = '';
  const inputs: LogInput[] = [];

  before(async () => {
    folder = await TestFolder.create();
    script = folder.join('scan.js');
    await build({
      entryPoints: [path.join(repositoryRoot, 'src/engine/scanThread.ts')],
      outfile: script,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      logLevel: 'silent',
    });
    for (let i = 0; i < LOGS; i++) {
      const log = toLog(
        toRecord(`id-${String(i)}`, { eventName: `Event${String(i % 7)}` }),
        toRecord('', { eventID: undefined, sourceIPAddress: String(i) }),
      );
      inputs.push(await folder.write(`log${String(i)}.json.gz`, gzipSync(log)));
    }
    inputs[11] = { kind: 'path', uri: 'file:///missing', path: folder.join('missing') };
    inputs[300] = await folder.write('cut.json.gz', gzipSync(toLog(toRecord('cut'))).subarray(0, -9));
    inputs[599] = await folder.write('text.txt', 'no log');
  });
  after(() => folder.remove());

  for (const threads of [1, 2, 3]) {
    it(`reads on ${String(threads)} of threads what one thread reads, in the same order`, async () => {
      const expected = await collect(ownThreadLoader, inputs);
      assert.equal(expected.length, LOGS);
      assert.ok(expected[11] instanceof Error);
      const found = await collect(startScanPool(script, threads), inputs);
      assert.deepEqual(found.map(toPlain), expected.map(toPlain));
    });
  }

  it('is used again, also after it was left in the middle', async () => {
    const pool = startScanPool(script, 2);
    for await (const results of pool.load(inputs, {})) {
      assert.ok(results.length > 0);
      break;
    }
    assert.equal((await collect(pool, inputs)).length, LOGS);
    assert.equal((await collect(pool, inputs)).length, LOGS);
  });

  it('stops where it is cancelled, and reads again', async () => {
    const pool = startScanPool(script, 2);
    const controller = new AbortController();
    const reason = new Error('enough');
    let turns = 0;
    await assert.rejects(async () => {
      for await (const results of pool.load(inputs, { signal: controller.signal })) {
        turns += Math.sign(results.length);
        controller.abort(reason);
      }
    }, reason);
    assert.equal(turns, 1);
    assert.equal((await collect(pool, inputs)).length, LOGS);
  });

  it('reads what a thread that crashed has not read', async () => {
    const fragile = folder.join('fragile.js');
    await writeFile(
      fragile,
      "require('node:worker_threads').parentPort.once('message', () => process.exit(3));",
    );
    for (const broken of [fragile, folder.join('missing.js')]) {
      const found = await collect(startScanPool(broken, 2), inputs);
      assert.deepEqual(found.map(toPlain), (await collect(ownThreadLoader, inputs)).map(toPlain));
    }
  });

  it('reads logs that are given as bytes', async () => {
    const mixed = [...inputs.slice(0, 10), toInput('bytes', toLog(toRecord('given'))), ...inputs.slice(20)];
    const found = await collect(startScanPool(script, 2), mixed);
    assert.deepEqual(found.map(toPlain), (await collect(ownThreadLoader, mixed)).map(toPlain));
  });

  it('makes the same session, and tells how far it is', async () => {
    const told: { source: number; bytes: number; records: number }[] = [];
    const session = new Session(startScanPool(script, 2));
    const summary = await session.open(inputs, {
      onProgress: ({ source, totalBytes, records }) => {
        told.push({ source, bytes: totalBytes, records });
      },
    });
    assert.deepEqual(summary, await new Session().open(inputs));
    // Of three logs one is missing, one is none, and one, which lacks its end, has one record.
    assert.equal(summary.records, (LOGS - 3) * 2 + 1);
    assert.deepEqual(session.find('id-599'), undefined);
    assert.deepEqual(session.find('id-598'), { source: summary.sources.length - 1, record: 0 });
    assert.ok(told.length > 0);
    for (const [i, { source, bytes, records }] of told.entries()) {
      const before = told[i - 1] ?? { source: 0, bytes: 0, records: 0 };
      assert.ok(source >= before.source && bytes >= before.bytes && records >= before.records);
    }
  });
});
