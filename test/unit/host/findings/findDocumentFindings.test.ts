import assert from 'node:assert/strict';
import { editLog } from '../../../../src/core/document/editLog';
import type { LogDocument } from '../../../../src/core/document/logDocument';
import { readLogDocument } from '../../../../src/core/document/readLogDocument';
import type { FindingSettings } from '../../../../src/core/findings/getSeverity';
import {
  findDocumentFindings,
  type DocumentFinding,
} from '../../../../src/host/findings/findDocumentFindings';

const HIDDEN = 'HIDDEN_DUE_TO_SECURITY_REASONS';
const OPEN = 'x'.repeat(HIDDEN.length);

function record(i: number, value: string): string {
  return `{"eventVersion":"1.11","userIdentity":{"type":"Root"},"eventTime":"2025-03-11T14:07:22Z","eventSource":"s3.amazonaws.com","eventName":"GetObject","awsRegion":"us-west-2","sourceIPAddress":"203.0.113.7","userAgent":"aws-cli","requestParameters":{"key":"${value}"},"responseElements":null,"eventID":"00000000-0000-4000-8000-00000000000${String(i)}","eventType":"AwsApiCall","recipientAccountId":"111122223333"}`;
}

const read = (values: readonly string[]): string =>
  `{"Records":[${values.map((value, i) => record(i, value)).join(',')}]}`;

function find(log: LogDocument, limit: number, settings: FindingSettings = {}): readonly DocumentFinding[] {
  const work = findDocumentFindings(log, settings, limit);
  for (;;) {
    const step = work.next();
    if (step.done === true) {
      return step.value;
    }
  }
}

/** Numbers of the records with a hidden value, and what is said of more. */
function tell(findings: readonly DocumentFinding[]): readonly string[] {
  return findings
    .filter(({ code }) => code === 'redaction.hidden-value')
    .map((finding) => {
      const more = /\(and \d+ more like this in this log\)$/u.exec(finding.message)?.[0] ?? '';
      return `${'recordIndex' in finding ? String(finding.recordIndex) : ''} ${more}`.trim();
    });
}

/** The log after the value of one record was replaced by another of the same length. */
function change(log: LogDocument, values: readonly string[], i: number): LogDocument {
  const { start, end } = log.getRecordSpan(i);
  const edited = editLog(log, read(values), [
    { start: start + 1, length: end - start - 2, newLength: end - start - 2 },
  ]);
  assert.ok(edited);
  return edited;
}

describe('findDocumentFindings', () => {
  it('caps each code in the order of records', () => {
    const log = readLogDocument(read([OPEN, HIDDEN, HIDDEN, OPEN, HIDDEN, HIDDEN]));
    assert.deepEqual(tell(find(log, 2)), ['1', '2 (and 2 more like this in this log)']);
    assert.deepEqual(tell(find(log, 9)), ['1', '2', '4', '5']);
  });

  it('says after edits what it says of a text that is read for the first time', () => {
    const values = [OPEN, HIDDEN, HIDDEN, OPEN, HIDDEN, HIDDEN];
    let log = readLogDocument(read(values));
    find(log, 2);
    for (const [i, value, told] of [
      [0, HIDDEN, ['0', '1 (and 3 more like this in this log)']],
      [1, OPEN, ['0', '2 (and 2 more like this in this log)']],
      [5, OPEN, ['0', '2 (and 1 more like this in this log)']],
      [4, OPEN, ['0', '2']],
      [0, OPEN, ['2']],
    ] as const) {
      values[i] = value;
      log = change(log, values, i);
      const found = find(log, 2);
      assert.deepEqual(tell(found), told);
      assert.deepEqual(found, find(readLogDocument(read(values)), 2));
    }
  });

  it('checks all records again after other settings', () => {
    const values = [HIDDEN, HIDDEN, OPEN];
    const log = readLogDocument(read(values));
    assert.deepEqual(tell(find(log, 1)), ['0 (and 1 more like this in this log)']);
    values[2] = HIDDEN;
    const edited = change(log, values, 2);
    assert.deepEqual(tell(find(edited, 1, { 'redaction.hidden-value': 'off' })), []);
    assert.deepEqual(tell(find(edited, 1)), ['0 (and 2 more like this in this log)']);
  });

  it('reads after an edit no record but the touched ones and those that are shown', () => {
    const values = [OPEN, HIDDEN, HIDDEN, HIDDEN, HIDDEN];
    const log = readLogDocument(read(values));
    find(log, 1);
    values[3] = OPEN;
    const edited = change(log, values, 3);
    const parsed: number[] = [];
    const parse = edited.parseRecord.bind(edited);
    edited.parseRecord = (i) => {
      parsed.push(i);
      return parse(i);
    };
    // All records have the same other findings, which the first one shows.
    assert.deepEqual(tell(find(edited, 1)), ['1 (and 2 more like this in this log)']);
    assert.deepEqual(parsed, [0, 1, 3]);
  });
});
