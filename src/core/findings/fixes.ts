import type { Finding } from './finding';
import { getFindingUrl } from './getFindingUrl';
import type { FaultFinding } from './syntaxFindings';

/** Something that a person can do about a finding, as data; the editor turns it into a code action. */
export type FindingFix =
  /** Reveal another record of the same log, from 0. */
  | { readonly kind: 'go-to-record'; readonly title: string; readonly recordIndex: number }
  /** Search other logs for an event that this one does not hold. The id is text of the log. */
  | { readonly kind: 'find-event'; readonly title: string; readonly eventID: string }
  /** Show what the catalog knows of a WorkDocs event. The name is the catalog's own. */
  | { readonly kind: 'show-workdocs-event'; readonly title: string; readonly eventName: string }
  /** Put quotes around the property name at the start of the finding's span; for files that can be edited only. */
  | { readonly kind: 'add-quotes'; readonly title: string }
  /** Let the person choose another severity for the code. */
  | { readonly kind: 'change-severity'; readonly title: string; readonly code: string }
  | { readonly kind: 'open-documentation'; readonly title: string; readonly url: string };

/**
 * What can be done about a finding: first what is special to its code, then what every code offers. Titles hold no
 * text of the log.
 */
export function getFixes(finding: Finding | FaultFinding): readonly FindingFix[] {
  return [
    ...getSpecialFixes(finding),
    { kind: 'open-documentation', title: `What ${finding.code} Means`, url: getFindingUrl(finding.code) },
    { kind: 'change-severity', title: `Change Severity of ${finding.code}…`, code: finding.code },
  ];
}

function getSpecialFixes(finding: Finding | FaultFinding): readonly FindingFix[] {
  if (finding.code === 'syntax.unquoted-key') {
    return [{ kind: 'add-quotes', title: 'Add Quotes' }];
  }
  return 'recordIndex' in finding ? getRecordFixes(finding) : [];
}

function getRecordFixes(finding: Finding): readonly FindingFix[] {
  const { code, relatedRecord, data } = finding;
  if (relatedRecord !== undefined) {
    const which = code === 'shape.addendum' ? 'Original' : 'First';
    return [
      {
        kind: 'go-to-record',
        title: `Go to ${which} Record (${String(relatedRecord + 1)})`,
        recordIndex: relatedRecord,
      },
    ];
  }
  const original = data?.['originalEventID'];
  if (code === 'shape.addendum' && original !== undefined) {
    return [{ kind: 'find-event', title: 'Find Original Event in Other Logs', eventID: original }];
  }
  const nearest = data?.['nearest'];
  return code === 'workdocs.unknown-event' && nearest !== undefined
    ? [{ kind: 'show-workdocs-event', title: `Show What Is Known of ${nearest}`, eventName: nearest }]
    : [];
}
