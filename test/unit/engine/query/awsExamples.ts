type Rows = readonly (readonly unknown[])[];

/** A query of the shape of one that AWS shows, over {@link awsExampleTables}; names, values and layout are ours. */
export interface AwsExample {
  readonly name: string;
  /** The page that shows it. */
  readonly page: string;
  readonly sql: string;
  /** All rows; those of a query without ORDER BY in any order. Of `SELECT *` the column eventid alone. */
  readonly rows: Rows;
}

const ANN = 'arn:aws:iam::111122223333:user/ann';
const EVE = 'arn:aws:iam::111122223333:user/eve';
const DEPLOY = 'arn:aws:sts::111122223333:assumed-role/deploy/build';
const ROOT = 'arn:aws:iam::111122223333:root';

const ATHENA = 'https://docs.aws.amazon.com/athena/latest/ug';
const EXAMPLES = `${ATHENA}/query-examples-cloudtrail-logs.html`;
const OLD_EXAMPLES = `${ATHENA}/cloudtrail-logs.html`;
const JSON_PAGE = `${ATHENA}/extracting-data-from-JSON.html`;
const ARRAYS = `${ATHENA}/filtering-arrays.html`;
const S3 = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-request-identification.html';
const OLD_S3 = 'https://docs.aws.amazon.com/AmazonS3/latest/dev/cloudtrail-request-identification.html';
const BLOG =
  'https://aws.amazon.com/blogs/big-data/aws-cloudtrail-and-amazon-athena-dive-deep-to-analyze-security-compliance-and-operational-activity/';
const ERRORS = 'https://repost.aws/knowledge-center/troubleshoot-iam-permission-errors';
const BOOTSTRAP = 'https://github.com/awslabs/aws-security-analytics-bootstrap';
const PLAYBOOKS = 'https://github.com/aws-samples/aws-incident-response-playbooks';

export const awsExamples: readonly AwsExample[] = [
  {
    name: 'anonymous requests for objects',
    page: EXAMPLES,
    sql: `SELECT * FROM cloudtrail_logs
      WHERE eventsource = 's3.amazonaws.com' AND eventname in ('GetObject')
        AND useridentity.accountid = 'anonymous' AND useridentity.arn IS NULL
        AND requestparameters LIKE '%public%';`,
    rows: [['anonymous']],
  },
  {
    name: 'anonymous requests for objects, as they were once written',
    page: OLD_EXAMPLES,
    sql: `SELECT * FROM cloudtrail_logs
      WHERE eventsource = 's3.amazonaws.com' AND eventname in ('GetObject')
        AND useridentity.accountid LIKE '%ANONYMOUS%' AND useridentity.arn IS NULL
        AND requestparameters LIKE '%public%';`,
    rows: [['anonymous-of-old']],
  },
  {
    name: 'fields of an identity',
    page: EXAMPLES,
    sql: `SELECT eventsource, eventname, useridentity.sessioncontext.attributes.creationdate,
        useridentity.sessioncontext.sessionissuer.arn
      FROM cloudtrail_logs WHERE useridentity.sessioncontext.sessionissuer.arn IS NOT NULL
      ORDER BY eventsource, eventname LIMIT 2`,
    rows: [
      ['ec2.amazonaws.com', 'RunInstances', '2023-04-11T10:00:00Z', 'arn:aws:iam::111122223333:role/deploy'],
      ['s3.amazonaws.com', 'CopyObject', '2023-04-11T10:00:00Z', 'arn:aws:iam::111122223333:role/deploy'],
    ],
  },
  {
    name: 'resources whose ARN ends so',
    page: EXAMPLES,
    sql: `SELECT awsregion, replace(unnested.resources_entry.ARN,'arn:aws:s3:::') as touched,
        eventname, eventtime, useragent
      FROM cloudtrail_logs t CROSS JOIN UNNEST(t.resources) unnested (resources_entry)
      WHERE unnested.resources_entry.ARN LIKE '%reports/q1.csv' ORDER BY eventtime`,
    rows: [
      ['us-east-1', 'reports/q1.csv', 'PutObject', '2023-04-11T08:00:00Z', 'aws-cli/2'],
      ['us-east-1', 'reports/q1.csv', 'GetObject', '2023-04-11T09:30:00Z', 'aws-cli/2'],
    ],
  },
  {
    name: 'deleted buckets',
    page: EXAMPLES,
    sql: `SELECT awsregion, replace(unnested.resources_entry.ARN,'arn:aws:s3:::') as bucket,
        eventtime AS gone, useridentity.username, unnested.resources_entry.accountid as owner
      FROM cloudtrail_logs t CROSS JOIN UNNEST(t.resources) unnested (resources_entry)
      WHERE eventname = 'DeleteBucket' ORDER BY eventtime`,
    rows: [['us-west-2', 'old-bucket', '2023-04-12T03:00:00Z', 'ann', '111122223333']],
  },
  {
    name: 'who called what from where',
    page: EXAMPLES,
    sql: `SELECT useridentity.arn, eventname, sourceipaddress, eventtime FROM cloudtrail_logs LIMIT 3;`,
    rows: [
      [ANN, 'PutObject', '192.0.2.10', '2023-04-11T08:00:00Z'],
      [ANN, 'GetObject', '192.0.2.11', '2023-04-11T09:30:00Z'],
      [DEPLOY, 'GetObject', '198.51.100.4', '2023-04-11T10:15:00Z'],
    ],
  },
  {
    name: 'a field of an identity as a number',
    page: `${ATHENA}/rows-and-structs.html`,
    sql: 'SELECT CAST(useridentity.accountid AS bigint) as account FROM day_one LIMIT 2;',
    rows: [[111122223333], [111122223333]],
  },
  {
    name: 'arrays inside of rows, two of one name',
    page: `${ATHENA}/flattening-arrays.html`,
    sql: `WITH dataset AS (
        SELECT ARRAY[
          CAST(ROW('ann', ARRAY[1,2,3]) AS ROW(name VARCHAR, counts ARRAY(INTEGER))),
          CAST(ROW('eve', ARRAY[40]) AS ROW(name VARCHAR, counts ARRAY(INTEGER)))
        ] AS users
      ),
      users AS (
        SELECT person, calls FROM dataset, UNNEST(dataset.users) AS t(person), UNNEST(person.counts) AS t(calls)
      )
      SELECT person.name, SUM(calls) AS total FROM users GROUP BY (person.name) ORDER BY (total) DESC LIMIT 1`,
    rows: [['eve', 40]],
  },
  {
    name: 'the partitions of a table that is partitioned by hand',
    page: `${ATHENA}/create-cloudtrail-table.html`,
    sql: `SELECT eventname FROM cloudtrail_logs
      WHERE region='us-east-1' AND year='2023' AND month='04' AND day='13' AND eventsource='iam.amazonaws.com'`,
    rows: [['CreateAccessKey'], ['UpdateLoginProfile']],
  },
  {
    name: "the partitions of an organization's table",
    page: `${ATHENA}/create-cloudtrail-table-org-wide-trail.html`,
    sql: `SELECT account, region, year, month, day, count(*) FROM cloudtrail_logs
      WHERE account='111122223333' AND region='us-east-1' GROUP BY account, region, year, month, day`,
    rows: [
      ['111122223333', 'us-east-1', '2023', '04', '11', 4],
      ['111122223333', 'us-east-1', '2023', '04', '13', 8],
    ],
  },
  {
    name: 'the partition of a table with partition projection',
    page: `${ATHENA}/create-cloudtrail-table-partition-projection.html`,
    sql: `SELECT eventname, "timestamp" FROM cloudtrail_logs
      WHERE timestamp >= '2023/04/12' AND timestamp < '2023/04/13' AND eventsource = 'ec2.amazonaws.com'`,
    rows: [
      ['AuthorizeSecurityGroupIngress', '2023/04/12'],
      ['AttachNetworkInterface', '2023/04/12'],
    ],
  },
  {
    name: 'properties of a JSON text',
    page: JSON_PAGE,
    sql: `WITH dataset AS (
        SELECT '{"who": "Ann", "team": "audit", "cases": [{"no":"c1", "closed":false}, {"no":"c2", "closed":true}]}' AS blob
      )
      SELECT json_extract(blob, '$.who') AS who, json_extract(blob, '$.cases') AS cases FROM dataset`,
    rows: [['"Ann"', '[{"no":"c1","closed":false},{"no":"c2","closed":true}]']],
  },
  {
    name: 'plain values of a JSON text',
    page: JSON_PAGE,
    sql: `WITH dataset AS (SELECT '{"who": "Ann", "cases": [{"no":"c1"}]}' AS blob)
      SELECT json_extract_scalar(blob, '$.who') AS who, json_extract_scalar(blob, '$.cases') AS cases FROM dataset`,
    rows: [['Ann', null]],
  },
  {
    name: 'the first element of a JSON array',
    page: JSON_PAGE,
    sql: `WITH dataset AS (SELECT '{"who": "Ann", "cases": [{"no":"c1", "closed":false}, {"no":"c2"}]}' AS blob)
      SELECT json_array_get(json_extract(blob, '$.cases'), 0) AS first_case FROM dataset`,
    rows: [['{"no":"c1","closed":false}']],
  },
  {
    name: 'a property of an element of a JSON array',
    page: JSON_PAGE,
    sql: `WITH dataset AS (SELECT '{"who": "Ann", "cases": [{"no":"c1"}, {"no":"c2"}]}' AS blob)
      SELECT json_extract_scalar(blob, '$.cases[1].no') AS second_case FROM dataset`,
    rows: [['c2']],
  },
  {
    name: 'an array of what fits of another',
    page: ARRAYS,
    sql: `WITH dataset AS (SELECT ARRAY[10,20,30,40] AS items)
      SELECT array_agg(i) AS large FROM dataset CROSS JOIN UNNEST(items) AS t(i) WHERE i > 20`,
    rows: [['[30,40]']],
  },
  {
    name: 'arrays that contain a value',
    page: ARRAYS,
    sql: `WITH dataset AS (SELECT ARRAY[ARRAY[1,2],ARRAY[3,4],ARRAY[5]] AS items)
      SELECT i AS found FROM dataset CROSS JOIN UNNEST(items) AS t(i) WHERE contains(i, 4)`,
    rows: [['[3,4]']],
  },
  {
    name: 'elements that pass a test',
    page: ARRAYS,
    sql: 'SELECT filter(ARRAY [3,0,-2,8], x -> x>0)',
    rows: [['[3,8]']],
  },
  {
    name: 'elements that are not NULL',
    page: ARRAYS,
    sql: 'SELECT filter(ARRAY [NULL, 7, NULL, -7], q -> q IS NOT NULL)',
    rows: [['[7,-7]']],
  },
  {
    name: 'some events of S3, from a table in a database',
    page: OLD_S3,
    sql: `SELECT * FROM s3_events.trail_table WHERE eventsource='s3.amazonaws.com' LIMIT 2;`,
    rows: [['put'], ['get']],
  },
  {
    name: 'requests that are not signed with version 4',
    page: OLD_S3,
    sql: `SELECT * FROM s3_events.trail_table WHERE eventsource='s3.amazonaws.com'
        AND json_extract_scalar(additionalEventData, '$.SignatureVersion')!='SigV4' LIMIT 5;`,
    rows: [['put'], ['get']],
  },
  {
    name: 'all requests that are signed with version 2',
    page: OLD_S3,
    sql: `SELECT * FROM s3_events.trail_table WHERE eventsource='s3.amazonaws.com'
        AND json_extract_scalar(additionalEventData, '$.SignatureVersion')='SigV2'`,
    rows: [['put'], ['get']],
  },
  {
    name: 'addresses that sign with version 2',
    page: OLD_S3,
    sql: `SELECT sourceIPAddress, Count(requestid) as Requests FROM s3_events.trail_table
      WHERE eventsource='s3.amazonaws.com'
        and json_extract_scalar(additionalEventData, '$.SignatureVersion')='SigV2' Group by sourceIPAddress`,
    rows: [
      ['192.0.2.10', 1],
      ['192.0.2.11', 1],
    ],
  },
  {
    name: 'requests that are signed with version 2',
    page: S3,
    sql: `SELECT EventTime, EventName as Action, requestParameters as Asked, awsregion as Region,
        sourceipaddress as Address, useragent as Agent
      FROM s3_events.trail_table WHERE eventsource='s3.amazonaws.com'
        AND json_extract_scalar(additionalEventData, '$.SignatureVersion')='SigV2' LIMIT 10;`,
    rows: [
      [
        '2023-04-11T08:00:00Z',
        'PutObject',
        '{"bucketName":"reports","key":"q1.csv"}',
        'us-east-1',
        '192.0.2.10',
        'aws-cli/2',
      ],
      [
        '2023-04-11T09:30:00Z',
        'GetObject',
        '{"bucketName":"reports","key":"q1.csv"}',
        'us-east-1',
        '192.0.2.11',
        'aws-cli/2',
      ],
    ],
  },
  {
    name: 'who signs with version 2',
    page: S3,
    sql: `SELECT useridentity.arn, Count(requestid) as Requests FROM s3_events.trail_table
      WHERE eventsource='s3.amazonaws.com'
        and json_extract_scalar(additionalEventData, '$.SignatureVersion')='SigV2' Group by useridentity.arn`,
    rows: [[ANN, 2]],
  },
  {
    name: 'who signs with version 4, in one partition',
    page: S3,
    sql: `SELECT useridentity.arn, Count(requestid) AS Requests FROM s3_events.trail_table
      WHERE eventsource='s3.amazonaws.com'
        AND json_extract_scalar(additionalEventData, '$.SignatureVersion')='SigV4'
        AND region='us-east-1' AND year='2023' AND month='04' AND day='11' Group by useridentity.arn`,
    rows: [[DEPLOY, 2]],
  },
  {
    name: 'objects that were put',
    page: S3,
    sql: `SELECT eventTime, eventName, eventSource, sourceIpAddress, userAgent,
        json_extract_scalar(requestParameters, '$.bucketName') as bucket,
        json_extract_scalar(requestParameters, '$.key') as object, userIdentity.arn as who
      FROM s3_events.trail_table
      WHERE eventName = 'PutObject' AND eventTime BETWEEN '2023-04-11T00:00:00Z' and '2023-04-12T00:00:00Z'`,
    rows: [
      [
        '2023-04-11T08:00:00Z',
        'PutObject',
        's3.amazonaws.com',
        '192.0.2.10',
        'aws-cli/2',
        'reports',
        'q1.csv',
        ANN,
      ],
    ],
  },
  {
    name: 'objects that were read',
    page: S3,
    sql: `SELECT eventTime, eventName, eventSource, sourceIpAddress, userAgent,
        json_extract_scalar(requestParameters, '$.bucketName') as bucket,
        json_extract_scalar(requestParameters, '$.key') as object, userIdentity.arn as who
      FROM s3_events.trail_table
      WHERE eventName = 'GetObject' AND eventTime BETWEEN '2023-04-11T10:00:00Z' and '2023-04-12T01:00:00Z'`,
    rows: [
      [
        '2023-04-11T10:15:00Z',
        'GetObject',
        's3.amazonaws.com',
        '198.51.100.4',
        'Boto3/1.26',
        'reports',
        'q2.csv',
        DEPLOY,
      ],
      [
        '2023-04-12T01:00:00Z',
        'GetObject',
        's3.amazonaws.com',
        '203.0.113.9',
        'curl/8',
        'public',
        'index.html',
        null,
      ],
    ],
  },
  {
    name: 'anonymous requests to a bucket',
    page: S3,
    sql: `SELECT eventTime, eventName, eventSource, sourceIpAddress, userAgent,
        json_extract_scalar(requestParameters, '$.bucketName') as bucket, userIdentity.arn as who,
        userIdentity.accountId
      FROM s3_events.trail_table
      WHERE userIdentity.accountId = 'anonymous'
        AND eventTime BETWEEN '2023-04-12T00:00:00Z' and '2023-04-13T00:00:00Z'`,
    rows: [
      [
        '2023-04-12T01:00:00Z',
        'GetObject',
        's3.amazonaws.com',
        '203.0.113.9',
        'curl/8',
        'public',
        null,
        'anonymous',
      ],
    ],
  },
  {
    name: 'requests that needed an ACL',
    page: S3,
    sql: `SELECT eventTime, eventName, eventSource, sourceIpAddress, userAgent, userIdentity.arn as who,
        json_extract_scalar(requestParameters, '$.bucketName') as bucket,
        json_extract_scalar(requestParameters, '$.key') as object,
        json_extract_scalar(additionalEventData, '$.aclRequired') as acl
      FROM s3_events.trail_table
      WHERE json_extract_scalar(additionalEventData, '$.aclRequired') = 'Yes'
        AND eventTime BETWEEN '2023-04-10T00:00:00Z' and '2023-07-10T00:00:00Z'`,
    rows: [
      [
        '2023-04-11T10:15:00Z',
        'GetObject',
        's3.amazonaws.com',
        '198.51.100.4',
        'Boto3/1.26',
        DEPLOY,
        'reports',
        'q2.csv',
        'Yes',
      ],
    ],
  },
  {
    name: 'changes to security groups and interfaces',
    page: BLOG,
    sql: `select eventname, useridentity.username, sourceIPAddress, eventtime, requestparameters from cloudtrail_logs
      where (requestparameters like '%sg-0a1b%' or requestparameters like '%sg-ffff%' or requestparameters like '%eni-77%')
      and eventtime > '2023-04-12T00:00:00Z' order by eventtime asc;`,
    rows: [
      [
        'AuthorizeSecurityGroupIngress',
        'eve',
        '198.51.100.20',
        '2023-04-12T04:00:00Z',
        '{"groupId":"sg-0a1b"}',
      ],
      [
        'AttachNetworkInterface',
        'eve',
        '198.51.100.20',
        '2023-04-12T05:00:00Z',
        '{"networkInterfaceId":"eni-77"}',
      ],
    ],
  },
  {
    name: 'sign-ins to the console',
    page: BLOG,
    sql: `select useridentity.username, sourceipaddress, eventtime, additionaleventdata from default.cloudtrail_logs
      where eventname = 'ConsoleLogin' and eventtime >= '2023-04-13T00:00:00Z' and eventtime < '2023-04-13T07:30:00Z';`,
    rows: [['eve', '198.51.100.20', '2023-04-13T07:00:00Z', '{"MFAUsed":"Yes"}']],
  },
  {
    name: 'the commonest errors',
    page: BLOG,
    sql: `select count (*) as events, eventname, errorcode, errormessage from cloudtrail_logs
      where errorcode is not null and eventtime >= '2023-01-01T00:00:00Z'
      group by eventname, errorcode, errormessage order by events desc limit 10;`,
    rows: [
      [2, 'ListBuckets', 'AccessDenied', 'Access Denied'],
      [1, 'RunInstances', 'Client.UnauthorizedOperation', 'You are not authorized.'],
    ],
  },
  {
    name: 'what users do most',
    page: BLOG,
    sql: `select count (*) as events, useridentity.username, eventname from cloudtrail_logs
      where eventtime >= '2023-04-13T08:00:00Z' and eventtime < '2023-04-13T09:05:00Z' and useridentity.type = 'IAMUser'
      group by useridentity.username, eventname order by events desc;`,
    rows: [
      [2, 'ann', 'ListBuckets'],
      [1, 'eve', 'CreateAccessKey'],
    ],
  },
  {
    name: 'what the root user did',
    page: BLOG,
    sql: `select count (*) as events, eventname, useridentity.invokedby from cloudtrail_logs
      where eventtime >= '2023-01-01T00:00:00Z' and useridentity.type = 'Root'
      group by useridentity.username, eventname, useridentity.invokedby order by events desc;`,
    rows: [[1, 'ConsoleLogin', null]],
  },
  {
    name: 'what one identity was denied',
    page: ERRORS,
    sql: `SELECT from_iso8601_timestamp(eventTime) AS "At", useridentity.arn AS "Identity ARN", eventID AS "Event",
        eventsource AS "Service", eventname AS "Action", errorCode AS "Error", errorMessage AS "In words"
      FROM cloudtrail_logs
      WHERE from_iso8601_timestamp(eventtime) >= from_iso8601_timestamp('2023-04-13T08:00:00Z')
        AND from_iso8601_timestamp(eventtime) < from_iso8601_timestamp('2023-04-13T08:06:00Z')
        AND userIdentity.arn = '${ANN}' AND eventType = 'AwsApiCall' AND errorCode is not null
        AND (lower(errorCode) LIKE '%accessdenied%' OR lower(errorCode) LIKE '%unauthorized%')
      ORDER BY eventTime desc`,
    rows: [
      [
        '2023-04-13T08:05:00Z',
        ANN,
        'no-buckets-0',
        's3.amazonaws.com',
        'ListBuckets',
        'AccessDenied',
        'Access Denied',
      ],
    ],
  },
  {
    name: 'what was denied, counted',
    page: ERRORS,
    sql: `SELECT count (*) as TotalEvents, useridentity.arn, eventsource, eventname, errorCode, errorMessage
      FROM cloudtrail_logs
      WHERE (errorcode like '%Denied%' or errorcode like '%Unauthorized%')
        AND eventtime >= '2023-04-13T00:00:00Z' AND eventtime < '2023-04-14T00:00:00Z'
      GROUP by eventsource, eventname, errorCode, errorMessage, useridentity.arn ORDER by eventsource, eventname`,
    rows: [
      [
        1,
        DEPLOY,
        'ec2.amazonaws.com',
        'RunInstances',
        'Client.UnauthorizedOperation',
        'You are not authorized.',
      ],
      [2, ANN, 's3.amazonaws.com', 'ListBuckets', 'AccessDenied', 'Access Denied'],
    ],
  },
  {
    name: 'all of the last days',
    page: BOOTSTRAP,
    sql: `SELECT * from cloudtrail_logs
      WHERE "timestamp" >= date_format(date_add('day',-30,current_timestamp), '%Y/%m/%d') LIMIT 10;`,
    rows: [['recent']],
  },
  {
    name: 'events by Region and name',
    page: BOOTSTRAP,
    sql: `SELECT region, eventname, count(*) as events FROM cloudtrail_logs
      WHERE "timestamp" >= '2023/04/12' AND "timestamp" <= '2023/04/30' AND account = '111122223333'
        AND region in ('us-west-2','eu-west-1') AND eventname NOT LIKE 'Delete%'
      GROUP BY region, eventname ORDER BY region, events DESC, eventname`,
    rows: [
      ['us-west-2', 'GetObject', 2],
      ['us-west-2', 'AttachNetworkInterface', 1],
      ['us-west-2', 'AuthorizeSecurityGroupIngress', 1],
    ],
  },
  {
    name: 'who signed in, and from where',
    page: BOOTSTRAP,
    sql: `SELECT useridentity.arn, eventname, array_agg(DISTINCT(sourceipaddress) ORDER BY sourceipaddress) AS addresses
      FROM cloudtrail_logs WHERE useridentity.arn IS NOT NULL
        AND (eventname = 'AssumeRole' OR eventname = 'ConsoleLogin') AND "timestamp" >= '2023/04/01'
      GROUP BY useridentity.arn, eventname ORDER BY eventname, useridentity.arn`,
    rows: [
      [EVE, 'AssumeRole', '["198.51.100.20"]'],
      [ROOT, 'ConsoleLogin', '["203.0.113.66"]'],
      [EVE, 'ConsoleLogin', '["198.51.100.20"]'],
    ],
  },
  {
    name: 'what each user does, addresses and agents',
    page: BOOTSTRAP,
    sql: `SELECT useridentity.arn, useridentity.username,
        array_agg(DISTINCT(eventname) ORDER BY eventname) AS names,
        array_agg(DISTINCT(sourceipaddress) ORDER BY sourceipaddress) AS addresses,
        array_agg(DISTINCT(useragent) ORDER BY useragent) AS agents
      FROM cloudtrail_logs
      WHERE eventname <> 'AssumeRole' AND eventname NOT LIKE 'Get%' AND eventname NOT LIKE 'List%'
        AND eventname NOT LIKE 'Describe%' AND eventsource = 'iam.amazonaws.com'
      GROUP BY useridentity.arn, useridentity.principalid, useridentity.username`,
    rows: [
      [
        EVE,
        'eve',
        '["CreateAccessKey","UpdateLoginProfile"]',
        '["198.51.100.20","198.51.100.21"]',
        '["console"]',
      ],
    ],
  },
  {
    name: 'new access keys, from JSON inside of JSON',
    page: BOOTSTRAP,
    sql: `SELECT eventtime, useridentity.arn, useridentity.username, eventname,
        JSON_EXTRACT_SCALAR(JSON_EXTRACT(responseelements, '$.accessKey'), '$.userName') AS userName,
        JSON_EXTRACT_SCALAR(JSON_EXTRACT(responseelements, '$.accessKey'), '$.accessKeyId') AS accessKey
      FROM cloudtrail_logs WHERE eventname = 'CreateAccessKey' AND errorcode IS NULL ORDER BY account, eventtime`,
    rows: [['2023-04-13T09:00:00Z', EVE, 'eve', 'CreateAccessKey', 'bob', 'AKIABOB']],
  },
  {
    name: 'changed passwords, with a name in quotes',
    page: BOOTSTRAP,
    sql: `SELECT eventtime, useridentity.username, eventname,
        JSON_EXTRACT_SCALAR(requestparameters, '$.userName') AS "user whose password changed"
      FROM cloudtrail_logs WHERE eventname IN ('UpdateLoginProfile', 'CreateLoginProfile') AND errorcode IS NULL
      ORDER BY account, eventtime`,
    rows: [['2023-04-13T09:10:00Z', 'eve', 'UpdateLoginProfile', 'bob']],
  },
  {
    name: 'all that an access key did',
    page: PLAYBOOKS,
    sql: `SELECT eventTime, eventName, awsRegion, sourceIPAddress, userAgent, requestParameters, responseElements, errorCode
      FROM cloudtrail_logs
      WHERE userIdentity.accessKeyId = 'ASIADEPLOY' AND eventTime BETWEEN '2023-04-11' AND '2023-04-11T10:15:00Z'
      ORDER BY eventTime ASC;`,
    rows: [
      [
        '2023-04-11T10:15:00Z',
        'GetObject',
        'us-east-1',
        '198.51.100.4',
        'Boto3/1.26',
        '{"bucketName":"reports","key":"q2.csv"}',
        null,
        null,
      ],
    ],
  },
  {
    name: 'addresses and agents of an access key, first and last seen',
    page: PLAYBOOKS,
    sql: `SELECT sourceIPAddress, userAgent, COUNT(*) as calls, MIN(eventTime) as first_seen, MAX(eventTime) as last_seen
      FROM cloudtrail_logs WHERE userIdentity.accessKeyId = 'AKIAANN' AND userAgent IS NOT NULL
        AND eventTime BETWEEN '2023-04-11T00:00:00Z' AND '2023-04-14T00:00:00Z'
      GROUP BY sourceIPAddress, userAgent ORDER BY first_seen ASC;`,
    rows: [
      ['192.0.2.10', 'aws-cli/2', 1, '2023-04-11T08:00:00Z', '2023-04-11T08:00:00Z'],
      ['192.0.2.11', 'aws-cli/2', 1, '2023-04-11T09:30:00Z', '2023-04-11T09:30:00Z'],
    ],
  },
  {
    name: 'calls of an access key that failed',
    page: PLAYBOOKS,
    sql: `SELECT eventTime, eventName, errorCode, errorMessage, sourceIPAddress FROM cloudtrail_logs
      WHERE userIdentity.accessKeyId = 'AKIAANN' AND errorCode IS NOT NULL AND errorCode != ''
        AND eventTime BETWEEN '2023-04-13T08:06:00Z' AND '2023-04-14T00:00:00Z' ORDER BY eventTime ASC;`,
    rows: [['2023-04-13T08:06:00Z', 'ListBuckets', 'AccessDenied', 'Access Denied', '192.0.2.10']],
  },
  {
    name: 'hours in which much was done',
    page: PLAYBOOKS,
    sql: `SELECT DATE_TRUNC('hour', from_iso8601_timestamp(eventTime)) as hour, userIdentity.arn, COUNT(*) as calls
      FROM cloudtrail_logs WHERE eventSource = 's3.amazonaws.com' AND requestParameters LIKE '%reports%'
        AND eventTime BETWEEN '2023-04-11T00:00:00Z' AND '2023-04-12T00:00:00Z'
      GROUP BY DATE_TRUNC('hour', from_iso8601_timestamp(eventTime)), userIdentity.arn
      HAVING COUNT(*) > 1 ORDER BY hour ASC;`,
    rows: [['2023-04-11T10:00:00Z', DEPLOY, 2]],
  },
  {
    name: 'copies to other buckets',
    page: PLAYBOOKS,
    sql: `SELECT eventTime, userIdentity.arn, json_extract_scalar(requestParameters, '$.bucketName') as target,
        json_extract_scalar(requestParameters, '$.x-amz-copy-source') as origin
      FROM cloudtrail_logs WHERE eventSource = 's3.amazonaws.com'
        AND eventName IN ('CopyObject', 'PutObject', 'UploadPart') AND userIdentity.arn = '${DEPLOY}'
      ORDER BY eventTime ASC;`,
    rows: [['2023-04-11T10:20:00Z', DEPLOY, 'elsewhere', 'reports/q2.csv']],
  },
  {
    name: 'buckets that an identity read from',
    page: PLAYBOOKS,
    sql: `SELECT DISTINCT json_extract_scalar(requestParameters, '$.bucketName') as bucket FROM cloudtrail_logs
      WHERE userIdentity.arn = '${ANN}' AND eventSource = 's3.amazonaws.com'
        AND eventName IN ('GetObject', 'PutObject');`,
    rows: [['reports']],
  },
  {
    name: 'bytes that were read, by identity',
    page: PLAYBOOKS,
    sql: `SELECT userIdentity.arn, sourceIPAddress, COUNT(*) as calls,
        SUM(CAST(json_extract_scalar(additionalEventData, '$.bytesTransferredOut') AS BIGINT)) as bytes_out
      FROM cloudtrail_logs WHERE eventSource = 's3.amazonaws.com' AND requestParameters LIKE '%reports%'
        AND eventName = 'GetObject' GROUP BY userIdentity.arn, sourceIPAddress ORDER BY bytes_out DESC;`,
    rows: [
      [ANN, '192.0.2.11', 1, 2048],
      [DEPLOY, '198.51.100.4', 1, null],
    ],
  },
  {
    name: 'calls over old TLS',
    page: 'https://aws.amazon.com/blogs/security/tls-1-2-required-for-aws-endpoints/',
    sql: `SELECT eventSource, tlsDetails.tlsVersion, count(*) AS calls FROM cloudtrail_logs
      WHERE tlsDetails.tlsVersion IN ('TLSv1', 'TLSv1.1') GROUP BY eventSource, tlsDetails.tlsVersion ORDER BY calls DESC`,
    rows: [['sts.amazonaws.com', 'TLSv1.1', 1]],
  },
];

/** Statements of the same pages that make the table; here it is there already. */
export const awsTableStatements: readonly (readonly [page: string, sql: string])[] = [
  [
    `${ATHENA}/create-cloudtrail-table.html`,
    `CREATE EXTERNAL TABLE cloudtrail_logs (
      eventversion STRING,
      useridentity STRUCT<type:STRING, sessioncontext:STRUCT<attributes:STRUCT<mfaauthenticated:STRING>>>,
      resources ARRAY<STRUCT<arn:STRING, accountid:STRING, type:STRING>>
    )
    PARTITIONED BY (region string, year string, month string, day string)
    ROW FORMAT SERDE 'org.apache.hive.hcatalog.data.JsonSerDe'
    STORED AS INPUTFORMAT 'com.amazon.emr.cloudtrail.CloudTrailInputFormat'
    LOCATION 's3://trail/AWSLogs/111122223333/CloudTrail/';`,
  ],
  [
    `${ATHENA}/create-cloudtrail-table.html`,
    `ALTER TABLE cloudtrail_logs ADD PARTITION (region='us-east-1', year='2023', month='04', day='11')
     LOCATION 's3://trail/AWSLogs/111122223333/CloudTrail/us-east-1/2023/04/11/'`,
  ],
  [
    `${ATHENA}/create-cloudtrail-table-org-wide-trail.html`,
    `ALTER TABLE cloudtrail_logs ADD
     PARTITION (account='111122223333', region='us-east-1', year='2023', month='04', day='11')`,
  ],
  [
    `${ATHENA}/create-cloudtrail-table-partition-projection.html`,
    `CREATE EXTERNAL TABLE cloudtrail_logs_pp (eventversion STRING)
     PARTITIONED BY (\`timestamp\` string) LOCATION 's3://trail/AWSLogs/111122223333/CloudTrail/us-east-1'
     TBLPROPERTIES ('projection.enabled'='true',
       'storage.location.template'='s3://trail/AWSLogs/111122223333/CloudTrail/us-east-1/\${timestamp}')`,
  ],
  [EXAMPLES, 'DROP TABLE cloudtrail_logs'],
  [OLD_S3, 'CREATE DATABASE s3_events'],
  [`${ATHENA}/msck-repair-table.html`, 'MSCK REPAIR TABLE cloudtrail_logs;'],
  [
    BOOTSTRAP,
    `CREATE TABLE cloudtrail_orc WITH (format = 'ORC', partitioned_by = ARRAY['region']) AS
     SELECT eventname, region FROM cloudtrail_logs`,
  ],
];

/** Other statements of those pages that are refused, and what their message names; .github/SQL.md lists them. */
export const awsExamplesNotRun: readonly (readonly [page: string, sql: string, named: string])[] = [
  [
    BOOTSTRAP,
    `SELECT * FROM cloudtrail_logs
     WHERE regexp_like(sourceipaddress, '^\\d') AND CAST(sourceipaddress AS IPADDRESS) > IPADDRESS '192.0.2.0'`,
    'The type IPADDRESS cannot be run here.',
  ],
  [
    BOOTSTRAP,
    'INSERT INTO cloudtrail_orc SELECT eventname, region FROM cloudtrail_logs',
    'INSERT cannot be run: only queries can',
  ],
];
