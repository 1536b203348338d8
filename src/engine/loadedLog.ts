import { stat } from 'node:fs/promises';
import type { SourceLog } from '../core/grouping/sourceLog';
import { scanLog } from '../core/scan/scanLog';
import type { LogInput, SkippedSource, SourceFault, SourceSummary } from '../protocol/engine';
import { getContentKeys } from './contentKeys';
import type { LogBytes, ReadOptions } from './readLog';
import { readLog } from './readLog';

/** How a file was when it was read: spans fit only while it is the same. */
export interface FileStamp {
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly changed: number;
}

/** A log of a session, without its bytes. */
export interface LoadedLog {
  /** Bytes stay with an input of kind `bytes`, as they were stored. */
  readonly input: LogInput;
  readonly log: SourceLog;
  readonly summary: Omit<SourceSummary, 'name'>;
  readonly faults: readonly SourceFault[];
  /** Undefined for an input of bytes. */
  readonly stamp?: FileStamp;
  /** Whether spans are positions in the file as it is stored. */
  readonly isVerbatim: boolean;
}

/** Reads and scans a log, and lets go of its bytes. Throws what readLog throws. */
export async function loadLog(input: LogInput, options: ReadOptions): Promise<LoadedLog> {
  return (await loadLogBytes(input, options)).loaded;
}

/** Reads and scans a log; the bytes are those that the spans of its index count. Throws what readLog throws. */
export async function loadLogBytes(
  input: LogInput,
  options: ReadOptions,
): Promise<{ readonly loaded: LoadedLog; readonly bytes: Uint8Array }> {
  const stamp = input.kind === 'path' ? await getStamp(input.path) : undefined;
  const read = await readLog(input, options);
  const index = scanLog(read.bytes);
  const { uri } = input;
  const loaded: LoadedLog = {
    input,
    log: { index, contentKeys: getContentKeys(read.bytes, index) },
    summary: {
      uri,
      shape: index.shape,
      byteLength: index.byteLength,
      isCompressed: read.isCompressed,
      records: index.count,
    },
    faults: [
      ...index.faults.map(({ kind, span, message }) => ({ kind, span, message, source: uri })),
      ...toReadFaults(read, uri),
    ],
    isVerbatim: read.isVerbatim,
    ...(stamp === undefined ? {} : { stamp }),
  };
  return { loaded, bytes: read.bytes };
}

/** The file's size and time of change; undefined where it does not exist. */
export async function getStamp(path: string): Promise<FileStamp | undefined> {
  try {
    const { size, mtimeMs } = await stat(path);
    return { size, changed: mtimeMs };
  } catch {
    return undefined;
  }
}

/**
 * Why a file among others is no log of the session: it holds no record, and nothing in it is a damaged one. Undefined
 * for a log.
 */
export function getSkipReason({ summary, faults }: LoadedLog): string | undefined {
  if (summary.records > 0) {
    return undefined;
  }
  const lookAlike = faults.find(({ kind }) => kind === 'look-alike');
  if (lookAlike !== undefined) {
    return lookAlike.message;
  }
  if (summary.byteLength === 0 && faults.length === 0) {
    return 'The file is empty.';
  }
  return faults.every(({ kind }) => kind === 'not-a-record' || kind === 'unexpected-text')
    ? 'The file holds no CloudTrail record.'
    : undefined;
}

/** A file that could not be read at all. */
export function toSkipped(uri: string, error: Error): SkippedSource {
  return { uri, reason: error.message };
}

function toReadFaults({ bytes, faults }: LogBytes, source: string): SourceFault[] {
  const span = { start: bytes.length, end: bytes.length };
  return faults.map(({ kind, message }) => ({ kind, span, message, source }));
}
