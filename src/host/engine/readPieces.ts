import type { Engine } from '../../engine/startWorker';
import type { PackedTextIndex } from '../../protocol/engine';

let texts = 0;

/** Has a text scanned whose pieces are moved to the other thread one by one, the next when that has the last. */
export async function readPieces(
  engine: Engine,
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
  isStale: () => boolean,
): Promise<PackedTextIndex | undefined> {
  const text = texts++;
  let count = 0;
  for await (const piece of pieces) {
    await engine.call('addText', { text, piece }, { transfer: [piece.buffer] });
    count++;
  }
  if (isStale()) {
    await engine.call('dropText', { text });
    return undefined;
  }
  return engine.call('readText', { text, pieces: count });
}
