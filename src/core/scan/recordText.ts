import { toText } from '../text/utf8';
import { IN_CELL, toCellText } from './cellText';
import { unescapeJsonString, type EmbeddedText } from './embeddedText';

/**
 * The JSON text of record i, with the escapes of its envelope undone. It always parses with JSON.parse when `bytes` are
 * the bytes that were scanned.
 */
export function getRecordText(bytes: Uint8Array, index: RecordSpans, i: number): string {
  return toText(getRecordJson(bytes, index, i));
}

/** Where records stand in bytes: the part of an index that reading them takes. */
export type RecordSpans = Readonly<Record<'start' | 'end' | 'embedding', ArrayLike<number>>>;

/** The same as bytes: those of the log themselves where the record is not embedded. */
export function getRecordJson(bytes: Uint8Array, index: RecordSpans, i: number): Uint8Array {
  let json = bytes.subarray(index.start[i] ?? 0, index.end[i] ?? 0);
  for (const unpack of getLayers(index.embedding[i] ?? 0)) {
    json = unpack(json, 0, json.length).bytes;
  }
  return json;
}

const PLAIN: readonly never[] = [];

/** What undoes each layer that a record's text is packed in, outermost first. */
function getLayers(
  embedding: number,
): readonly ((bytes: Uint8Array, start: number, end: number) => EmbeddedText)[] {
  if (embedding === 0) {
    return PLAIN;
  }
  const strings = Array.from({ length: embedding & ~IN_CELL }, () => unescapeJsonString);
  return (embedding & IN_CELL) === 0 ? strings : [toCellText, ...strings];
}

/** The bytes of record i as plain JSON, and where each stands in the log. `toSource` has one entry more, for the end. */
export interface RecordBytes {
  readonly bytes: Uint8Array;
  toSource(offset: number): number;
  /** The inverse: the byte of the record's plain JSON that stands at this byte of the log; clamped to the record. */
  fromSource(offset: number): number;
}

/** The record's bytes with positions in the log; for an embedded record this unescapes it, at a cost linear in its size. */
export function getRecordBytes(log: Uint8Array, index: RecordSpans, i: number): RecordBytes {
  const start = index.start[i] ?? 0;
  const end = index.end[i] ?? 0;
  let bytes = log.subarray(start, end);
  let positions: Uint32Array | undefined;
  for (const unpack of getLayers(index.embedding[i] ?? 0)) {
    const text = unpack(bytes, 0, bytes.length);
    const previous = positions;
    positions = previous === undefined ? text.toSource : text.toSource.map((at) => previous[at] ?? 0);
    bytes = text.bytes;
  }
  const { length } = bytes;
  if (positions === undefined) {
    return {
      bytes,
      toSource: (offset) => start + Math.max(0, Math.min(length, offset)),
      fromSource: (offset) => Math.max(0, Math.min(length, offset - start)),
    };
  }
  const table = positions;
  return {
    bytes,
    toSource: (offset) => start + (table[Math.max(0, Math.min(length, offset))] ?? 0),
    fromSource(offset) {
      let low = 0;
      let high = length;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((table[middle] ?? 0) <= offset - start) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      return low;
    },
  };
}
