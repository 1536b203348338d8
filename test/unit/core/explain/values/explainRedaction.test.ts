import assert from 'node:assert/strict';
import { explainRedaction } from '../../../../../src/core/explain/values/explainRedaction';
import type { CloudTrailRecord } from '../../../../../src/core/record/cloudTrailRecord';
import type { JsonPath } from '../../../../../src/core/text/span';
import { toPlainBody, toPlainFacts } from './toPlain';

const HIDDEN = 'HIDDEN_DUE_TO_SECURITY_REASONS';

describe('explainRedaction', () => {
  const rows: readonly (readonly [JsonPath, CloudTrailRecord, RegExp])[] = [
    [
      ['userIdentity', 'userName'],
      { eventName: 'ConsoleLogin' },
      /^The name typed at sign-in is no user of the account/,
    ],
    [
      ['userIdentity', 'userName'],
      { eventName: 'ListBuckets' },
      /^The user’s name stood here.*principalId and arn/,
    ],
    [['requestParameters', 'masterUserPassword'], {}, /^A password stood here/],
    [
      ['requestParameters', 'AuthenticationToken'],
      {},
      /^The WorkDocs user’s token stood here.*not with IAM credentials/,
    ],
    [['responseElements', 'accessToken'], {}, /^A token or secret stood here/],
    [['responseElements', 'keyMaterial'], {}, /^A private key or secret stood here/],
    [['requestParameters', 'Text'], {}, /^The text of a comment stood here/],
    [['requestParameters', 'parameters'], {}, /^What was to be run stood here/],
    [['requestParameters', 'parameters', 'x', 0], {}, /^What was to be run stood here/],
    [['requestParameters', 'destination', 'toAddresses', 0], {}, /addressees of a message/],
    [['requestParameters', 'value'], { eventSource: 'ssm.amazonaws.com' }, /parameter of Parameter Store/],
    [
      ['requestParameters', 'value'],
      { eventSource: 'x.amazonaws.com' },
      /^The service counts this value as sensitive/,
    ],
    [[], {}, /^The service counts this value as sensitive/],
  ];
  for (const [path, record, expected] of rows) {
    it(`says what was hidden at ${path.join('.') || 'the top'} (${JSON.stringify(record)})`, () => {
      assert.match(toPlainBody(explainRedaction(HIDDEN, path, record)), expected);
    });
  }

  it('says what is left, and that the value is gone', () => {
    const body = toPlainBody(explainRedaction(HIDDEN, ['requestParameters', 'password'], {}));
    assert.match(body, /nobody can get it back from the log\. CloudTrail still tells who made the call/);
  });

  it('speaks of a hidden name', () => {
    const body = toPlainBody(explainRedaction('asterisks', ['requestParameters', '****'], {}, 'key'));
    assert.match(body, /^The name of this property was hidden/);
  });

  const spellings = [
    [HIDDEN, '`HIDDEN_DUE_TO_SECURITY_REASONS`', /CloudTrail and WorkDocs guides/],
    ['**-redacted-**', '`**-redacted-**`', /sample of a WorkDocs record/],
    ['<sensitiveDataRemoved>', '`<sensitiveDataRemoved>`', /EC2/],
    ['Value hidden due to security reasons.', '`Value hidden due to security reasons.`', /Session Manager/],
    ['asterisks', 'asterisks', /RDS, AppSync and API Gateway/],
  ] as const;
  for (const [spelling, shown, writer] of spellings) {
    it(`says who writes ${spelling}`, () => {
      const facts = toPlainFacts(explainRedaction(spelling, ['a'], {}));
      assert.equal(facts['Marker'], shown);
      assert.match(facts['Written by'] ?? '', writer);
    });
  }
});
