import type { JsonObject, JsonValue } from '../record/cloudTrailRecord';
import { toObject } from '../record/cloudTrailRecord';

/** The longest member name that userIdentity has is 19 characters; longer names in a log are not ours. */
const MAX_NAME_LENGTH = 40;

/**
 * An object's members by name, whatever their case: exporters write `accesskeyid` and `principalid`. The exact
 * spelling wins over another one. Own properties only.
 */
export class Members {
  private readonly byLowerName = new Map<string, JsonValue>();

  constructor(private readonly object: JsonObject | undefined) {
    for (const name of object === undefined ? [] : Object.keys(object)) {
      const lower = name.length > MAX_NAME_LENGTH ? undefined : name.toLowerCase();
      const value = object?.[name];
      if (lower !== undefined && value !== undefined && !this.byLowerName.has(lower)) {
        this.byLowerName.set(lower, value);
      }
    }
  }

  /** Undefined where absent; null stays null. */
  get(name: string): JsonValue | undefined {
    if (this.object !== undefined && Object.hasOwn(this.object, name)) {
      return this.object[name];
    }
    return this.byLowerName.get(name.toLowerCase());
  }

  /** A string member; undefined where absent, empty or of another type. */
  getText(name: string): string | undefined {
    const value = this.get(name);
    return typeof value === 'string' && value !== '' ? value : undefined;
  }

  /** A string member, or a number as digits: account ids lose their quotes in some exports. */
  getId(name: string): string | undefined {
    const value = this.get(name);
    return typeof value === 'number' ? String(value) : this.getText(name);
  }

  /** A member that is "true" or "false" as text, as CloudTrail writes it, or a boolean, as others do. */
  getFlag(name: string): boolean | undefined {
    const value = this.get(name);
    const word = typeof value === 'string' ? value.toLowerCase() : value;
    return word === true || word === 'true' ? true : word === false || word === 'false' ? false : undefined;
  }

  /** An object member's members; none where it is absent or not an object. */
  getMembers(name: string): Members {
    return new Members(toObject(this.get(name)));
  }

  get isEmpty(): boolean {
    return this.byLowerName.size === 0;
  }
}
