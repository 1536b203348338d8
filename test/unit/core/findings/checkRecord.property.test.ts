import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkRecord } from '../../../../src/core/findings/checkRecord';
import { getFixes } from '../../../../src/core/findings/fixes';
import { getAt } from '../../../../src/core/record/cloudTrailRecord';
import type { CloudTrailRecord, JsonValue } from '../../../../src/core/record/cloudTrailRecord';
import { createRecord } from './records';

/** Names that rules look at, and names that an object has without being asked. */
const NAMES = [
  ...Object.keys(createRecord()),
  ...['errorCode', 'errorMessage', 'addendum', 'additionalEventData', 'resources', 'eventData', 'metadata'],
  ...['type', 'invokedBy', 'sessionContext', 'userName', 'reason', 'originalEventID', 'ConsoleLogin'],
  ...['MFAUsed', 'Principals', 'Type', 'AccessControlPolicy', 'AllowedCIDRList', 'eventSelectors'],
  ...['advancedEventSelectors', 'fieldSelectors', 'DeleteFlowLogsRequest', 'FlowLogId', 'directoryId'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', ''],
];

/** Values that make rules look closer, and hostile ones. */
const TEXTS = [
  ...['workdocs.amazonaws.com', 'cloudtrail.amazonaws.com', 'signin.amazonaws.com', 'ec2.amazonaws.com'],
  ...['AddResourcePermissions', 'StopLogging', 'PutEventSelectors', 'ConsoleLogin', 'DeleteFlowLogs'],
  ...['UpdateOrganizationAccessControlPolicy', 'DeleteUser', 'GetDocument', 'CreateFoldr', 'DeleteInstance'],
  ...['Root', 'IAMUser', 'Unknown', 'Directory', 'AccessDenied', 'ANONYMOUS', 'ORGANIZATION', 'UPDATED_DATA'],
  ...['Success', 'Failure', 'No', '1.08', '2025-04-26T00:00:00Z', 'AwsApiCall', '0.0.0.0/0'],
  ...['HIDDEN_DUE_TO_SECURITY_REASONS', '****', '[x](command:y)', '<img src=x onerror=y>', '\u202e\n\0'],
  ...['\ud800', 'x'.repeat(1024), '*'.repeat(5000), '__proto__', 'constructor'],
];

const text = fc.oneof(fc.constantFrom(...TEXTS), fc.string({ unit: 'binary' }));

const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    fc.constantFrom(null, true, false, 0, -1, 1e308),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(fc.oneof(fc.constantFrom(...NAMES), text), tie('value')), { maxLength: 5 }).map(toOwn),
  ),
})).value;

/** An object as JSON.parse makes it: every name is an own property, `__proto__` too. */
function toOwn(entries: readonly (readonly [string, unknown])[]): unknown {
  return Object.fromEntries(entries);
}

const record = fc
  .array(
    fc.tuple(
      fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...NAMES) }, { weight: 1, arbitrary: text }),
      value,
    ),
    {
      maxLength: 25,
    },
  )
  .chain((entries) =>
    // Half of them on top of a good record, so that rules get beyond their first question.
    fc.boolean().map((onTop) => toOwn([...(onTop ? Object.entries(createRecord()) : []), ...entries])),
  )
  .map((made) => made as CloudTrailRecord);

describe('checkRecord on any record', () => {
  it('never throws, points at what exists, and keeps messages to one line of bounded length', () => {
    let findings = 0;
    fc.assert(
      fc.property(record, fc.option(fc.nat(3), { nil: undefined }), (made, first) => {
        for (const finding of checkRecord(made, { recordIndex: 2, firstWithEventID: () => first }, {})) {
          findings += 1;
          assert.ok(finding.path.length === 0 || getAt(made, finding.path) !== undefined, finding.code);
          assert.match(finding.message, /^[^\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e]{20,8000}$/u, finding.code);
          assert.ok(getFixes(finding).length >= 2);
        }
      }),
      { numRuns: 2000 },
    );
    assert.ok(findings > 2000, `only ${String(findings)} findings: the records are too tame`);
  });

  it('takes nesting of any depth', () => {
    let nested: JsonValue = 'HIDDEN_DUE_TO_SECURITY_REASONS';
    for (let depth = 0; depth < 100_000; depth++) {
      nested = depth % 2 === 0 ? [nested] : { a: nested };
    }
    const log = { recordIndex: 0, firstWithEventID: () => undefined };
    for (const name of ['requestParameters', 'userIdentity', 'addendum', 'eventName']) {
      const [hit] = checkRecord(createRecord({ [name]: nested }), log, {});
      assert.equal(hit?.code, 'redaction.hidden-value');
      assert.equal(hit.path.length, 100_001);
    }
  });
});
