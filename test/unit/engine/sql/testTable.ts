import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import {
  DuckDBDecimalValue,
  DuckDBInstance,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
} from '@duckdb/node-api';
import { cloudTrailColumns } from '../../../../src/core/query/cloudTrailColumns';
import { duckDbMacros } from '../../../../src/engine/sql/duckDbMacros';
import { parseType, toDuckType } from '../../../../src/engine/sql/parseType';
import { UNKNOWN } from '../../../../src/engine/sql/sqlType';
import { translateSql } from '../../../../src/engine/sql/translateSql';

type Cells = Readonly<Record<string, string>>;

/** Five events, each as DuckDB text of the columns that are not NULL. */
const rows: readonly Cells[] = [
  {
    eventversion: "'1.08'",
    useridentity:
      "{'type': 'IAMUser', 'principalid': 'AIDA1', 'arn': 'arn:aws:iam::111111111111:user/ann', 'accountid': '111111111111', 'invokedby': NULL, 'accesskeyid': 'AKIA1', 'username': 'ann', 'onbehalfof': NULL, 'sessioncontext': NULL}",
    eventtime: "'2024-05-01T10:00:00Z'",
    lens_time: "TIMESTAMP '2024-05-01 10:00:00'",
    eventsource: "'s3.amazonaws.com'",
    eventname: "'GetObject'",
    awsregion: "'eu-west-1'",
    sourceipaddress: "'192.0.2.1'",
    requestparameters: `'{"bucketName":"logs","key":"a/b.txt","tags":["x","y"],"size":12,"x-amz-acl":["private"],"deep":{"a b":{"c":true}},"none":null}'`,
    readonly: "'true'",
    resources:
      "[{'arn': 'arn:aws:s3:::logs/a/b.txt', 'accountid': NULL, 'type': 'AWS::S3::Object'}, {'arn': 'arn:aws:s3:::logs', 'accountid': '111111111111', 'type': 'AWS::S3::Bucket'}]",
    eventid: "'e1'",
    timestamp: "'2024/05/01'",
    year: "'2024'",
    lens_source: "'file:///a.json'",
    lens_failed: 'false',
    lens_position: '0',
  },
  {
    useridentity:
      "{'type': 'AssumedRole', 'principalid': 'AROA1:bob', 'arn': 'arn:aws:sts::111111111111:assumed-role/admin/bob', 'accountid': '111111111111', 'invokedby': NULL, 'accesskeyid': 'ASIA1', 'username': NULL, 'onbehalfof': NULL, 'sessioncontext': {'attributes': {'mfaauthenticated': 'true', 'creationdate': '2024-05-01T09:00:00Z'}, 'sessionissuer': {'type': 'Role', 'principalid': 'AROA1', 'arn': 'arn:aws:iam::111111111111:role/admin', 'accountid': '111111111111', 'username': 'admin'}, 'ec2roledelivery': NULL, 'webidfederationdata': {'federatedprovider': 'p', 'attributes': MAP {'aud': 'me'}}}}",
    eventtime: "'2024-05-01T11:30:00Z'",
    lens_time: "TIMESTAMP '2024-05-01 11:30:00'",
    eventsource: "'s3.amazonaws.com'",
    eventname: "'DeleteBucket'",
    awsregion: "'eu-west-1'",
    sourceipaddress: "'192.0.2.2'",
    errorcode: "'AccessDenied'",
    requestparameters: `'{"bucketName":"data"}'`,
    readonly: "'false'",
    resources: "[{'arn': 'arn:aws:s3:::data', 'accountid': '111111111111', 'type': 'AWS::S3::Bucket'}]",
    eventid: "'e2'",
    timestamp: "'2024/05/01'",
    lens_failed: 'true',
    lens_position: '1',
  },
  {
    useridentity:
      "{'type': 'Root', 'principalid': '111111111111', 'arn': 'arn:aws:iam::111111111111:root', 'accountid': '111111111111', 'invokedby': NULL, 'accesskeyid': NULL, 'username': NULL, 'onbehalfof': NULL, 'sessioncontext': NULL}",
    eventtime: "'2024-05-02T08:15:30Z'",
    lens_time: "TIMESTAMP '2024-05-02 08:15:30'",
    eventsource: "'signin.amazonaws.com'",
    eventname: "'ConsoleLogin'",
    awsregion: "'us-east-1'",
    sourceipaddress: "'198.51.100.7'",
    responseelements: `'{"ConsoleLogin":"Success"}'`,
    additionaleventdata: `'{"MFAUsed":"No"}'`,
    readonly: "'false'",
    eventid: "'e3'",
    timestamp: "'2024/05/02'",
    lens_failed: 'false',
    lens_position: '2',
  },
  {
    useridentity:
      "{'type': 'IAMUser', 'principalid': 'AIDA1', 'arn': 'arn:aws:iam::111111111111:user/ann', 'accountid': '111111111111', 'invokedby': NULL, 'accesskeyid': 'AKIA1', 'username': 'ann', 'onbehalfof': NULL, 'sessioncontext': NULL}",
    eventtime: "'2024-05-03T23:59:59Z'",
    lens_time: "TIMESTAMP '2024-05-03 23:59:59'",
    eventsource: "'ec2.amazonaws.com'",
    eventname: "'RunInstances'",
    awsregion: "'us-east-1'",
    sourceipaddress: "'192.0.2.1'",
    requestparameters: "'not json'",
    readonly: "'false'",
    resources: '[]',
    eventid: "'e4'",
    timestamp: "'2024/05/03'",
    lens_failed: 'false',
    lens_position: '3',
  },
  {
    eventtime: "'2024-05-03T12:00:00Z'",
    lens_time: "TIMESTAMP '2024-05-03 12:00:00'",
    eventsource: "'s3.amazonaws.com'",
    eventname: "'GetObject'",
    awsregion: "'eu-west-1'",
    sourceipaddress: "'s3.amazonaws.com'",
    readonly: "'true'",
    eventid: "'e5'",
    timestamp: "'2024/05/03'",
    lens_failed: 'false',
    lens_position: '4',
  },
];

/** A DuckDB of its own with the table `cloudtrail_logs` of five events. */
export async function createTestTable(): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  for (const statement of duckDbMacros) {
    await connection.run(statement);
  }
  const columns = cloudTrailColumns.map(
    ({ name, type }) => `"${name}" ${toDuckType(parseType(type) ?? UNKNOWN)}`,
  );
  await connection.run(`CREATE TABLE cloudtrail_logs (${columns.join(', ')}, lens_log INTEGER)`);
  for (const row of rows) {
    const names = Object.keys(row).map((name) => `"${name}"`);
    await connection.run(
      `INSERT INTO cloudtrail_logs (${names.join(', ')}, lens_log) VALUES (${Object.values(row).join(', ')}, 7)`,
    );
  }
  return connection;
}

export interface Answer {
  readonly names: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  readonly hidden: number;
}

/** Translates and runs; the hidden columns are left out. */
export async function runSql(
  connection: DuckDBConnection,
  sql: string,
  parameters: Readonly<Record<string, DuckDBValue>> = {},
): Promise<Answer> {
  const translated = translateSql(sql, { tables: ['cloudtrail_logs'] });
  const values = Object.fromEntries(
    translated.parameterNames.map((name) => [name, parameters[name] ?? null]),
  );
  const reader = await connection.runAndReadAll(
    translated.sql,
    translated.parameterNames.length === 0 ? undefined : values,
  );
  const shown = reader.columnCount - translated.hidden;
  return {
    names: reader.columnNames().slice(0, shown),
    rows: reader.getRows().map((row) => row.slice(0, shown).map(toPlain)),
    hidden: translated.hidden,
  };
}

/** Lists and rows without a name become arrays, rows with names and maps objects, times and the like their text. */
function toPlain(value: DuckDBValue): unknown {
  if (typeof value === 'bigint') {
    return Number(value);
  }
  if (value instanceof DuckDBListValue) {
    return value.items.map(toPlain);
  }
  if (value instanceof DuckDBStructValue) {
    return Object.fromEntries(Object.entries(value.entries).map(([name, item]) => [name, toPlain(item)]));
  }
  if (value instanceof DuckDBMapValue) {
    return Object.fromEntries(value.entries.map((entry) => [String(entry.key), toPlain(entry.value)]));
  }
  if (value instanceof DuckDBDecimalValue) {
    return value.toDouble();
  }
  return typeof value === 'object' && value !== null ? value.toString() : value;
}
