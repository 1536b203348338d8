import { scanLog } from '../scan/scanLog';
import { toBytes } from '../text/utf8';
import type { LogText } from './logDocument';

/** How much of a text is looked at, in UTF-16 units: more than any one record (256 KB), read in about 3 ms. */
const HEAD = 300_000;

/** Words without which no text is a CloudTrail log; looked for first, at 2 GB/s. */
const WORDS = ['eventSource', 'eventVersion', 'CloudTrailEvent', 'userIdentity'];

/** Whether a text of unknown kind holds CloudTrail records: a whole one stands in its first part. */
export function looksLikeLog(text: LogText): boolean {
  const head = text.slice(0, HEAD);
  return WORDS.some((word) => head.includes(word)) && scanLog(toBytes(head)).count > 0;
}
