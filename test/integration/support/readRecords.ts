import { gunzipSync } from 'node:zlib';

export type Json = Readonly<Record<string, unknown>>;

/** Text of a log as it is stored, decompressed where it begins like gzip. */
export function readText(bytes: Buffer): string {
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  return plain.toString('utf8').replace(/^\ufeff/u, '');
}

/**
 * The records of a log by JSON.parse alone, to hold against what the extension counts: of one document, or of one a
 * line; where neither is JSON, whatever begins with eventVersion and parses up to the bracket that closes it.
 */
export function readRecords(text: string): readonly Json[] {
  const whole = parse(text);
  if (whole !== undefined) {
    return unpack(whole);
  }
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const parsed = lines.map(parse);
  return parsed.includes(undefined) ? readIntact(text) : parsed.flatMap(unpack);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The records in a document, whichever envelope they came in. */
function unpack(value: unknown): readonly Json[] {
  if (Array.isArray(value)) {
    return value.flatMap(unpack);
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const { Records, Events, CloudTrailEvent, detail, logEvents, message } = value as Json;
  const inside = Records ?? Events ?? logEvents ?? detail;
  if (inside !== undefined) {
    return unpack(inside);
  }
  const text = CloudTrailEvent ?? message;
  return typeof text === 'string' ? unpack(parse(text)) : [value as Json];
}

function readIntact(text: string): readonly Json[] {
  return [...text.matchAll(/\{\s*"eventVersion"/gu)].flatMap(({ index }): readonly Json[] => {
    const record = parse(text.slice(index, findClose(text, index))) as Json | undefined;
    return record === undefined ? [] : [record];
  });
}

/** The offset behind the bracket that closes the one at `open`. */
function findClose(text: string, open: number): number {
  let depth = 0;
  for (const token of text.slice(open).matchAll(/[{}]|"[^"\\\n]*(?:\\.[^"\\\n]*)*"/gu)) {
    depth += token[0] === '{' ? 1 : token[0] === '}' ? -1 : 0;
    if (depth === 0) {
      return open + token.index + 1;
    }
  }
  return text.length;
}

/** What openLogs should say of records, counted from their values. */
export function countRecords(records: readonly Json[]): {
  readonly records: number;
  readonly duplicates: number;
  readonly redacted: number;
  readonly byIdentityType: Readonly<Record<string, number>>;
} {
  const keys = records.map((record) => record['eventID'] ?? JSON.stringify(record));
  const marks = JSON.stringify(records).match(
    /(?<!\\)"(?:HIDDEN_DUE_TO_SECURITY_REASONS|\*\*-redacted-\*\*|<sensitiveDataRemoved>|Value hidden due to security reasons\.|\*{3,})"/gu,
  );
  const byIdentityType: Record<string, number> = {};
  for (const { userIdentity } of records) {
    const type = (userIdentity as Json | null | undefined)?.['type'] ?? '';
    const key = typeof type === 'string' ? type : '';
    byIdentityType[key] = (byIdentityType[key] ?? 0) + 1;
  }
  return {
    records: records.length,
    duplicates: records.length - new Set(keys).size,
    redacted: marks?.length ?? 0,
    byIdentityType,
  };
}
