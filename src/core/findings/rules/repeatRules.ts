import { getObject, getText } from '../../record/cloudTrailRecord';
import type { CloudTrailRecord } from '../../record/cloudTrailRecord';
import type { LogContext, Rule, RuleHit } from '../finding';
import { toQuoted } from '../toQuoted';

const duplicateEventID: Rule = {
  code: 'shape.duplicate-event-id',
  title: 'Repeated eventID',
  severity: 'information',
  reason:
    'An eventID names one event. CloudTrail now and then delivers an event twice, and events of global services come with ' +
    'the trails of several Regions, so a repeat is normal; but whoever counts events by hand counts it twice.',
  advice:
    'Compare the two records. Equal ones are one event. If they differ, one of them was edited or is an addendum: check ' +
    'the log file against its digest.',
  check(record, log) {
    const eventID = getText(record, 'eventID');
    const first = eventID === undefined || eventID === '' ? undefined : log.firstWithEventID(eventID);
    return eventID === undefined || first === undefined || first >= log.recordIndex
      ? []
      : [
          {
            path: ['eventID'],
            message: `eventID ${toQuoted(eventID)} stands already in record ${(first + 1).toLocaleString('en')} of this log: count the event once, and compare the two records.`,
            relatedRecord: first,
          },
        ];
  },
};

const addendum: Rule = {
  code: 'shape.addendum',
  title: 'Addendum to an earlier event',
  severity: 'information',
  reason:
    'CloudTrail marks with an addendum what it delivers late or corrects later. The record is genuine, but it does not come ' +
    'at its place, and a correction stands in for an original that may still be in an older log file.',
  advice:
    'For UPDATED_DATA find the original by originalEventID and read the fields named in updatedFields from this record. For ' +
    'DELIVERY_DELAY and SERVICE_OUTAGE expect more late records of the same time.',
  check(record, log) {
    const details = getObject(record, 'addendum');
    return details === undefined ? [] : [toAddendumHit(details, log)];
  },
};

const REASONS: ReadonlyMap<string, string> = new Map([
  ['DELIVERY_DELAY', 'was delivered late'],
  ['SERVICE_OUTAGE', 'was delivered late, after an outage'],
  ['UPDATED_DATA', 'corrects an earlier record'],
]);

function toAddendumHit(details: CloudTrailRecord, log: LogContext): RuleHit {
  const reason = getText(details, 'reason');
  const what = REASONS.get(reason ?? '') ?? 'was added later';
  const original = getText(details, 'originalEventID');
  const given = `This record ${what} (addendum, reason ${toQuoted(reason)})`;
  if (original === undefined || original === '') {
    return {
      path: ['addendum'],
      message: `${given}: do not read its place in the log as its place in time.`,
    };
  }
  const first = log.firstWithEventID(original);
  const updated = getText(details, 'updatedFields');
  const fields = updated === undefined || updated === '' ? '' : `, fields ${toQuoted(updated)}`;
  const data = { originalEventID: original };
  return first === undefined || first === log.recordIndex
    ? {
        path: ['addendum'],
        message: `${given}${fields}: its original ${toQuoted(original)} is not in this log, so look in older ones.`,
        data,
      }
    : {
        path: ['addendum'],
        message: `${given}${fields}: its original ${toQuoted(original)} is record ${(first + 1).toLocaleString('en')} of this log.`,
        relatedRecord: first,
        data,
      };
}

/** Records that belong to another record of the log. */
export const repeatRules: readonly Rule[] = [duplicateEventID, addendum];
