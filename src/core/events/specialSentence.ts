import type { Inline, Sentence } from '../explain/explanation';
import type { CloudTrailRecord } from '../record/cloudTrailRecord';
import { getObject, getText } from '../record/cloudTrailRecord';
import { cutText, getValue } from './phrase';

/** The sentence of a record that speaks of no single call: Insights and aggregated events. Undefined for the others. */
export function toSpecialSentence(record: CloudTrailRecord): Sentence | undefined {
  const type = getText(record, 'eventType');
  const category = getText(record, 'eventCategory');
  if (type === 'AwsCloudTrailInsight' || category === 'Insight') {
    return toInsightSentence(record);
  }
  return type === 'AwsAggregatedEvent' || category === 'Aggregated'
    ? toAggregatedSentence(record)
    : undefined;
}

function toInsightSentence(record: CloudTrailRecord): Sentence {
  const details = getObject(record, 'insightDetails');
  const state = getText(details, 'state');
  const edge = state === 'Start' ? 'the start of ' : state === 'End' ? 'the end of ' : '';
  const error = getText(details, 'errorCode');
  const isError = getText(details, 'insightType') === 'ApiErrorRateInsight';
  const rate: Inline[] =
    isError && error !== undefined && error !== 'null'
      ? ['an unusual rate of ', { code: cutText(error) }, ' errors from ']
      : [isError ? 'an unusual rate of errors from ' : 'an unusual rate of '];
  return [
    `CloudTrail Insights reported ${edge}`,
    ...rate,
    ...toCode(getText(details, 'eventName'), 'calls'),
    ...(getText(details, 'eventName') === undefined ? [] : [' calls']),
    ...toPart(' to ', getText(details, 'eventSource')),
    ...toPart(' in ', getText(record, 'awsRegion')),
    '.',
  ];
}

function toAggregatedSentence(record: CloudTrailRecord): Sentence {
  return [
    'CloudTrail counted events',
    ...toPart(' from ', getValue('^timeWindow.windowStart', record)?.first),
    ...toPart(' to ', getValue('^timeWindow.windowEnd', record)?.first),
    ...toPart(
      ', by ',
      getValue('^summary.primaryDimension.dimension/^summary.primaryDimension', record)?.first,
    ),
    '.',
  ];
}

function toPart(words: string, text: string | undefined): readonly Inline[] {
  return text === undefined || text.trim() === '' ? [] : [words, { code: cutText(text) }];
}

function toCode(text: string | undefined, otherwise: string): readonly Inline[] {
  return text === undefined || text.trim() === '' ? [otherwise] : [{ code: cutText(text) }];
}
