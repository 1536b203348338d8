import { getText } from '../../record/cloudTrailRecord';
import type { CloudTrailRecord } from '../../record/cloudTrailRecord';
import type { Rule, RuleHit } from '../finding';
import { getMember } from '../getMember';
import { toOutcomeWords } from '../toOutcomeWords';
import { toQuoted } from '../toQuoted';
import { getLoggingCall } from './loggingCalls';

const loggingChanged: Rule = {
  code: 'security.logging-changed',
  title: 'Logging switched off or changed',
  severity: 'warning',
  reason:
    'After such a call CloudTrail, AWS Config, GuardDuty, flow logs or another witness records less or nothing: whatever ' +
    'follows may be missing from the logs. Such calls are rare and each needs an order by somebody, hence a warning. A ' +
    'call that failed is reported too, because the attempt shows the intention. PutEventSelectors and UpdateTrail are ' +
    'always reported: they replace settings that the record does not show.',
  advice:
    'Find out who ordered it. Look for the same identity before the gap, for StartLogging or CreateTrail after it, and at ' +
    'other sources (S3 access logs, flow logs, another Region) for the time between.',
  check: checkLogging,
};

function checkLogging(record: CloudTrailRecord): readonly RuleHit[] {
  const name = getText(record, 'eventName');
  const call = getLoggingCall(getText(record, 'eventSource'), name);
  const parameters = record['requestParameters'];
  if (call === undefined || name === undefined || call.applies?.(parameters) === false) {
    return [];
  }
  const target = call.targets
    .map((parameter) => getMember(parameters, parameter)?.value)
    .find((value) => typeof value === 'string');
  const of = target === undefined ? '' : ` ${toQuoted(target)}`;
  const details = call.toDetails?.(parameters) ?? '';
  return [
    {
      path: ['eventName'],
      message: `${name} ${call.what}${of}${toOutcomeWords(record)}${details === '' ? '' : `; ${details}`}: find out who ordered it.`,
    },
  ];
}

/** Calls after which less is recorded. */
export const loggingRules: readonly Rule[] = [loggingChanged];
