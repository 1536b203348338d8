import { isAccessDenied } from '../../access/accessDenied';
import { getText } from '../../record/cloudTrailRecord';
import type { Rule } from '../finding';
import { getMember } from '../getMember';
import { toCallerWords, toEventWords } from '../toCallerWords';
import { toQuoted } from '../toQuoted';

const accessDenied: Rule = {
  code: 'security.access-denied',
  title: 'Access denied',
  severity: 'information',
  reason:
    'A call was refused because its caller may not make it. Services spell this in a dozen ways (AccessDenied, ' +
    'Client.UnauthorizedOperation, VpceAccessDenied, …), so it is easily missed in a search. Roles with narrow policies are ' +
    'refused every day: information. Services of AWS that are refused are left out: a delivery into a bucket that is closed ' +
    'to it fails every few minutes, and says nothing about anybody.',
  advice:
    'Look at the pattern: many different calls refused for one identity within minutes are somebody trying out what stolen ' +
    'credentials may do. See what the same identity did with success.',
  check(record) {
    const code = getText(record, 'errorCode');
    const message = getText(record, 'errorMessage');
    // In a public set of logs 10,011 of 10,223 refusals were those of log deliveries: the cap would show nothing else.
    if (getMember(record['userIdentity'], 'type')?.value === 'AWSService' || !isAccessDenied(code, message)) {
      return [];
    }
    const name = code === undefined || code === '' ? 'errorMessage' : 'errorCode';
    return [
      {
        path: [name],
        message: `${toCallerWords(record)} was refused ${toEventWords(record)}: ${toQuoted(record[name])}. One refusal is everyday; look for many by the same identity.`,
      },
    ];
  },
};

/** Calls that were refused. */
export const accessRules: readonly Rule[] = [accessDenied];
