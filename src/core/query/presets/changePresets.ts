import type { QueryPreset } from '../queryPreset';
import { buildPreset } from './buildPreset';
import { anyIdentity, anyService, from, until } from './commonParameters';
import { EVENT_COLUMNS, FITS_IDENTITY, IDENTITY } from './commonSql';
import { sql } from './sql';
import { toSqlList } from './toSqlList';

/** Calls about permissions whose names do not say so by a word of their own. */
const PERMISSION_CALLS = [
  'AddClientIDToOpenIDConnectProvider',
  'AddRoleToInstanceProfile',
  'AddUserToGroup',
  'AssociateIamInstanceProfile',
  'AuthorizeSecurityGroupEgress',
  'AuthorizeSecurityGroupIngress',
  'CreateAccountAssignment',
  'CreateGroupMembership',
  'DeleteAccountAssignment',
  'DeleteGroupMembership',
  'DisassociateIamInstanceProfile',
  'ModifyDBClusterSnapshotAttribute',
  'ModifyDBSnapshotAttribute',
  'ModifyImageAttribute',
  'ModifySnapshotAttribute',
  'RemoveRoleFromInstanceProfile',
  'RemoveUserFromGroup',
  'ReplaceIamInstanceProfileAssociation',
  'RevokeSecurityGroupEgress',
  'RevokeSecurityGroupIngress',
  'SetQueueAttributes',
  'SetTopicAttributes',
  'UpdateOpenIDConnectProviderThumbprint',
  'UpdateSAMLProvider',
];

/** What was changed, deleted or opened. */
export const changePresets: readonly QueryPreset[] = [
  buildPreset({
    id: 'changes-in-window',
    title: 'Changes in a time window',
    tells: 'Every call that changes something between two moments, with who made it and what it asked for.',
    none: 'No call changed anything, or tried to, in this time.',
    group: 'Changes',
    notes:
      "lens_access is a column of CloudTrail Lens, which also knows old events without readOnly; on Athena write readonly = 'false'.",
    parameters: [from, until, anyIdentity],
    sql: sql`
SELECT
  ${EVENT_COLUMNS},
  requestparameters
FROM cloudtrail_logs
WHERE lens_access = 'write'
  AND eventtime >= :from
  AND eventtime <= :until
  AND ${FITS_IDENTITY}
ORDER BY eventtime`,
  }),
  buildPreset({
    id: 'deletions',
    title: 'Deletions',
    tells: 'Every call that deletes, terminates or purges something, those that failed too.',
    none: 'No call deleted, terminated or purged anything, or tried to.',
    group: 'Changes',
    parameters: [anyService, from, until],
    sql: sql`
SELECT
  ${EVENT_COLUMNS},
  requestparameters
FROM cloudtrail_logs
WHERE regexp_like(
    eventname,
    '^(Admin|Batch|Bulk|Force)?(Delete|Deregister|Destroy|Purge|Terminate)|^(CloseAccount|ScheduleKeyDeletion)$'
  )
  AND coalesce(eventsource, '') LIKE :service
  AND eventtime >= :from
  AND eventtime <= :until
ORDER BY eventtime`,
  }),
  buildPreset({
    id: 'permission-changes',
    title: 'Permission and policy changes',
    tells:
      'Every call that grants or withdraws rights: policies, ACLs, grants, groups, shares, security groups.',
    none: 'No call granted or withdrew rights, or tried to.',
    group: 'Changes',
    notes:
      'Found by words in the name of the call, so that services count which nobody listed; policies that are no permissions (life cycle, scaling and so on) are left out.',
    parameters: [anyService, anyIdentity],
    sql: sql`
SELECT
  ${EVENT_COLUMNS},
  requestparameters
FROM cloudtrail_logs
WHERE (
    (
      regexp_like(
        eventname,
        '^(Add|Attach|Create|Delete|Detach|Disable|Enable|Modify|Put|Remove|Replace|Reset|Retire|Revoke|Set|Update)'
      )
      AND regexp_like(eventname, 'Acl|Grant|Permission|Polic|PublicAccessBlock')
      AND NOT regexp_like(
        eventname,
        'NetworkAcl|(Backup|Cache|Lifecycle|LoadBalancer|Redrive|Request|Retention|Routing|Scaling|Traffic)Polic'
      )
    )
    OR eventname IN (
      ${toSqlList(PERMISSION_CALLS)}
    )
  )
  AND coalesce(eventsource, '') LIKE :service
  AND ${FITS_IDENTITY}
ORDER BY eventtime`,
  }),
  buildPreset({
    id: 'recovery-destroyed',
    title: 'Keys and backups destroyed',
    tells:
      'KMS keys disabled or scheduled for deletion, and backups, snapshots, versioning and databases without a last snapshot taken away.',
    none: 'No call disabled a key or took backups, snapshots or versioning away.',
    group: 'Changes',
    notes:
      'What extortion begins with: after these calls data cannot be read or restored any more. A life cycle (PutBucketLifecycle) can delete all objects of a bucket within a day, and only data events of S3 would tell of objects.',
    sql: sql`
SELECT
  ${EVENT_COLUMNS},
  requestparameters
FROM cloudtrail_logs
WHERE (eventsource = 'kms.amazonaws.com' AND eventname IN (
      'DeleteImportedKeyMaterial', 'DisableKey', 'ScheduleKeyDeletion'
    ))
  OR (eventsource = 'backup.amazonaws.com' AND eventname IN (
      'DeleteBackupPlan', 'DeleteBackupVault', 'DeleteBackupVaultLockConfiguration',
      'DeleteRecoveryPoint', 'StopBackupJob', 'UpdateRecoveryPointLifecycle'
    ))
  OR (eventsource IN ('ec2.amazonaws.com', 'rds.amazonaws.com') AND eventname IN (
      'DeleteDBClusterSnapshot', 'DeleteDBInstanceAutomatedBackup', 'DeleteDBSnapshot',
      'DeleteSnapshot', 'DeregisterImage'
    ))
  OR (eventsource = 'rds.amazonaws.com'
    AND eventname IN ('DeleteDBCluster', 'DeleteDBInstance')
    AND json_extract_scalar(requestparameters, '$.skipFinalSnapshot') = 'true'
  )
  OR (eventsource = 'dynamodb.amazonaws.com' AND (
      eventname = 'DeleteBackup'
      OR (
        eventname = 'UpdateContinuousBackups'
        AND regexp_like(requestparameters, '"pointInTimeRecoveryEnabled"\\s*:\\s*false')
      )
    ))
  OR (eventsource = 'rbin.amazonaws.com' AND eventname IN ('DeleteRule', 'UnlockRule', 'UpdateRule'))
  OR (eventsource IN (
      'elasticache.amazonaws.com', 'fsx.amazonaws.com', 'redshift.amazonaws.com'
    ) AND eventname IN ('DeleteBackup', 'DeleteClusterSnapshot', 'DeleteSnapshot'))
  OR (eventsource = 's3.amazonaws.com' AND (
      eventname = 'PutBucketLifecycle'
      OR (
        eventname = 'PutBucketVersioning'
        AND json_extract_scalar(requestparameters, '$.VersioningConfiguration.Status') = 'Suspended'
      )
    ))
ORDER BY eventtime`,
  }),
  buildPreset({
    id: 'objects-destroyed',
    title: 'S3 objects deleted or locked away, by identity and bucket',
    tells:
      "Who deleted how many objects of which bucket, or wrote them anew with a key that only the caller has (SSE-C) or another account's key.",
    none: 'No object was deleted or locked away; only logs with S3 data events tell of objects.',
    group: 'Changes',
    notes:
      'Needs data events of S3 in the trail. DeleteObjects deletes up to 1,000 objects by one call. Whoever writes objects over with SSE-C keeps the key: AWS has no copy of it.',
    sql: sql`
WITH losses AS (
  SELECT
    ${IDENTITY} AS identity,
    json_extract_scalar(requestparameters, '$.bucketName') AS bucket,
    json_extract_scalar(requestparameters, '$.key') AS object,
    eventname,
    CASE
      WHEN eventname IN ('DeleteObject', 'DeleteObjects') THEN 'deleted'
      WHEN json_extract_scalar(requestparameters, '$.x-amz-server-side-encryption-customer-algorithm') IS NOT NULL
        THEN 'SSE-C'
      WHEN regexp_extract(
        json_extract_scalar(requestparameters, '$.x-amz-server-side-encryption-aws-kms-key-id'),
        '^arn:aws[a-z-]*:kms:[^:]*:([0-9]{12}):',
        1
      ) <> recipientaccountid THEN 'key of another account'
    END AS loss,
    sourceipaddress,
    eventtime
  FROM cloudtrail_logs
  WHERE eventsource = 's3.amazonaws.com'
    AND eventname IN (
      'CompleteMultipartUpload', 'CopyObject', 'CreateMultipartUpload', 'DeleteObject', 'DeleteObjects', 'PutObject'
    )
    AND errorcode IS NULL
)
SELECT
  identity,
  bucket,
  eventname,
  loss,
  count(DISTINCT object) AS objects,
  count(*) AS calls,
  count(DISTINCT sourceipaddress) AS addresses,
  min(eventtime) AS first_seen,
  max(eventtime) AS last_seen
FROM losses
WHERE loss IS NOT NULL
GROUP BY 1, 2, 3, 4
ORDER BY calls DESC, identity, bucket, eventname`,
  }),
];
