import type { Explanation } from '../explanation';
import { explainAccountId } from './explainAccountId';
import { explainUniqueId } from './explainUniqueId';
import { toCode } from './toCode';

/**
 * A principalId: an IAM id, an IAM id with a session (`AROA…:session`), an account id, or the security id of a
 * directory user (`S-1-5-…`); undefined for other text.
 */
export function explainPrincipalId(value: string): Explanation | undefined {
  const colon = value.indexOf(':');
  const id = colon < 0 ? value : value.slice(0, colon);
  const explained = explainUniqueId(id);
  if (explained !== undefined) {
    const session = colon < 0 ? undefined : value.slice(colon + 1);
    return session === undefined
      ? explained
      : {
          ...explained,
          body: [
            ...explained.body,
            id.startsWith('AROA')
              ? ['After the colon stands the name of the session: ', toCode(session), '.']
              : ['After the colon stands ', toCode(session), ', which tells this use of it from others.'],
          ],
        };
  }
  return explainAccountId(value) ?? explainSecurityId(value);
}

/** A Windows security id of a directory user or group; undefined for other text. */
export function explainSecurityId(value: string): Explanation | undefined {
  if (value.length > 184 || !/^S-1-\d{1,15}(?:-\d{1,10}){1,15}$/.test(value)) {
    return undefined;
  }
  return {
    title: ['Security id'],
    body: [
      [
        toCode(value),
        ' is the security id (SID) of a directory user or group: all but the last number tell the directory, the last ' +
          'one the user. It stays when the user is renamed.',
      ],
    ],
  };
}
