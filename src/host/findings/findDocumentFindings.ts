import { capFindings } from '../../core/findings/capFindings';
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
  const faults = log.index.faults.flatMap((fault) => toFaultFinding(fault, settings) ?? []);
  const byRecord = yield* checkRecords(log, settings);
  return capFindings<DocumentFinding>(concat(faults, byRecord), limit).kept;
}

function* concat(
  faults: readonly FaultFinding[],
  byRecord: readonly (readonly Finding[])[],
): Generator<DocumentFinding> {
  yield* faults;
  for (const findings of byRecord) {
    yield* findings;
  }
}
