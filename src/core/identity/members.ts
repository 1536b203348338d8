import type { JsonObject, JsonValue } from '../record/cloudTrailRecord';
import { toObject } from '../record/cloudTrailRecord';

/**
 * An object's members by name, whatever their case: exporters write `accesskeyid` and `principalid`. The exact
 * spelling wins over another one. Own properties only.
 */
export class Members {
  constructor(private readonly object: JsonObject | undefined) {}

  /** Undefined where absent; null stays null. */
  get(name: string): JsonValue | undefined {
    const { object } = this;
    if (object === undefined || Object.hasOwn(object, name)) {
      return object?.[name];
    }
    // A userIdentity has ten members: a map of them was half of what reading 30,000 identities allocates.
    const lower = name.toLowerCase();
    for (const other of Object.keys(object)) {
      if (other.length === name.length && other.toLowerCase() === lower) {
        return object[other];
      }
    }
    return undefined;
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
    return this.object === undefined || Object.keys(this.object).length === 0;
  }
}
