import { getLoggingCallNames } from '../../findings/rules/loggingCalls';
import type { QueryPreset } from '../queryPreset';
import { buildPreset } from './buildPreset';
import { EVENT_COLUMNS, toMember } from './commonSql';
import { sql } from './sql';
import { toSqlPairs, toSqlText } from './toSqlList';

/** For calls that take logging away by some requests only: which, in SQL. Keys are `eventSource/eventName`. */
export const loggingConditions: Readonly<Record<string, string>> = {
  'cloudtrail.amazonaws.com/PutInsightSelectors':
    "json_array_length(json_extract(requestparameters, '$.insightSelectors')) = 0",
  'eks.amazonaws.com/UpdateClusterConfig': sql`cardinality(filter(
  try_cast(json_extract(requestparameters, '$.logging.clusterLogging') AS array(json)),
  log -> json_extract_scalar(log, '$.enabled') = 'false'
    AND strpos(json_format(json_extract(log, '$.types')), '"audit"') > 0
)) > 0`,
  'guardduty.amazonaws.com/CreateFilter': "json_extract_scalar(requestparameters, '$.action') = 'ARCHIVE'",
  'guardduty.amazonaws.com/CreateIPSet': "json_extract_scalar(requestparameters, '$.activate') = 'true'",
  'guardduty.amazonaws.com/UpdateDetector': "json_extract_scalar(requestparameters, '$.enable') = 'false'",
  'guardduty.amazonaws.com/UpdateFilter': "json_extract_scalar(requestparameters, '$.action') = 'ARCHIVE'",
  'guardduty.amazonaws.com/UpdateIPSet':
    "coalesce(json_extract_scalar(requestparameters, '$.activate'), '') <> 'false'",
  'logs.amazonaws.com/DeleteLogGroup': toWitnessLog(),
  'logs.amazonaws.com/DeleteLogStream': toWitnessLog(),
  'logs.amazonaws.com/DeleteMetricFilter': toWitnessLog(),
  'logs.amazonaws.com/DeleteSubscriptionFilter': toWitnessLog(),
  'macie2.amazonaws.com/UpdateMacieSession': "json_extract_scalar(requestparameters, '$.status') = 'PAUSED'",
  'organizations.amazonaws.com/DisableAWSServiceAccess': sql`regexp_like(
  json_extract_scalar(requestparameters, '$.servicePrincipal'),
  '^(access-analyzer|cloudtrail|config|config-multiaccountsetup|detective|guardduty|inspector2|macie|securityhub)\\.'
)`,
  's3.amazonaws.com/DeleteObject': sql`regexp_like(
  json_extract_scalar(requestparameters, '$.key'),
  '(^|/)AWSLogs/(.*/)?CloudTrail(-[A-Za-z]+)?/'
)`,
  's3.amazonaws.com/PutBucketLogging':
    "json_extract(requestparameters, '$.BucketLoggingStatus') IS NOT NULL\n" +
    "AND json_extract(requestparameters, '$.BucketLoggingStatus.LoggingEnabled') IS NULL",
};

/** Stacks delete log groups every day; those that hold what CloudTrail or flow logs recorded are told by their name. */
function toWitnessLog(): string {
  return sql`regexp_like(
  ${toMember('logGroupName', 'logGroupIdentifier')},
  '(?i)cloudtrail|flow-?_?logs?'
)`;
}

const names = getLoggingCallNames();
const always = names
  .filter(({ isConditional }) => !isConditional)
  .map(({ eventSource, eventName }) => [eventSource, eventName] as const);

function toConditional(key: string, condition: string): string {
  const [source = '', name = ''] = key.split('/');
  return sql`OR (
  eventsource = ${toSqlText(source)}
  AND eventname = ${toSqlText(name)}
  AND ${condition}
)`;
}

/** Calls after which less is recorded. */
export const loggingPresets: readonly QueryPreset[] = [
  buildPreset({
    id: 'logging-tampered',
    title: 'Logging and detection tampered with',
    tells:
      'Every call that stops, deletes or narrows CloudTrail, Config, GuardDuty, Security Hub, flow logs and other witnesses, or deletes log files.',
    none: 'No call stopped, deleted or narrowed logging or detection, or tried to.',
    group: 'Changes',
    notes:
      'Calls that failed are shown too, because the attempt shows the intention. An account that leaves its organization leaves its trails too. Only S3 data events tell of log files that were deleted one by one.',
    sql: sql`
SELECT
  ${EVENT_COLUMNS},
  requestparameters
FROM cloudtrail_logs
WHERE (eventsource, eventname) IN (
    ${toSqlPairs(always)}
  )
  ${Object.entries(loggingConditions)
    .map(([key, condition]) => toConditional(key, condition))
    .join('\n')}
ORDER BY eventtime`,
  }),
];
