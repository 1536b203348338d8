import type { CloudTrailRecord } from '../record/cloudTrailRecord';
import type { JsonPath } from '../text/span';

/** A place of a record that somebody points at. */
export interface ExplainInput {
  readonly record: CloudTrailRecord;
  /** From the record; `[]` is the record as a whole. */
  readonly path: JsonPath;
  /** The property's name or its value; of no matter for items of arrays and for `[]`. */
  readonly part: 'key' | 'value';
  /** Milliseconds since 1970 UTC, for times in words such as "3 days ago". */
  readonly now: number;
  /** IANA name of the zone for local times, e.g. `Europe/Berlin`. */
  readonly timeZone: string;
}
