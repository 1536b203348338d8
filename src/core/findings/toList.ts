import type { JsonValue } from '../record/cloudTrailRecord';

/** The value as a list; undefined where it is anything else. */
export function toList(value: JsonValue | undefined): readonly JsonValue[] | undefined {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : undefined;
}
