import { getText } from '../record/cloudTrailRecord';
import type { CloudTrailRecord } from '../record/cloudTrailRecord';
import { toQuoted } from './toQuoted';

/**
 * ` (the call failed: "AccessDenied")` where a record carries an error, else nothing. Sentences about an attempt end
 * with it: a failed attempt still shows what somebody wanted.
 */
export function toOutcomeWords(record: CloudTrailRecord): string {
  const error = getText(record, 'errorCode') ?? getText(record, 'errorMessage');
  return error === undefined || error === '' ? '' : ` (the call failed: ${toQuoted(error)})`;
}
