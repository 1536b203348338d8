import { getText } from '../record/cloudTrailRecord';
import type { CloudTrailRecord } from '../record/cloudTrailRecord';
import { parseIdentity } from '../identity/parseIdentity';
import { toShortIdentity } from '../identity/toShortIdentity';
import { toQuoted, toShowable } from './toQuoted';

/** Role and session names have at most 64 letters each; a longer caller is cut. */
const LONGEST_CALLER = 200;

/** Who made the call, at the start of a sentence, e.g. `IAM user alice (no MFA)`; names come from the log. */
export function toCallerWords(record: CloudTrailRecord): string {
  const words = toShortIdentity(parseIdentity(record['userIdentity'], record));
  return toShowable(`${words.slice(0, 1).toUpperCase()}${words.slice(1)}`, LONGEST_CALLER);
}

/** The event's name as a quotation; words in its place where the record has none. */
export function toEventWords(record: CloudTrailRecord): string {
  const name = getText(record, 'eventName');
  return name === undefined || name === '' ? 'a call without eventName' : toQuoted(name);
}
