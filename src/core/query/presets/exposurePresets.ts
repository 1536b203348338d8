import type { QueryPreset } from '../queryPreset';
import { buildPreset } from './buildPreset';
import { EVENT_COLUMNS, IDENTITY } from './commonSql';
import { sql } from './sql';

/** Ways in which data leaves or doors open. */
export const exposurePresets: readonly QueryPreset[] = [
  buildPreset({
    id: 'made-public',
    title: 'Shared with outsiders or made public',
    tells:
      'Snapshots, images, buckets, functions and queues that were opened to everybody or to another account.',
    none: 'No call opened a snapshot, image, bucket, function or queue to outsiders or to everybody.',
    group: 'Changes',
    notes:
      'Looks into the request for the words that AWS uses for everybody: all, AllUsers, a principal of *. Account ids inside tell whom a snapshot or image was shared with.',
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
    eventname IN (
      'AddPermission20150331v2', 'CreateFunctionUrlConfig', 'PutBucketPolicy', 'PutKeyPolicy',
      'PutResourcePolicy', 'SetQueueAttributes', 'SetRepositoryPolicy', 'SetTopicAttributes'
    )
    AND regexp_like(
      requestparameters,
      '\\\\?"(AWS|Principal|principal)\\\\?"\\s*:\\s*\\[?\\s*\\\\?"\\*\\\\?"|"authType"\\s*:\\s*"NONE"'
    )
  )
  OR eventname IN ('DeleteAccountPublicAccessBlock', 'DeleteBucketPublicAccessBlock')
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
  AND regexp_like(requestparameters, '"(0\\.0\\.0\\.0|::)/0"')
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
