import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { toUtf8FromUtf16 } from '../../core/text/utf8';
import type { FileStamp } from '../fileStamp';
import { isGzip } from '../gzip/decompress';
import { Gunzip } from '../gzip/gunzip';
import type { LogBytes } from '../readLog';
import { mayHavePayloads } from '../unpackPayloads';

/** What a small file holds. `bytes` may be overwritten by the next call. */
export interface SmallFile extends LogBytes {
  readonly stamp: FileStamp;
}

/** Bytes of the largest file, as it is stored, and of the largest text: ten milliseconds, in which nothing else is heard. */
const MOST_STORED = 1024 * 1024;
const MOST_TEXT = 16 * 1024 * 1024;

const gunzip = new Gunzip();

/**
 * The text of a small and sound file, as readLog reads it, in one go: a file of a trail's day has 15 KB, and for that a
 * stream and its turns cost three times what the file itself costs. Undefined for every other file, whatever is the
 * matter with it: readLog knows.
 */
export function readSmallFile(path: string, limit: number): SmallFile | undefined {
  const read = readBytes(path);
  if (read === undefined) {
    return undefined;
  }
  const isCompressed = isGzip(read.bytes);
  const bytes = isCompressed ? unpack(read.bytes, limit) : read.bytes;
  if (bytes === undefined || bytes.length > limit || (isCompressed && isGzip(bytes))) {
    return undefined;
  }
  const converted = toUtf8FromUtf16(bytes);
  if (mayHavePayloads(converted ?? bytes)) {
    return undefined;
  }
  return {
    bytes: converted ?? bytes,
    isCompressed,
    isVerbatim: !isCompressed && converted === undefined,
    faults: [],
    stamp: read.stamp,
  };
}

function readBytes(path: string): { readonly bytes: Uint8Array; readonly stamp: FileStamp } | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return undefined;
  }
  try {
    const stats = fstatSync(file);
    const { size } = stats;
    if (!stats.isFile() || size > MOST_STORED) {
      return undefined;
    }
    const bytes = gunzip.reserveData(size);
    if (readSync(file, bytes, 0, size, 0) !== size) {
      return undefined;
    }
    return { bytes, stamp: { size, changed: stats.mtimeMs } };
  } catch {
    return undefined;
  } finally {
    closeSync(file);
  }
}

/** Undefined for damaged data, and for a long text. */
function unpack(data: Uint8Array, limit: number): Uint8Array | undefined {
  gunzip.open(data, Math.min(limit, MOST_TEXT));
  while (gunzip.next());
  return gunzip.take();
}
