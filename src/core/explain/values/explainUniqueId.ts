import type { Explanation, Sentence } from '../explanation';
import { getEncodedAccount } from './getEncodedAccount';
import { toCode } from './toCode';
import { getUniqueIdKind } from './getUniqueIdKind';

/** Letters and digits after the prefix, or the asterisks with which publishers of logs mask them. */
const FORM = /^A[A-Z0-9]{3}(?:[A-Z0-9]{12,124}|[A-Z0-9]{0,16}\*{2,64}[A-Z0-9]{0,16})$/;

/** An id that IAM or STS gave out, by its prefix, with the account that it encodes; undefined for other text. */
export function explainUniqueId(id: string): Explanation | undefined {
  const kind = FORM.test(id) ? getUniqueIdKind(id) : undefined;
  if (kind === undefined) {
    return undefined;
  }
  return {
    title: [kind.isAccessKey ? 'Access key id' : 'IAM id'],
    body: [[toCode(id), ` is the id of ${kind.what}. ${kind.meaning}`], toAccountSentence(id)],
  };
}

function toAccountSentence(id: string): Sentence {
  const encoded = getEncodedAccount(id);
  switch (encoded.kind) {
    case 'account':
      return [
        'The id itself encodes the account ',
        toCode(encoded.accountId),
        ', which AWS does not promise but keeps to.',
      ];
    case 'older':
      return ['It has the form of ids from before about 2019, which do not encode an account.'];
    case 'unreadable':
      return id.includes('*')
        ? ['Somebody masked it after CloudTrail wrote it, so no account can be read from it.']
        : ['No account can be read from it: it holds characters that real ids lack, or was changed.'];
  }
}
