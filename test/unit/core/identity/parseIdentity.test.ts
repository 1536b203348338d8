import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../../../src/core/record/cloudTrailRecord';
import { explainIdentity } from '../../../../src/core/identity/explainIdentity';
import { parseIdentity } from '../../../../src/core/identity/parseIdentity';
import { toShortIdentity } from '../../../../src/core/identity/toShortIdentity';
import { identities, toRecord, WORKDOCS } from './identities';

/** Type, label, name and short form as a person would expect them for each documented type. */
const EXPECTED: readonly (readonly [JsonObject, JsonObject, string, string, string])[] = [
  [identities.root, {}, 'Root user', 'root of 111122223333', 'root user of account 111122223333 (MFA)'],
  [identities.user, {}, 'IAM user', 'alice', 'IAM user alice (long-term key)'],
  [identities.consoleUser, {}, 'IAM user', 'alice', 'IAM user alice (no MFA)'],
  [identities.hiddenUser, {}, 'IAM user', 'hidden user name', 'IAM user (name hidden)'],
  [identities.role, {}, 'Assumed role', 'Admin', 'role Admin (session bob)'],
  [identities.roleOnly, {}, 'Role', 'Admin', 'role Admin'],
  [identities.federated, {}, 'Federated user', 'carol', 'federated user carol'],
  [identities.directory, {}, 'Directory user', 'dora', 'directory user dora'],
  [identities.directory, WORKDOCS, 'WorkDocs directory user', 'dora', 'WorkDocs user dora'],
  [identities.unknown, {}, 'Unknown', 'dora', 'unidentified user dora'],
  [identities.unknown, WORKDOCS, 'WorkDocs directory user', 'dora', 'WorkDocs user dora'],
  [
    identities.account,
    {},
    'AWS account',
    'AIDAQRSTUVWXYZEXAMPLE of account 444455556666',
    'AIDAQRSTUVWXYZEXAMPLE of account 444455556666',
  ],
  [identities.anonymous, {}, 'AWS account', 'anonymous', 'an anonymous caller'],
  [identities.service, {}, 'AWS service', 'cloudtrail.amazonaws.com', 'AWS service cloudtrail.amazonaws.com'],
  [
    identities.identityCenter,
    {},
    'IAM Identity Center user',
    '94482488-3041-7026-18f3-be45837cd0e4',
    'Identity Center user 94482488-3041-7026-18f3-be45837cd0e4',
  ],
  [identities.saml, {}, 'SAML user', 'erin', 'SAML user erin'],
  [identities.web, {}, 'Web identity user', 'user-id', 'web identity user user-id'],
  [
    identities.serviceEvent,
    {},
    'No identity',
    'secretsmanager.amazonaws.com',
    'AWS service secretsmanager.amazonaws.com',
  ],
  [identities.other, {}, 'CustomUserIdentity', 'frank', 'CustomUserIdentity frank'],
];

describe('parseIdentity', () => {
  for (const [userIdentity, fields, typeLabel, name, short] of EXPECTED) {
    it(`names ${short}`, () => {
      const identity = parseIdentity(userIdentity, toRecord(userIdentity, fields));
      assert.equal(identity.typeLabel, typeLabel);
      assert.equal(identity.name, name);
      assert.equal(toShortIdentity(identity), short);
      assert.equal(identity.type, userIdentity['type'] ?? '');
    });
  }

  it('keeps what the record says', () => {
    const { key, session, ...rest } = parseIdentity(identities.role);
    assert.notEqual(key, '');
    assert.equal(session?.name, 'bob');
    assert.equal(session.creationDate, '2024-03-11T14:05:00Z');
    assert.deepEqual(rest, {
      type: 'AssumedRole',
      typeLabel: 'Assumed role',
      name: 'Admin',
      accountId: '111122223333',
      arn: 'arn:aws:sts::111122223333:assumed-role/Admin/bob',
      principalId: 'AROAIDPPEZS35WEXAMPLE:bob',
      accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
      mfa: false,
      sourceIdentity: 'bob@example.com',
      isWorkDocsDirectoryUser: false,
    });
  });

  it('leaves out what the record does not say', () => {
    assert.deepEqual(
      Object.keys(parseIdentity({ type: 'AWSService', invokedBy: 'x.amazonaws.com' })).sort(),
      ['invokedBy', 'isWorkDocsDirectoryUser', 'key', 'name', 'type', 'typeLabel'],
    );
  });

  it('takes an empty access key and empty objects for absent', () => {
    const identity = parseIdentity({
      type: 'IAMUser',
      userName: 'a',
      accessKeyId: '',
      sessionContext: { sessionIssuer: {}, webIdFederationData: {}, attributes: {} },
    });
    assert.equal(identity.accessKeyId, undefined);
    assert.equal(identity.session, undefined);
    assert.equal(identity.mfa, undefined);
  });

  it('reads other cases of member names', () => {
    const identity = parseIdentity({
      type: 'IAMUser',
      username: 'a',
      principalid: 'AIDAJ45Q7YFFAREXAMPLE',
      accesskeyid: 'AKIAIOSFODNN7EXAMPLE',
      sessioncontext: { attributes: { mfaauthenticated: 'TRUE', creationdate: '2024-03-11T14:05:00Z' } },
    });
    assert.equal(identity.name, 'a');
    assert.equal(identity.principalId, 'AIDAJ45Q7YFFAREXAMPLE');
    assert.equal(identity.accessKeyId, 'AKIAIOSFODNN7EXAMPLE');
    assert.equal(identity.mfa, true);
    assert.equal(identity.session?.creationDate, '2024-03-11T14:05:00Z');
  });

  it('reads MFA as text and as boolean, and of sign-ins from beside the identity', () => {
    const read = (mfaAuthenticated: JsonValue): boolean | undefined =>
      parseIdentity({ type: 'IAMUser', sessionContext: { attributes: { mfaAuthenticated } } }).mfa;
    assert.deepEqual(['true', 'false', true, false, 'maybe', null, 1].map(read), [
      true,
      false,
      true,
      false,
      undefined,
      undefined,
      undefined,
    ]);
    const signIn = parseIdentity(identities.hiddenUser, { additionalEventData: { MFAUsed: 'No' } });
    assert.equal(signIn.mfa, false);
  });

  for (const [what, value] of [
    ['absent', undefined],
    ['null', null],
    ['text', 'alice'],
    ['a list', ['alice']],
    ['a number', 7],
    ['empty', {}],
  ] as const) {
    it(`groups a userIdentity that is ${what} under no identity`, () => {
      const identity = parseIdentity(value);
      assert.equal(identity.type, '');
      assert.equal(identity.typeLabel, 'No identity');
      assert.equal(identity.name, 'nobody named');
      assert.equal(toShortIdentity(identity), 'an unnamed caller');
    });
  }

  it('names the service of a record without identity by its source address', () => {
    const identity = parseIdentity(null, { sourceIPAddress: 'health.amazonaws.com' });
    assert.equal(identity.name, 'health.amazonaws.com');
  });

  it('takes nothing from crafted prototypes', () => {
    const crafted = JSON.parse(
      '{"type":"IAMUser","__proto__":{"userName":"mallory"},"userName":"alice"}',
    ) as JsonValue;
    assert.equal(parseIdentity(crafted).name, 'alice');
    const hidden = JSON.parse('{"type":"IAMUser","__proto__":{"userName":"mallory"}}') as JsonValue;
    assert.equal(parseIdentity(hidden).name, 'unnamed');
  });

  it('cuts a huge name without cutting a character', () => {
    const { name } = parseIdentity({
      type: 'IAMUser',
      userName: `${'a'.repeat(254)}😀${'b'.repeat(100_000)}`,
    });
    assert.equal(name, `${'a'.repeat(254)}…`);
  });

  it('says which service called for a principal', () => {
    const identity = parseIdentity({ ...identities.role, invokedBy: 'cloudformation.amazonaws.com' });
    assert.equal(toShortIdentity(identity), 'role Admin (session bob) via cloudformation.amazonaws.com');
  });

  it('takes the sign-in page for no service that calls for a principal', () => {
    const identity = parseIdentity({ ...identities.role, invokedBy: 'signin.amazonaws.com' });
    assert.equal(identity.invokedBy, undefined);
    assert.equal(toShortIdentity(identity), 'role Admin (session bob)');
    for (const type of ['AWSService', '']) {
      const service = parseIdentity({ type, invokedBy: 'signin.amazonaws.com' });
      assert.deepEqual([service.invokedBy, service.name], ['signin.amazonaws.com', 'signin.amazonaws.com']);
    }
  });
});

describe('grouping keys', () => {
  const keyOf = (userIdentity: JsonValue, fields: JsonObject = {}): string =>
    parseIdentity(userIdentity, toRecord(undefined, fields)).key;
  const roleWithoutSession = { ...identities.role, sessionContext: {} };

  it('hold a role together over sessions, with and without its issuer', () => {
    const other = { ...identities.role, arn: 'arn:aws:sts::111122223333:assumed-role/Admin/eve' };
    assert.equal(keyOf(identities.role), keyOf(other));
    assert.equal(keyOf(identities.role), keyOf(roleWithoutSession));
  });

  it('hold a user together over keys and sessions, with and without its ARN', () => {
    assert.equal(keyOf(identities.user), keyOf(identities.consoleUser));
    assert.equal(
      keyOf(identities.user),
      keyOf({ type: 'IAMUser', accountId: '111122223333', userName: 'alice' }),
    );
  });

  it('hold a WorkDocs user together over its two types', () => {
    assert.equal(keyOf(identities.unknown, WORKDOCS), keyOf(identities.directory, WORKDOCS));
    assert.notEqual(keyOf(identities.unknown), keyOf(identities.unknown, WORKDOCS));
  });

  it('tell accounts, names and types apart', () => {
    const keys = [
      keyOf(identities.user),
      keyOf({ ...identities.user, arn: 'arn:aws:iam::444455556666:user/alice' }),
      keyOf({ ...identities.user, userName: 'bob' }),
      keyOf({ type: 'Root', accountId: '111122223333' }),
      keyOf({ type: 'Root', accountId: '444455556666' }),
      keyOf(identities.account),
      keyOf({ ...identities.account, principalId: 'AIDAZZZZZZZZZZEXAMPLE' }),
      keyOf(identities.anonymous),
      keyOf(identities.service),
      keyOf(identities.serviceEvent),
      keyOf(identities.hiddenUser),
    ];
    assert.equal(new Set(keys).size, keys.length);
  });

  it('cannot be forged by names with separators', () => {
    const one = { type: 'IAMUser', accountId: 'a","b', userName: 'c' };
    const two = { type: 'IAMUser', accountId: 'a', userName: 'b","c' };
    assert.notEqual(keyOf(one), keyOf(two));
  });

  it('make one session of the console’s many keys', () => {
    const sessionOf = (userIdentity: JsonValue): string | undefined =>
      parseIdentity(userIdentity).session?.key;
    const first = { ...identities.consoleUser, accessKeyId: 'ASIAAAAAAAAAAAEXAMPLE' };
    assert.notEqual(sessionOf(first), undefined);
    assert.equal(sessionOf(first), sessionOf(identities.consoleUser));
    const later = { attributes: { creationDate: '2024-03-11T15:00:00Z' } };
    assert.notEqual(sessionOf(first), sessionOf({ ...first, sessionContext: later }));
    const otherForm = { attributes: { creationDate: '20240311T140500Z' } };
    assert.equal(sessionOf(first), sessionOf({ ...first, sessionContext: otherForm }));
  });

  it('name a session of a user by its start', () => {
    assert.equal(parseIdentity(identities.consoleUser).session?.name, 'since 2024-03-11T14:05:00Z');
    assert.equal(parseIdentity(identities.user).session, undefined);
    assert.equal(parseIdentity(roleWithoutSession).session?.name, 'bob');
  });
});

describe('identities of any form', () => {
  const words = fc.constantFrom(
    'Root',
    'IAMUser',
    'AssumedRole',
    'AWSAccount',
    'Unknown',
    '****',
    'arn:aws:sts::1:assumed-role/',
    'arn:aws:iam::::',
    'arn:',
    ':',
    '\ud800',
  );
  const member = fc.constantFrom(
    'type',
    'arn',
    'userName',
    'principalId',
    'accountId',
    'sessionContext',
    'sessionIssuer',
    'attributes',
    'creationDate',
    'mfaAuthenticated',
    'invokedBy',
    'onBehalfOf',
    '__proto__',
  );
  const { tree } = fc.letrec<{ tree: JsonValue }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      words,
      fc.string(),
      fc.constant(null),
      fc.integer(),
      fc.boolean(),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(member, tie('tree'), { maxKeys: 8 }),
    ),
  }));

  it('never throw, always have a name and a label, and explain themselves', () => {
    fc.assert(
      fc.property(tree, tree, (userIdentity, additionalEventData) => {
        const record = { userIdentity, additionalEventData, eventSource: 'workdocs.amazonaws.com' };
        const identity = parseIdentity(userIdentity, record);
        assert.notEqual(identity.name, '');
        assert.notEqual(identity.typeLabel, '');
        assert.notEqual(toShortIdentity(identity), '');
        const text = JSON.stringify(explainIdentity(userIdentity, record));
        assert.ok(!text.includes('undefined'), text);
      }),
      { numRuns: 500 },
    );
  });
});
