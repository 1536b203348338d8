import assert from 'node:assert/strict';
import { isIssuingEvent } from '../../../../src/core/chain/isIssuingEvent';
import type { Issue } from '../../../../src/core/chain/issue';
import { parseIssue } from '../../../../src/core/chain/parseIssue';
import type { CloudTrailRecord, JsonObject } from '../../../../src/core/record/cloudTrailRecord';
import { activity, assumeRole, at, PROD, record, withKey } from './story';

const REF = { source: 2, record: 7 };

/** The fields of an issue that the records below differ in. */
function given(item: CloudTrailRecord): Partial<Issue> {
  const issue = parseIssue(item, REF);
  assert.ok(issue !== undefined);
  const { caller, ref, kind, eventName, eventSource, time, eventID, ...rest } = issue;
  assert.deepEqual(
    [caller.identity.name, ref, kind, eventName, eventSource, time, eventID],
    [
      'carol',
      REF,
      'credentials',
      'AssumeRole',
      'sts.amazonaws.com',
      Date.UTC(2025, 2, 11, 9),
      item['eventID'],
    ],
  );
  return rest;
}

describe('isIssuingEvent', () => {
  const cases: readonly [string, string, boolean][] = [
    ['sts.amazonaws.com', 'AssumeRole', true],
    ['sts.amazonaws.com', 'AssumeRoleWithSAML', true],
    ['sts.amazonaws.com', 'AssumeRoleWithWebIdentity', true],
    ['sts.amazonaws.com', 'AssumeRoot', true],
    ['sts.amazonaws.com', 'GetSessionToken', true],
    ['sts.amazonaws.com', 'GetFederationToken', true],
    ['sts.amazonaws.com', 'GetCallerIdentity', false],
    ['signin.amazonaws.com', 'ConsoleLogin', true],
    ['signin.amazonaws.com', 'SwitchRole', true],
    ['signin.amazonaws.com', 'ExitRole', false],
    ['sso.amazonaws.com', 'GetRoleCredentials', true],
    ['sso.amazonaws.com', 'Federate', true],
    ['rolesanywhere.amazonaws.com', 'CreateSession', true],
    ['cloudshell.amazonaws.com', 'CreateSession', false],
    ['s3.amazonaws.com', 'AssumeRole', false],
    ['sts', 'AssumeRole', true],
    ['sts.amazonaws.com', 'constructor', false],
    ['__proto__', 'toString', false],
    ['', '', false],
  ];
  for (const [source, name, expected] of cases) {
    it(`says ${String(expected)} for ${source} ${name}`, () => {
      assert.equal(isIssuingEvent(source, name), expected);
    });
  }
});

describe('parseIssue', () => {
  it('reads what AssumeRole was asked for and gave out', () => {
    const item = record('sts', 'AssumeRole', withKey('carol'), at('09:00:00'), {
      requestParameters: {
        roleArn: `arn:aws:iam::${PROD}:role/team/Admin`,
        roleSessionName: 'carol',
        externalId: 'c0ffee',
        sourceIdentity: 'carol@example.com',
        serialNumber: 'arn:aws:iam::111122223333:mfa/phone',
        durationSeconds: 3600,
      },
      responseElements: {
        credentials: {
          accessKeyId: 'ASIAX',
          sessionToken: 'HIDDEN_DUE_TO_SECURITY_REASONS',
          expiration: 'Mar 11, 2025, 10:00:00 AM',
        },
        assumedRoleUser: {
          assumedRoleId: 'AROAX:carol',
          arn: `arn:aws:sts::${PROD}:assumed-role/Admin/carol`,
        },
      },
      sharedEventID: 'shared',
      recipientAccountId: PROD,
    });
    assert.deepEqual(given(item), {
      sharedEventID: 'shared',
      accountId: PROD,
      accessKeyId: 'ASIAX',
      principalId: 'AROAX:carol',
      role: { accountId: PROD, name: 'Admin' },
      sessionName: 'carol',
      expiration: Date.UTC(2025, 2, 11, 10),
      sourceIdentity: 'carol@example.com',
      externalId: 'c0ffee',
      mfaDevice: 'arn:aws:iam::111122223333:mfa/phone',
    });
  });

  const role = { accountId: PROD, name: 'Admin' };
  const roleArn = `arn:aws:iam::${PROD}:role/Admin`;
  const answers: readonly [string, JsonObject, Partial<Issue>][] = [
    [
      'no answer',
      { requestParameters: { roleArn, roleSessionName: 's' }, responseElements: null },
      { role, sessionName: 's' },
    ],
    [
      'hidden ids',
      {
        requestParameters: { roleArn, roleSessionName: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
        responseElements: { credentials: '**-redacted-**', assumedRoleUser: { assumedRoleId: 'AROA****:s' } },
      },
      { role },
    ],
    ['a masked key', { responseElements: { credentials: { accessKeyId: 'ASIA****' } } }, {}],
    [
      'a role among the resources only',
      { resources: [{ ARN: 'arn:aws:s3:::b' }, null, { ARN: roleArn }] },
      { role },
    ],
    [
      'JSON text where objects are normal',
      {
        requestParameters: `{"roleArn":"${roleArn}","roleSessionName":"s"}`,
        responseElements: '{"credentials":{"accessKeyId":"ASIAX"}}',
      },
      { role, sessionName: 's', accessKeyId: 'ASIAX' },
    ],
    ['broken JSON text', { requestParameters: '{"roleArn":' }, {}],
    [
      'lists, numbers and null',
      { requestParameters: [1], responseElements: 3, resources: { a: 1 }, sharedEventID: null },
      {},
    ],
    ['a name far too long', { requestParameters: { roleArn, roleSessionName: 'x'.repeat(3000) } }, { role }],
    [
      'other letter case',
      { requestParameters: { RoleArn: roleArn, RoleSessionName: 's' } },
      { role, sessionName: 's' },
    ],
  ];
  for (const [name, extra, expected] of answers) {
    it(`reads AssumeRole with ${name}`, () => {
      assert.deepEqual(given(record('sts', 'AssumeRole', withKey('carol'), at('09:00:00'), extra)), expected);
    });
  }

  const nothing: readonly [string, CloudTrailRecord][] = [
    ['another event', activity(withKey('carol'), at('09:00:00'))],
    [
      'a refused call',
      assumeRole(
        withKey('carol'),
        { account: PROD, role: 'Admin', name: 's' },
        { errorCode: 'AccessDenied' },
      ),
    ],
    [
      'a failed sign-in',
      record('signin', 'ConsoleLogin', withKey('carol'), at('09:00:00'), {
        responseElements: { ConsoleLogin: 'Failure' },
      }),
    ],
    [
      'a failed switch',
      record('signin', 'SwitchRole', withKey('carol'), at('09:00:00'), { errorMessage: 'no' }),
    ],
    ['an empty record', {}],
    ['names of other types', { eventSource: 1, eventName: ['AssumeRole'] }],
  ];
  for (const [name, item] of nothing) {
    it(`finds nothing in ${name}`, () => {
      assert.equal(parseIssue(item, REF), undefined);
    });
  }
});
