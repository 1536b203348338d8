import type { JsonPath } from '../text/span';
import { detailFields } from './detailFields';
import type { FieldDoc } from './fieldDoc';
import { identityFields } from './identityFields';
import { recordFields } from './recordFields';

/** Spellings that occur in logs made by other programs and differ by more than case. */
const MISSPELLED: Readonly<Record<string, string>> = {
  'useridentity.acceskeyid': 'useridentity.accesskeyid',
};

const fields: ReadonlyMap<string, FieldDoc> = new Map(
  [...recordFields, ...identityFields, ...detailFields].map((field) => [field.path.toLowerCase(), field]),
);

/** No documented field lies deeper. */
const MAX_DEPTH = 8;

/**
 * What CloudTrail means by a field, by its path from the record. Names are found in any case, because exporters change
 * it: compare the last name of the answer's path to see whether the log spells it differently. Undefined for a path
 * that the format does not document.
 */
export function getField(path: JsonPath): FieldDoc | undefined {
  if (path.length === 0 || path.length > MAX_DEPTH) {
    return undefined;
  }
  const key = toFieldPath(path).toLowerCase();
  return fields.get(Object.hasOwn(MISSPELLED, key) ? (MISSPELLED[key] ?? key) : key);
}

/** A path as the catalog writes it: `resources[].ARN` for ['resources', 0, 'ARN']. */
export function toFieldPath(path: JsonPath): string {
  let text = '';
  for (const step of path) {
    text += typeof step === 'number' ? '[]' : `${text === '' ? '' : '.'}${step}`;
  }
  return text;
}

/** All documented fields. */
export function getFields(): readonly FieldDoc[] {
  return [...fields.values()];
}
