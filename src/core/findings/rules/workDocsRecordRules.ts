import { getText } from '../../record/cloudTrailRecord';
import type { CloudTrailRecord } from '../../record/cloudTrailRecord';
import { parseTime } from '../../time/parseTime';
import { getNearestWorkDocsEvent } from '../../workdocs/getNearestWorkDocsEvent';
import { getWorkDocsEvent, WORKDOCS_SOURCE } from '../../workdocs/getWorkDocsEvent';
import { WORKDOCS_END_OF_SERVICE, WORKDOCS_END_OF_SERVICE_DATE } from '../../workdocs/workDocsService';
import type { Rule, RuleHit } from '../finding';
import { toQuoted } from '../toQuoted';

const unknownEvent: Rule = {
  code: 'workdocs.unknown-event',
  title: 'WorkDocs event that is not in the catalog',
  severity: 'information',
  reason:
    'The eventName is none of the 91 WorkDocs events known from its APIs, its permissions and its console. The console had ' +
    'calls of its own that nobody documented, so such a name proves nothing against the record; but nothing can be said ' +
    'about what it does either, and in an edited log it may be a slip.',
  advice:
    'See whether the nearest known name is meant. If not, judge by the parameters and by the calls around it.',
  check: checkName,
};

function checkName(record: CloudTrailRecord): readonly RuleHit[] {
  const name = getText(record, 'eventName');
  if (
    getText(record, 'eventSource') !== WORKDOCS_SOURCE ||
    name === undefined ||
    getWorkDocsEvent(name) !== undefined
  ) {
    return [];
  }
  const nearest = getNearestWorkDocsEvent(name)?.name;
  const given = `${toQuoted(name)} is not among the 91 known WorkDocs events`;
  return [
    nearest === undefined
      ? { path: ['eventName'], message: `${given}: judge it by its parameters.` }
      : { path: ['eventName'], message: `${given}; the nearest is ${nearest}.`, data: { nearest } },
  ];
}

const afterEndOfService: Rule = {
  code: 'workdocs.after-end-of-service',
  title: 'WorkDocs event after the end of the service',
  severity: 'warning',
  reason:
    `Amazon WorkDocs ended on ${WORKDOCS_END_OF_SERVICE_DATE}; events of that day itself are taken as genuine. A later one ` +
    'is a wrong clock, a forged or edited record, or a stray attempt to call the API. Each of them is worth knowing before ' +
    'the record is used as evidence: hence a warning.',
  advice:
    'Check the log file against its digest and compare eventTime with the time in the file name. See errorCode: a call that ' +
    'was refused is a stray attempt.',
  check(record) {
    const text = getText(record, 'eventTime');
    const time =
      getText(record, 'eventSource') === WORKDOCS_SOURCE && text !== undefined ? parseTime(text) : undefined;
    return time === undefined || time < WORKDOCS_END_OF_SERVICE + DAY
      ? []
      : [
          {
            path: ['eventTime'],
            message: `${toQuoted(text)} is after the end of Amazon WorkDocs on ${WORKDOCS_END_OF_SERVICE_DATE}: check the clock, the digest of the log file, and whether the call was refused.`,
          },
        ];
  },
};

const DAY = 24 * 60 * 60 * 1000;

/** WorkDocs records that do not fit what is known of the service. */
export const workDocsRecordRules: readonly Rule[] = [unknownEvent, afterEndOfService];
