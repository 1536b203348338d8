import type { CloudTrailRecord, JsonValue } from '../record/cloudTrailRecord';
import type { JsonPath } from '../text/span';
import type { ComparedValue, RecordComparison } from './eventDetails';
import { flattenValue, isDeep, toLeafText, toPathLabel } from './flattenValue';
import { toDetailValue } from './toDetailValue';

/** Most rows of a comparison. */
export const MAX_COMPARED_ROWS = 2000;

interface Row {
  readonly path: JsonPath;
  readonly values: (JsonValue | undefined)[];
}

/**
 * Records side by side, a row for each path that any of them has, in the order of the records. A value differs where
 * another record has another one, one of another type, or none. Linear in the size of the records.
 */
export function compareRecords(records: readonly CloudTrailRecord[]): RecordComparison {
  const rows = new Map<string, Row>();
  let leftOut = 0;
  records.forEach((record, column) => {
    const flat = flattenValue(record, [], MAX_COMPARED_ROWS);
    leftOut += flat.leftOut;
    for (const { path, value } of flat.leaves) {
      const key = JSON.stringify(path);
      let row = rows.get(key);
      if (row === undefined) {
        row = { path, values: records.map(() => undefined) };
        rows.set(key, row);
      }
      row.values[column] = value;
    }
  });
  const shown = sortByField([...rows.values()]);
  return {
    rows: shown.slice(0, MAX_COMPARED_ROWS).map(toComparedValue),
    leftOut: leftOut + Math.max(0, shown.length - MAX_COMPARED_ROWS),
  };
}

/** Rows of one top-level field stand together, in the order in which the fields come. */
function sortByField(rows: readonly Row[]): readonly Row[] {
  const byField = new Map<string | number | undefined, Row[]>();
  for (const row of rows) {
    const [field] = row.path;
    const group = byField.get(field);
    if (group === undefined) {
      byField.set(field, [row]);
    } else {
      group.push(row);
    }
  }
  return [...byField.values()].flat();
}

function toComparedValue({ path, values }: Row): ComparedValue {
  return {
    label: toPathLabel(path),
    path,
    values: values.map((value) => (value === undefined ? null : toDetailValue(path, value, 0))),
    differs: values.some((value) => !isSame(value, values[0])),
  };
}

/** Leaves of the same type and value. What nests too deep to be looked into cannot be called the same. */
function isSame(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  if (one === undefined || other === undefined) {
    return one === other;
  }
  return (
    !isDeep(one) &&
    !isDeep(other) &&
    typeof one === typeof other &&
    Array.isArray(one) === Array.isArray(other) &&
    toLeafText(one) === toLeafText(other)
  );
}
