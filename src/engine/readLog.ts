import { open } from 'node:fs/promises';
import { toByteSize } from '../core/text/toByteSize';
import { toUtf8FromUtf16 } from '../core/text/utf8';
import type { LogInput } from '../protocol/engine';
import type { ReadMemory } from './readMemory';
import { decompress, isGzip } from './gzip/decompress';
import { ReadError } from './readError';
import { unpackPayloads } from './unpackPayloads';
import type { ReadFault } from './readFault';

/** The text of a log as bytes. */
export interface LogBytes {
  readonly bytes: Uint8Array;
  readonly isCompressed: boolean;
  /** Whether `bytes` are the bytes of the file as it is stored: then a part of it can be read alone. */
  readonly isVerbatim: boolean;
  readonly faults: readonly ReadFault[];
}

export interface ReadOptions {
  readonly signal?: AbortSignal;
  /** Called with the bytes done of the log as it is stored, and its size. */
  readonly onProgress?: (done: number, size: number) => void;
  /** Most bytes of text to hold; DEFAULT_READ_LIMIT unless told. */
  readonly limit?: number;
  /** Where to put the bytes; memory of their own unless told. */
  readonly memory?: ReadMemory;
}

/**
 * 1 GiB of text, some 700,000 records. CloudTrail itself writes at most 50 MB a file; logs beyond this are joined by
 * hand, or made to fill a memory.
 */
export const DEFAULT_READ_LIMIT = 1024 * 1024 * 1024;

/** Bytes of one read of a file: large enough for the disk, small enough to be cancelled soon. */
const READ_STEP = 4 * 1024 * 1024;

/**
 * The bytes of a log as UTF-8, decompressed where they begin like gzip, whatever the file is named, and once more where
 * what comes out does, too. UTF-16, as Windows PowerShell writes it, is converted, and log events in base64 are unpacked;
 * spans count the bytes after that. Damage in compressed data is a fault, not an error. Throws a ReadError where nothing
 * can be read, and what the signal was aborted with.
 */
export async function readLog(input: LogInput, options: ReadOptions = {}): Promise<LogBytes> {
  const { signal, onProgress, limit = DEFAULT_READ_LIMIT } = options;
  const stored =
    input.kind === 'bytes' ? toWithinLimit(input.bytes, limit) : await readFile(input.path, limit, options);
  signal?.throwIfAborted();
  if (!isGzip(stored)) {
    onProgress?.(stored.length, stored.length);
    const converted = toPlainText(stored);
    return {
      bytes: converted ?? stored,
      isCompressed: false,
      isVerbatim: converted === undefined,
      faults: [],
    };
  }
  const outer = await decompress(stored, {
    limit,
    signal,
    onProgress: (done) => onProgress?.(done, stored.length),
    memory: options.memory,
  });
  // Firehose compresses what it stores, and log events come to it compressed.
  const inner = isGzip(outer.bytes) ? await decompress(outer.bytes, { limit, signal }) : undefined;
  const { bytes } = inner ?? outer;
  return {
    bytes: toPlainText(bytes) ?? bytes,
    isCompressed: true,
    isVerbatim: false,
    faults: [outer.fault, inner?.fault].filter((fault) => fault !== undefined),
  };
}

/** The text in place of these bytes; undefined where they are the text. */
function toPlainText(bytes: Uint8Array): Uint8Array | undefined {
  const converted = toUtf8FromUtf16(bytes);
  return unpackPayloads(converted ?? bytes) ?? converted;
}

function toWithinLimit(bytes: Uint8Array, limit: number): Uint8Array {
  if (bytes.length > limit) {
    throw new ReadError(toTooLarge(bytes.length, limit));
  }
  return bytes;
}

async function readFile(
  path: string,
  limit: number,
  { signal, onProgress, memory }: ReadOptions,
): Promise<Uint8Array> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw new ReadError(`The file cannot be opened: ${toReason(error)}`);
  });
  try {
    const { size } = await file.stat();
    if (size > limit) {
      throw new ReadError(toTooLarge(size, limit));
    }
    const bytes = memory?.gunzip.reserveData(size) ?? new Uint8Array(size);
    let at = 0;
    while (at < size) {
      signal?.throwIfAborted();
      const { bytesRead } = await file.read(bytes, at, Math.min(READ_STEP, size - at), at);
      if (bytesRead === 0) {
        break; // The file became shorter while it was read.
      }
      at += bytesRead;
      onProgress?.(at, size);
    }
    return bytes.subarray(0, at);
  } catch (error) {
    throw isSystemError(error) ? new ReadError(`The file cannot be read: ${toReason(error)}`) : error;
  } finally {
    await file.close();
  }
}

function toTooLarge(size: number, limit: number): string {
  return `The log has ${toByteSize(size)}; at most ${toByteSize(limit)} can be opened at once. Split it, or open fewer logs.`;
}

/** Whether an error comes from a call of the operating system. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

/** Node's messages name the system call and the path; the code alone says what a person needs. */
export function toReason(error: unknown): string {
  const code = isSystemError(error) ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'it does not exist any more.';
    case 'EACCES':
    case 'EPERM':
      return 'you do not have the permission to read it.';
    case 'EISDIR':
      return 'it is a folder.';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
