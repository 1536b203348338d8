/**
 * Writes a file piece by piece: `begin` once, `add` for each item, `end` once; the pieces in this order are the file as
 * UTF-8. Holds nothing of what was added, so memory does not grow with the file. Never throws on what an item holds.
 */
export interface ExportWriter<Item> {
  begin(): Uint8Array;
  add(item: Item): Uint8Array;
  end(): Uint8Array;
}

/** All pieces of a file whose items are at hand. */
export function* toPieces<Item>(writer: ExportWriter<Item>, items: Iterable<Item>): Generator<Uint8Array> {
  yield writer.begin();
  for (const item of items) {
    yield writer.add(item);
  }
  yield writer.end();
}
