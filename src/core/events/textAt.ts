import type { JsonValue } from '../record/cloudTrailRecord';
import { getRedactionSpelling } from '../redaction/redaction';

/** What a path leads to, when arrays on the way are followed into all their items. */
export interface TextAt {
  readonly first: string;
  /** How many more values the path leads to. */
  readonly more: number;
}

/** A list of a request is at most 100 KB, so more items than this are crafted; only the count suffers. */
const MAX_ITEMS = 1000;

/**
 * The text at a dotted path, e.g. `instancesSet.items.instanceId`: names in any case, arrays followed into each item,
 * numbers and booleans as text. Undefined where nothing is there, or only empty, hidden or nested values.
 */
export function getTextAt(root: JsonValue | undefined, path: string): TextAt | undefined {
  let values = [root];
  for (const name of path.split('.')) {
    values = values.flatMap(toItems).map((value) => getMember(value, name));
  }
  const texts = values
    .flatMap(toItems)
    .map(toText)
    .filter((text) => text !== undefined);
  const [first] = texts;
  return first === undefined ? undefined : { first, more: texts.length - 1 };
}

function toItems(value: JsonValue | undefined): readonly (JsonValue | undefined)[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]).slice(0, MAX_ITEMS) : [value];
}

/** A property of an object, by its name in any case; the exact spelling wins. Undefined where there is none. */
export function getMember(value: JsonValue | undefined, name: string): JsonValue | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return undefined;
  }
  const object = value as Readonly<Record<string, JsonValue | undefined>>;
  if (Object.hasOwn(object, name)) {
    return object[name];
  }
  const lower = name.toLowerCase();
  const key = Object.keys(object).find(
    (other) => other.length === name.length && other.toLowerCase() === lower,
  );
  return key === undefined ? undefined : object[key];
}

function toText(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  return typeof value === 'string' && value.trim() !== '' && getRedactionSpelling(value) === undefined
    ? value
    : undefined;
}
