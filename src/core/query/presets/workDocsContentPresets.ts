import { BULK_THRESHOLD } from '../../workdocsStory/findBulkDownloads';
import { contentCalls, deletionCalls } from '../../workdocs/workDocsCallGroups';
import { IAM_TYPES } from '../../workdocs/getPlane';
import type { QueryPreset } from '../queryPreset';
import { buildPreset } from './buildPreset';
import { anyWorkDocsUser, from, until, workDocsResource } from './commonParameters';
import { FAILED, IDENTITY, IS_WORKDOCS, TIME, toMember, WORKDOCS_COLUMNS } from './commonSql';
import { sql } from './sql';
import { toSqlList } from './toSqlList';
import { IS_WORKDOCS_USER } from './workDocsUserSql';

/** Calls whose answer has an address to fetch the content from; the transfer itself is not logged. */
const IS_DOWNLOAD = sql`(
  eventname = 'DownloadDocumentVersion'
  OR (
    eventname IN ('DescribeDocumentVersions', 'GetDocumentVersion')
    AND regexp_like(${toMember('Fields')}, '(?i)source')
  )
)`;

const DOWNLOAD_NOTES =
  'A download is a successful call that returned an address to fetch the content from: GetDocumentVersion or DescribeDocumentVersions with SOURCE in Fields. The transfer itself is not logged.';

/** One hour, as in the stories of users. */
const BULK_HOURS = String(BULK_THRESHOLD.within / 3_600_000);
const SPAN = `INTERVAL '${BULK_HOURS}' HOUR`;

/** What happened to files and folders. */
export const workDocsContentPresets: readonly QueryPreset[] = [
  buildPreset({
    id: 'workdocs-resource-life',
    title: 'WorkDocs: the life of a file or folder',
    tells: 'Every event that names a file or folder, from its making to its deletion, failed attempts too.',
    none: 'No WorkDocs event names this file or folder.',
    group: 'WorkDocs',
    notes: 'For a folder, what was put into it is shown as well.',
    parameters: [workDocsResource],
    sql: sql`
SELECT
  ${WORKDOCS_COLUMNS},
  ${toMember('Name', 'ResourceState')} AS name_or_state,
  requestparameters,
  responseelements
FROM cloudtrail_logs
WHERE ${IS_WORKDOCS}
  AND (
    strpos(requestparameters, '"' || :resource || '"') > 0
    OR strpos(responseelements, '"' || :resource || '"') > 0
  )
ORDER BY eventtime`,
  }),
  buildPreset({
    id: 'workdocs-downloads',
    title: 'WorkDocs: downloads by user',
    tells:
      'How many files each user or administrator downloaded, how often, from how many addresses and when.',
    none: 'No file was downloaded from WorkDocs.',
    group: 'WorkDocs',
    notes: DOWNLOAD_NOTES,
    parameters: [anyWorkDocsUser, from, until],
    sql: sql`
SELECT
  ${IDENTITY} AS identity,
  count(*) AS downloads,
  count(DISTINCT ${toMember('DocumentId')}) AS files,
  count(DISTINCT sourceipaddress) AS addresses,
  min(eventtime) AS first_seen,
  max(eventtime) AS last_seen
FROM cloudtrail_logs
WHERE ${IS_WORKDOCS}
  AND NOT ${FAILED}
  AND ${IS_DOWNLOAD}
  AND (:user = '' OR ${IS_WORKDOCS_USER})
  AND eventtime >= :from
  AND eventtime <= :until
GROUP BY 1
ORDER BY files DESC, downloads DESC, identity`,
  }),
  buildPreset({
    id: 'workdocs-bulk-downloads',
    title: 'WorkDocs: bulk downloads',
    tells: 'Days on which somebody downloaded many different files within one hour, and how many at most.',
    none: 'No user or administrator downloaded as many WorkDocs files within one hour.',
    group: 'WorkDocs',
    notes: `${DOWNLOAD_NOTES} The different files of the hour up to each download are counted, so no border between hours hides a burst.`,
    parameters: [
      {
        name: 'files',
        title: 'Files at least',
        hint: 'Different files of one user within one hour from which downloads count as bulk.',
        type: 'number',
        usual: String(BULK_THRESHOLD.files),
      },
    ],
    sql: sql`
WITH downloads AS (
  SELECT
    ${IDENTITY} AS identity,
    ${toMember('DocumentId')} AS file,
    sourceipaddress,
    eventtime,
    ${TIME} AS time
  FROM cloudtrail_logs
  WHERE ${IS_WORKDOCS}
    AND NOT ${FAILED}
    AND ${IS_DOWNLOAD}
),
neighbours AS (
  SELECT
    *,
    lag(time) OVER (PARTITION BY identity, file ORDER BY time) AS before,
    lead(time) OVER (PARTITION BY identity, file ORDER BY time) AS after
  FROM downloads
  WHERE file IS NOT NULL
    AND time IS NOT NULL
),
-- A file counts from its download on, and no longer an hour after the last one.
steps AS (
  SELECT
    identity, time, eventtime, sourceipaddress,
    CASE WHEN before > time - ${SPAN} THEN 0 ELSE 1 END AS step
  FROM neighbours
  UNION ALL
  SELECT identity, time + ${SPAN}, NULL, NULL, -1
  FROM neighbours
  WHERE after IS NULL
    OR after >= time + ${SPAN}
),
counted AS (
  SELECT
    *,
    sum(step) OVER (PARTITION BY identity ORDER BY time) AS files
  FROM steps
)
SELECT
  identity,
  substr(eventtime, 1, 10) AS day,
  max(files) AS most_files_in_an_hour,
  max_by(eventtime, files) AS reached_at,
  count(DISTINCT sourceipaddress) AS addresses
FROM counted
WHERE eventtime IS NOT NULL
GROUP BY 1, 2
HAVING max(files) >= :files
ORDER BY most_files_in_an_hour DESC, day, identity`,
  }),
  buildPreset({
    id: 'workdocs-deletions',
    title: 'WorkDocs: deletions and the recycle bin',
    tells: 'What was deleted for good, moved to the recycle bin or brought back, and by whom.',
    none: 'No WorkDocs file or folder was deleted, moved to the recycle bin or brought back.',
    group: 'WorkDocs',
    parameters: [from, until],
    sql: sql`
SELECT
  ${WORKDOCS_COLUMNS},
  ${toMember('DocumentId', 'FolderId', 'UserId', 'DirectoryId', 'Id')} AS target,
  ${toMember('ResourceState')} AS new_state,
  requestparameters
FROM cloudtrail_logs
WHERE ${IS_WORKDOCS}
  AND (
    eventname IN (
      ${toSqlList([...deletionCalls, 'RestoreDocumentVersions', 'RestoreInstance'])}
    )
    OR (
      eventname IN ('UpdateDocument', 'UpdateFolder')
      AND ${toMember('ResourceState')} IS NOT NULL
    )
  )
  AND eventtime >= :from
  AND eventtime <= :until
ORDER BY eventtime`,
  }),
  buildPreset({
    id: 'workdocs-admin-on-content',
    title: 'WorkDocs: administrators on content',
    tells:
      'Calls on files, folders, comments and shares by IAM identities, which reach the content of every user.',
    none: 'No IAM identity made a call on WorkDocs content.',
    group: 'WorkDocs',
    notes:
      'Directory users have no ARN and the type Unknown or Directory; every other type is an identity of IAM.',
    sql: sql`
SELECT
  ${WORKDOCS_COLUMNS},
  ${toMember('DocumentId', 'ResourceId', 'FolderId', 'ParentFolderId')} AS target,
  requestparameters
FROM cloudtrail_logs
WHERE ${IS_WORKDOCS}
  AND (
    useridentity.type IN (
      ${toSqlList(IAM_TYPES)}
    )
    OR (useridentity.type IS NULL AND useridentity.invokedby IS NOT NULL)
  )
  AND eventname IN (
    ${toSqlList(contentCalls)}
  )
ORDER BY eventtime`,
  }),
  buildPreset({
    id: 'workdocs-searches',
    title: 'WorkDocs: searches and listings by user',
    tells:
      'Who searched the site or listed its users, folders, permissions and activity, how often and when.',
    none: 'No one searched the WorkDocs site or listed what is in it.',
    group: 'WorkDocs',
    notes: 'Words that were searched for may be hidden; the example is one that is not.',
    parameters: [anyWorkDocsUser],
    sql: sql`
SELECT
  ${IDENTITY} AS identity,
  eventname,
  count(*) AS calls,
  count_if(${FAILED}) AS failed,
  count(DISTINCT sourceipaddress) AS addresses,
  max(
    nullif(${toMember('QueryText', 'SearchQuery', 'Query')}, 'HIDDEN_DUE_TO_SECURITY_REASONS')
  ) AS example,
  min(eventtime) AS first_seen,
  max(eventtime) AS last_seen
FROM cloudtrail_logs
WHERE ${IS_WORKDOCS}
  AND eventname IN (
    'DescribeActivities', 'DescribeFolderContents', 'DescribeGroups', 'DescribeResourcePermissions',
    'DescribeRootFolders', 'DescribeUsers', 'GetResources', 'SearchResources'
  )
  AND (:user = '' OR ${IS_WORKDOCS_USER})
GROUP BY 1, 2
ORDER BY calls DESC, identity, eventname`,
  }),
];
