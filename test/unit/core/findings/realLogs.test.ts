import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildEventIDLookup, runRules } from '../../../../src/core/findings/runRules';
import type { Finding } from '../../../../src/core/findings/finding';
import { getObject, getText } from '../../../../src/core/record/cloudTrailRecord';
import type { CloudTrailRecord } from '../../../../src/core/record/cloudTrailRecord';
import { scanned } from '../scan/scanned';
import { repositoryRoot } from '../../../support/repositoryRoot';

const data = path.resolve(repositoryRoot, '../shared/data');

function readTexts(folder: string): readonly string[] {
  return readdirSync(path.join(data, folder))
    .filter((name) => /\.jsonl?$/.test(name))
    .map((name) => readFileSync(path.join(data, folder, name), 'utf8'));
}

function checkLog(records: readonly CloudTrailRecord[]): readonly Finding[] {
  const numbered = records.map((record, recordIndex) => ({ record, recordIndex }));
  return [...runRules(numbered, buildEventIDLookup(numbered))];
}

function count(findings: readonly Finding[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.code}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

function parseRecords(text: string): readonly CloudTrailRecord[] {
  return (JSON.parse(text) as { readonly Records: readonly CloudTrailRecord[] }).Records;
}

function parseLines(text: string): readonly CloudTrailRecord[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as CloudTrailRecord);
}

/** How often a pattern stands in the text of the files: a count that knows nothing of records, paths or rules. */
function countText(texts: readonly string[], pattern: RegExp): number {
  return texts.reduce((sum, text) => sum + [...text.matchAll(pattern)].length, 0);
}

describe('findings in real logs', () => {
  before(function () {
    if (!existsSync(data)) {
      console.log(`      skipped: no folder ${path.basename(path.dirname(data))}/data beside the repository`);
      this.skip();
    }
  });

  it('are, in 2,900 records of one account, twelve warnings and what is counted in the text', () => {
    const texts = readTexts('trail-json');
    const logs = texts.map(parseRecords);
    assert.equal(
      logs.reduce((sum, log) => sum + log.length, 0),
      2900,
    );
    const findings = logs.flatMap(checkLog);
    const counted = {
      'warning security.logging-changed': countText(
        texts,
        /"eventName":"(?:StopLogging|DeleteTrail|PutEventSelectors|DeleteFlowLogs|DeleteLogGroup|LeaveOrganization)"/g,
      ),
      'warning security.console-login-without-mfa': countText(texts, /"MFAUsed":"No"/g),
      'information security.access-denied': countText(
        texts,
        /"errorCode":"(?:AccessDenied|Client\.UnauthorizedOperation)"/g,
      ),
      'information redaction.hidden-value': countText(
        texts,
        /"(?:HIDDEN_DUE_TO_SECURITY_REASONS|\*\*-redacted-\*\*|<sensitiveDataRemoved>|\*{3,})"/g,
      ),
    };
    assert.deepEqual(counted, {
      'warning security.logging-changed': 11,
      'warning security.console-login-without-mfa': 1,
      'information security.access-denied': 60,
      'information redaction.hidden-value': 51,
    });
    assert.deepEqual(count(findings), counted);
    for (const { message } of findings) {
      assert.doesNotMatch(message, /undefined|\[object|nothing/);
    }
  });

  it('are none in old records, LookupEvents output and logs that went through Logstash', () => {
    const arrays = readTexts('arrays').map((text) => JSON.parse(text) as readonly CloudTrailRecord[]);
    const lookups = readTexts('lookup-events').map((text) =>
      parseLines(text).map((line) => JSON.parse(getText(line, 'CloudTrailEvent') ?? '') as CloudTrailRecord),
    );
    const lines = readTexts('json-lines').map(parseLines);
    const logs = [...arrays, ...lookups, ...lines];
    assert.equal(
      logs.reduce((sum, log) => sum + log.length, 0),
      3 + 6 + 103,
    );
    assert.deepEqual(logs.flatMap(checkLog), []);
  });

  it('are none in the 840 intact records of a damaged log', () => {
    const records = readTexts('damaged')
      .flatMap((text) => scanned(text).texts)
      .map((text) => JSON.parse(text) as CloudTrailRecord);
    assert.equal(records.length, 840);
    assert.deepEqual(checkLog(records), []);
  });

  it('are, in EventBridge events, masks, root, and one event that was shortened by hand', () => {
    const texts = readTexts('eventbridge');
    const findings = texts.flatMap((text) => {
      const event = JSON.parse(text) as CloudTrailRecord;
      return checkLog([getObject(event, 'detail') ?? event]);
    });
    assert.deepEqual(count(findings), {
      'information redaction.hidden-value': countText(
        texts,
        /"(?:HIDDEN_DUE_TO_SECURITY_REASONS|<sensitiveDataRemoved>|\*{3,})"/g,
      ),
      'warning security.root-use': 2,
      'warning shape.missing-field': 1,
    });
  });
});
