import assert from 'node:assert/strict';
import { checkRecord } from '../../../../src/core/findings/checkRecord';
import { toFaultFinding } from '../../../../src/core/findings/syntaxFindings';
import { createRecord, iamUser } from './records';

const CODE = 'security.access-denied';
const denied = createRecord({ errorCode: 'AccessDenied', userIdentity: iamUser });
const log = { recordIndex: 0, firstWithEventID: () => undefined };

function getSeverityWith(settings: Readonly<Record<string, unknown>>): string | undefined {
  return checkRecord(denied, log, settings).find((finding) => finding.code === CODE)?.severity;
}

describe('getSeverity', () => {
  it('is the default where the settings say nothing', () => {
    assert.equal(getSeverityWith({}), 'information');
  });

  it('is what the settings say', () => {
    for (const severity of ['error', 'warning', 'information', 'hint']) {
      assert.equal(getSeverityWith({ [CODE]: severity }), severity);
    }
  });

  it('switches a rule off', () => {
    assert.deepEqual(checkRecord(denied, log, { [CODE]: 'off' }), []);
  });

  it('takes no notice of values and codes that do not exist', () => {
    for (const value of ['loud', 3, null, ['error'], { severity: 'error' }]) {
      assert.equal(getSeverityWith({ [CODE]: value, 'security.no-such-code': 'error' }), 'information');
    }
  });

  it('is the same for faults of syntax', () => {
    const fault = { kind: 'truncated', span: { start: 3, end: 9 }, at: 5, message: 'Cut off.' } as const;
    assert.deepEqual(toFaultFinding(fault, {}), {
      code: 'syntax.truncated',
      severity: 'error',
      span: { start: 3, end: 9 },
      message: 'Cut off.',
    });
    assert.equal(toFaultFinding(fault, { 'syntax.truncated': 'hint' })?.severity, 'hint');
    assert.equal(toFaultFinding(fault, { 'syntax.truncated': 'off' }), undefined);
  });
});
