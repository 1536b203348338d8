/** Any JSON value as JSON.parse returns it. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** A JSON object; every property may be absent. */
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}

/**
 * One CloudTrail record as JSON.parse returns it. No field is promised: old event versions, other exporters and
 * hand-made logs leave out or retype any of them, so fields are read through the accessors below.
 */
export type CloudTrailRecord = JsonObject;

/** The value as an object, or undefined where it is anything else (null and arrays included). */
export function toObject(value: JsonValue | undefined): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
}

/** The text of a string field; undefined where the field is absent or not a string. An empty string stays empty. */
export function getText(object: JsonObject | undefined, key: string): string | undefined {
  const value = object === undefined || !Object.hasOwn(object, key) ? undefined : object[key];
  return typeof value === 'string' ? value : undefined;
}

/** A nested object field; undefined where the field is absent or not an object. */
export function getObject(object: JsonObject | undefined, key: string): JsonObject | undefined {
  return object === undefined || !Object.hasOwn(object, key) ? undefined : toObject(object[key]);
}

/** A value by path; undefined where a step is absent. Own properties only, so `__proto__` in a log finds nothing else. */
export function getAt(
  root: JsonValue | undefined,
  path: readonly (string | number)[],
): JsonValue | undefined {
  let value: JsonValue | undefined = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) {
      return undefined;
    }
    value = (value as Record<string | number, JsonValue | undefined>)[step];
  }
  return value;
}
