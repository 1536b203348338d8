import type { LogIndex } from '../core/scan/logIndex';
import { scanLog } from '../core/scan/scanLog';
import { getContentKeys } from './contentKeys';

/** A log that was scanned, and its bytes, which may stand elsewhere than before. */
export interface ScannedBytes {
  readonly bytes: Uint8Array;
  readonly index: LogIndex;
  readonly contentKeys: ReadonlyMap<number, string> | undefined;
}

export interface ScanOptions {
  readonly signal?: AbortSignal | undefined;
  /** The bytes are needed where they are. */
  readonly stay?: boolean;
}

/** Scans a log. The bytes that are given may be empty after, unless they stay. Rejects with what the signal was aborted with. */
export type ScanBytes = (bytes: Uint8Array, options: ScanOptions) => ScannedBytes | Promise<ScannedBytes>;

/** Scans in one go: nothing else is heard meanwhile. */
export function scanBytes(bytes: Uint8Array): ScannedBytes {
  const index = scanLog(bytes);
  return { bytes, index, contentKeys: getContentKeys(bytes, index) };
}
