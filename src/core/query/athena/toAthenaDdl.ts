import { cloudTrailColumns } from '../cloudTrailColumns';
import { CLOUDTRAIL_TABLE } from '../cloudTrailTable';
import { toHiveType } from './toHiveType';

/** Where the logs of a trail are, and whose. */
export interface AthenaTrail {
  readonly bucket: string;
  /** What stands before `AWSLogs/` in the keys, with a slash at its end; '' for the bucket itself. */
  readonly prefix: string;
  /** The organization's id, `o-…`, where its trail writes the logs. */
  readonly organization?: string;
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  /** The first day of the logs, `yyyy/MM/dd`. */
  readonly firstDay: string;
}

/**
 * The statement that makes the table over a trail's logs in Athena, partitioned by account, Region and day through
 * partition projection, so that no partition has to be added.
 */
export function toAthenaDdl(trail: AthenaTrail): string {
  const columns = cloudTrailColumns
    .filter(({ origin }) => origin === 'record')
    .map(({ name, type }) => `  ${name} ${toHiveType(type)}`);
  const root = `s3://${trail.bucket}/${trail.prefix}AWSLogs/${trail.organization === undefined ? '' : `${trail.organization}/`}`;
  const properties: readonly (readonly [name: string, value: string])[] = [
    ['projection.enabled', 'true'],
    ['projection.account.type', 'enum'],
    ['projection.account.values', trail.accounts.join(',')],
    ['projection.region.type', 'enum'],
    ['projection.region.values', trail.regions.join(',')],
    ['projection.timestamp.type', 'date'],
    ['projection.timestamp.format', 'yyyy/MM/dd'],
    ['projection.timestamp.interval', '1'],
    ['projection.timestamp.interval.unit', 'DAYS'],
    ['projection.timestamp.range', `${trail.firstDay},NOW`],
    ['storage.location.template', `${root}\${account}/CloudTrail/\${region}/\${timestamp}`],
  ];
  return [
    `CREATE EXTERNAL TABLE ${CLOUDTRAIL_TABLE} (`,
    columns.join(',\n'),
    ')',
    'PARTITIONED BY (account string, region string, `timestamp` string)',
    "ROW FORMAT SERDE 'org.apache.hive.hcatalog.data.JsonSerDe'",
    "STORED AS INPUTFORMAT 'com.amazon.emr.cloudtrail.CloudTrailInputFormat'",
    "OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'",
    `LOCATION ${toText(root)}`,
    'TBLPROPERTIES (',
    properties.map(([name, value]) => `  ${toText(name)} = ${toText(value)}`).join(',\n'),
    ');',
    '',
  ].join('\n');
}

function toText(value: string): string {
  return `'${value.replaceAll("'", "\\'")}'`;
}
