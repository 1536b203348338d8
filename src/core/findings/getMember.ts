import { toObject } from '../record/cloudTrailRecord';
import type { JsonValue } from '../record/cloudTrailRecord';

/** A property as the log spells it, with its value. */
export interface Member {
  readonly key: string;
  readonly value: JsonValue | undefined;
}

/**
 * A property of an object, in any case of letters: WorkDocs writes the same parameter as `DocumentId` or `documentId`,
 * depending on the API that was called. The exact spelling wins. Undefined where the value is no object or lacks it.
 * Cost is linear in the number of properties when the exact spelling is absent.
 */
export function getMember(value: JsonValue | undefined, name: string): Member | undefined {
  const object = toObject(value);
  if (object === undefined) {
    return undefined;
  }
  if (Object.hasOwn(object, name)) {
    return { key: name, value: object[name] };
  }
  const wanted = name.toLowerCase();
  const key = Object.keys(object).find(
    (candidate) => candidate.length === name.length && candidate.toLowerCase() === wanted,
  );
  return key === undefined ? undefined : { key, value: object[key] };
}
