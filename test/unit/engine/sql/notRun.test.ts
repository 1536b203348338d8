import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { athenaFunctions, athenaFunctionsNotRun } from '../../../../src/core/query/athenaFunctions';
import { SqlError } from '../../../../src/engine/sql/sqlError';
import { translateSql } from '../../../../src/engine/sql/translateSql';
import { repositoryRoot } from '../../../support/repositoryRoot';

const PAGE = path.join(repositoryRoot, '.github', 'SQL.md');

/** What of Athena's SQL cannot be run: its name in .github/SQL.md, a text that has it, and what the message names. */
const notRun: readonly (readonly [name: string, sql: string, named: string])[] = [
  [
    'MATCH_RECOGNIZE',
    'SELECT * FROM cloudtrail_logs MATCH_RECOGNIZE (PATTERN (A) DEFINE A AS true)',
    'MATCH_RECOGNIZE',
  ],
  ['JSON_TABLE', "SELECT * FROM JSON_TABLE('[]', 'lax $' COLUMNS (a varchar PATH 'lax $.a'))", 'JSON_TABLE'],
  ['TABLE(function(…))', 'SELECT * FROM TABLE(f(1))', 'TABLE(…)'],
  [
    'FOR TIMESTAMP AS OF',
    "SELECT * FROM cloudtrail_logs FOR TIMESTAMP AS OF timestamp '2024-01-01 00:00:00'",
    'FOR TIMESTAMP',
  ],
  ['WITH FUNCTION', 'WITH FUNCTION f(x integer) RETURNS integer RETURN x SELECT 1', 'WITH FUNCTION'],
  ['WITH TIES', 'SELECT eventid FROM cloudtrail_logs ORDER BY 1 FETCH FIRST 1 ROW WITH TIES', 'WITH TIES'],
  ['NATURAL JOIN', 'SELECT 1 FROM cloudtrail_logs a NATURAL JOIN cloudtrail_logs b', 'NATURAL JOIN'],
  [
    'a name for a join in brackets',
    'SELECT 1 FROM (cloudtrail_logs a CROSS JOIN cloudtrail_logs b) AS j',
    'join in brackets',
  ],
  ["AT TIME ZONE INTERVAL '…'", "SELECT now() AT TIME ZONE INTERVAL '2' HOUR", 'AT TIME ZONE INTERVAL'],
  ['wildcards in JSON paths', "SELECT json_extract('[]', '$.*')", 'wildcards'],
  ['ON EMPTY', "SELECT json_value('{}', 'lax $.a' DEFAULT 'x' ON EMPTY)", 'ON EMPTY'],
  ['WITH WRAPPER', "SELECT json_query('{}', 'lax $.a' WITH ARRAY WRAPPER)", 'WRAPPER'],
  ['PASSING', "SELECT json_value('{}', 'lax $.a' PASSING 1 AS x)", 'PASSING'],
  [
    'ON OVERFLOW TRUNCATE',
    "SELECT listagg(eventid, ',' ON OVERFLOW TRUNCATE WITH COUNT) WITHIN GROUP (ORDER BY eventid) FROM cloudtrail_logs",
    'ON OVERFLOW TRUNCATE',
  ],
  ["U&'…'", "SELECT U&'\\0041'", 'U&'],
  ["X'…'", "SELECT X'00'", "X'00'"],
  ['?', 'SELECT ?', ':user'],
  ['normalize', "SELECT normalize('a')", 'NORMALIZE'],
  ['current_user', 'SELECT current_user', 'CURRENT_USER'],
  ['current_time', 'SELECT current_time', 'CURRENT_TIME'],
  ['localtime', 'SELECT localtime', 'LOCALTIME'],
  ['ipaddress', "SELECT CAST('1.2.3.4' AS ipaddress)", 'ipaddress'],
  ['EXPLAIN', 'EXPLAIN SELECT 1', 'EXPLAIN'],
  ['SHOW', 'SHOW TABLES', 'SHOW'],
  ['DESCRIBE', 'DESCRIBE cloudtrail_logs', 'DESCRIBE'],
  ['PREPARE', 'PREPARE a FROM SELECT 1', 'PREPARE'],
  ['UNLOAD', "UNLOAD (SELECT 1) TO 's3://b/'", 'UNLOAD'],
  ['INSERT', 'INSERT INTO cloudtrail_logs SELECT 1', 'INSERT'],
  ['CREATE EXTERNAL TABLE', 'CREATE EXTERNAL TABLE t (a string)', 'no table'],
  ['ALTER TABLE … ADD PARTITION', "ALTER TABLE t ADD PARTITION (day = '01')", 'no table, partition'],
  ['MSCK REPAIR TABLE', 'MSCK REPAIR TABLE t', 'no table, partition'],
  ['DROP TABLE', 'DROP TABLE `t`', 'no table'],
];

function getMessage(sql: string): string {
  try {
    translateSql(sql, { tables: ['cloudtrail_logs'] });
  } catch (error) {
    assert.ok(error instanceof SqlError, String(error));
    return error.faults.map(({ message }) => message).join(' ');
  }
  throw new Error(`${sql} was translated.`);
}

describe('what of Athena cannot be run', () => {
  const page = readFileSync(PAGE, 'utf8');

  for (const [name, sql, named] of notRun) {
    it(name, () => {
      assert.ok(getMessage(sql).includes(named), getMessage(sql));
      assert.ok(page.includes(`\`${name}\``), `SQL.md does not list ${name}.`);
    });
  }

  it('names every function that is not run, in its message and in SQL.md', () => {
    for (const name of athenaFunctionsNotRun) {
      assert.ok(getMessage(`SELECT ${name}(1)`).includes(name), name);
      assert.ok(page.includes(`\`${name}\``), `SQL.md does not list ${name}.`);
    }
  });

  it('lists every function that runs in SQL.md, and none twice', () => {
    const names = athenaFunctions.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    for (const { name, differs = '' } of athenaFunctions) {
      assert.ok(page.includes(`\`${name}\``), `SQL.md does not list ${name}.`);
      assert.ok(page.includes(differs), `SQL.md does not say how ${name} differs.`);
      assert.ok(!athenaFunctionsNotRun.includes(name), name);
    }
  });
});
