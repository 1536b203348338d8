import assert from 'node:assert/strict';
import { buildChainIndex } from '../../../../src/core/chain/chainIndex';
import { findChain } from '../../../../src/core/chain/findChain';
import type { Grant } from '../../../../src/core/chain/grant';
import { parseCaller } from '../../../../src/core/chain/parseCaller';
import { getBefore, getNear } from '../../../../src/core/chain/searchByTime';
import { toPlain } from '../../../../src/core/chain/toStep';
import { parseFilter } from '../../../../src/core/filter/parseFilter';
import type { CloudTrailRecord, JsonObject } from '../../../../src/core/record/cloudTrailRecord';
import type { Session } from './story';
import {
  activity,
  assumeRole,
  at,
  AUDIT,
  chainOf,
  HOME,
  parseIssues,
  PROD,
  record,
  session,
  told,
  toRoleId,
  user,
  withKey,
} from './story';

const DEPLOY: Session = {
  account: HOME,
  role: 'Deploy',
  name: 'job-7',
  created: at('09:00:00'),
  key: 'ASIADEPLOY',
};
const ADMIN: Session = {
  account: PROD,
  role: 'Admin',
  name: 'job-7-admin',
  created: at('09:05:00'),
  key: 'ASIAADMIN',
};
const READER: Session = {
  account: AUDIT,
  role: 'Reader',
  name: 'audit',
  created: at('09:20:00'),
  key: 'ASIAREADER',
};
const SSO: Session = {
  account: HOME,
  role: 'AWSReservedSSO_PowerUser_0123456789abcdef',
  name: 'jane@example.com',
  created: at('08:30:00'),
  key: 'ASIASSO',
};

/** How the role's account sees a caller from another account. */
function fromOutside(caller: JsonObject): JsonObject {
  return {
    type: 'AWSAccount',
    principalId: caller['principalId'],
    accountId: caller['accountId'],
  };
}

function assumeRoleWithSaml(of: Session, provider: string, subject = of.name): CloudTrailRecord {
  return record(
    'sts',
    'AssumeRoleWithSAML',
    { type: 'SAMLUser', principalId: `abc=:${subject}`, userName: subject, identityProvider: 'abc=' },
    of.created ?? '',
    {
      requestParameters: {
        roleArn: `arn:aws:iam::${of.account}:role/aws-reserved/sso.amazonaws.com/${of.role}`,
        roleSessionName: of.name,
        principalArn: `arn:aws:iam::${of.account}:saml-provider/${provider}`,
      },
      responseElements: {
        credentials: { accessKeyId: 'ASIASAML', sessionToken: 't' },
        assumedRoleUser: {
          assumedRoleId: `${toRoleId(of)}:${of.name}`,
          arn: `arn:aws:sts::${of.account}:assumed-role/${of.role}/${of.name}`,
        },
        subject,
        issuer: 'https://idp.example.com/saml',
      },
      recipientAccountId: of.account,
    },
  );
}

function portal(eventName: string, eventTime: string, userIdentity: JsonObject): CloudTrailRecord {
  return record('sso', eventName, userIdentity, eventTime, {
    eventType: 'AwsServiceEvent',
    requestParameters: null,
    responseElements: null,
    serviceEventDetails: { role_name: 'PowerUser', account_id: HOME },
  });
}

const JANE: JsonObject = {
  type: 'IdentityCenterUser',
  accountId: AUDIT,
  onBehalfOf: {
    userId: 'd976-user',
    identityStoreArn: 'arn:aws:identitystore::777788889999:identitystore/d-976',
  },
};

describe('findChain', () => {
  it('follows access keys from role to role, to a user with a long-term key', () => {
    const records = [
      assumeRole(withKey('carol'), DEPLOY),
      assumeRole(session(DEPLOY), ADMIN),
      assumeRole(session(ADMIN), READER),
      activity(session(READER), at('09:30:00')),
    ];
    assert.deepEqual(told(chainOf(records[3] as CloudTrailRecord, records)), [
      'Admin assumed role Reader as audit [exact; 2]',
      'Deploy assumed role Admin as job-7-admin [exact; 1]',
      'carol assumed role Deploy as job-7 [exact; 0]',
      'human: It was IAM user carol (long-term key) with long-term access key AKIACAROL: whoever holds that key.',
    ]);
  });

  it('finds the opening call after the activity, in another log', () => {
    const event = activity(session(DEPLOY), at('09:30:00'));
    const records = [event, activity(withKey('carol'), at('09:31:00')), assumeRole(withKey('carol'), DEPLOY)];
    const chain = chainOf(event, records);
    assert.deepEqual(
      chain.steps.map(({ refs, time }) => [refs, time]),
      [[[{ source: 0, record: 2 }], Date.UTC(2025, 2, 11, 9)]],
    );
    assert.equal(chain.origin.name, 'carol');
  });

  it('makes one step of the copies of a call in two accounts, and takes the caller from its own account', () => {
    const shared = { sharedEventID: 'shared-1' };
    const records = [
      assumeRole(withKey('carol'), DEPLOY),
      assumeRole(fromOutside(session(DEPLOY)), ADMIN, { ...shared }),
      assumeRole(session(DEPLOY), ADMIN, { ...shared, recipientAccountId: HOME }),
    ];
    const event = activity(session(ADMIN), at('09:06:00'));
    for (const order of [records, [...records].reverse()]) {
      const chain = chainOf(event, order);
      assert.deepEqual(
        chain.steps.map(({ identity, certainty }) => [identity.name, certainty]),
        [
          ['Deploy', 'exact'],
          ['carol', 'exact'],
        ],
      );
      assert.deepEqual([...(chain.steps[0]?.accounts ?? [])].sort(), [HOME, PROD]);
      assert.equal(chain.steps[0]?.refs.length, 2);
    }
  });

  it('names a user of another account from any other record of that user', () => {
    const records = [
      assumeRole(fromOutside(user('carol')), ADMIN),
      record('sts', 'GetSessionToken', withKey('carol'), at('07:00:00')),
    ];
    assert.deepEqual(told(chainOf(activity(session(ADMIN), at('09:06:00')), records)), [
      'carol assumed role Admin as job-7-admin [exact; 0]',
      'human: It was IAM user carol.',
    ]);
  });

  it('tells the id of a user of another account, and that account’s copy as missing', () => {
    const chain = chainOf(activity(session(ADMIN), at('09:06:00')), [
      assumeRole(fromOutside(user('carol')), ADMIN),
    ]);
    assert.equal(chain.end, 'human');
    assert.equal(toPlain(chain.closing), `It was the IAM user with id AIDACAROL of account ${HOME}.`);
    assert.equal(chain.missing?.accountId, HOME);
    assert.equal(
      chain.missing.filter,
      `event:AssumeRole account:${HOME} time:2025-03-11T09:04:00Z..2025-03-11T09:06:00Z`,
    );
  });

  it('follows a role session of another account by name and time, as likely', () => {
    const records = [assumeRole(withKey('carol'), DEPLOY), assumeRole(fromOutside(session(DEPLOY)), ADMIN)];
    assert.deepEqual(told(chainOf(activity(session(ADMIN), at('09:06:00')), records)).slice(1, 2), [
      'carol assumed role Deploy as job-7 [likely; 0]',
    ]);
  });

  it('does not follow a role session of another account beyond its end', () => {
    const answer = { credentials: { accessKeyId: 'ASIADEPLOY', expiration: 'Mar 11, 2025, 9:04:00 AM' } };
    const records = [
      assumeRole(withKey('carol'), DEPLOY, { responseElements: answer }),
      assumeRole(fromOutside(session(DEPLOY)), ADMIN),
    ];
    const chain = chainOf(activity(session(ADMIN), at('09:06:00')), records);
    assert.deepEqual([chain.steps.length, chain.end, chain.missing?.accountId], [1, 'not loaded', HOME]);
  });

  it('follows a session whose keys were left out of the answer', () => {
    const records = [assumeRole(withKey('carol'), DEPLOY, { responseElements: null })];
    assert.deepEqual(told(chainOf(activity(session(DEPLOY), at('09:06:00')), records)).slice(0, 1), [
      'carol assumed role Deploy as job-7 [by session; 0]',
    ]);
  });

  it('does not take a session of the same name for another', () => {
    const later: Session = { ...DEPLOY, created: at('10:00:00'), key: 'ASIALATER' };
    const records = [assumeRole(withKey('carol'), DEPLOY), assumeRole(withKey('mallory'), later)];
    const events: readonly [Session, string][] = [
      [DEPLOY, 'carol'],
      [later, 'mallory'],
      [{ ...DEPLOY, key: 'ASIAOTHER' }, 'carol'],
      [{ ...later, key: 'ASIAOTHER' }, 'mallory'],
    ];
    for (const [of, name] of events) {
      assert.equal(chainOf(activity(session(of), at('10:30:00')), records).origin.name, name);
    }
    const third = chainOf(
      activity(session({ ...DEPLOY, created: at('09:30:00'), key: 'ASIATHIRD' }), at('10:30:00')),
      records,
    );
    assert.equal(third.end, 'not loaded');
    assert.equal(third.steps.length, 0);
  });

  it('does not take a deleted role of the same name for another', () => {
    const old: Session = { ...DEPLOY, roleId: 'AROAOLD', key: 'ASIAOLD' };
    const records = [assumeRole(withKey('carol'), old)];
    assert.equal(
      chainOf(activity(session({ ...DEPLOY, key: 'ASIANEW' }), at('09:06:00')), records).end,
      'not loaded',
    );
  });

  it('says that two callers fit where a second and a session name are shared', () => {
    const records = [
      assumeRole(withKey('carol'), { ...DEPLOY, key: 'ASIAONE' }),
      assumeRole(withKey('mallory'), { ...DEPLOY, key: 'ASIATWO' }),
    ];
    const chain = chainOf(activity(session({ ...DEPLOY, key: 'ASIATHREE' }), at('09:06:00')), records);
    assert.equal(chain.steps[0]?.certainty, 'likely');
    assert.deepEqual(chain.notes.map(toPlain), ['At step 1 another call by somebody else fits as well.']);
    const sure = chainOf(activity(session({ ...DEPLOY, key: 'ASIATWO' }), at('09:06:00')), records);
    assert.equal(sure.origin.name, 'mallory');
    assert.deepEqual(sure.notes, []);
  });

  it('offers the search for an opening call that is not loaded', () => {
    const chain = chainOf(activity(session(DEPLOY), at('09:06:00')), []);
    assert.equal(chain.end, 'not loaded');
    assert.deepEqual(
      { ...chain.missing, what: toPlain(chain.missing?.what ?? []) },
      {
        what: `The call that opened session job-7 of role Deploy at 2025-03-11T09:00:00Z is not loaded; it is in the log of account ${HOME}.`,
        filter: `event:AssumeRole event:AssumeRoleWithSAML event:AssumeRoleWithWebIdentity event:SwitchRole account:${HOME} time:2025-03-11T08:59:00Z..2025-03-11T09:01:00Z`,
        lookup: { key: 'ResourceName', value: 'ASIADEPLOY' },
        accountId: HOME,
        from: Date.UTC(2025, 2, 11, 8, 59),
        to: Date.UTC(2025, 2, 11, 9, 1),
      },
    );
  });

  it('writes searches that the filter box reads', () => {
    const gaps = [
      activity(session(DEPLOY), at('09:06:00')),
      activity(session(SSO), at('09:06:00')),
      activity(session({ ...DEPLOY, created: '9999-12-31T23:59:59Z', account: '1 2"3' }), at('09:06:00')),
      activity(
        user('carol', {
          accessKeyId: 'ASIAX',
          sessionContext: { attributes: { creationDate: at('09:00:00') } },
        }),
        at('09:06:00'),
      ),
      assumeRole(fromOutside(user('carol')), ADMIN),
    ];
    for (const event of gaps) {
      const { missing } = chainOf(event, []);
      const { terms, faults } = parseFilter(missing?.filter ?? '-');
      assert.deepEqual([faults, terms.length > 1], [[], true], missing?.filter);
    }
  });

  it('goes on from a chain with a gap in it no further than the gap', () => {
    const records = [assumeRole(session(DEPLOY), ADMIN)];
    const chain = chainOf(activity(session(ADMIN), at('09:06:00')), records);
    assert.equal(chain.end, 'not loaded');
    assert.equal(chain.origin.name, 'Deploy');
    assert.equal(chain.steps.length, 1);
    assert.equal(chain.missing?.lookup?.value, 'ASIADEPLOY');
  });

  it('joins a console session to the sign-in that opened it, whatever key a request has', () => {
    const mfa = {
      additionalEventData: { MFAUsed: 'Yes', MFAIdentifier: 'arn:aws:iam::111122223333:mfa/phone' },
    };
    const records = [
      record('signin', 'ConsoleLogin', user('carol'), at('08:00:00'), {
        ...mfa,
        responseElements: { ConsoleLogin: 'Success' },
      }),
      record('signin', 'ConsoleLogin', user('carol'), at('10:00:00'), {
        ...mfa,
        responseElements: { ConsoleLogin: 'Success' },
      }),
    ];
    for (const key of ['ASIA1', 'ASIA2']) {
      const identity = user('carol', {
        accessKeyId: key,
        sessionContext: { attributes: { creationDate: at('10:00:00'), mfaAuthenticated: 'true' } },
      });
      const event = activity(identity, at('10:20:00'), { sessionCredentialFromConsole: 'true' });
      assert.deepEqual(told(chainOf(event, records)), [
        'carol signed in to the console with MFA [by session; 1]',
        'human: It was IAM user carol (MFA), who signed in to the console.',
      ]);
    }
  });

  it('does not take a failed sign-in or a refused call for an opening', () => {
    const records = [
      record('signin', 'ConsoleLogin', user('carol'), at('10:00:00'), {
        responseElements: { ConsoleLogin: 'Failure' },
      }),
      assumeRole(withKey('mallory'), DEPLOY, { errorCode: 'AccessDenied', responseElements: null }),
    ];
    assert.deepEqual(parseIssues(records), []);
  });

  it('follows a console role switch to the user and the user’s sign-in', () => {
    const switched: Session = { account: PROD, role: 'Admin', name: 'carol', created: at('08:10:00') };
    const atConsole = user('carol', {
      accessKeyId: 'ASIACONSOLE',
      sessionContext: { attributes: { creationDate: at('08:00:00'), mfaAuthenticated: 'true' } },
      invokedBy: 'AWS Internal',
    });
    const entered: JsonObject = { ...session(switched) };
    const bare = {
      type: 'AssumedRole',
      principalId: entered['principalId'] ?? null,
      arn: entered['arn'] ?? null,
      accountId: PROD,
    };
    const signIn = record('signin', 'ConsoleLogin', user('carol'), at('08:00:00'), {
      responseElements: { ConsoleLogin: 'Success' },
    });
    const switchRole = record('signin', 'SwitchRole', bare, at('08:10:00'), {
      responseElements: { SwitchRole: 'Success' },
      additionalEventData: { SwitchFrom: `arn:aws:iam::${HOME}:user/carol` },
      recipientAccountId: PROD,
    });
    const inside = assumeRole(
      fromOutside(user('carol')),
      { ...switched, key: 'ASIANOTUSED' },
      { sharedEventID: 's' },
    );
    const outside = assumeRole(
      atConsole,
      { ...switched, key: 'ASIANOTUSED' },
      { sharedEventID: 's', recipientAccountId: HOME },
    );
    const event = activity(session({ ...switched, key: 'ASIAREQUEST' }), at('08:20:00'), {
      sessionCredentialFromConsole: 'true',
    });

    const all = chainOf(event, [signIn, switchRole, inside, outside]);
    assert.deepEqual(told(all), [
      'carol assumed role Admin as carol [by session; 1,2,3]',
      'carol signed in to the console [by session; 0]',
      'human: It was IAM user carol, who signed in to the console.',
    ]);
    assert.equal(
      toPlain(all.steps[0]?.sentence ?? []),
      'IAM user carol (MFA) via AWS Internal assumed role Admin as carol, then entered the console (SwitchRole). ' +
        'Principal id and moment are those of the session.',
    );
    assert.deepEqual(told(chainOf(event, [signIn, switchRole])), [
      'carol switched to role Admin in the console as carol [by session; 1]',
      'carol signed in to the console [likely; 0]',
      'human: It was IAM user carol, who signed in to the console.',
    ]);
  });

  it('takes a role switch that does not name the role as likely', () => {
    const switched: Session = {
      account: PROD,
      role: 'Admin',
      name: 'carol',
      created: at('08:10:00'),
      key: 'ASIAREQUEST',
    };
    const records = [
      record('signin', 'SwitchRole', user('carol'), at('08:10:01'), {
        responseElements: { SwitchRole: 'Success' },
        additionalEventData: { SwitchFrom: `arn:aws:iam::${HOME}:user/carol` },
      }),
    ];
    assert.deepEqual(told(chainOf(activity(session(switched), at('08:20:00')), records)), [
      'carol switched roles in the console as carol [likely; 0]',
      'human: It was IAM user carol.',
    ]);
  });

  it('follows Identity Center from SAML to its user', () => {
    const saml = assumeRoleWithSaml(SSO, 'AWSSSO_9882ccf00912484e_DO_NOT_DELETE');
    const event = activity(
      session({ ...SSO, extra: { onBehalfOf: { userId: 'd976-user' } } }),
      at('08:40:00'),
    );
    const got = portal('GetRoleCredentials', at('08:30:00'), JANE);
    assert.deepEqual(told(chainOf(event, [got, saml])), [
      'jane@example.com assumed role AWSReservedSSO_PowerUser_0123456789abcdef as jane@example.com with a SAML assertion [by session; 1]',
      `d976-user got keys of permission set PowerUser in account ${HOME} from IAM Identity Center [by session; 0]`,
      'human: It was IAM Identity Center user d976-user.',
    ]);
    assert.deepEqual(told(chainOf(event, [saml])).slice(1), [
      'human: IAM Identity Center vouched for its user jane@example.com.',
    ]);
    const none = chainOf(event, []);
    assert.deepEqual(told(none), [
      'human: IAM Identity Center opened the session for its user jane@example.com.',
    ]);
    assert.deepEqual([none.origin.type, none.origin.name], ['IdentityCenterUser', 'jane@example.com']);
    assert.deepEqual(none.missing?.lookup, { key: 'ResourceName', value: 'jane@example.com' });
  });

  it('compares the portal’s user with the session’s', () => {
    const event = activity(session(SSO), at('08:40:00'));
    const named = (userName: string): CloudTrailRecord =>
      portal('Federate', at('08:30:00'), { type: 'Unknown', principalId: userName, userName });
    const signIn = record('signin', 'ConsoleLogin', session(SSO), at('08:30:01'), {
      responseElements: { ConsoleLogin: 'Success' },
    });
    assert.deepEqual(
      told(chainOf(event, [named('bob@example.com'), named('jane@example.com'), signIn])).slice(0, 1),
      [
        `jane@example.com opened the console with permission set PowerUser in account ${HOME} from IAM Identity Center [by session; 1,2]`,
      ],
    );
    assert.deepEqual(told(chainOf(event, [named('bob@example.com')])).slice(0, 1), [
      'human: IAM Identity Center opened the session for its user jane@example.com.',
    ]);
    assert.equal(chainOf(event, [portal('Federate', at('08:30:00'), JANE)]).steps[0]?.certainty, 'likely');
    assert.equal(chainOf(signIn, [signIn]).steps.length, 0);
  });

  it('follows a human behind Identity Center through two more roles', () => {
    const records = [
      portal('GetRoleCredentials', at('08:30:00'), { ...JANE, userName: 'jane@example.com' }),
      assumeRole(session(SSO), DEPLOY),
      assumeRole(session(DEPLOY), ADMIN),
    ];
    assert.deepEqual(
      chainOf(activity(session(ADMIN), at('09:30:00')), records).steps.map(({ certainty }) => certainty),
      ['exact', 'exact', 'by session'],
    );
  });

  it('ends at an external provider with its subject', () => {
    const github: Session = {
      account: PROD,
      role: 'GitHubDeploy',
      name: 'GitHubActions',
      created: at('07:00:00'),
      key: 'ASIAGITHUB',
    };
    const provider = `arn:aws:iam::${PROD}:oidc-provider/token.actions.githubusercontent.com`;
    const call = record(
      'sts',
      'AssumeRoleWithWebIdentity',
      {
        type: 'WebIdentityUser',
        principalId: `${provider}:sts.amazonaws.com:repo:acme/app:ref:refs/heads/main`,
        userName: 'repo:acme/app:ref:refs/heads/main',
        identityProvider: provider,
      },
      at('07:00:00'),
      {
        requestParameters: {
          roleArn: `arn:aws:iam::${PROD}:role/GitHubDeploy`,
          roleSessionName: 'GitHubActions',
        },
        responseElements: {
          credentials: { accessKeyId: 'ASIAGITHUB' },
          subjectFromWebIdentityToken: 'repo:acme/app:ref:refs/heads/main',
          provider,
        },
      },
    );
    const context = { webIdFederationData: { federatedProvider: provider, attributes: {} } };
    const event = activity(session({ ...github, context }), at('07:10:00'));
    assert.deepEqual(told(chainOf(event, [call])), [
      'repo:acme/app:ref:refs/heads/main assumed role GitHubDeploy as GitHubActions with a web identity token [exact; 0]',
      `external identity provider: Identity provider ${provider} vouched for repo:acme/app:ref:refs/heads/main; its own log tells more.`,
    ]);
    const missing = chainOf(event, []);
    assert.equal(missing.end, 'external identity provider');
    assert.equal(missing.missing?.lookup?.value, 'ASIAGITHUB');
    const okta: Session = {
      account: PROD,
      role: 'SamlReaders',
      name: 'jane',
      created: at('07:00:00'),
      key: 'ASIASAML',
    };
    assert.deepEqual(
      told(chainOf(activity(session(okta), at('07:10:00')), [assumeRoleWithSaml(okta, 'Okta')])).slice(1),
      [
        `external identity provider: Identity provider arn:aws:iam::${PROD}:saml-provider/Okta vouched for jane; its own log tells more.`,
      ],
    );
  });

  it('ends at services', () => {
    const instance: Session = {
      account: PROD,
      role: 'Web',
      name: 'i-0dbc91f429e48eeed',
      created: at('07:00:00'),
      key: 'ASIAEC2',
    };
    const ec2 = { type: 'AWSService', invokedBy: 'ec2.amazonaws.com' };
    const words =
      'service: EC2 gave the credentials to instance i-0dbc91f429e48eeed: a program on it used them, or somebody who took them from there.';
    assert.deepEqual(told(chainOf(activity(session(instance), at('07:10:00')), [])), [words]);
    const call = assumeRole(ec2, instance, { responseElements: { credentials: { accessKeyId: 'ASIAEC2' } } });
    assert.deepEqual(told(chainOf(activity(session(instance), at('07:10:00')), [call])), [
      'ec2.amazonaws.com assumed role Web as i-0dbc91f429e48eeed [exact; 0]',
      words,
    ]);

    const fn: Session = {
      account: PROD,
      role: 'FnRole',
      name: 'resize',
      created: at('07:00:00'),
      key: 'ASIAFN',
    };
    const lambda = { type: 'AWSService', invokedBy: 'lambda.amazonaws.com' };
    assert.equal(
      told(chainOf(activity(session(fn), at('07:10:00')), [assumeRole(lambda, fn)])).at(-1),
      'service: Lambda took the role to run a function; session resize is, as a rule, the function’s name.',
    );
    const arn = `arn:aws:lambda:eu-west-1:${PROD}:function:resize`;
    const scoped = session({
      ...fn,
      extra: { inScopeOf: { issuerType: 'AWS::Lambda::Function', credentialsIssuedTo: arn } },
    });
    const chain = chainOf(activity(scoped, at('07:10:00')), []);
    assert.deepEqual([chain.end, chain.origin.name], ['service', 'lambda.amazonaws.com']);

    const linked: Session = {
      account: PROD,
      role: 'AWSServiceRoleForRDS',
      name: 'SLRManagement',
      created: at('07:00:00'),
    };
    const byRds = session({ ...linked, extra: { invokedBy: 'rds.amazonaws.com' } });
    assert.deepEqual(chainOf(activity(byRds, at('07:10:00')), []).origin.name, 'rds.amazonaws.com');
  });

  it('ends at the user who made a federated user', () => {
    const federated = {
      type: 'FederatedUser',
      principalId: `${HOME}:reporting`,
      arn: `arn:aws:sts::${HOME}:federated-user/reporting`,
      accountId: HOME,
      accessKeyId: 'ASIAFED',
      sessionContext: {
        sessionIssuer: user('carol'),
        attributes: { creationDate: at('07:00:00') },
      },
    };
    const sessionIssuer = { ...user('carol') };
    const call = record('sts', 'GetFederationToken', withKey('carol'), at('07:00:00'), {
      requestParameters: { name: 'reporting' },
      responseElements: {
        credentials: { accessKeyId: 'ASIAFED' },
        federatedUser: { federatedUserId: `${HOME}:reporting`, arn: federated.arn },
      },
    });
    const event = activity(
      { ...federated, sessionContext: { ...federated.sessionContext, sessionIssuer } },
      at('07:10:00'),
    );
    assert.deepEqual(told(chainOf(event, [call])).slice(0, 1), [
      'carol got temporary keys for federated user reporting [exact; 0]',
    ]);
    const missing = chainOf(event, []);
    assert.deepEqual(
      [missing.end, missing.origin.name, missing.missing?.lookup?.value],
      ['human', 'carol', 'GetFederationToken'],
    );
  });

  it('follows root sessions in member accounts to whoever opened them', () => {
    const root = {
      type: 'Root',
      principalId: PROD,
      arn: `arn:aws:iam::${PROD}:root`,
      accountId: PROD,
      accessKeyId: 'ASIAOTHER',
      sessionContext: { attributes: { creationDate: at('07:00:00') }, assumedRoot: 'true' },
    };
    const call = record('sts', 'AssumeRoot', withKey('carol'), at('07:00:00'), {
      requestParameters: { targetPrincipal: PROD, durationSeconds: 900 },
      responseElements: { credentials: { accessKeyId: 'ASIAROOT' } },
    });
    assert.deepEqual(told(chainOf(activity(root, at('07:10:00')), [call])).slice(0, 1), [
      `carol opened a root session in account ${PROD} [by session; 0]`,
    ]);
  });

  it('takes certificates, pods and Cognito identities to their end', () => {
    const of: Session = {
      account: PROD,
      role: 'Edge',
      name: 'device-9',
      created: at('07:00:00'),
      key: 'ASIAEDGE',
    };
    const given = {
      credentials: { accessKeyId: 'ASIAEDGE' },
      assumedRoleUser: { arn: `arn:aws:sts::${PROD}:assumed-role/Edge/device-9` },
    };
    const unknown = { type: 'Unknown', principalId: '', accountId: PROD };
    const calls: readonly [CloudTrailRecord, string][] = [
      [
        record('rolesanywhere', 'CreateSession', unknown, at('07:00:00'), {
          requestParameters: {
            trustAnchorArn: 'arn:aws:rolesanywhere:us-east-1:444455556666:trust-anchor/a',
          },
          responseElements: {
            credentialSet: [given],
            subjectArn: 'arn:aws:rolesanywhere:us-east-1:444455556666:subject/s',
          },
        }),
        'external identity provider',
      ],
      [
        record('eks-auth', 'AssumeRoleForPodIdentity', unknown, at('07:00:00'), { responseElements: given }),
        'service',
      ],
      [
        record('cognito-identity', 'GetCredentialsForIdentity', unknown, at('07:00:00'), {
          requestParameters: { identityId: 'us-east-1:abc' },
          responseElements: given,
        }),
        'external identity provider',
      ],
    ];
    for (const [call, end] of calls) {
      const chain = chainOf(activity(session(of), at('07:10:00')), [call]);
      assert.deepEqual([chain.steps.map(({ certainty }) => certainty), chain.end], [['exact'], end]);
    }
  });

  it('asks for nothing where a user needed no session', () => {
    const chains: readonly [JsonObject, string][] = [
      [withKey('carol'), 'human'],
      [
        {
          type: 'Root',
          principalId: HOME,
          arn: `arn:aws:iam::${HOME}:root`,
          accountId: HOME,
          accessKeyId: 'AKIAROOT',
        },
        'human',
      ],
      [{ type: 'AWSService', invokedBy: 'config.amazonaws.com' }, 'service'],
      [{ type: 'AWSAccount', accountId: 'ANONYMOUS_PRINCIPAL' }, 'unknown'],
      [{}, 'unknown'],
      [{ accountId: HOME, invokedBy: 'secretsmanager.amazonaws.com' }, 'service'],
    ];
    for (const [identity, end] of chains) {
      const chain = chainOf(activity(identity, at('07:10:00')), []);
      assert.deepEqual([chain.steps.length, chain.end, chain.missing], [0, end, undefined]);
    }
  });

  it('ends where keys go in a circle', () => {
    const one: Session = { ...DEPLOY, key: 'ASIAONE' };
    const two: Session = { ...DEPLOY, key: 'ASIATWO' };
    const circle = [assumeRole(session(two), one), assumeRole(session(one), two)];
    const chain = chainOf(activity(session(one), at('09:30:00')), circle);
    assert.deepEqual([chain.steps.length, chain.end, chain.notes.length], [2, 'unknown', 1]);
    const itself = assumeRole(session(one), one);
    assert.deepEqual(chainOf(itself, [itself]).steps, []);
    assert.equal(chainOf(itself, [itself]).end, 'unknown');
  });

  it('follows a role that assumes itself again and again to its first session', () => {
    const sessions = Array.from({ length: 12 }, (_, i): Session => ({
      ...DEPLOY,
      created: at(`09:${String(i).padStart(2, '0')}:00`),
      key: `ASIA${i}`,
    }));
    const records = sessions.map((of, i) =>
      assumeRole(i === 0 ? withKey('carol') : session(sessions[i - 1] ?? of), of),
    );
    const chain = chainOf(activity(session(sessions[11] ?? DEPLOY), at('10:00:00')), records);
    assert.deepEqual([chain.steps.length, chain.origin.name], [12, 'carol']);
  });

  it('stops after 50 steps and says so', () => {
    const sessions = Array.from({ length: 60 }, (_, i): Session => ({ ...DEPLOY, key: `ASIA${i}` }));
    const records = sessions.map((of, i) =>
      assumeRole(i === 0 ? withKey('carol') : session(sessions[i - 1] ?? of), of),
    );
    const chain = chainOf(activity(session(sessions[59] ?? DEPLOY), at('10:00:00')), records);
    assert.deepEqual([chain.steps.length, chain.end], [50, 'unknown']);
    assert.deepEqual(chain.notes.map(toPlain), [
      'The chain is longer than 50 steps; the rest is not followed.',
    ]);
  });

  it('looks at 64 calls where a log is crafted to share one second and one name', () => {
    const records = Array.from({ length: 20_000 }, (_, i) =>
      assumeRole(withKey(`user${i}`), { ...DEPLOY, key: `ASIA${i}` }, { sharedEventID: 'same' }),
    );
    const issues = parseIssues(records);
    const caller = parseCaller(activity(session({ ...DEPLOY, key: 'ASIANONE' }), at('09:06:00')));
    assert.equal(findChain(caller, buildChainIndex(issues)).steps.length, 1);
    const grants = issues.map((issue): Grant => ({ issue, refs: [], accounts: [] }));
    const time = issues[0]?.time ?? NaN;
    assert.deepEqual([getNear(grants, time, 1000).length, getBefore(grants, time).length], [64, 64]);
  });
});
