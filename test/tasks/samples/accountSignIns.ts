import type { JsonObject } from '../../../src/core/record/cloudTrailRecord';
import { ACCOUNT, BROWSER, createUserIdentity, identities, root } from './accountCast';
import { createRandom } from './random';
import { createRecorder, type Draft } from './record';
import { createLogFile, type SampleFile } from './sampleFile';
import { createRoleIdentity } from './workDocsCast';

function signIn(
  time: string,
  identity: JsonObject,
  mfa: 'Yes' | 'No',
  address: string,
  success = true,
): Draft {
  return {
    time,
    service: 'signin',
    name: 'ConsoleLogin',
    identity,
    address,
    agent: BROWSER,
    ...(success ? {} : { error: [undefined, 'Failed authentication'] as const }),
    response: { ConsoleLogin: success ? 'Success' : 'Failure' },
    additional: {
      LoginTo: 'https://console.aws.amazon.com/console/home?state=hashArgs%23&isauthcode=true',
      MobileVersion: 'No',
      MFAUsed: mfa,
      ...(mfa === 'Yes' ? { MFAIdentifier: `arn:aws:iam::${ACCOUNT}:mfa/phone` } : {}),
    },
    readOnly: false,
    eventType: 'AwsConsoleSignIn',
    host: 'signin.aws.amazon.com',
  };
}

/** Sign-ins to the console: good ones, weak ones and failed ones. */
export function buildSignIns(): SampleFile {
  const wrongName: JsonObject = {
    type: 'IAMUser',
    accountId: ACCOUNT,
    accessKeyId: '',
    userName: 'HIDDEN_DUE_TO_SECURITY_REASONS',
  };
  const carol = createUserIdentity('carol');
  const dave = createUserIdentity('dave');
  const admin = createRoleIdentity(
    'AWSReservedSSO_AdministratorAccess_0123456789abcdef',
    'jane@example.com',
    {
      account: ACCOUNT,
      path: 'aws-reserved/sso.amazonaws.com/',
      created: '2024-11-19T09:01:30Z',
      mfa: false,
    },
  );
  const drafts: readonly Draft[] = [
    {
      ...signIn('2024-11-19T08:54:58Z', carol, 'Yes', '192.0.2.44'),
      name: 'CheckMfa',
      response: { CheckMfa: 'Success' },
      additional: { MfaType: 'Virtual MFA' },
    },
    signIn('2024-11-19T08:55:12Z', carol, 'Yes', '192.0.2.44'),
    signIn('2024-11-19T08:57:40Z', dave, 'No', '2001:db8:85a3::8a2e:370:7334'),
    signIn('2024-11-19T08:58:01Z', wrongName, 'No', '203.0.113.200', false),
    {
      ...signIn('2024-11-19T08:58:33Z', wrongName, 'No', '203.0.113.200', false),
      error: [undefined, 'No username found in supplied account'],
    },
    signIn('2024-11-19T08:59:02Z', dave, 'No', '203.0.113.200', false),
    signIn('2024-11-19T09:00:15Z', root, 'No', '203.0.113.200', false),
    signIn('2024-11-19T09:00:40Z', root, 'No', '203.0.113.200'),
    {
      time: '2024-11-19T09:01:30Z',
      service: 'sso',
      name: 'Federate',
      identity: identities.unknown,
      address: '192.0.2.61',
      agent: BROWSER,
      readOnly: false,
      eventType: 'AwsServiceEvent',
      more: { serviceEventDetails: { role_name: 'AdministratorAccess', account_id: ACCOUNT } },
    },
    signIn('2024-11-19T09:01:31Z', admin, 'No', '192.0.2.61'),
    {
      ...signIn('2024-11-19T09:03:05Z', carol, 'No', '192.0.2.44'),
      name: 'SwitchRole',
      response: { SwitchRole: 'Success' },
      additional: {
        SwitchFrom: `arn:aws:iam::${ACCOUNT}:user/carol`,
        RedirectTo: 'https://console.aws.amazon.com/ec2/home',
      },
    },
    {
      time: '2024-11-19T09:04:44Z',
      service: 'iam',
      name: 'CreateAccessKey',
      identity: {
        ...root,
        accessKeyId: 'ASIAIK6LB3TRZEXAMPLE',
        sessionContext: { attributes: { creationDate: '2024-11-19T09:00:40Z', mfaAuthenticated: 'false' } },
      },
      address: '203.0.113.200',
      agent: 'AWS Internal',
      response: {
        accessKey: {
          accessKeyId: 'AKIAI44QH8DHBEXAMPLE',
          status: 'Active',
          createDate: 'Nov 19, 2024 9:04:44 AM',
        },
      },
      readOnly: false,
      fromConsole: true,
    },
  ];
  const records = drafts.map(
    createRecorder(createRandom('account sign-ins'), { account: ACCOUNT, region: 'us-east-1' }),
  );
  return createLogFile({
    path: 'account/123456789012_CloudTrail_us-east-1_20241119T0905Z_Hn4Lr0uYx8QzCw2E.json',
    about:
      'Console sign-ins with and without MFA, failed ones, wrong user names that CloudTrail hides, and the root user.',
    records,
  });
}
