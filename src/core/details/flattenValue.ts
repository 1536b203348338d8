import type { JsonValue } from '../record/cloudTrailRecord';
import type { JsonPath } from '../text/span';

/** A value inside a record that has no values inside it: text, number, true, false, null, `{}` or `[]`. */
export interface Leaf {
  readonly path: JsonPath;
  readonly value: JsonValue;
}

/** The leaves of a value, and how many there are beyond the limit. */
export interface Leaves {
  readonly leaves: readonly Leaf[];
  readonly leftOut: number;
}

/** Deeper values are one leaf, not looked into: nothing that the format documents lies there. */
const MAX_DEPTH = 30;

/**
 * The leaves of a value in the order of the log, at most `limit`. Without recursion, so depth is no limit; linear in
 * the size of the value. Own properties only, so `__proto__` in a log is a name like any other.
 */
export function flattenValue(root: JsonValue, path: JsonPath, limit: number): Leaves {
  const leaves: Leaf[] = [];
  let leftOut = 0;
  const stack: Leaf[] = [{ path, value: root }];
  for (let place = stack.pop(); place !== undefined; place = stack.pop()) {
    const children = place.path.length < MAX_DEPTH ? toChildren(place) : [];
    if (children.length > 0) {
      // Last to first, so that they are taken first to last.
      for (let i = children.length - 1; i >= 0; i--) {
        const child = children[i];
        if (child !== undefined) {
          stack.push(child);
        }
      }
    } else if (leaves.length < limit) {
      leaves.push(place);
    } else {
      leftOut++;
    }
  }
  return { leaves, leftOut };
}

function toChildren({ path, value }: Leaf): Leaf[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  if (Array.isArray(value)) {
    const items: readonly JsonValue[] = value;
    return items.map((item, i) => ({ path: [...path, i], value: item }));
  }
  return Object.entries(value).map(([key, member]) => ({
    path: [...path, key],
    value: member ?? null,
  }));
}

/**
 * A leaf as text: a string as it is, else JSON. What nests too deep to be looked into is `{…}` or `[…]`: JSON.stringify
 * recurses, and a record can nest deeper than any stack.
 */
export function toLeafText(value: JsonValue): string {
  if (typeof value === 'string') {
    return value;
  }
  return isDeep(value) ? (Array.isArray(value) ? '[…]' : '{…}') : JSON.stringify(value);
}

/** Whether a leaf holds values that were not looked into. */
export function isDeep(value: JsonValue): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

/** A path as a person reads it: `requestParameters.items[0].name`; without the first `skip` steps. */
export function toPathLabel(path: JsonPath, skip = 0): string {
  let label = '';
  for (const step of path.slice(skip)) {
    label += typeof step === 'number' ? `[${String(step)}]` : label === '' ? step : `.${step}`;
  }
  return label;
}
