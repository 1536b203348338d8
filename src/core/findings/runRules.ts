import { getText } from '../record/cloudTrailRecord';
import type { CloudTrailRecord } from '../record/cloudTrailRecord';
import { checkRecord } from './checkRecord';
import type { Finding, LogContext } from './finding';
import type { FindingSettings } from './getSeverity';

/** A record with its position in the log, from 0. */
export interface NumberedRecord {
  readonly record: CloudTrailRecord;
  readonly recordIndex: number;
}

/**
 * The findings of many records, one record at a time as the caller asks for more, so that a long log can be checked in
 * pieces. The caller answers for the log as a whole, also for records that are not among these.
 */
export function* runRules(
  records: Iterable<NumberedRecord>,
  firstWithEventID: LogContext['firstWithEventID'],
  settings: FindingSettings = {},
): Generator<Finding, void, undefined> {
  for (const { record, recordIndex } of records) {
    yield* checkRecord(record, { recordIndex, firstWithEventID }, settings);
  }
}

/** The look-up that {@link runRules} needs, from the records themselves; an index of the log answers it cheaper. */
export function buildEventIDLookup(records: Iterable<NumberedRecord>): LogContext['firstWithEventID'] {
  const first = new Map<string, number>();
  for (const { record, recordIndex } of records) {
    const eventID = getText(record, 'eventID');
    if (eventID !== undefined && !first.has(eventID)) {
      first.set(eventID, recordIndex);
    }
  }
  return (eventID) => first.get(eventID);
}
