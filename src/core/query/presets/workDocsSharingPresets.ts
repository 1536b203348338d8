import { sharingCalls } from '../../workdocs/workDocsCallGroups';
import type { QueryPreset } from '../queryPreset';
import { buildPreset } from './buildPreset';
import { from, until, workDocsResource } from './commonParameters';
import {
  FAILED,
  IDENTITY,
  IS_WORKDOCS,
  toListMember,
  toMember,
  toMemberOf,
  WORKDOCS_COLUMNS,
} from './commonSql';
import { sql } from './sql';
import { toSqlList } from './toSqlList';
import { toSid } from './workDocsUserSql';

/** Shares principal by principal, without those that WorkDocs answered with FAILURE. */
const SHARES = sql`shares AS (
  SELECT
    eventtime,
    ${IDENTITY} AS given_by,
    ${toMember('ResourceId')} AS resource,
    upper(${toMemberOf('principal', 'Type')}) AS principal_type,
    ${toMemberOf('principal', 'Id')} AS principal_id,
    ${toMemberOf('principal', 'Role')} AS role,
    ${toListMember('responseelements', 'ShareResults')} AS results
  FROM cloudtrail_logs
  CROSS JOIN UNNEST(
    ${toListMember('requestparameters', 'Principals')}
  ) AS list (principal)
  WHERE ${IS_WORKDOCS}
    AND eventname = 'AddResourcePermissions'
    AND NOT ${FAILED}
),
granted AS (
  SELECT *
  FROM shares
  WHERE coalesce(
    cardinality(
      filter(
        results,
        r -> ${toMemberOf('r', 'PrincipalId')} = principal_id
          AND upper(${toMemberOf('r', 'Status')}) = 'FAILURE'
      )
    ),
    0
  ) = 0
)`;

/** What takes shares away. A deletion ends everything, RemoveAllResourcePermissions all but the creator's right. */
const REMOVALS = sql`removals AS (
  SELECT
    eventtime,
    eventname,
    ${IDENTITY} AS ended_by,
    ${toMember('ResourceId', 'DocumentId', 'FolderId')} AS resource,
    upper(${toMember('PrincipalType')}) AS principal_type,
    ${toMember('PrincipalId')} AS principal_id
  FROM cloudtrail_logs
  WHERE ${IS_WORKDOCS}
    AND eventname IN (
      'DeleteDocument', 'DeleteFolder', 'RemoveAllResourcePermissions', 'RemoveResourcePermission'
    )
    AND NOT ${FAILED}
)`;

const ENDS = sql`removals.resource = granted.resource
AND removals.eventtime >= granted.eventtime
AND (
  removals.eventname LIKE 'Delete%'
  OR (removals.eventname = 'RemoveAllResourcePermissions' AND granted.role <> 'creator')
  OR ${toSid('removals.principal_id')} = ${toSid('granted.principal_id')}
  OR (
    removals.principal_type = granted.principal_type
    AND granted.principal_type IN ('ANONYMOUS', 'ORGANIZATION')
  )
)`;

const ACCESS_COLUMNS = sql`granted.principal_type,
granted.principal_id,
granted.role,
granted.eventtime AS since,
granted.given_by,
min(removals.eventtime) AS until,
min_by(removals.eventname, removals.eventtime) AS ended_by_event,
min_by(removals.ended_by, removals.eventtime) AS ended_by`;

const SHARING_NOTES =
  'Each share counts from its event until the event that took it away; an empty until means that the logs know of no end.';

/** Who could see what. */
export const workDocsSharingPresets: readonly QueryPreset[] = [
  buildPreset({
    id: 'workdocs-access',
    title: 'WorkDocs: who could see a file or folder, and since when',
    tells: 'Everybody who was given access to a file or folder itself, with role, giver, beginning and end.',
    none: 'No one was given access to this file or folder itself.',
    group: 'WorkDocs',
    notes: `${SHARING_NOTES} Access through folders above comes on top: ask for the folder as well. Who made the file or folder owns it.`,
    parameters: [workDocsResource],
    sql: sql`
WITH ${SHARES},
created AS (
  SELECT
    eventtime,
    ${IDENTITY} AS given_by,
    coalesce(
      json_extract_scalar(responseelements, '$.metadata.id'),
      json_extract_scalar(responseelements, '$.Metadata.Id')
    ) AS resource
  FROM cloudtrail_logs
  WHERE ${IS_WORKDOCS}
    AND eventname IN ('CreateFolder', 'InitiateDocumentVersionUpload')
    AND ${toMember('Id')} IS NULL
    AND NOT ${FAILED}
),
${REMOVALS},
access AS (
  SELECT eventtime, given_by, resource, principal_type, principal_id, role
  FROM granted
  UNION ALL
  SELECT eventtime, given_by, resource, 'USER', given_by, 'creator'
  FROM created
)
SELECT
  ${ACCESS_COLUMNS.replaceAll('granted.', 'access.')}
FROM access
LEFT JOIN removals
  ON ${ENDS.replaceAll('granted.', 'access.')}
WHERE access.resource = :resource
GROUP BY 1, 2, 3, 4, 5
ORDER BY since, access.principal_type, access.principal_id`,
  }),
  buildPreset({
    id: 'workdocs-open-shares',
    title: 'WorkDocs: public links and site-wide shares',
    tells:
      'What was opened to everybody with the link (ANONYMOUS) or to the whole site (ORGANIZATION), and how long.',
    none: 'No WorkDocs file or folder was opened to everybody with the link or to the whole site.',
    group: 'WorkDocs',
    notes: SHARING_NOTES,
    sql: sql`
WITH ${SHARES},
${REMOVALS}
SELECT
  granted.resource,
  ${ACCESS_COLUMNS}
FROM granted
LEFT JOIN removals
  ON ${ENDS}
WHERE granted.principal_type IN ('ANONYMOUS', 'ORGANIZATION')
GROUP BY 1, 2, 3, 4, 5, 6
ORDER BY since, granted.resource, granted.principal_type`,
  }),
  buildPreset({
    id: 'workdocs-permission-changes',
    title: 'WorkDocs: permission and group changes',
    tells: 'Every change of shares, groups, user rights and notification permissions, failed ones too.',
    none: 'No WorkDocs share, group, user right or notification permission was changed.',
    group: 'WorkDocs',
    parameters: [from, until],
    sql: sql`
SELECT
  ${WORKDOCS_COLUMNS},
  ${toMember('ResourceId', 'Group', 'ClientId')} AS target,
  ${toMember('PrincipalId', 'UserId', 'UserSid', 'Username')} AS whom,
  requestparameters
FROM cloudtrail_logs
WHERE ${IS_WORKDOCS}
  AND (
    eventname IN (
      ${toSqlList([
        ...sharingCalls,
        'AddNotificationPermissions',
        'AddUserToGroup',
        'DeleteNotificationPermissions',
        'DisableNotifications',
        'EnableNotifications',
        'RemoveUserFromGroup',
        'UpdateUserAdministrativeSettings',
      ])}
    )
    OR (
      eventname = 'UpdateUser'
      AND ${toMember('GrantPoweruserPrivileges', 'Type')} IS NOT NULL
    )
  )
  AND eventtime >= :from
  AND eventtime <= :until
ORDER BY eventtime`,
  }),
];
