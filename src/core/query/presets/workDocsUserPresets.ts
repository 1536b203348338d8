import { userCalls } from '../../workdocs/workDocsCallGroups';
import type { QueryPreset } from '../queryPreset';
import { buildPreset } from './buildPreset';
import { anyWorkDocsUser, until, workDocsUser } from './commonParameters';
import { FAILED, IS_WORKDOCS, TIME, toMember, WORKDOCS_COLUMNS } from './commonSql';
import { sql } from './sql';
import { toSqlList } from './toSqlList';
import { IS_WORKDOCS_USER, KNOWN_AS, toSid } from './workDocsUserSql';

/** The users of a site. */
export const workDocsUserPresets: readonly QueryPreset[] = [
  buildPreset({
    id: 'workdocs-user-life',
    title: 'WorkDocs: the life of a user account',
    tells:
      'When accounts were made, activated, changed, put into groups, deactivated and deleted, and by whom.',
    none: 'No WorkDocs account was made, changed, deactivated or deleted.',
    group: 'WorkDocs',
    notes:
      'Records name a user by SID or by name; known_as collects both from the calls of the user and from CreateUser.',
    parameters: [anyWorkDocsUser],
    sql: sql`
WITH ${KNOWN_AS}
SELECT
  ${WORKDOCS_COLUMNS},
  ${toMember('Username', 'UserId', 'UserSid')} AS user_name_or_id,
  ${toMember('Group', 'GrantPoweruserPrivileges', 'Type')} AS change,
  requestparameters
FROM cloudtrail_logs
WHERE ${IS_WORKDOCS}
  AND eventname IN (
    ${toSqlList([...userCalls, 'ResendUserNotification'])}
  )
  AND (
    :user = ''
    OR ${toMember('Username')} IN (SELECT name FROM known_as)
    OR ${toSid(toMember('UserId'))} IN (SELECT name FROM known_as)
    OR ${toSid(toMember('UserSid'))} IN (SELECT name FROM known_as)
  )
ORDER BY eventtime`,
  }),
  buildPreset({
    id: 'workdocs-users',
    title: 'WorkDocs: users by first and last activity',
    tells: 'Each directory user and administrator with first and last call, addresses, changes and failures.',
    none: 'No WorkDocs event names a user or administrator.',
    group: 'WorkDocs',
    notes: 'One row a directory user, whether records write the SID with the directory behind it or without.',
    sql: sql`
SELECT
  coalesce(
    useridentity.arn, useridentity.username, ${toSid('useridentity.principalid')},
    useridentity.invokedby
  ) AS identity,
  useridentity.type AS identity_type,
  min(${toSid('useridentity.principalid')}) AS principal_id,
  count(*) AS events,
  count_if(${FAILED}) AS failed,
  count(DISTINCT sourceipaddress) AS addresses,
  count(DISTINCT substr(eventtime, 1, 10)) AS days,
  min(eventtime) AS first_seen,
  max(eventtime) AS last_seen
FROM cloudtrail_logs
WHERE ${IS_WORKDOCS}
GROUP BY 1, 2
ORDER BY last_seen DESC, identity, identity_type`,
  }),
  buildPreset({
    id: 'workdocs-last-week',
    title: 'WorkDocs: the last week of a user',
    tells:
      'What a user did in the seven days up to the last call, or up to a moment such as the end of the job.',
    none: 'No call of this WorkDocs user falls into these seven days.',
    group: 'WorkDocs',
    parameters: [workDocsUser, until],
    sql: sql`
SELECT
  ${WORKDOCS_COLUMNS},
  ${toMember('DocumentId', 'ResourceId', 'FolderId', 'ParentFolderId')} AS target,
  requestparameters
FROM cloudtrail_logs
WHERE ${IS_WORKDOCS}
  AND ${IS_WORKDOCS_USER}
  AND eventtime <= :until
  AND ${TIME} > (
    SELECT max(${TIME}) - INTERVAL '7' DAY
    FROM cloudtrail_logs
    WHERE ${IS_WORKDOCS}
      AND ${IS_WORKDOCS_USER}
      AND eventtime <= :until
  )
ORDER BY eventtime`,
  }),
  buildPreset({
    id: 'workdocs-while-closed',
    title: 'WorkDocs: activity of closed accounts',
    tells: 'Calls of users after their account was deactivated or deleted and before it was activated again.',
    none: 'No WorkDocs account made a call while it was closed.',
    group: 'WorkDocs',
    notes: 'A token can outlive the account for a while. Users are matched by SID.',
    sql: sql`
WITH closings AS (
  SELECT
    eventtime,
    eventname,
    ${toSid(toMember('UserSid', 'UserId'))} AS sid
  FROM cloudtrail_logs
  WHERE ${IS_WORKDOCS}
    AND eventname IN ('ActivateUser', 'CreateUser', 'DeactivateUser', 'DeleteUser')
    AND NOT ${FAILED}
),
spans AS (
  SELECT
    sid,
    eventname,
    eventtime AS closed,
    lead(eventtime, 1, '9999') OVER (PARTITION BY sid ORDER BY eventtime) AS next
  FROM closings
)
SELECT
  logs.eventtime,
  logs.useridentity.username AS identity,
  logs.sourceipaddress,
  logs.eventname,
  logs.errorcode AS error,
  spans.closed,
  spans.eventname AS closed_by_event,
  logs.requestparameters
FROM cloudtrail_logs AS logs
JOIN spans
  ON spans.sid = ${toSid('logs.useridentity.principalid')}
  AND logs.eventtime > spans.closed
  AND logs.eventtime < spans.next
WHERE logs.${IS_WORKDOCS}
  AND spans.eventname IN ('DeactivateUser', 'DeleteUser')
ORDER BY logs.eventtime`,
  }),
];
