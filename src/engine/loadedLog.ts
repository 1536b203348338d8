import type { SourceLog } from '../core/grouping/sourceLog';
import type { LogIndex } from '../core/scan/logIndex';
import type { LogInput, SkippedSource, SourceFault, SourceSummary } from '../protocol/engine';
import type { FileStamp } from './fileStamp';
import { readInput } from './load/readInput';
import type { ReadFault } from './readFault';
import type { ReadOptions } from './readLog';
import type { ScanBytes } from './scanBytes';
import { scanBytes } from './scanBytes';

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

/**
 * Reads and scans a log; the bytes are those that the spans of its index count. Throws what readLog throws, and what the
 * scan does.
 */
export async function loadLogBytes(
  input: LogInput,
  options: ReadOptions,
  scan: ScanBytes = scanBytes,
): Promise<{ readonly loaded: LoadedLog; readonly bytes: Uint8Array }> {
  const read = await readInput(input, options);
  const { bytes, index, contentKeys } = await scan(read.bytes, {
    signal: options.signal,
    stay: input.kind === 'bytes' && input.bytes.buffer === read.bytes.buffer,
  });
  return { loaded: toLoadedLog(input, { ...read, index, contentKeys }), bytes };
}

/** What was found in a log, and how it is stored. */
export interface ReadIndex {
  readonly index: LogIndex;
  readonly contentKeys: ReadonlyMap<number, string> | undefined;
  readonly isCompressed: boolean;
  readonly isVerbatim: boolean;
  /** Of the file; those of its text are the index's. */
  readonly faults: readonly ReadFault[];
  readonly stamp?: FileStamp;
}

export function toLoadedLog(
  input: LogInput,
  { index, contentKeys, isCompressed, isVerbatim, faults, stamp }: ReadIndex,
): LoadedLog {
  const { uri } = input;
  const { shape, byteLength, count } = index;
  const end = { start: byteLength, end: byteLength };
  return {
    input,
    log: { index, contentKeys },
    summary: { uri, shape, byteLength, isCompressed, records: count },
    faults: [
      ...index.faults.map(({ kind, span, message }) => ({ kind, span, message, source: uri })),
      ...faults.map(({ kind, message }) => ({ kind, span: end, message, source: uri })),
    ],
    isVerbatim,
    ...(stamp === undefined ? {} : { stamp }),
  };
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
