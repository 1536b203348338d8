import { explainEventName } from '../events/explainEventName';
import { explainIdentity } from '../identity/explainIdentity';
import type { JsonValue } from '../record/cloudTrailRecord';
import { getAt } from '../record/cloudTrailRecord';
import { getRedactionSpelling } from '../redaction/redaction';
import type { Explanation } from './explanation';
import { explainEvent } from './explainEvent';
import { explainField } from './explainField';
import type { ExplainInput } from './explainInput';
import { explainValue } from './explainValue';
import { explainRedaction } from './values/explainRedaction';

/** Deeper places of a record get the field's block only: nothing that the format documents lies there. */
const MAX_DEPTH = 100;

/**
 * What a hover shows on a property's name or value, at any depth. On the record as a whole: what happened, what the
 * event is, who it was. On a name the field's meaning comes first, on a value the value's own explanation; a marker of
 * hidden text comes before both. Every path that exists gets a block; a path that does not exist gets none, unless
 * a marker stands where the objects of the path would be.
 */
export function explainAt(input: ExplainInput): readonly Explanation[] {
  const { record, path, part } = input;
  if (path.length === 0) {
    return explainRecord(input);
  }
  const hidden = explainHidden(input);
  const value = getAt(record, path);
  if (value === undefined) {
    return hidden;
  }
  const field = explainField(record, path, part);
  if (path.length > MAX_DEPTH || isMarker(value)) {
    return [...hidden, field];
  }
  const values = explainValue(input);
  return part === 'key' ? [...hidden, field, ...values] : [...hidden, ...values, field];
}

function explainRecord(input: ExplainInput): readonly Explanation[] {
  const { record } = input;
  return [
    explainEvent(record, input),
    explainEventName(record),
    ...(Object.hasOwn(record, 'userIdentity') ? [explainIdentity(record['userIdentity'], record)] : []),
  ];
}

/** The marker at the place itself, in its name, or in place of an object above it. */
function explainHidden({ record, path, part }: ExplainInput): readonly Explanation[] {
  const last = path.at(-1);
  const keySpelling = typeof last === 'string' ? getRedactionSpelling(last) : undefined;
  const byName =
    keySpelling === undefined || part === 'value' ? [] : [explainRedaction(keySpelling, path, record, 'key')];
  let value: JsonValue | undefined = record;
  for (let depth = 1; depth <= Math.min(path.length, MAX_DEPTH); depth += 1) {
    value = getAt(value, path.slice(depth - 1, depth));
    const spelling = typeof value === 'string' ? getRedactionSpelling(value) : undefined;
    if (spelling !== undefined) {
      return [...byName, explainRedaction(spelling, path.slice(0, depth), record, 'value')];
    }
    if (value === undefined) {
      break;
    }
  }
  return byName;
}

function isMarker(value: JsonValue): boolean {
  return typeof value === 'string' && getRedactionSpelling(value) !== undefined;
}
