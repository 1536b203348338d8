import { WORKDOCS_SOURCE } from '../../workdocs/getWorkDocsEvent';
import { IAM_TYPES } from '../../workdocs/getPlane';
import { strengtheningCalls, weakeningCalls } from '../../workdocs/workDocsCallGroups';
import { WORKDOCS_END_OF_SERVICE, WORKDOCS_END_OF_SERVICE_DATE } from '../../workdocs/workDocsService';
import type { QueryPreset } from '../queryPreset';
import { buildPreset } from './buildPreset';
import { from, until } from './commonParameters';
import { EVENT_COLUMNS, IS_WORKDOCS, toMember, WORKDOCS_COLUMNS } from './commonSql';
import { sql } from './sql';
import { toSqlList } from './toSqlList';

const DAY = 86_400_000;
/** Events of the last day itself can be genuine. */
const DAY_AFTER_END = new Date(WORKDOCS_END_OF_SERVICE + DAY).toISOString().slice(0, 10);

/** The site as a whole. */
export const workDocsSitePresets: readonly QueryPreset[] = [
  buildPreset({
    id: 'workdocs-exports',
    title: 'WorkDocs: exports of the site',
    tells:
      'Every export of all files to a bucket, who ordered it, where it went, and the files that arrived there.',
    none: 'No export of a WorkDocs site was ordered.',
    group: 'WorkDocs',
    notes: 'The files arrive as calls of the service to S3, which are data events and may be missing.',
    sql: sql`
SELECT
  ${EVENT_COLUMNS},
  ${toMember('TargetBucketName', 'BucketName')} AS bucket,
  ${toMember('TargetKmsKeyArn')} AS kms_key,
  json_extract_scalar(requestparameters, '$.key') AS object,
  requestparameters
FROM cloudtrail_logs
WHERE (${IS_WORKDOCS} AND eventname IN ('DescribeInstanceExports', 'StartInstanceExport'))
  OR (
    eventsource = 's3.amazonaws.com'
    AND '${WORKDOCS_SOURCE}' IN (useridentity.invokedby, sourceipaddress)
  )
ORDER BY eventtime`,
  }),
  buildPreset({
    id: 'workdocs-protection',
    title: 'WorkDocs: MFA, access control and other protection',
    tells: 'Changes that weaken the protection of the whole site, or may, and those that put it back.',
    none: 'No call changed the protection of a WorkDocs site.',
    group: 'WorkDocs',
    notes: 'The record does not show the former settings, so each change needs somebody who ordered it.',
    sql: sql`
SELECT
  ${WORKDOCS_COLUMNS},
  CASE
    WHEN eventname IN (
      ${toSqlList(strengtheningCalls)}
    ) THEN 'stronger'
    ELSE 'weaker or different'
  END AS effect,
  ${toMember('DirectoryId', 'OrganizationId')} AS site,
  requestparameters
FROM cloudtrail_logs
WHERE ${IS_WORKDOCS}
  AND eventname IN (
    ${toSqlList([...weakeningCalls, ...strengtheningCalls])}
  )
ORDER BY eventtime`,
  }),
  buildPreset({
    id: 'workdocs-administration',
    title: 'WorkDocs: everything administrators did',
    tells: 'All calls of IAM identities to WorkDocs, reading ones too, in order of time.',
    none: 'No IAM identity made a call to WorkDocs.',
    group: 'WorkDocs',
    parameters: [from, until],
    sql: sql`
SELECT
  ${WORKDOCS_COLUMNS},
  useridentity.accesskeyid AS access_key,
  useridentity.sessioncontext.attributes.mfaauthenticated AS mfa,
  requestparameters
FROM cloudtrail_logs
WHERE ${IS_WORKDOCS}
  AND (
    useridentity.type IN (
      ${toSqlList(IAM_TYPES)}
    )
    OR (useridentity.type IS NULL AND useridentity.invokedby IS NOT NULL)
  )
  AND eventtime >= :from
  AND eventtime <= :until
ORDER BY eventtime`,
  }),
  buildPreset({
    id: 'workdocs-after-end-of-service',
    title: 'WorkDocs: events after the end of the service',
    tells: `Events dated after ${WORKDOCS_END_OF_SERVICE_DATE}, when Amazon WorkDocs ended: a wrong clock, a forged record or a stray attempt.`,
    none: 'No WorkDocs event is dated after the end of the service.',
    group: 'WorkDocs',
    sql: sql`
SELECT
  ${WORKDOCS_COLUMNS},
  eventid,
  requestparameters
FROM cloudtrail_logs
WHERE ${IS_WORKDOCS}
  AND eventtime >= '${DAY_AFTER_END}'
ORDER BY eventtime`,
  }),
];
