import assert from 'node:assert/strict';
import { toAthenaDdl } from '../../../../../src/core/query/athena/toAthenaDdl';
import { toAthenaSql } from '../../../../../src/core/query/athena/toAthenaSql';
import { toHiveType } from '../../../../../src/core/query/athena/toHiveType';

describe('toAthenaSql', () => {
  const cases: readonly (readonly [string, Readonly<Record<string, string | number>>, string])[] = [
    ['SELECT :a', { a: 'x' }, "SELECT 'x'"],
    ['SELECT :a, :b, :a', { a: "it's", b: 5 }, "SELECT 'it''s', 5, 'it''s'"],
    ["SELECT ':a' -- :a\n, :a", { a: "'; DROP" }, "SELECT ':a' -- :a\n, '''; DROP'"],
    ['SELECT :missing', { a: 'x' }, 'SELECT :missing'],
    ['SELECT :constructor, :__proto__', {}, 'SELECT :constructor, :__proto__'],
  ];
  for (const [statement, parameters, sql] of cases) {
    it(`writes ${JSON.stringify(parameters)} into ${JSON.stringify(statement)}`, () => {
      assert.deepEqual(toAthenaSql(statement, parameters), { sql, ownColumns: [] });
    });
  }

  it('names the columns that Athena does not know, and only those', () => {
    const { ownColumns } = toAthenaSql(
      "SELECT LENS_Time, eventname, 'lens_failed' FROM cloudtrail_logs WHERE \"lens_access\" = 'write' -- lens_record",
      {},
    );
    assert.deepEqual(ownColumns, ['lens_time', 'lens_access']);
  });
});

describe('toHiveType', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['varchar', 'string'],
    ['bigint', 'bigint'],
    ['array(row(arn varchar, type varchar))', 'array<struct<arn:string,type:string>>'],
    ['map(varchar, varchar)', 'map<string,string>'],
    [
      'row(a row(b map(varchar, array(varchar)), c bigint), d varchar)',
      'struct<a:struct<b:map<string,array<string>>,c:bigint>,d:string>',
    ],
  ];
  for (const [type, hive] of cases) {
    it(`writes ${type}`, () => {
      assert.equal(toHiveType(type), hive);
    });
  }
});

describe('toAthenaDdl', () => {
  const ddl = toAthenaDdl({
    bucket: 'trail-bucket',
    prefix: 'audit/',
    organization: 'o-exampleorg1',
    accounts: ['111122223333', '444455556666'],
    regions: ['us-east-1', 'eu-central-1'],
    firstDay: '2024/01/01',
  });
  const lines = ddl.split('\n');

  it('has the columns of the records and not ours, with nested types', () => {
    assert.ok(lines.includes('  eventname string,'), ddl);
    assert.ok(lines.includes('  resources array<struct<arn:string,accountid:string,type:string>>,'), ddl);
    assert.ok(
      lines.includes(
        '  tlsdetails struct<tlsversion:string,ciphersuite:string,clientprovidedhostheader:string>',
      ),
      'the last column, without a comma',
    );
    assert.ok(!ddl.includes('lens_'));
  });

  it('projects partitions over the logs of the trail', () => {
    assert.ok(lines.includes("LOCATION 's3://trail-bucket/audit/AWSLogs/o-exampleorg1/'"), ddl);
    assert.ok(
      lines.includes(
        "  'storage.location.template' = 's3://trail-bucket/audit/AWSLogs/o-exampleorg1/${account}/CloudTrail/${region}/${timestamp}'",
      ),
      ddl,
    );
    assert.ok(lines.includes("  'projection.account.values' = '111122223333,444455556666',"), ddl);
    assert.ok(lines.includes("  'projection.timestamp.range' = '2024/01/01,NOW',"), ddl);
  });
});
