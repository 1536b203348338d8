import { Members } from '../identity/members';
import type { CloudTrailRecord, JsonValue } from '../record/cloudTrailRecord';
import { toObject } from '../record/cloudTrailRecord';

/** What a record says about being delivered late, or about completing or correcting an earlier one. */
export interface Addendum {
  /** DELIVERY_DELAY, UPDATED_DATA or SERVICE_OUTAGE; other text as it stands; '' where absent. */
  readonly reason: string;
  /** The fields that differ from the original; only with UPDATED_DATA. */
  readonly updatedFields: readonly string[];
  /** eventID of the record that this one corrects; only with UPDATED_DATA. */
  readonly originalEventID?: string;
  readonly originalRequestID?: string;
}

/** Real lists name a handful of fields; the rest of a longer one is left out. */
const MAX_FIELDS = 100;

/** Reads the addendum of a record (user guide, record contents, since 1.08); undefined where it has none. */
export function parseAddendum(record: CloudTrailRecord): Addendum | undefined {
  const addendum = toObject(new Members(record).get('addendum'));
  if (addendum === undefined) {
    return undefined;
  }
  const members = new Members(addendum);
  const originalEventID = members.getText('originalEventID');
  const originalRequestID = members.getText('originalRequestID');
  return {
    reason: members.getText('reason') ?? '',
    updatedFields: toFields(members.get('updatedFields')),
    ...(originalEventID === undefined ? {} : { originalEventID }),
    ...(originalRequestID === undefined ? {} : { originalRequestID }),
  };
}

/** CloudTrail writes one text, names apart by commas; a list is read too. */
function toFields(value: JsonValue | undefined): readonly string[] {
  const items = typeof value === 'string' ? value.split(',', MAX_FIELDS) : Array.isArray(value) ? value : [];
  return (items as readonly JsonValue[])
    .slice(0, MAX_FIELDS)
    .filter((item) => typeof item === 'string')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
