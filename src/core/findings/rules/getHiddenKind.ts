import { getText } from '../../record/cloudTrailRecord';
import type { CloudTrailRecord } from '../../record/cloudTrailRecord';
import type { Redaction } from '../../redaction/redaction';
import { WORKDOCS_SOURCE } from '../../workdocs/getWorkDocsEvent';
import { toEventWords } from '../toCallerWords';
import { toQuoted } from '../toQuoted';

/** Words in the name of a property, in lower case, and what a value under such a name is. The first that fits counts. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/password|passphrase|passwd/, 'a password'],
  [/token/, 'a token'],
  [/secret|credential/, 'a secret'],
  [/keymaterial|privatekey|hostkey/, 'a private key'],
  [/userdata/, "an instance's user data (its start-up script)"],
  [/comment/, 'a comment'],
  [/e-?mail|addresses$/, 'an e-mail address'],
  [/message|subject|body/, 'the text of a message'],
];

/** Longest property name that is looked at; real ones stay under 64 letters. */
const LONGEST_NAME = 128;

/**
 * What a marker hides, as words that follow "hides": from the property's name, `userIdentity.userName` and the tags of
 * a resource told apart. Falls back to naming the property.
 */
export function getHiddenKind(redaction: Redaction, record: CloudTrailRecord): string {
  const { path, part } = redaction;
  if (part === 'key') {
    return 'the name of a property';
  }
  const names = path.filter((step): step is string => typeof step === 'string');
  const name = names.at(-1) ?? '';
  if (path.length === 2 && path[0] === 'userIdentity' && name === 'userName' && isSignIn(record)) {
    return 'the user name that was typed at sign-in, because no such user exists';
  }
  if (names.at(-2)?.toLowerCase() === 'tags' && (name === 'key' || name === 'value')) {
    return `the ${name} of a tag`;
  }
  const lower = name.slice(0, LONGEST_NAME).toLowerCase();
  if (lower === 'text' && getText(record, 'eventSource') === WORKDOCS_SOURCE) {
    return 'a comment ("Text")';
  }
  const kind = KINDS.find(([word]) => word.test(lower))?.[1];
  return kind === undefined
    ? `the value of ${toQuoted(name)} in ${toEventWords(record)}`
    : `${kind} (${toQuoted(name)})`;
}

function isSignIn(record: CloudTrailRecord): boolean {
  return getText(record, 'eventSource') === 'signin.amazonaws.com';
}
