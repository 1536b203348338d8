import type { Fault } from '../scan/fault';
import type { LogIndex } from '../scan/logIndex';
import { countUnits, createOffsetMap } from '../text/offsetMap';

/**
 * A log's columns as an editor counts: spans of records and of faults are UTF-16 units of the text, not bytes. Nothing of
 * the text is held, so that a document costs its columns alone.
 */
export type TextIndex = Omit<LogIndex, 'byteLength'>;

/** The columns of a text from those of its UTF-8: one pass over the bytes, since records stand in file order. */
export function toTextIndex(bytes: Uint8Array, index: LogIndex): TextIndex {
  const { start, end, faults, ...columns } = index;
  const textStart = new Uint32Array(index.count);
  const textEnd = new Uint32Array(index.count);
  let at = 0;
  let units = 0;
  const advance = (to: number): number => {
    while (at < to) {
      units += countUnits(bytes[at] ?? 0);
      at++;
    }
    return units;
  };
  for (let i = 0; i < index.count; i++) {
    textStart[i] = advance(start[i] ?? 0);
    textEnd[i] = advance(end[i] ?? 0);
  }
  return { ...columns, start: textStart, end: textEnd, faults: toTextFaults(bytes, faults) };
}

function toTextFaults(bytes: Uint8Array, faults: readonly Fault[]): readonly Fault[] {
  if (faults.length === 0) {
    return faults;
  }
  const map = createOffsetMap(bytes);
  return faults.map((fault) => ({
    ...fault,
    at: map.toTextOffset(fault.at),
    span: { start: map.toTextOffset(fault.span.start), end: map.toTextOffset(fault.span.end) },
  }));
}
