import type { LogDocument } from '../../../src/core/document/logDocument';
import { readLogDocument } from '../../../src/core/document/readLogDocument';
import { checkRecord } from '../../../src/core/findings/checkRecord';
import type { Finding } from '../../../src/core/findings/finding';
import { findRedactions } from '../../../src/core/redaction/redaction';
import type { JsonValue } from '../../../src/core/record/cloudTrailRecord';
import { WrongAnswer, type CaseResult } from '../caseResult';
import { SideBySide, type Effort } from '../measure';

const REDACTION = 'redaction.hidden-value';

/** All rules on all records of an open document, as the Problems list asks for them. */
export function measureFindings(text: string, effort: Effort): CaseResult {
  const log = readLogDocument(text);
  check(log, text);
  const recordTexts = Array.from({ length: log.index.count }, (_, i) => {
    const { start, end } = log.getRecordSpan(i);
    return text.slice(start, end);
  });
  const sideBySide = new SideBySide(effort);
  sideBySide.measure([
    { name: 'all rules', run: () => findAll(log) },
    {
      name: 'JSON.parse (record by record)',
      run: () => recordTexts.map((record) => JSON.parse(record) as unknown),
    },
  ]);
  return {
    name: 'findings',
    what: 'Every record is read and checked by all rules. The peer only reads the records: it is the floor, not a rival.',
    records: log.index.count,
    bytes: text.length,
    timings: sideBySide.timings,
    checked:
      'Redacted values of every record: the findings, the index and a walk over the parsed record agree.',
  };
}

function findAll(log: LogDocument): readonly Finding[] {
  const firstWithEventID = (eventID: string): number | undefined => log.findByEventID(eventID);
  const findings: Finding[] = [];
  for (let recordIndex = 0; recordIndex < log.index.count; recordIndex++) {
    findings.push(...checkRecord(log.parseRecord(recordIndex), { recordIndex, firstWithEventID }, {}));
  }
  return findings;
}

function check(log: LogDocument, text: string): void {
  const { Records } = JSON.parse(text) as { readonly Records: readonly JsonValue[] };
  const found = new Uint32Array(log.index.count);
  for (const { code, recordIndex } of findAll(log)) {
    if (code === REDACTION) {
      found[recordIndex] = (found[recordIndex] ?? 0) + 1;
    }
  }
  Records.forEach((record, i) => {
    const expected = findRedactions(record).length;
    if (found[i] !== expected || log.index.redacted[i] !== expected) {
      throw new WrongAnswer(
        `findings: record ${i} has ${expected} redacted values; found ${found[i] ?? 0}, index ${log.index.redacted[i] ?? 0}.`,
      );
    }
  });
}
