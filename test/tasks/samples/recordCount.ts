import type { JsonObject, JsonValue } from '../../../src/core/record/cloudTrailRecord';

/** What is in a list of records, counted from the objects that were written and not by reading the file back. */
export interface RecordCount {
  /** Every record, repeats included. */
  readonly records: number;
  /** How many repeat an earlier one of the same file. */
  readonly duplicates: number;
  /** String values that are a redaction mark and nothing else, repeats included. */
  readonly redacted: number;
  /** userIdentity.type to number of records; the empty name counts the records without a type. */
  readonly byIdentityType: Readonly<Record<string, number>>;
}

const MARKS = new Set(['HIDDEN_DUE_TO_SECURITY_REASONS', '**-redacted-**', '<sensitiveDataRemoved>', '****']);

export function buildCount(records: readonly JsonValue[]): RecordCount {
  const seen = new Set<string>();
  const types = new Map<string, number>();
  let duplicates = 0;
  for (const record of records) {
    const identity = (record as JsonObject)['userIdentity'] as JsonObject | null | undefined;
    const type = (identity?.['type'] as string | undefined) ?? '';
    types.set(type, (types.get(type) ?? 0) + 1);
    const key = ((record as JsonObject)['eventID'] as string | undefined) ?? JSON.stringify(record);
    duplicates += seen.has(key) ? 1 : 0;
    seen.add(key);
  }
  return {
    records: records.length,
    duplicates,
    redacted: records.reduce<number>((sum, record) => sum + countMarks(record), 0),
    byIdentityType: Object.fromEntries([...types].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function countMarks(value: JsonValue | undefined): number {
  if (typeof value === 'string') {
    return MARKS.has(value) ? 1 : 0;
  }
  if (typeof value !== 'object' || value === null) {
    return 0;
  }
  return Object.values(value as Record<string, JsonValue>).reduce(
    (sum: number, item) => sum + countMarks(item),
    0,
  );
}
