import type { QueryPreset } from '../queryPreset';
import { buildPreset } from './buildPreset';
import { anyIdentity } from './commonParameters';
import { EVENT_COLUMNS, FITS_IDENTITY, IDENTITY } from './commonSql';
import { sql } from './sql';
import { toSqlPairs } from './toSqlList';

/** Accounts that a policy or a permission names as principals: in an ARN of IAM, or alone. */
const NAMED_ACCOUNTS =
  '(?:arn:aws[a-z-]*:(?:iam|sts)::|"(?:AWS|Principal|principal)\\\\?"\\s*:\\s*\\[?\\s*\\\\?")([0-9]{12})\\b';

/** Calls that copy data to where it can be read or carried away, beside reading objects. */
const COPY_CALLS: readonly (readonly [source: string, name: string])[] = [
  ['backup.amazonaws.com', 'StartCopyJob'],
  ['datasync.amazonaws.com', 'CreateTask'],
  ['datasync.amazonaws.com', 'StartTaskExecution'],
  ['dynamodb.amazonaws.com', 'ExportTableToPointInTime'],
  ['ebs.amazonaws.com', 'GetSnapshotBlock'],
  ['ec2.amazonaws.com', 'CopyImage'],
  ['ec2.amazonaws.com', 'CopySnapshot'],
  ['ec2.amazonaws.com', 'CreateImage'],
  ['ec2.amazonaws.com', 'CreateInstanceExportTask'],
  ['ec2.amazonaws.com', 'CreateSnapshot'],
  ['ec2.amazonaws.com', 'CreateSnapshots'],
  ['ec2.amazonaws.com', 'CreateStoreImageTask'],
  ['ec2.amazonaws.com', 'CreateTrafficMirrorSession'],
  ['ec2.amazonaws.com', 'ExportImage'],
  ['ec2.amazonaws.com', 'SharedSnapshotCopyInitiated'],
  ['ec2.amazonaws.com', 'SharedSnapshotVolumeCreated'],
  ['logs.amazonaws.com', 'CreateExportTask'],
  ['rds.amazonaws.com', 'CopyDBClusterSnapshot'],
  ['rds.amazonaws.com', 'CopyDBSnapshot'],
  ['rds.amazonaws.com', 'CreateDBClusterSnapshot'],
  ['rds.amazonaws.com', 'CreateDBSnapshot'],
  ['rds.amazonaws.com', 'RestoreDBClusterFromSnapshot'],
  ['rds.amazonaws.com', 'RestoreDBInstanceFromDBSnapshot'],
  ['rds.amazonaws.com', 'StartExportTask'],
  ['s3.amazonaws.com', 'CreateJob'],
  ['s3.amazonaws.com', 'PutBucketReplication'],
];

/** Ways in which data leaves or doors open. */
export const exposurePresets: readonly QueryPreset[] = [
  buildPreset({
    id: 'made-public',
    title: 'Shared with outsiders or made public',
    tells:
      'Snapshots, images, databases, buckets, functions, queues and keys that were opened to everybody or to another account.',
    none: 'No call opened a snapshot, image, bucket, function or queue to outsiders or to everybody.',
    group: 'Changes',
    notes:
      'Looks into the request for the words that AWS uses for everybody (all, AllUsers, a principal of *) and for accounts that are not the one of the event. Account ids inside tell whom it was shared with. A policy that only denies is left out.',
    sql: sql`
SELECT
  ${EVENT_COLUMNS},
  requestparameters
FROM cloudtrail_logs
WHERE (
    eventname IN ('ModifyImageAttribute', 'ModifySnapshotAttribute')
    AND regexp_like(requestparameters, '"add"\\s*:\\s*\\{')
  )
  OR (
    eventname IN ('ModifyDBClusterSnapshotAttribute', 'ModifyDBSnapshotAttribute')
    AND regexp_like(requestparameters, '"valuesToAdd"\\s*:\\s*\\[\\s*"')
  )
  OR (
    eventname IN ('CreateBucket', 'PutBucketAcl', 'PutObjectAcl')
    AND regexp_like(requestparameters, 'AllUsers|AuthenticatedUsers|"public-read|"authenticated-read')
  )
  OR (
    (
      eventname IN (
        'PutBucketPolicy', 'PutKeyPolicy', 'PutResourcePolicy', 'SetQueueAttributes',
        'SetRepositoryPolicy', 'SetTopicAttributes'
      )
      OR regexp_like(
        eventname,
        '^(AddLayerVersionPermission|AddPermission|CreateFunctionUrlConfig|UpdateFunctionUrlConfig)'
      )
    )
    AND (
      regexp_like(
        requestparameters,
        '\\\\?"(AWS|Principal|principal)\\\\?"\\s*:\\s*\\[?\\s*\\\\?"\\*\\\\?"|"authType"\\s*:\\s*"NONE"'
      )
      OR cardinality(filter(
        regexp_extract_all(requestparameters, '${NAMED_ACCOUNTS}', 1),
        account -> account <> recipientaccountid
      )) > 0
    )
    AND NOT (
      regexp_like(requestparameters, '"Effect\\\\?"\\s*:\\s*\\\\?"Deny')
      AND NOT regexp_like(requestparameters, '"Effect\\\\?"\\s*:\\s*\\\\?"Allow')
    )
  )
  OR (
    eventname IN ('PutAccountPublicAccessBlock', 'PutBucketPublicAccessBlock')
    AND regexp_like(
      requestparameters,
      '"(BlockPublicAcls|BlockPublicPolicy|IgnorePublicAcls|RestrictPublicBuckets)"\\s*:\\s*"?false'
    )
  )
  OR (
    eventname IN ('CreateDBCluster', 'CreateDBInstance', 'ModifyDBCluster', 'ModifyDBInstance')
    AND json_extract_scalar(requestparameters, '$.publiclyAccessible') = 'true'
  )
  OR eventname IN (
    'DeleteAccountPublicAccessBlock', 'DeleteBucketPublicAccessBlock', 'DisableImageBlockPublicAccess',
    'DisableSnapshotBlockPublicAccess'
  )
ORDER BY eventtime`,
  }),
  buildPreset({
    id: 'opened-to-internet',
    title: 'Security groups opened to the internet',
    tells: 'Rules of security groups that let in every address, with who added them.',
    none: 'No rule that lets in every address was added to a security group.',
    group: 'Changes',
    sql: sql`
SELECT
  ${EVENT_COLUMNS},
  json_extract_scalar(requestparameters, '$.groupId') AS group_id,
  requestparameters
FROM cloudtrail_logs
WHERE eventsource = 'ec2.amazonaws.com'
  AND eventname IN ('AuthorizeSecurityGroupIngress', 'ModifySecurityGroupRules')
  AND regexp_like(requestparameters, '"[0-9A-Fa-f.:]{2,39}/0"')
ORDER BY eventtime`,
  }),
  buildPreset({
    id: 'data-copied',
    title: 'Data copied and exported',
    tells:
      'Snapshots, images, exports, replications and mirrors that were made, copied or read: data leaves by these without a download.',
    none: 'No call copied or exported data by a snapshot, an image, an export or a replication.',
    group: 'Changes',
    notes:
      'Backups make snapshots every day: ask with the identity that you suspect. SharedSnapshotVolumeCreated and SharedSnapshotCopyInitiated tell that another account used a snapshot of yours.',
    parameters: [anyIdentity],
    sql: sql`
SELECT
  ${EVENT_COLUMNS},
  requestparameters
FROM cloudtrail_logs
WHERE (eventsource, eventname) IN (
    ${toSqlPairs(COPY_CALLS)}
  )
  AND ${FITS_IDENTITY}
ORDER BY eventtime`,
  }),
  buildPreset({
    id: 'object-downloads',
    title: 'S3 objects read, by identity and bucket',
    tells: 'Who read how many objects and bytes of which bucket, and when: mass reading stands on top.',
    none: 'No identity read as many S3 objects as this; only logs with data events tell of them at all.',
    group: 'Unusual',
    notes: 'Needs data events of S3 in the trail; without them reading leaves no trace in CloudTrail.',
    parameters: [
      {
        name: 'objects',
        title: 'Objects at least',
        hint: 'Show only where so many different objects were read.',
        type: 'number',
        usual: '1',
      },
    ],
    sql: sql`
SELECT
  ${IDENTITY} AS identity,
  json_extract_scalar(requestparameters, '$.bucketName') AS bucket,
  count(DISTINCT json_extract_scalar(requestparameters, '$.key')) AS objects,
  count(*) AS reads,
  sum(try_cast(json_extract_scalar(additionaleventdata, '$.bytesTransferredOut') AS double)) AS bytes_out,
  count(DISTINCT sourceipaddress) AS addresses,
  min(eventtime) AS first_seen,
  max(eventtime) AS last_seen
FROM cloudtrail_logs
WHERE eventsource = 's3.amazonaws.com'
  AND eventname = 'GetObject'
  AND errorcode IS NULL
GROUP BY 1, 2
HAVING count(DISTINCT json_extract_scalar(requestparameters, '$.key')) >= :objects
ORDER BY objects DESC, identity, bucket`,
  }),
];
