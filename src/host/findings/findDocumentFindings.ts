import { FindingCap } from '../../core/findings/findingCap';
import { toFaultFinding, type FaultFinding } from '../../core/findings/syntaxFindings';
import type { LogDocument } from '../../core/document/logDocument';
import type { Finding } from '../../core/findings/finding';
import type { FindingSettings } from '../../core/findings/getSeverity';
import { checkRecords } from './checkRecords';

/** A finding of either kind, as the Problems list shows it. */
export type DocumentFinding = Finding | FaultFinding;

/** All findings of a log, faults first, capped by code; yields often. */
export function* findDocumentFindings(
  log: LogDocument,
  settings: FindingSettings,
  limit: number,
): Generator<undefined, readonly DocumentFinding[]> {
  const cap = new FindingCap<DocumentFinding>(limit);
  for (const fault of log.index.faults) {
    const finding = toFaultFinding(fault, settings);
    if (finding !== undefined) {
      cap.add(finding);
    }
    yield;
  }
  yield* checkRecords(log, settings, cap);
  return cap.getKept();
}
