import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { explainIdentity } from '../../../../src/core/identity/explainIdentity';
import { toIdentitySentence } from '../../../../src/core/identity/toIdentitySentence';
import { buildUnusualIdentity } from '../../../../src/core/identity/buildUnusualIdentity';
import type { CloudTrailRecord, JsonObject } from '../../../../src/core/record/cloudTrailRecord';
import { repositoryRoot } from '../../../support/repositoryRoot';
import { toPlain, toPlainFacts } from '../explain/values/toPlain';
import { identities, toRecord, WORKDOCS } from './identities';

function sentenceOf(userIdentity: JsonObject | null | undefined, fields: JsonObject = {}): string {
  return toPlain(toIdentitySentence(userIdentity, toRecord(userIdentity, fields)));
}

function unusualOf(userIdentity: JsonObject | null | undefined, fields: JsonObject = {}): string {
  return buildUnusualIdentity(userIdentity, toRecord(userIdentity, fields))
    .map((sentence) => toPlain(sentence))
    .join(' ');
}

describe('toIdentitySentence', () => {
  const opened = 'opened `2024-03-11T14:05:00Z`';
  const rows: readonly (readonly [string, JsonObject | null | undefined, JsonObject, string])[] = [
    [
      'root',
      identities.root,
      {},
      `The root user of account \`111122223333\`, session ${opened} with MFA, with the temporary access key \`ASIAIOSFODNN7EXAMPLE\`.`,
    ],
    [
      'a user with a key',
      identities.user,
      {},
      'IAM user `alice` of account `111122223333`, with the long-term access key `AKIAIOSFODNN7EXAMPLE`.',
    ],
    [
      'a user in the console',
      identities.consoleUser,
      { sessionCredentialFromConsole: 'true' },
      `IAM user \`alice\` of account \`111122223333\`, session ${opened} without MFA, working in the console.`,
    ],
    [
      'a sign-in with a wrong name',
      identities.hiddenUser,
      { eventType: 'AwsConsoleSignIn', additionalEventData: { MFAUsed: 'No' } },
      'An IAM user of account `111122223333` whose name is hidden, at the sign-in page without MFA.',
    ],
    [
      'a role',
      identities.role,
      {},
      `Role \`Admin\` of account \`111122223333\`, session \`bob\` ${opened} without MFA, with the temporary access key \`ASIAIOSFODNN7EXAMPLE\`, source identity \`bob@example.com\`.`,
    ],
    [
      'a role that a service called for',
      { ...identities.roleOnly, invokedBy: 'cloudformation.amazonaws.com' },
      {},
      'Role `Admin` of account `111122223333`, through `cloudformation.amazonaws.com`, which made the call for it.',
    ],
    [
      'a user who worked in the console, in an old record',
      {
        type: 'IAMUser',
        userName: 'alice',
        accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
        invokedBy: 'signin.amazonaws.com',
      },
      {},
      'IAM user `alice`, working in the console.',
    ],
    [
      'a federated user',
      identities.federated,
      {},
      `Federated user \`carol\` of account \`111122223333\`, with credentials issued by \`arn:aws:iam::111122223333:user/broker\`, session ${opened} without MFA, with the temporary access key \`ASIAIOSFODNN7EXAMPLE\`.`,
    ],
    ['a directory user', identities.directory, {}, 'Directory user `dora` in account `111122223333`.'],
    [
      'a WorkDocs user',
      identities.unknown,
      WORKDOCS,
      'WorkDocs directory user `dora` (`S-1-5-21-1-2-3-1104`) of the site in account `111122223333`.',
    ],
    [
      'an unknown caller',
      identities.unknown,
      {},
      'A caller that CloudTrail could not classify, `dora` in account `111122223333`.',
    ],
    [
      'another account',
      identities.account,
      {},
      'Principal `AIDAQRSTUVWXYZEXAMPLE` of account `444455556666`.',
    ],
    ['an anonymous caller', identities.anonymous, {}, 'An anonymous caller without AWS credentials.'],
    ['a service', identities.service, {}, 'The AWS service `cloudtrail.amazonaws.com`.'],
    [
      'an Identity Center user',
      identities.identityCenter,
      {},
      'IAM Identity Center user `94482488-3041-7026-18f3-be45837cd0e4` in account `111122223333`.',
    ],
    [
      'a SAML user',
      identities.saml,
      {},
      'User `erin` with a SAML assertion from `arn:aws:iam::111122223333:saml-provider/corp`.',
    ],
    [
      'a web identity user',
      identities.web,
      {},
      'User `user-id` with a web identity token from `accounts.google.com`.',
    ],
    [
      'a service event',
      identities.serviceEvent,
      {},
      'The AWS service `secretsmanager.amazonaws.com` acting on its own in account `111122223333`.',
    ],
    ['an unlisted type', identities.other, {}, 'A caller of type `CustomUserIdentity`, `frank`.'],
    ['nothing', undefined, {}, 'The record has no userIdentity, so it does not say who called.'],
    ['null', null, {}, 'userIdentity is null, so it does not say who called.'],
    [
      'null from a service',
      null,
      { sourceIPAddress: 'health.amazonaws.com' },
      'userIdentity is null; the request came from `health.amazonaws.com`.',
    ],
    ['an empty object', {}, {}, 'userIdentity is there but names nobody.'],
  ];
  for (const [what, userIdentity, fields, expected] of rows) {
    it(`says who ${what} was`, () => {
      assert.equal(sentenceOf(userIdentity, fields), expected);
    });
  }
});

describe('buildUnusualIdentity', () => {
  const context = (attributes: JsonObject, rest: JsonObject = {}): JsonObject => ({
    ...identities.role,
    sessionContext: { attributes, ...rest },
  });
  const rows: readonly (readonly [string, JsonObject, JsonObject, RegExp])[] = [
    ['root', identities.root, {}, /^Root has full rights .* find out who signed in/],
    [
      'a key of root',
      { ...identities.root, accessKeyId: 'AKIAIOSFODNN7EXAMPLE' },
      {},
      /such a key should not exist/,
    ],
    [
      'root named for a service',
      { type: 'Root', accountId: '1', invokedBy: 'autoscaling.amazonaws.com' },
      {},
      /^Root is named, but `autoscaling.amazonaws.com` made the call/,
    ],
    ['an assumed root session', context({}, { assumedRoot: 'true' }), {}, /AssumeRoot/],
    ['a long-term key', identities.user, {}, /^A long-term key works until .* whether MFA was used\.$/],
    ['a session without MFA', identities.consoleUser, {}, /^The session was opened without MFA/],
    [
      'a sign-in without MFA',
      identities.consoleUser,
      { eventType: 'AwsConsoleSignIn' },
      /^The sign-in was made without MFA\.$/,
    ],
    [
      'a hidden name at sign-in',
      identities.hiddenUser,
      { eventType: 'AwsConsoleSignIn' },
      /^The name typed at sign-in is no user of the account/,
    ],
    ['a hidden name elsewhere', identities.hiddenUser, {}, /^The user name is hidden in this record/],
    ['no signature', identities.anonymous, {}, /carried no AWS signature/],
    [
      'another account',
      identities.account,
      { recipientAccountId: '111122223333' },
      /account `444455556666`, the record was delivered to account `111122223333`/,
    ],
    ['IMDSv1', context({}, { ec2RoleDelivery: '1.0' }), {}, /by IMDSv1/],
    [
      'a person behind a role',
      { ...identities.role, onBehalfOf: { userId: 'u-1', identityStoreArn: 'arn:x' } },
      {},
      /on behalf of the IAM Identity Center user `u-1` of `arn:x`/,
    ],
    [
      'a scope',
      {
        ...identities.role,
        inScopeOf: { sourceArn: 'arn:f', issuerType: 'AWS::Lambda::Function', credentialsIssuedTo: 'arn:e' },
      },
      {},
      /^The credentials were issued by `AWS::Lambda::Function` to `arn:e` for work on `arn:f`/,
    ],
    [
      'a delegate',
      { ...identities.role, invokedByDelegate: { accountId: '444455556666' } },
      {},
      /invokedByDelegate/,
    ],
    ['an unknown type', identities.unknown, {}, /could not tell what kind of principal/],
    ['an unlisted type', identities.other, {}, /none that CloudTrail documents/],
    ['a missing type', { userName: 'a' }, {}, /has no type/],
  ];
  for (const [what, userIdentity, fields, expected] of rows) {
    it(`notices ${what}`, () => {
      assert.match(unusualOf(userIdentity, fields), expected);
    });
  }

  const everyday: readonly (readonly [string, JsonObject | null | undefined, JsonObject])[] = [
    ['a role without MFA', identities.role, { recipientAccountId: '111122223333' }],
    ['IMDSv2', context({}, { ec2RoleDelivery: '2.0' }), {}],
    ['a service', identities.service, { recipientAccountId: '111122223333' }],
    ['a service event', identities.serviceEvent, {}],
    ['a WorkDocs user', identities.unknown, WORKDOCS],
    ['an Identity Center user', identities.identityCenter, {}],
    ['no identity', null, {}],
    [
      'a masked account',
      { ...identities.role, accountId: '1111****', arn: '' },
      { recipientAccountId: '111122223333' },
    ],
  ];
  for (const [what, userIdentity, fields] of everyday) {
    it(`stays silent about ${what}`, () => {
      assert.equal(unusualOf(userIdentity, fields), '');
    });
  }

  it('says that text is no identity', () => {
    const record: CloudTrailRecord = { userIdentity: 'alice' };
    assert.match(toPlain(buildUnusualIdentity('alice', record)[0]), /should be an object/);
  });
});

describe('explainIdentity', () => {
  it('lists the facts that are there', () => {
    const sso = {
      ...identities.role,
      sessionContext: {
        ...identities.role.sessionContext,
        sessionIssuer: { userName: 'AWSReservedSSO_Audit_0123456789abcdef' },
      },
    };
    assert.deepEqual(toPlainFacts(explainIdentity(sso, toRecord(sso))), {
      Type: '`AssumedRole` (Assumed role)',
      Account: '`111122223333`',
      ARN: '`arn:aws:sts::111122223333:assumed-role/Admin/bob`',
      'Principal id': '`AROAIDPPEZS35WEXAMPLE:bob`',
      'Permission set': '`Audit`',
      'Session opened': '`2024-03-11T14:05:00Z`',
      MFA: 'not used',
      'Access key': '`ASIAIOSFODNN7EXAMPLE`',
      'Source identity': '`bob@example.com`',
    });
  });

  it('says why MFA is not known of a long-term key', () => {
    const facts = toPlainFacts(explainIdentity(identities.user, toRecord(identities.user)));
    assert.equal(facts['MFA'], 'not recorded: a long-term key has no session');
  });

  it('names the instance of an instance’s role', () => {
    const instance = {
      ...identities.role,
      arn: 'arn:aws:sts::111122223333:assumed-role/Web/i-0317f6c6b66ae9c40',
    };
    const facts = toPlainFacts(explainIdentity(instance, toRecord(instance)));
    assert.equal(facts['EC2 instance'], '`i-0317f6c6b66ae9c40`');
  });

  it('explains every identity of real logs', function () {
    const folder = path.resolve(repositoryRoot, '../shared/data/trail-json');
    if (!existsSync(folder)) {
      console.log(`      skipped: ${folder} is absent`);
      this.skip();
    }
    let count = 0;
    for (const file of readdirSync(folder)) {
      const log = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as {
        Records: CloudTrailRecord[];
      };
      for (const record of log.Records) {
        const text = JSON.stringify(explainIdentity(record['userIdentity'], record));
        assert.ok(!text.includes('undefined') && !text.includes('nobody named'), text);
        count++;
      }
    }
    assert.ok(count >= 2900, String(count));
  });
});
