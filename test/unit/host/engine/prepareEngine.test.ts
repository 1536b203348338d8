import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { prepareEngine } from '../../../../src/host/engine/prepareEngine';
import { CancelledError } from '../../../../src/protocol/rpcError';

describe('prepareEngine', () => {
  let folder = '';
  let script = '';

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'prepare-'));
    script = path.join(folder, 'worker.js');
    // Answers with the number of the call as it came; "find" is never answered.
    await writeFile(
      script,
      `const { parentPort } = require('node:worker_threads');
       let calls = 0;
       parentPort.on('message', ({ id, method }) => {
         calls++;
         if (method !== 'find') { parentPort.postMessage({ kind: 'result', id, value: calls }); }
       });`,
    );
  });
  after(() => rm(folder, { recursive: true }));

  it('hands on calls in their order, those before the code is loaded too', async () => {
    const engine = prepareEngine(script);
    const first = [engine.call('getStatus', null), engine.call('getStatus', null)];
    assert.deepEqual(await Promise.all(first), [1, 2]);
    assert.equal(await engine.call('getStatus', null), 3);
    engine.dispose();
  });

  it('ends calls that wait when it is disposed, in the middle of loading too', async () => {
    const loading = prepareEngine(script);
    const early = loading.call('find', { eventID: '' });
    loading.dispose();
    await assert.rejects(early, CancelledError);

    const running = prepareEngine(script);
    await running.call('getStatus', null);
    const late = running.call('find', { eventID: '' });
    running.dispose(new Error('That is enough.'));
    await assert.rejects(late, { message: 'That is enough.' });
  });

  it('starts nothing for a call that comes after the end', async () => {
    const engine = prepareEngine(path.join(folder, 'missing.js'));
    engine.dispose();
    await assert.rejects(engine.call('getStatus', null), { message: 'The reader was closed.' });
  });

  it('gives up a call whose signal was aborted while the code was loaded', async () => {
    const engine = prepareEngine(script);
    const controller = new AbortController();
    const call = engine.call('find', { eventID: '' }, { signal: controller.signal });
    controller.abort();
    await assert.rejects(call, CancelledError);
    engine.dispose();
  });
});
