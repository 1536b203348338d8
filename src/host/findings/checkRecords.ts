import { checkRecord } from '../../core/findings/checkRecord';
import type { LogDocument } from '../../core/document/logDocument';
import type { Finding } from '../../core/findings/finding';
import type { FindingSettings } from '../../core/findings/getSeverity';

/** Findings by record. */
interface Checked {
  readonly settings: string;
  readonly byRecord: (readonly Finding[])[];
}

/** What the rules said of logs whose edits may follow. */
const checkedLogs = new WeakMap<LogDocument, Checked>();

const NOTHING: readonly Finding[] = [];

/**
 * What the rules say of each record, by its number, one `yield` after each record that was checked. After an edit that
 * touched some records only those are checked again.
 */
export function* checkRecords(
  log: LogDocument,
  settings: FindingSettings,
): Generator<undefined, readonly (readonly Finding[])[]> {
  while (!log.eventIDs.step()) {
    yield;
  }
  const before = log.editedFrom && checkedLogs.get(log.editedFrom.log);
  const key = JSON.stringify(settings);
  const isKnown = before?.settings === key;
  const byRecord = isKnown ? before.byRecord.slice() : [];
  const records = isKnown ? (log.editedFrom?.records ?? []) : log.index.count;
  const count = typeof records === 'number' ? records : records.length;
  for (let i = 0; i < count; i++) {
    const recordIndex = typeof records === 'number' ? i : (records[i] ?? 0);
    const found = checkRecord(
      log.parseRecord(recordIndex),
      { recordIndex, firstWithEventID: (eventID) => log.findByEventID(eventID) },
      settings,
    );
    byRecord[recordIndex] = found.length > 0 ? found : NOTHING;
    yield;
  }
  checkedLogs.set(log, { settings: key, byRecord });
  log.forgetEdit();
  return byRecord;
}
