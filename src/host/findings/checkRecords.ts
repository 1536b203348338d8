import { checkRecord } from '../../core/findings/checkRecord';
import type { LogDocument } from '../../core/document/logDocument';
import type { FindingCap } from '../../core/findings/findingCap';
import type { FindingSettings } from '../../core/findings/getSeverity';
import type { DocumentFinding } from './findDocumentFindings';

/** The codes of a record's findings; records with the same codes share one list. */
type Codes = readonly string[];

/**
 * What the rules said of a log, by record. Codes alone: the findings of 40,000 records are 48 MB, of which the Problems
 * list shows some 500.
 */
interface Checked {
  readonly settings: string;
  readonly byRecord: readonly Codes[];
  readonly lists: Map<string, Codes>;
}

/** Logs whose edits may follow. */
const checkedLogs = new WeakMap<LogDocument, Checked>();

/**
 * Adds what the rules say of each record, one `yield` a record. After an edit that touched some records only those are
 * checked again, and those whose findings are shown.
 */
export function* checkRecords(
  log: LogDocument,
  settings: FindingSettings,
  cap: FindingCap<DocumentFinding>,
): Generator<undefined, void> {
  while (!log.eventIDs.step()) {
    yield;
  }
  const key = JSON.stringify(settings);
  const before = log.editedFrom && checkedLogs.get(log.editedFrom.log);
  const known = before?.settings === key ? before.byRecord : [];
  const touched = new Set(log.editedFrom?.records);
  const lists = before?.lists ?? new Map<string, Codes>();
  const byRecord: Codes[] = [];
  for (let recordIndex = 0; recordIndex < log.index.count; recordIndex++) {
    const codes = touched.has(recordIndex) ? undefined : known[recordIndex];
    if (codes === undefined || codes.some((code) => cap.hasRoom(code))) {
      const findings = checkRecord(
        log.parseRecord(recordIndex),
        { recordIndex, firstWithEventID: (eventID) => log.findByEventID(eventID) },
        settings,
      );
      for (const finding of findings) {
        cap.add(finding);
      }
      byRecord.push(
        codes ??
          getShared(
            lists,
            findings.map(({ code }) => code),
          ),
      );
    } else {
      for (const code of codes) {
        cap.count(code);
      }
      byRecord.push(codes);
    }
    yield;
  }
  checkedLogs.set(log, { settings: key, byRecord, lists });
  log.forgetEdit();
}

function getShared(lists: Map<string, Codes>, codes: Codes): Codes {
  const key = codes.join();
  const known = lists.get(key) ?? codes;
  lists.set(key, known);
  return known;
}
