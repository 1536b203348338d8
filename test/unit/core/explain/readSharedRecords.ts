import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CloudTrailRecord, JsonValue } from '../../../../src/core/record/cloudTrailRecord';
import { toObject } from '../../../../src/core/record/cloudTrailRecord';

const folder = path.resolve(__dirname, '../../../../../shared/data');

/** Real records beside the project; undefined where that folder is absent. Damaged files are left out. */
export function readSharedRecords(): readonly CloudTrailRecord[] | undefined {
  if (!existsSync(folder)) {
    return undefined;
  }
  return ['trail-json', 'gz-pair', 'lookup-events', 'eventbridge', 'json-lines', 'arrays'].flatMap((name) =>
    readdirSync(path.join(folder, name))
      .filter((file) => /\.jsonl?$/.test(file))
      .flatMap((file) => readDocuments(readFileSync(path.join(folder, name, file), 'utf8')))
      .flatMap(toRecords),
  );
}

function readDocuments(text: string): readonly JsonValue[] {
  try {
    return [JSON.parse(text) as JsonValue];
  } catch {
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as JsonValue);
  }
}

function toRecords(value: JsonValue): readonly CloudTrailRecord[] {
  if (Array.isArray(value)) {
    return (value as readonly JsonValue[]).flatMap(toRecords);
  }
  const object = toObject(value);
  if (object === undefined) {
    return [];
  }
  const text = object['CloudTrailEvent'];
  if (typeof text === 'string') {
    return toRecords(JSON.parse(text) as JsonValue);
  }
  for (const key of ['Records', 'Events', 'detail'] as const) {
    const inner = object[key];
    if (typeof inner === 'object' && inner !== null) {
      return toRecords(inner);
    }
  }
  return [object];
}
