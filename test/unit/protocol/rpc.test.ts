import assert from 'node:assert/strict';
import type { Port } from '../../../src/protocol/port';
import type { Handlers, Rpc } from '../../../src/protocol/rpc';
import { createRpc } from '../../../src/protocol/rpc';
import { CancelledError, RemoteError } from '../../../src/protocol/rpcError';

interface Methods {
  readonly add: { readonly params: readonly number[]; readonly result: number };
  readonly fail: { readonly params: string; readonly result: null };
  readonly wait: { readonly params: null; readonly result: string; readonly progress: number };
  readonly give: { readonly params: null; readonly result: unknown };
}
type None = object;

/** Two ends of a channel in one thread; messages are cloned as between threads, and come later. */
function createPorts(): [Port, Port] {
  const listeners = [new Set<(message: unknown) => void>(), new Set<(message: unknown) => void>()] as const;
  const createPort = (own: 0 | 1): Port => ({
    post(message, transfer = []) {
      const sent: unknown = structuredClone(message, { transfer: [...transfer] });
      setImmediate(() => {
        for (const listener of listeners[own === 0 ? 1 : 0]) {
          listener(sent);
        }
      });
    },
    onMessage(listener) {
      listeners[own].add(listener);
      return () => listeners[own].delete(listener);
    },
  });
  return [createPort(0), createPort(1)];
}

function connect(overrides: Partial<Handlers<Methods>> = {}): {
  client: Rpc<Methods>;
  server: Rpc<None>;
  ports: [Port, Port];
} {
  const ports = createPorts();
  const server = createRpc<Methods, None>(ports[1], {
    add: (numbers) => numbers.reduce((sum, number) => sum + number, 0),
    fail: (message) => {
      throw new TypeError(message);
    },
    wait: () => new Promise(() => undefined),
    give: () => null,
    ...overrides,
  });
  return { client: createRpc<None, Methods>(ports[0], {}), server, ports };
}

describe('rpc', () => {
  it('ties each answer to its call', async () => {
    const { client } = connect();
    assert.deepEqual(
      await Promise.all([client.call('add', [1, 2]), client.call('add', [3]), client.call('add', [])]),
      [3, 3, 0],
    );
  });

  it('rejects the caller when a handler throws', async () => {
    await assert.rejects(connect().client.call('fail', 'broken'), (error) => {
      assert.ok(error instanceof RemoteError);
      assert.deepEqual([error.message, error.remoteName], ['broken', 'TypeError']);
      return true;
    });
  });

  it('rejects the caller when a handler rejects', async () => {
    const { client } = connect({ fail: () => Promise.reject(new Error('later')) });
    await assert.rejects(client.call('fail', ''), { message: 'later' });
  });

  it('rejects the caller when the result cannot be sent', async () => {
    const { client } = connect({ give: () => () => undefined });
    await assert.rejects(client.call('give', null), RemoteError);
  });

  for (const method of ['missing', 'constructor', '__proto__', 'toString']) {
    it(`rejects the unknown method ${method}`, async () => {
      const { client } = connect();
      await assert.rejects(client.call(method as 'add', []), { message: `Unknown method "${method}".` });
    });
  }

  it('rejects the caller when the parameters cannot be sent', async () => {
    const { client } = connect();
    await assert.rejects(client.call('add', (() => 1) as never));
  });

  it('tells progress in order, and none after the answer', async () => {
    const seen: number[] = [];
    const { client } = connect({
      wait: (...[, { progress }]) => {
        progress(1);
        progress(2);
        return 'done';
      },
    });
    const onProgress = (value: number): void => {
      seen.push(value);
    };
    assert.equal(await client.call('wait', null, { onProgress }), 'done');
    assert.deepEqual(seen, [1, 2]);
  });

  it('rejects at once and aborts the handler when the caller gives up', async () => {
    let aborted: Promise<unknown> = Promise.resolve();
    const { client } = connect({
      wait: (...[, { signal }]) => {
        aborted = new Promise((resolve) => {
          signal.addEventListener('abort', resolve);
        });
        return new Promise(() => undefined);
      },
    });
    const controller = new AbortController();
    const call = client.call('wait', null, { signal: controller.signal });
    await new Promise((resolve) => setTimeout(resolve, 10));
    controller.abort();
    await assert.rejects(call, CancelledError);
    await aborted;
  });

  it('sends nothing when the caller gave up before', async () => {
    let isCalled = false;
    const { client } = connect({
      add: () => {
        isCalled = true;
        return 0;
      },
    });
    await assert.rejects(client.call('add', [], { signal: AbortSignal.abort() }), CancelledError);
    await new Promise((resolve) => setTimeout(resolve, 10));
    assert.equal(isCalled, false);
  });

  it('hands a cancellation through as one', async () => {
    const { client } = connect({ give: () => Promise.reject(new CancelledError('enough')) });
    await assert.rejects(client.call('give', null), CancelledError);
  });

  it('settles what waits when the channel closes, and refuses what comes after', async () => {
    const { client } = connect();
    const waiting = client.call('wait', null);
    client.dispose(new Error('gone'));
    await assert.rejects(waiting, { message: 'gone' });
    await assert.rejects(client.call('add', []), { message: 'gone' });
  });

  it('aborts handlers at work when their side closes', async () => {
    let aborted: Promise<unknown> = Promise.resolve();
    const { client, server } = connect({
      wait: (...[, { signal }]) => {
        aborted = new Promise((resolve) => {
          signal.addEventListener('abort', resolve);
        });
        return new Promise(() => undefined);
      },
    });
    void client.call('wait', null).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 10));
    server.dispose();
    await aborted;
  });

  it('leaves alone what is not a message of its own', async () => {
    const { client, ports } = connect();
    for (const stray of [
      null,
      'text',
      5,
      {},
      { kind: 'result' },
      { kind: 'result', id: 99, value: 1 },
      { kind: 'other', id: 1 },
    ]) {
      ports[1].post(stray);
    }
    assert.equal(await client.call('add', [4]), 4);
  });

  it('moves buffers instead of copying them', async () => {
    const { client } = connect();
    const bytes = new Uint8Array(8);
    await client.call('add', [], { transfer: [bytes.buffer] });
    assert.equal(bytes.byteLength, 0);
  });
});
