import assert from 'node:assert/strict';
import { MessageChannel } from 'node:worker_threads';
import { createTextHandlers } from '../../../../src/engine/handlers/textHandlers';
import type { Engine } from '../../../../src/engine/startWorker';
import { toPort } from '../../../../src/engine/threadPort';
import { readPieces } from '../../../../src/host/engine/readPieces';
import type { EngineMethods } from '../../../../src/protocol/engine';
import { createRpc } from '../../../../src/protocol/rpc';

type TextMethods = Pick<EngineMethods, 'addText' | 'readText' | 'dropText'>;

const RECORD = '{"eventID":"é","eventName":"A","eventSource":"s3.amazonaws.com"}';
const PIECES = [
  `{"Records":[${RECORD},{"eventID"`,
  `:"2","eventName":"B","eventSource":"s3.amazonaws.com"}]}`,
];

async function* encode(pieces: readonly string[]): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (const piece of pieces) {
    yield new TextEncoder().encode(piece);
    await Promise.resolve();
  }
}

describe('readPieces', () => {
  const channels: MessageChannel[] = [];
  /** The text methods of an engine beyond a channel. */
  const start = (): Engine => {
    const channel = new MessageChannel();
    channels.push(channel);
    createRpc<TextMethods, object>(toPort(channel.port1), createTextHandlers());
    return createRpc<object, EngineMethods>(toPort(channel.port2), {});
  };
  afterEach(() => {
    for (const { port1 } of channels.splice(0)) {
      port1.close();
    }
  });

  it('reads the records of all pieces, and spans in units of text', async () => {
    const engine = start();
    const read = await readPieces(engine, encode(PIECES), () => false);
    const text = PIECES.join('');
    assert.deepEqual(
      Array.from(read?.columns.start ?? [], (from, i) => text.slice(from, read?.columns.end[i])),
      [RECORD, '{"eventID":"2","eventName":"B","eventSource":"s3.amazonaws.com"}'],
    );
  });

  it('reads texts that come at the same time apart', async () => {
    const engine = start();
    const reads = await Promise.all([
      readPieces(engine, encode(PIECES), () => false),
      readPieces(engine, encode([RECORD]), () => false),
    ]);
    assert.deepEqual(
      reads.map((read) => read?.columns.count),
      [2, 1],
    );
  });

  it('drops what nobody waits for any more', async () => {
    const engine = start();
    const calls: string[] = [];
    let text = -1;
    const noted: Engine = {
      ...engine,
      call: (method, params, options) => {
        calls.push(method);
        ({ text } = params as { readonly text: number });
        return engine.call(method, params, options);
      },
    };
    assert.equal(await readPieces(noted, encode(PIECES), () => true), undefined);
    assert.deepEqual(calls, ['addText', 'addText', 'dropText']);
    await assert.rejects(engine.call('readText', { text, pieces: 2 }), /Of a text in 2 pieces 0 are there/u);
    await assert.rejects(
      engine.call('readText', { text: 0, pieces: 2 }),
      /Of a text in 2 pieces 0 are there/u,
    );
  });

  it('fails where pieces are gone, as with a thread that ended', async () => {
    const [first, second] = [start(), start()];
    let calls = 0;
    const engine: Engine = {
      ...first,
      call: (method, params, options) => (calls++ === 0 ? first : second).call(method, params, options),
    };
    await assert.rejects(
      readPieces(engine, encode(PIECES), () => false),
      /Of a text in 2 pieces 1 are there/u,
    );
  });
});
