import { getAt, getObject, getText } from '../../record/cloudTrailRecord';
import type { CloudTrailRecord } from '../../record/cloudTrailRecord';
import type { JsonPath } from '../../text/span';
import type { Rule } from '../finding';
import { toCallerWords } from '../toCallerWords';
import { toQuoted } from '../toQuoted';

const SIGN_IN_SOURCE = 'signin.amazonaws.com';

/** Whether the record is a sign-in to the console with the given name. */
function isSignIn(record: CloudTrailRecord, name: string): boolean {
  return getText(record, 'eventSource') === SIGN_IN_SOURCE && getText(record, 'eventName') === name;
}

/**
 * Whether a ConsoleLogin failed. Such records have an errorMessage and no errorCode, and the outcome stands in
 * responseElements (CloudTrail user guide, console sign-in events).
 */
export function isFailedConsoleLogin(record: CloudTrailRecord): boolean {
  return isSignIn(record, 'ConsoleLogin') && getFailurePath(record) !== undefined;
}

function getFailurePath(record: CloudTrailRecord): JsonPath | undefined {
  if (getText(getObject(record, 'responseElements'), 'ConsoleLogin') === 'Failure') {
    return ['responseElements', 'ConsoleLogin'];
  }
  return ['errorMessage', 'errorCode']
    .filter((name) => (getText(record, name) ?? '') !== '')
    .map((name) => [name])[0];
}

/** Identities that sign in to AWS itself; everybody else shows a second factor to an identity provider, if at all. */
const OWN_SIGN_IN: ReadonlySet<string> = new Set(['IAMUser', 'Root']);

const loginWithoutMfa: Rule = {
  code: 'security.console-login-without-mfa',
  title: 'Console sign-in without MFA',
  severity: 'warning',
  reason:
    'An IAM user or the root user got into the console with a password alone, so whoever learns the password gets in too. ' +
    'Sign-ins by a role or a federation are not reported: there MFAUsed is No even where the identity provider ' +
    'asked for a second factor, because AWS does not see it.',
  advice:
    'Ask the user whether the sign-in was theirs, compare the source address with earlier ones, and have MFA required for ' +
    'the user.',
  check(record) {
    const succeeded = getAt(record, ['responseElements', 'ConsoleLogin']) === 'Success';
    const mfa = getText(getObject(record, 'additionalEventData'), 'MFAUsed');
    const type = getText(getObject(record, 'userIdentity'), 'type') ?? '';
    return isSignIn(record, 'ConsoleLogin') && succeeded && mfa === 'No' && OWN_SIGN_IN.has(type)
      ? [
          {
            path: ['additionalEventData', 'MFAUsed'],
            message: `${toCallerWords(record)} signed in to the console with a password alone from ${toQuoted(record['sourceIPAddress'])}: ask whether it was them, and have MFA required.`,
          },
        ]
      : [];
  },
};

const loginFailed: Rule = {
  code: 'security.console-login-failed',
  title: 'Console sign-in failed',
  severity: 'information',
  reason:
    'Somebody could not get into the console. People mistype passwords every day, so one failure is information; many of ' +
    'one user or from one address are somebody guessing.',
  advice:
    'Count the failures by user and by source address, and look for a success after them. A hidden user name means that no ' +
    'such user exists.',
  check(record) {
    const path = isSignIn(record, 'ConsoleLogin') ? getFailurePath(record) : undefined;
    const why = getText(record, 'errorMessage') ?? getText(record, 'errorCode');
    return path === undefined
      ? []
      : [
          {
            path,
            message: `${toCallerWords(record)} could not sign in to the console from ${toQuoted(record['sourceIPAddress'])}${why === undefined ? '' : ` (${toQuoted(why)})`}: look for more failures and for a success after them.`,
          },
        ];
  },
};

const credentialRejected: Rule = {
  code: 'security.credential-rejected',
  title: 'Credential rejected at a sign-in',
  severity: 'information',
  reason:
    'Somebody gave a wrong password or code at a sign-in to IAM Identity Center or WorkSpaces. The record has no error: ' +
    'only serviceEventDetails tells it. People mistype passwords every day, so one failure is information; many of one ' +
    'user or from one address are somebody guessing.',
  advice:
    'The record does not name the person. CredentialChallenge with the same AuthWorkflowID has the name that was typed; ' +
    'UserAuthentication with it means that the sign-in succeeded after all.',
  check(record) {
    const path = ['serviceEventDetails', 'CredentialVerification'];
    if (!isSignIn(record, 'CredentialVerification') || getAt(record, path) !== 'Failure') {
      return [];
    }
    const type = getText(getObject(record, 'additionalEventData'), 'CredentialType') ?? '';
    const what = type === '' ? 'A credential' : `A credential of type ${toQuoted(type)}`;
    return [
      {
        path,
        message: `${what} was rejected at a sign-in from ${toQuoted(record['sourceIPAddress'])}: look for the name in CredentialChallenge with the same AuthWorkflowID, for more failures, and for UserAuthentication after them.`,
      },
    ];
  },
};

/** Sign-ins to the console, and to IAM Identity Center. */
export const signInRules: readonly Rule[] = [loginWithoutMfa, loginFailed, credentialRejected];
