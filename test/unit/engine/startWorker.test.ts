import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import type { Engine } from '../../../src/engine/startWorker';
import { EngineCrash, startWorker } from '../../../src/engine/startWorker';
import { CancelledError } from '../../../src/protocol/rpcError';
import { repositoryRoot } from '../../support/repositoryRoot';

describe('startWorker', () => {
  let folder = '';
  let script = '';
  const engines: Engine[] = [];
  const start = (file = script): Engine => {
    const engine = startWorker(file);
    engines.push(engine);
    return engine;
  };

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'worker-'));
    script = path.join(folder, 'worker.js');
    const entry = path.join(repositoryRoot, 'src/engine/worker.ts');
    await build({
      entryPoints: [entry],
      outfile: script,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      logLevel: 'silent',
    });
  });
  after(async () => {
    for (const engine of engines) {
      engine.dispose();
    }
    await rm(folder, { recursive: true });
  });

  it('reads logs in a thread, with buffers moved', async () => {
    const engine = start();
    const bytes = new TextEncoder().encode(
      '{"Records":[{"eventVersion":"1.08","eventName":"A","eventID":"x","eventTime":"2024-01-01T00:00:00Z","eventSource":"s3.amazonaws.com"}]}',
    );
    const inputs = [{ kind: 'bytes', uri: 'file:///a', bytes } as const];
    const summary = await engine.call('open', { inputs }, { transfer: [bytes.buffer] });
    assert.deepEqual([summary.records, bytes.byteLength], [1, 0]);
    assert.deepEqual(await engine.call('find', { eventID: 'x' }), { source: 0, record: 0 });
    assert.equal(await engine.call('find', { eventID: 'y' }), null);
  });

  it('hands errors to the caller', async () => {
    await assert.rejects(start().call('getStatus', null), { message: 'No log is open.' });
    const inputs = [{ kind: 'path', uri: 'file:///missing', path: path.join(folder, 'missing') } as const];
    await assert.rejects(start().call('open', { inputs }), { remoteName: 'ReadError' });
  });

  it('rejects what waits when the thread crashes, and starts again', async () => {
    const fragile = path.join(folder, 'fragile.js');
    await writeFile(
      fragile,
      `const { parentPort } = require('node:worker_threads');
       parentPort.on('message', ({ id, method }) => {
         if (method === 'find') { setImmediate(() => { throw new Error('out of order'); }); return; }
         parentPort.postMessage({ kind: 'result', id, value: 'alive' });
       });`,
    );
    const engine = start(fragile);
    const crash = engine.call('find', { eventID: '' });
    await assert.rejects(crash, (error) => {
      assert.ok(error instanceof EngineCrash);
      assert.match(error.message, /out of order.*Open the log again/);
      return true;
    });
    assert.equal(await engine.call('getStatus', null), 'alive');
  });

  it('rejects what waits when the script is missing', async () => {
    await assert.rejects(start(path.join(folder, 'missing.js')).call('getStatus', null), EngineCrash);
  });

  it('rejects what waits when it is disposed, also in the middle of work', async () => {
    const stuck = path.join(folder, 'stuck.js');
    await writeFile(stuck, "require('node:worker_threads').parentPort.on('message', () => { for (;;); });");
    const engine = start(stuck);
    const call = engine.call('getStatus', null);
    await new Promise((resolve) => setTimeout(resolve, 50));
    engine.dispose();
    await assert.rejects(call, CancelledError);
    await assert.rejects(engine.call('getStatus', null), CancelledError);
  });
});
