import { getObject, getText } from '../record/cloudTrailRecord';
import type { CloudTrailRecord } from '../record/cloudTrailRecord';
import { isVersionAtLeast, parseEventVersion } from './eventVersion';
import type { EventVersion } from './eventVersion';

/** A field of the record's top level that a record of its version and kind always carries. */
export interface RequiredField {
  readonly name: string;
  /** The event version that brought the field, as CloudTrail writes it. */
  readonly since: string;
}

interface Rule {
  readonly name: string;
  readonly since: string;
  readonly version: EventVersion;
}

const API_FIELDS: readonly Rule[] = [
  toRule('eventVersion', '1.0'),
  toRule('userIdentity', '1.0'),
  toRule('eventTime', '1.0'),
  toRule('eventSource', '1.0'),
  toRule('eventName', '1.0'),
  toRule('awsRegion', '1.0'),
  toRule('sourceIPAddress', '1.0'),
  toRule('eventID', '1.01'),
  toRule('eventType', '1.02'),
  toRule('eventCategory', '1.07'),
];

/** An Insights event speaks of a rate, not of a caller: the API's name and source stand in insightDetails. */
const INSIGHT_FIELDS: readonly Rule[] = [
  toRule('eventVersion', '1.0'),
  toRule('eventTime', '1.0'),
  toRule('awsRegion', '1.0'),
  toRule('eventID', '1.01'),
  toRule('eventType', '1.02'),
  toRule('sharedEventID', '1.03'),
  toRule('insightDetails', '1.07'),
  toRule('eventCategory', '1.07'),
];

/** Aggregated events count their versions from 1.0 again, so nothing here depends on the version. */
const AGGREGATED_FIELDS: readonly Rule[] = [
  toRule('eventVersion', '1.0'),
  toRule('eventCategory', '1.0'),
  toRule('timeWindow', '1.0'),
  toRule('summary', '1.0'),
];

function toRule(name: string, since: string): Rule {
  return { name, since, version: parseEventVersion(since) ?? { major: 1, minor: 0 } };
}

/**
 * The fields that this record must carry by its eventVersion and its kind (API call, Insights event, aggregated event).
 * Less is asked than the format's page calls mandatory, because genuine records lack it: requestParameters and
 * responseElements are absent in old versions; WorkDocs records of the directory user have no eventName; exports that
 * went through Logstash keep the time in `@timestamp` only; Lake channel documents keep everything in eventData.
 * A record whose version cannot be read is held to the fields of 1.0.
 */
export function getRequiredFields(record: CloudTrailRecord): readonly RequiredField[] {
  if (Object.hasOwn(record, 'eventData') && Object.hasOwn(record, 'metadata')) {
    return [];
  }
  const version = parseEventVersion(getText(record, 'eventVersion')) ?? { major: 1, minor: 0 };
  return getRules(record)
    .filter((rule) => isVersionAtLeast(version, rule.version) && !isExcused(record, rule.name))
    .map(({ name, since }) => ({ name, since }));
}

function getRules(record: CloudTrailRecord): readonly Rule[] {
  const category = getText(record, 'eventCategory');
  const type = getText(record, 'eventType');
  if (category === 'Aggregated' || type === 'AwsAggregatedEvent') {
    return AGGREGATED_FIELDS;
  }
  return category === 'Insight' || type === 'AwsCloudTrailInsight' ? INSIGHT_FIELDS : API_FIELDS;
}

function isExcused(record: CloudTrailRecord, name: string): boolean {
  if (name === 'eventTime') {
    return Object.hasOwn(record, '@timestamp');
  }
  if (name === 'eventName') {
    const identity = getText(getObject(record, 'userIdentity'), 'type');
    return (
      getText(record, 'eventSource') === 'workdocs.amazonaws.com' &&
      (identity === 'Unknown' || identity === 'Directory')
    );
  }
  return name === 'userIdentity' && getText(record, 'eventType') === 'AwsServiceEvent';
}
