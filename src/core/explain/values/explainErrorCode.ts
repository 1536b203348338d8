import { isAccessDenied, toBareErrorCode } from '../../access/accessDenied';
import type { Explanation, Sentence } from '../explanation';
import { getErrorMeaning } from './getErrorMeaning';
import { parseDeniedMessage } from './parseDeniedMessage';
import { toCode } from './toCode';

type Facts = NonNullable<Explanation['facts']>;

/**
 * A failure in words, and what to check next; undefined for the empty text.
 * @param code errorCode; codes that nobody listed are told by their form
 * @param message errorMessage, where there is one: it says which action, and which kind of policy
 */
export function explainErrorCode(code: string, message?: string): Explanation | undefined {
  if (code === '') {
    return undefined;
  }
  const bare = toBareErrorCode(code);
  const isDenied = isAccessDenied(code, message);
  const known = getErrorMeaning(bare, isDenied);
  const denied = isDenied && message !== undefined ? explainDeniedMessage(message) : undefined;
  return {
    title: ['Error ', toCode(code)],
    body: [
      known === undefined
        ? ['The call failed with ', toCode(bare), ', a code of this service; errorMessage may say more.']
        : [known.meaning],
      ...(denied?.body ?? []),
      ...(known === undefined ? [] : [['Next: ', known.next]]),
      ...toSideNote(code),
    ],
    ...(denied === undefined || denied.facts.length === 0 ? {} : { facts: denied.facts }),
  };
}

/**
 * An errorMessage where it tells more than its words: a refusal with its action and policy, a failed sign-in, an
 * encoded message; undefined for other text.
 */
export function explainErrorMessage(message: string): Explanation | undefined {
  const signIn = SIGN_IN_MESSAGES.get(message);
  if (signIn !== undefined) {
    return { title: ['Sign-in failed'], body: [[signIn]] };
  }
  if (!isAccessDenied(undefined, message)) {
    return undefined;
  }
  const { body, facts } = explainDeniedMessage(message);
  return {
    title: ['Refused'],
    body: body.length > 0 ? body : [['The caller is not allowed to do this.']],
    facts,
  };
}

/** Messages of ConsoleLogin records, which have no errorCode. */
const SIGN_IN_MESSAGES: ReadonlyMap<string, string> = new Map([
  [
    'Failed authentication',
    'The password or the MFA code was wrong. Many in a row, or for many users, are guessing.',
  ],
  ['No username found in supplied account', 'The account has no user of the name that was typed.'],
  [
    'Invalid MFA auth code',
    'The password was right and the MFA code was wrong: if the user did not try, the password is known to somebody else.',
  ],
  ['EXPIRED_TOKEN', 'The sign-in took too long, or used an old link.'],
]);

function explainDeniedMessage(message: string): {
  readonly body: readonly Sentence[];
  readonly facts: Facts;
} {
  const { principal, action, resource, reason, isEncoded } = parseDeniedMessage(message);
  const body: Sentence[] = [];
  if (reason?.kind === 'explicit-deny') {
    const article = /^[aeiou]/i.test(reason.policy) ? 'an' : 'a';
    body.push([`An explicit deny in ${article} ${reason.policy} forbids it: no other policy can allow it.`]);
  } else if (reason !== undefined) {
    body.push([`No ${reason.policy} allows it.`]);
  }
  if (isEncoded) {
    body.push([
      'The details are encoded; a principal with sts:DecodeAuthorizationMessage can read them with ',
      { code: 'aws sts decode-authorization-message' },
      '.',
    ]);
  }
  return {
    body,
    facts: [
      ...toFact('Principal', principal),
      ...toFact('Action', action),
      ...toFact('Resource', resource),
      ...(reason === undefined ? [] : [{ label: 'Policy', value: [reason.policy] }]),
    ],
  };
}

function toFact(label: string, value: string | undefined): Facts {
  return value === undefined ? [] : [{ label, value: [toCode(value)] }];
}

function toSideNote(code: string): readonly Sentence[] {
  if (code.startsWith('Client.')) {
    return [['EC2 writes ', { code: 'Client.' }, ' before errors that the request caused.']];
  }
  return code.startsWith('Server.')
    ? [['EC2 writes ', { code: 'Server.' }, ' before errors of its own.']]
    : [];
}
