import { toEventSentence } from '../events/toEventSentence';
import type { CloudTrailRecord } from '../record/cloudTrailRecord';
import { getText } from '../record/cloudTrailRecord';
import type { Explanation, Sentence } from './explanation';
import { explainTime } from './values/explainTime';
import { getRegionName } from './values/explainRegion';
import { toCode } from './values/toCode';

type Facts = NonNullable<Explanation['facts']>;

/** The event as a whole: one sentence, then when, where and with which error. */
export function explainEvent(
  record: CloudTrailRecord,
  { now, timeZone }: { readonly now: number; readonly timeZone: string },
): Explanation {
  const facts: Facts = [
    ...toTimeFacts(getText(record, 'eventTime'), now, timeZone),
    ...toFact('Region', toRegion(getText(record, 'awsRegion'))),
    ...toFact('Account', toValue(getText(record, 'recipientAccountId'))),
    ...toFact('Error', toValue(getText(record, 'errorMessage'))),
  ];
  return {
    title: ['What happened'],
    body: [toEventSentence(record)],
    ...(facts.length === 0 ? {} : { facts }),
  };
}

function toTimeFacts(text: string | undefined, now: number, timeZone: string): Facts {
  if (text === undefined || text === '') {
    return [];
  }
  return explainTime(text, now, timeZone)?.facts ?? [{ label: 'Time', value: [toCode(text)] }];
}

function toRegion(code: string | undefined): Sentence | undefined {
  if (code === undefined || code === '') {
    return undefined;
  }
  const name = getRegionName(code);
  return name === undefined ? [toCode(code)] : [toCode(code), ` (${name})`];
}

function toValue(text: string | undefined): Sentence | undefined {
  return text === undefined || text === '' ? undefined : [toCode(text)];
}

function toFact(label: string, value: Sentence | undefined): Facts {
  return value === undefined ? [] : [{ label, value }];
}
