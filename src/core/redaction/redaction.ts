import type { JsonValue } from '../record/cloudTrailRecord';
import type { JsonPath } from '../text/span';

/**
 * How a hidden value is written. Seen in public logs: the first in 95 places, asterisks in 18 (always 3 or 4), the
 * sentence in 10 (the token of each session that Session Manager opens), `<sensitiveDataRemoved>` in 4, `**-redacted-**`
 * in AWS's own WorkDocs sample.
 */
export type RedactionSpelling =
  | 'HIDDEN_DUE_TO_SECURITY_REASONS'
  | '**-redacted-**'
  | '<sensitiveDataRemoved>'
  | 'Value hidden due to security reasons.'
  | 'asterisks';

/** One place of a record that holds a marker instead of what was there. */
export interface Redaction {
  /** The value; for a hidden property name, the property (its last step is the marker itself). */
  readonly path: JsonPath;
  /** Whether the property's value or its name is the marker. */
  readonly part: 'key' | 'value';
  readonly spelling: RedactionSpelling;
}

/** The spellings that are one fixed text; the last is a text of asterisks alone. */
export const REDACTION_TEXTS = [
  'HIDDEN_DUE_TO_SECURITY_REASONS',
  '**-redacted-**',
  '<sensitiveDataRemoved>',
  'Value hidden due to security reasons.',
] as const satisfies readonly RedactionSpelling[];

/** Fewest asterisks that are a marker: one or two are legal wildcards in policies and resource names. */
export const MIN_MASK_LENGTH = 3;

/**
 * The spelling of a marker; undefined where the text is an ordinary value. The whole text is compared, with case:
 * `** DISPUTED **` is ordinary text, and so is `REDACTED`, which publishers of logs write and CloudTrail does not.
 */
export function getRedactionSpelling(value: string): RedactionSpelling | undefined {
  switch (value) {
    case 'HIDDEN_DUE_TO_SECURITY_REASONS':
    case '**-redacted-**':
    case '<sensitiveDataRemoved>':
    case 'Value hidden due to security reasons.':
      return value;
    default:
      return isMask(value) ? 'asterisks' : undefined;
  }
}

function isMask(value: string): boolean {
  if (value.length < MIN_MASK_LENGTH) {
    return false;
  }
  for (let i = 0; i < value.length; i++) {
    if (value.charCodeAt(i) !== 0x2a) {
      return false;
    }
  }
  return true;
}

/** A value still to be looked at, with a link to its parent: a path is only written out for a hit. */
interface Place {
  readonly value: JsonValue | undefined;
  readonly step: string | number;
  readonly parent: Place | undefined;
  readonly depth: number;
}

/**
 * Steps that the paths of one answer may take together. Real records use a few dozen; a crafted one of 256 KB with
 * a marker as the name of each of 36,000 nested objects would otherwise need 650 million.
 */
const MAX_PATH_STEPS = 4_000_000;

/**
 * Every marker in a value, at any depth, in the order of the text. Works without recursion, so depth is no limit.
 * Cost is linear in the size of the value. Hits that would take the paths over 4 million steps are left out.
 */
export function findRedactions(root: JsonValue | undefined): readonly Redaction[] {
  const found: Redaction[] = [];
  let steps = 0;
  const report = (place: Place, part: Redaction['part'], spelling: RedactionSpelling): void => {
    steps += place.depth;
    if (steps <= MAX_PATH_STEPS) {
      found.push({ path: toPath(place), part, spelling });
    }
  };
  const stack: Place[] = [{ value: root, step: '', parent: undefined, depth: 0 }];
  for (let place = stack.pop(); place !== undefined; place = stack.pop()) {
    const { value, step, parent } = place;
    const keySpelling =
      parent === undefined || typeof step === 'number' ? undefined : getRedactionSpelling(step);
    if (keySpelling !== undefined) {
      report(place, 'key', keySpelling);
    }
    if (typeof value === 'string') {
      const spelling = getRedactionSpelling(value);
      if (spelling !== undefined) {
        report(place, 'value', spelling);
      }
    } else if (typeof value === 'object' && value !== null) {
      pushChildren(stack, value, place);
    }
  }
  return found;
}

/** Pushed last to first, so that they are taken first to last. */
function pushChildren(stack: Place[], value: object, parent: Place): void {
  const depth = parent.depth + 1;
  if (Array.isArray(value)) {
    const items: readonly JsonValue[] = value;
    for (let i = items.length - 1; i >= 0; i--) {
      stack.push({ value: items[i], step: i, parent, depth });
    }
    return;
  }
  const keys = Object.keys(value);
  for (let i = keys.length - 1; i >= 0; i--) {
    const step = keys[i] ?? '';
    stack.push({ value: (value as Record<string, JsonValue | undefined>)[step], step, parent, depth });
  }
}

function toPath(place: Place): JsonPath {
  const path = new Array<string | number>(place.depth);
  let at: Place | undefined = place;
  for (let i = place.depth - 1; i >= 0 && at !== undefined; i--) {
    path[i] = at.step;
    at = at.parent;
  }
  return path;
}
