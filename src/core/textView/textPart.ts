import type { LogIndex } from '../scan/logIndex';

/** The records that one text document shows. */
export interface TextPart {
  /** Number of the first record. */
  readonly firstRecord: number;
  readonly records: number;
}

/**
 * Bytes of records in one document. Pretty-printed they become some 13 MB and 280,000 lines: VS Code stops colouring at
 * 20 MB or 300,000 lines, and hides documents over 50 MB from extensions.
 */
const PART_SIZE = 8 * 1024 * 1024;

/** How a log is shown as text: whole where it is small enough, else in parts of whole records. At least one part. */
export function buildTextParts(index: LogIndex, size = PART_SIZE): readonly TextPart[] {
  if (index.byteLength <= size || index.count === 0) {
    return [{ firstRecord: 0, records: index.count }];
  }
  const parts: TextPart[] = [];
  let firstRecord = 0;
  let used = 0;
  for (let i = 0; i < index.count; i++) {
    const length = (index.end[i] ?? 0) - (index.start[i] ?? 0);
    if (used > 0 && used + length > size) {
      parts.push({ firstRecord, records: i - firstRecord });
      firstRecord = i;
      used = 0;
    }
    used += length;
  }
  parts.push({ firstRecord, records: index.count - firstRecord });
  return parts;
}
