import { scanLog } from '../../../../src/core/scan/scanLog';
import { getRecordText } from '../../../../src/core/scan/recordText';
import { toBytes } from '../../../../src/core/text/utf8';
import type { LogIndex } from '../../../../src/core/scan/logIndex';

export interface Scanned {
  readonly bytes: Uint8Array;
  readonly index: LogIndex;
  /** Each record's JSON text, escapes of its envelope undone. */
  readonly texts: readonly string[];
}

/** Scans text or bytes and reads every record back. */
export function scanned(log: string | Uint8Array): Scanned {
  const bytes = typeof log === 'string' ? toBytes(log) : log;
  const index = scanLog(bytes);
  const texts = Array.from({ length: index.count }, (_, i) => getRecordText(bytes, index, i));
  return { bytes, index, texts };
}

/** Fails unless records and faults are in order, inside the log, do not overlap, and every record parses. */
export function checkAccount({ bytes, index, texts }: Scanned): void {
  let last = 0;
  for (let i = 0; i < index.count; i++) {
    const start = index.start[i] ?? -1;
    const end = index.end[i] ?? -1;
    if (start < last || end <= start || end > bytes.length) {
      throw new Error(`record ${String(i)} spans ${String(start)} to ${String(end)} after ${String(last)}`);
    }
    last = end;
    JSON.parse(texts[i] ?? '');
  }
  let previous = 0;
  for (const { kind, span, at } of index.faults) {
    if (
      span.start < previous ||
      span.end < span.start ||
      span.end > bytes.length ||
      at < span.start ||
      at > span.end
    ) {
      throw new Error(`fault ${kind} spans ${String(span.start)} to ${String(span.end)} at ${String(at)}`);
    }
    previous = span.end;
    for (let i = 0; i < index.count; i++) {
      if (span.end > span.start && span.start < (index.end[i] ?? 0) && (index.start[i] ?? 0) < span.end) {
        throw new Error(`fault ${kind} overlaps record ${String(i)}`);
      }
    }
  }
}
