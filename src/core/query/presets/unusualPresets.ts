import type { PresetParameter, QueryPreset } from '../queryPreset';
import { buildPreset } from './buildPreset';
import { BY_SERVICE, FAILED, IDENTITY, TIME } from './commonSql';
import { sql } from './sql';

const atMost: PresetParameter = {
  name: 'most',
  title: 'Events at most',
  hint: 'Show only what occurs at most so many times in the logs.',
  type: 'number',
  usual: '3',
};

const NOT_BY_SERVICE = sql`NOT coalesce(${BY_SERVICE}, false)`;

/** What is seldom, sudden or at an odd time. */
export const unusualPresets: readonly QueryPreset[] = [
  buildPreset({
    id: 'rare-events',
    title: 'Rare events',
    tells: 'Calls that occur only a few times in all logs, with who made them first.',
    none: 'No call is as rare as this.',
    group: 'Unusual',
    parameters: [atMost],
    sql: sql`
SELECT
  eventsource,
  eventname,
  count(*) AS events,
  count_if(${FAILED}) AS failed,
  min_by(
    ${IDENTITY},
    eventtime
  ) AS first_identity,
  min_by(sourceipaddress, eventtime) AS first_address,
  min(eventtime) AS first_seen,
  max(eventtime) AS last_seen
FROM cloudtrail_logs
GROUP BY eventsource, eventname
HAVING count(*) <= :most
ORDER BY events, first_seen, eventsource, eventname`,
  }),
  buildPreset({
    id: 'rare-user-agents',
    title: 'Rare user agents',
    tells: 'Programs that sent only a few requests, with who used them, from where and for what.',
    none: 'No program sent as few requests as this.',
    group: 'Unusual',
    parameters: [atMost],
    sql: sql`
SELECT
  useragent,
  count(*) AS events,
  count(
    DISTINCT ${IDENTITY}
  ) AS identities,
  min_by(
    ${IDENTITY},
    eventtime
  ) AS first_identity,
  min_by(sourceipaddress, eventtime) AS first_address,
  min_by(eventname, eventtime) AS first_event,
  min(eventtime) AS first_seen,
  max(eventtime) AS last_seen
FROM cloudtrail_logs
WHERE useragent IS NOT NULL
GROUP BY useragent
HAVING count(*) <= :most
ORDER BY events, first_seen, useragent`,
  }),
  buildPreset({
    id: 'new-regions',
    title: 'Regions by first use',
    tells:
      'When each account first used each Region, who did and with what: the newest and the least used stand out.',
    none: 'No event names a Region.',
    group: 'Unusual',
    sql: sql`
SELECT
  recipientaccountid,
  awsregion,
  min(eventtime) AS first_seen,
  min_by(
    ${IDENTITY},
    eventtime
  ) AS first_identity,
  min_by(eventname, eventtime) AS first_event,
  count(*) AS events,
  count(
    DISTINCT ${IDENTITY}
  ) AS identities,
  max(eventtime) AS last_seen
FROM cloudtrail_logs
WHERE awsregion IS NOT NULL
  AND ${NOT_BY_SERVICE}
GROUP BY recipientaccountid, awsregion
ORDER BY first_seen DESC, recipientaccountid, awsregion`,
  }),
  buildPreset({
    id: 'enumeration-bursts',
    title: 'Enumeration bursts',
    tells:
      'Keys that called many different List, Describe and Get actions within one hour, as somebody does who looks around.',
    none: 'No key called as many different List, Describe and Get actions within one hour.',
    group: 'Unusual',
    parameters: [
      {
        name: 'actions',
        title: 'Actions at least',
        hint: 'Show only hours with so many different actions of one key.',
        type: 'number',
        usual: '10',
      },
    ],
    sql: sql`
SELECT
  useridentity.accesskeyid AS access_key,
  ${IDENTITY} AS identity,
  date_trunc('hour', ${TIME}) AS hour,
  count(DISTINCT concat(eventsource, '/', eventname)) AS actions,
  count(*) AS calls,
  count_if(${FAILED}) AS failed,
  count(DISTINCT sourceipaddress) AS addresses,
  min(eventtime) AS first_seen,
  max(eventtime) AS last_seen
FROM cloudtrail_logs
WHERE regexp_like(eventname, '^(BatchGet|Describe|Get|Head|List|Lookup|Search|Simulate)')
  AND ${NOT_BY_SERVICE}
GROUP BY 1, 2, 3
HAVING count(DISTINCT concat(eventsource, '/', eventname)) >= :actions
ORDER BY actions DESC, first_seen, access_key`,
  }),
  buildPreset({
    id: 'model-calls',
    title: 'Bedrock models called or opened, by identity',
    tells:
      'Who called which model of Amazon Bedrock in which Region, how often and since when, or opened models for the account.',
    none: 'No model of Amazon Bedrock was called or opened for the account.',
    group: 'Unusual',
    notes:
      'Stolen keys are sold for this: look for keys that never called a model before, several Regions and refusals. What was asked and answered is in the model invocation logs, where these are switched on.',
    sql: sql`
SELECT
  ${IDENTITY} AS identity,
  eventname,
  json_extract_scalar(requestparameters, '$.modelId') AS model,
  awsregion,
  count(*) AS calls,
  count_if(${FAILED}) AS failed,
  count(DISTINCT sourceipaddress) AS addresses,
  min(eventtime) AS first_seen,
  max(eventtime) AS last_seen
FROM cloudtrail_logs
WHERE eventsource = 'bedrock.amazonaws.com'
  AND eventname IN (
    'Converse', 'ConverseStream', 'CreateFoundationModelAgreement', 'CreateModelInvocationJob', 'InvokeModel',
    'InvokeModelWithBidirectionalStream', 'InvokeModelWithResponseStream', 'PutFoundationModelEntitlement',
    'PutUseCaseForModelAccess'
  )
GROUP BY 1, 2, 3, 4
ORDER BY calls DESC, identity, eventname, model, awsregion`,
  }),
  buildPreset({
    id: 'unusual-hours',
    title: 'Activity outside working hours',
    tells: 'Identities with events at night or on weekends, and which part of all they do that is.',
    none: 'No identity was active outside these hours.',
    group: 'Unusual',
    notes:
      'Hours are UTC. Identities that work around the clock are programs; those with a small share stand on top.',
    parameters: [
      {
        name: 'begin',
        title: 'Work begins',
        hint: 'Hour in UTC, 0 to 23, at which working hours begin.',
        type: 'number',
        usual: '7',
      },
      {
        name: 'finish',
        title: 'Work ends',
        hint: 'Hour in UTC, 1 to 24, before which working hours end.',
        type: 'number',
        usual: '19',
      },
    ],
    sql: sql`
WITH timed AS (
  SELECT
    ${IDENTITY} AS identity,
    sourceipaddress,
    eventtime,
    ${TIME} AS time
  FROM cloudtrail_logs
  WHERE ${NOT_BY_SERVICE}
    AND ${TIME} IS NOT NULL
),
judged AS (
  SELECT
    *,
    hour(time) < :begin OR hour(time) >= :finish OR day_of_week(time) > 5 AS is_outside
  FROM timed
)
SELECT
  identity,
  count_if(is_outside) AS events_outside,
  count(*) AS events,
  round(100.0 * count_if(is_outside) / count(*), 1) AS percent_outside,
  count(DISTINCT CASE WHEN is_outside THEN sourceipaddress END) AS addresses_outside,
  min(CASE WHEN is_outside THEN eventtime END) AS first_outside,
  max(CASE WHEN is_outside THEN eventtime END) AS last_outside
FROM judged
GROUP BY identity
HAVING count_if(is_outside) > 0
ORDER BY percent_outside, events_outside DESC, identity`,
  }),
];
