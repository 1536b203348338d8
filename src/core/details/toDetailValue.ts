import type { JsonValue } from '../record/cloudTrailRecord';
import { getRedactionSpelling } from '../redaction/redaction';
import type { JsonPath } from '../text/span';
import { toShortened } from '../text/toShortened';
import type { DetailValue } from './eventDetails';
import { toLeafText, toPathLabel } from './flattenValue';
import { getMeaning } from './getMeaning';
import { getTerm } from './getTerm';

/** Longest text of one value: a policy fits, a file does not. */
export const MAX_DETAIL_TEXT = 4000;

/** Longest label: names of properties come from the log. */
const MAX_LABEL = 200;

/** Longest value that a filter term is offered for. */
const MAX_TERM_TEXT = 1000;

/** A value of a record for the details; `skip` steps of the path are left out of its label. */
export function toDetailValue(path: JsonPath, value: JsonValue, skip: number): DetailValue {
  const text = toLeafText(value);
  const key = path.at(-1);
  const redaction =
    (typeof value === 'string' ? getRedactionSpelling(value) : undefined) ??
    (typeof key === 'string' ? getRedactionSpelling(key) : undefined);
  const term = text.length > MAX_TERM_TEXT ? undefined : getTerm(path, value);
  const meaning = getMeaning(path, value);
  return {
    label: toShortened(toPathLabel(path, skip), MAX_LABEL),
    value: toShortened(text, MAX_DETAIL_TEXT),
    path,
    ...(text.length > MAX_DETAIL_TEXT ? { isCut: true as const } : {}),
    ...(term === undefined ? {} : { term }),
    ...(redaction === undefined ? {} : { redaction }),
    ...(meaning === undefined ? {} : { meaning }),
  };
}
