import type { CloudTrailRecord } from '../record/cloudTrailRecord';
import type { Finding, LogContext } from './finding';
import { getSeverity } from './getSeverity';
import type { FindingSettings } from './getSeverity';
import { rules } from './rules/rules';

/**
 * What all rules say about one record, with severities after the settings; rules that are off are not run. Never
 * throws. Cost is linear in the size of the record.
 */
export function checkRecord(
  record: CloudTrailRecord,
  log: LogContext,
  settings: FindingSettings,
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) {
    const severity = getSeverity(rule, settings);
    if (severity !== undefined) {
      for (const hit of rule.check(record, log)) {
        findings.push({ ...hit, code: rule.code, severity, recordIndex: log.recordIndex });
      }
    }
  }
  return findings;
}
