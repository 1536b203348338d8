import { capFindings } from '../../core/findings/capFindings';
import { checkRecord } from '../../core/findings/checkRecord';
import { toFaultFinding, type FaultFinding } from '../../core/findings/syntaxFindings';
import type { LogDocument } from '../../core/document/logDocument';
import type { Finding } from '../../core/findings/finding';
import type { FindingSettings } from '../../core/findings/getSeverity';

/** A finding of either kind, as the Problems list shows it. */
export type DocumentFinding = Finding | FaultFinding;

/** Longest piece of work on the extension host's thread, in milliseconds; other extensions wait as long. */
const SLICE = 12;

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/**
 * All findings of a log, in slices so that nothing else waits, capped by code. Undefined where `isStale` said that
 * nobody waits for them any more.
 */
export async function findDocumentFindings(
  log: LogDocument,
  settings: FindingSettings,
  limit: number,
  isStale: () => boolean,
): Promise<readonly DocumentFinding[] | undefined> {
  const findings: DocumentFinding[] = log.index.faults.flatMap(
    (fault) => toFaultFinding(fault, settings) ?? [],
  );
  const firstWithEventID = (eventID: string): number | undefined => log.findByEventID(eventID);
  let sliceEnd = performance.now() + SLICE;
  for (let recordIndex = 0; recordIndex < log.index.count; recordIndex++) {
    findings.push(...checkRecord(log.parseRecord(recordIndex), { recordIndex, firstWithEventID }, settings));
    if (performance.now() > sliceEnd) {
      await pause();
      if (isStale()) {
        return undefined;
      }
      sliceEnd = performance.now() + SLICE;
    }
  }
  return capFindings(findings, limit).kept;
}
