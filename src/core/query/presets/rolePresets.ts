import type { QueryPreset } from '../queryPreset';
import { buildPreset } from './buildPreset';
import { EVENT_COLUMNS, FAILED, IDENTITY } from './commonSql';
import { sql } from './sql';

const IS_ASSUME = "eventsource = 'sts.amazonaws.com'\n  AND eventname LIKE 'AssumeRole%'";
const ROLE = "json_extract_scalar(requestparameters, '$.roleArn')";

/** Who became which role. */
export const rolePresets: readonly QueryPreset[] = [
  buildPreset({
    id: 'assumed-roles',
    title: 'Who assumed which role',
    tells:
      'Each pair of caller and role: how often the role was taken, how often that was refused, and when.',
    none: 'No role that fits was assumed, or refused to somebody who tried.',
    group: 'Identities and keys',
    parameters: [
      {
        name: 'role',
        title: 'Role',
        hint: 'ARN of the role, where % stands for any text.',
        type: 'text',
        suggest: ROLE,
        usual: '%',
      },
    ],
    sql: sql`
SELECT
  ${IDENTITY} AS identity,
  useridentity.type AS identity_type,
  ${ROLE} AS role,
  eventname,
  count(*) AS calls,
  count_if(${FAILED}) AS failed,
  min(eventtime) AS first_seen,
  max(eventtime) AS last_seen
FROM cloudtrail_logs
WHERE ${IS_ASSUME}
  AND coalesce(${ROLE}, '') LIKE :role
GROUP BY 1, 2, 3, 4
ORDER BY calls DESC, identity, role`,
  }),
  buildPreset({
    id: 'role-chains',
    title: 'Role chains',
    tells:
      'Who took a role and from there another one, up to three, with how much was done with the last credentials.',
    none: 'No role was taken with the credentials of another role whose taking is in the logs too.',
    group: 'Identities and keys',
    notes:
      "Steps are tied by the access key that STS gave out, so both steps must be in the logs. A chain is shown once, at its longest. A role of another account is recorded in both accounts; the copy that tells the caller's key is taken.",
    sql: sql`
WITH recorded AS (
  SELECT
    eventtime,
    ${IDENTITY} AS identity,
    sourceipaddress,
    nullif(useridentity.accesskeyid, '') AS used_key,
    ${ROLE} AS role,
    json_extract_scalar(responseelements, '$.credentials.accessKeyId') AS given_key
  FROM cloudtrail_logs
  WHERE ${IS_ASSUME}
    AND json_extract_scalar(responseelements, '$.credentials.accessKeyId') IS NOT NULL
),
ranked AS (
  SELECT
    *,
    row_number() OVER (PARTITION BY given_key ORDER BY coalesce(used_key, '') DESC, eventtime) AS copy
  FROM recorded
),
issued AS (
  SELECT *
  FROM ranked
  WHERE copy = 1
),
calls AS (
  SELECT
    useridentity.accesskeyid AS used_key,
    count(*) AS events,
    max(eventtime) AS last_seen
  FROM cloudtrail_logs
  GROUP BY useridentity.accesskeyid
)
SELECT
  one.eventtime AS started,
  one.identity AS origin,
  one.sourceipaddress,
  one.role AS first_role,
  two.role AS second_role,
  three.role AS third_role,
  coalesce(three.given_key, two.given_key) AS last_key,
  coalesce(calls.events, 0) AS events_of_last_key,
  calls.last_seen
FROM issued AS one
JOIN issued AS two ON two.used_key = one.given_key
LEFT JOIN issued AS three ON three.used_key = two.given_key
LEFT JOIN calls ON calls.used_key = coalesce(three.given_key, two.given_key)
LEFT JOIN issued AS prior ON prior.given_key = one.used_key
WHERE prior.given_key IS NULL
ORDER BY started, first_role, second_role, third_role`,
  }),
  buildPreset({
    id: 'roles-without-mfa',
    title: 'Roles assumed without MFA',
    tells: 'Every time an IAM user or root took a role without a second factor.',
    none: 'No IAM user or root took a role without a second factor.',
    group: 'Identities and keys',
    sql: sql`
SELECT
  ${EVENT_COLUMNS},
  ${ROLE} AS role,
  useridentity.accesskeyid AS access_key
FROM cloudtrail_logs
WHERE ${IS_ASSUME}
  AND useridentity.type IN ('IAMUser', 'Root')
  AND coalesce(useridentity.sessioncontext.attributes.mfaauthenticated, 'false') <> 'true'
ORDER BY eventtime`,
  }),
];
