import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { getRecordJson } from '../core/scan/recordText';
import { toText } from '../core/text/utf8';
import { ByteCache } from './byteCache';
import type { LoadedLog } from './loadedLog';
import { getStamp } from './fileStamp';
import { ReadError } from './readError';
import { isSystemError, readLog, toReason } from './readLog';

/** Bytes of unpacked logs that are kept for the next question: some hundred files of a trail, or one of the largest. */
const CACHE_LIMIT = 128 * 1024 * 1024;

/** Records of a plain file that stand so close are read in one go. */
const READ_GAP = 64 * 1024;

/** Most bytes of one read of several records. */
const READ_STEP = 4 * 1024 * 1024;

/**
 * Reads records again from where they came: a part of a plain file, or a compressed log unpacked anew. Every method
 * rejects with a ReadError where the file is gone or not the one that was scanned.
 */
export class RecordReader {
  private readonly unpacked = new ByteCache<LoadedLog>(CACHE_LIMIT);

  /** The text of a record, escapes of its envelope undone; see getRecordJson. */
  async readText(loaded: LoadedLog, record: number): Promise<string> {
    let text = '';
    await this.readAll(loaded, [record], (_, json) => {
      text = toText(json);
    });
    return text;
  }

  /**
   * Gives the JSON of records of a log, which must be in rising order, one after another: the log's own bytes, escapes
   * of an envelope undone.
   */
  async readAll(
    loaded: LoadedLog,
    records: readonly number[],
    onRecord: (record: number, json: Uint8Array) => void,
    signal?: AbortSignal,
  ): Promise<void> {
    if (records.length === 0) {
      return;
    }
    await checkUnchanged(loaded);
    const { input, isVerbatim, log } = loaded;
    if (input.kind === 'path' && isVerbatim) {
      await withFile(input.path, (file) => readParts(file, loaded, records, onRecord, signal));
      return;
    }
    const bytes = await this.getBytes(loaded, signal);
    for (const record of records) {
      onRecord(record, getRecordJson(bytes, log.index, record));
    }
  }

  /** Lets go of all unpacked logs, some of which may not be open any more. */
  clear(): void {
    this.unpacked.clear();
  }

  private async getBytes(loaded: LoadedLog, signal: AbortSignal | undefined): Promise<Uint8Array> {
    const known = this.unpacked.get(loaded);
    if (known !== undefined) {
      return known;
    }
    const { bytes } = await readLog(loaded.input, signal === undefined ? {} : { signal });
    if (!loaded.isVerbatim) {
      this.unpacked.set(loaded, bytes);
    }
    return bytes;
  }
}

async function checkUnchanged({ input, stamp }: LoadedLog): Promise<void> {
  if (input.kind === 'bytes' || stamp === undefined) {
    return;
  }
  const now = await getStamp(input.path);
  if (now === undefined) {
    throw new ReadError('The file of this event cannot be opened: it does not exist any more.');
  }
  if (now.size !== stamp.size || now.changed !== stamp.changed) {
    throw new ReadError('The file of this event changed since it was read. Read the logs again to see it.');
  }
}

async function withFile(path: string, use: (file: FileHandle) => Promise<void>): Promise<void> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    await use(file);
  } catch (error) {
    throw isSystemError(error)
      ? new ReadError(`The file of this event cannot be read: ${toReason(error)}`)
      : error;
  } finally {
    await file?.close();
  }
}

async function readParts(
  file: FileHandle,
  { log: { index } }: LoadedLog,
  records: readonly number[],
  onRecord: (record: number, json: Uint8Array) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (let next = 0; next < records.length;) {
    signal?.throwIfAborted();
    const first = next;
    const from = index.start[records[first] ?? 0] ?? 0;
    let to = index.end[records[first] ?? 0] ?? 0;
    for (next++; next < records.length; next++) {
      const record = records[next] ?? 0;
      const end = index.end[record] ?? 0;
      if ((index.start[record] ?? 0) - to > READ_GAP || end - from > READ_STEP) {
        break;
      }
      to = end;
    }
    const bytes = await readSpan(file, from, to);
    for (const record of records.slice(first, next)) {
      const span = {
        start: Uint32Array.of((index.start[record] ?? 0) - from),
        end: Uint32Array.of((index.end[record] ?? 0) - from),
        embedding: Uint8Array.of(index.embedding[record] ?? 0),
      };
      onRecord(record, getRecordJson(bytes, span, 0));
    }
  }
}

async function readSpan(file: FileHandle, from: number, to: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(to - from);
  let at = 0;
  while (at < bytes.length) {
    const { bytesRead } = await file.read(bytes, at, bytes.length - at, from + at);
    if (bytesRead === 0) {
      throw new ReadError('The file of this event became shorter since it was read.');
    }
    at += bytesRead;
  }
  return bytes;
}
