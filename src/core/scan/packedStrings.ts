import { toBytes, toText } from '../text/utf8';
import type { StringTable } from './stringTable';

/** The strings of a log as two buffers, which move between threads without being read. */
export interface PackedStrings {
  /** UTF-8, one string after another by number; a lone surrogate, which UTF-8 has none of, reads as U+FFFD. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where string i ends in them. */
  readonly ends: Uint32Array<ArrayBuffer>;
}

export function packStrings(strings: StringTable): PackedStrings {
  const ends = new Uint32Array(strings.size);
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (let id = 0; id < strings.size; id++) {
    const piece = toBytes(strings.get(id));
    pieces.push(piece);
    length += piece.length;
    ends[id] = length;
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return { bytes, ends };
}

/** The table again. A string is made when it is asked for: of a log's strings an editor shows few. */
export function unpackStrings({ bytes, ends }: PackedStrings): StringTable {
  let numbers: Map<string, number> | undefined;
  const get = (id: number): string =>
    id <= 0 || id >= ends.length ? '' : toText(bytes.subarray(ends[id - 1] ?? 0, ends[id] ?? 0));
  return {
    size: ends.length,
    get,
    find(text) {
      if (numbers === undefined) {
        numbers = new Map();
        for (let id = ends.length - 1; id > 0; id--) {
          numbers.set(get(id), id);
        }
      }
      return numbers.get(text) ?? 0;
    },
  };
}
