import assert from 'node:assert/strict';
import { checkSql } from '../../../../src/engine/sql/checkSql';

const TABLES = ['cloudtrail_logs'];
const FROM = 'FROM cloudtrail_logs';

/** A wrong text with its fault between bars, and words of the message. */
const wrong: readonly (readonly [marked: string, message: string])[] = [
  // Grammar
  ['SELECT eventname |FORM| cloudtrail_logs', 'Is FROM meant?'],
  [`SELECT eventname ${FROM} |WHRE| eventname = 'x'`, 'Is WHERE meant?'],
  [`SELECT eventname ${FROM} |ORDR| BY 1`, 'Is ORDER meant?'],
  [`SELECT eventname ${FROM} GROUP |eventname|`, 'Expected BY.'],
  [`SELECT eventname, |FROM| cloudtrail_logs`, 'FROM is not expected here.'],
  [`SELECT (1 + 2 |FROM| cloudtrail_logs`, 'FROM is not expected here.'],
  ['SELECT eventname |FROM|', 'ends too early after FROM'],
  [`SELECT eventname ${FROM} |WHERE|`, 'ends too early after WHERE'],
  ["SELECT |'|abc", 'no closing quote'],
  ['SELECT |"|abc FROM cloudtrail_logs', 'no closing double quote'],
  ['SELECT |`eventname`| FROM cloudtrail_logs', 'double quotes'],
  [`SELECT eventname ${FROM} WHERE eventname |=|= 'x'`, 'one ='],
  [`SELECT requestparameters ->|>| 'a' ${FROM}`, '->> is not'],
  // What is no query
  ['|SELECT 1 FROM cloudtrail_logs, cloudtrail_logs|', 'cloudtrail_logs stands behind FROM twice.'],
  ['|INSERT| INTO cloudtrail_logs SELECT 1', 'INSERT cannot be run'],
  ['|CREATE| TABLE x AS SELECT 1', 'CREATE cannot be run'],
  ["|COPY| cloudtrail_logs TO 'x.csv'", 'COPY cannot be run'],
  ['|SET| threads = 1', 'SET cannot be run'],
  ["|ATTACH| 'x.db'", 'ATTACH cannot be run'],
  ['|PRAGMA| version', 'PRAGMA cannot be run'],
  ['|INSTALL| httpfs', 'INSTALL cannot be run'],
  ['|CALL| pragma_version()', 'CALL cannot be run'],
  ['|EXPLAIN| SELECT 1', 'EXPLAIN cannot be run'],
  // Files and functions of the engine
  ["SELECT * FROM read_csv|(|'x.csv')", 'read_csv(…) cannot stand here'],
  ["SELECT * FROM |'x.csv'|", 'A file cannot be read by its name'],
  ['SELECT * FROM |"x.csv"|', 'There is no table x.csv'],
  ['SELECT * FROM |duckdb_settings|', 'There is no table duckdb_settings'],
  ["SELECT |read_text|('/etc/passwd')", 'There is no function read_text'],
  ["SELECT |getenv|('HOME')", 'There is no function getenv'],
  ["SELECT |lens_json_scalar|('x', 'y')", 'There is no function'],
  // Names
  [`SELECT |evntname| ${FROM}`, 'Is eventname meant?'],
  [`SELECT |username| ${FROM}`, 'Is useridentity.username meant?'],
  [`SELECT useridentity.|usrname| ${FROM}`, 'Is username meant?'],
  [`SELECT useridentity.sessioncontext.|issuer| ${FROM}`, 'sessioncontext has no field issuer'],
  [`SELECT requestparameters.|bucketName| ${FROM}`, "json_extract_scalar(requestparameters, '$.bucketName')"],
  [`SELECT resources.|arn| ${FROM}`, 'UNNEST'],
  [`SELECT t.|eventnam| ${FROM} t`, 'Is eventname meant?'],
  [`SELECT |x|.eventname ${FROM} t`, 'There is no table or column x.'],
  ['SELECT count(*) FROM |cloudtrail_log|', 'Is cloudtrail_logs meant?'],
  [`SELECT |eventname| ${FROM} a, cloudtrail_logs b`, 'Write a.eventname or b.eventname.'],
  [`SELECT eventname AS e ${FROM} WHERE |e| = 'x'`, 'ORDER BY only'],
  [`SELECT eventid ${FROM} WHERE eventname = |"GetObject"|`, "a text is written 'GetObject'"],
  ['SELECT a.|eventname| FROM (SELECT eventid FROM cloudtrail_logs) a', 'a has no column eventname'],
  ['WITH a AS (SELECT 1) SELECT 1 FROM |bbb|', 'There is no table bbb.'],
  // Functions
  [`SELECT |lowr|(eventname) ${FROM}`, 'Is lower meant?'],
  [`SELECT |soundex|(eventname) ${FROM}`, "soundex is a function of Athena's that cannot be run here."],
  [`SELECT |substr|(eventname) ${FROM}`, 'substr takes 2 to 3 arguments, not 1'],
  [`SELECT hour(|eventtime|) ${FROM}`, 'from_iso8601_timestamp(eventtime)'],
  [`SELECT element_at(|requestparameters|, 'a') ${FROM}`, 'json_extract_scalar(requestparameters'],
  [`SELECT |requestparameters['a']| ${FROM}`, 'json_extract_scalar(requestparameters'],
  [`SELECT json_extract(requestparameters, |'bucketName'|) ${FROM}`, 'A path is $'],
  ["SELECT date_diff(|'hours'|, now(), now())", "Is 'hour' meant?"],
  ["SELECT format_datetime(now(), |'GGG'|)", 'GGG'],
  [`SELECT filter(resources, |1|) ${FROM}`, 'x -> …'],
  [`SELECT |rank|() ${FROM}`, 'needs OVER'],
  [`SELECT 1 ${FROM} WHERE |count(*) > 1|`, 'HAVING'],
  // Types
  [`SELECT 1 ${FROM} WHERE eventversion = |1|`, 'CAST(eventversion AS bigint)'],
  [`SELECT 1 ${FROM} WHERE eventtime > |current_timestamp|`, 'from_iso8601_timestamp(eventtime)'],
  [`SELECT 1 ${FROM} WHERE json_extract(requestparameters, '$.a') = |'x'|`, 'json_extract_scalar gives text'],
  [`SELECT |awsregion| + 1 ${FROM}`, '+ needs numbers'],
  [`SELECT 'a' || |1|`, '|| joins texts'],
  [`SELECT 1 ${FROM} WHERE |eventname|`, 'A condition is needed here'],
  ['SELECT CAST(1 AS |ipaddress|)', 'The type ipaddress cannot be run here'],
  ["SELECT INTERVAL |'x'| DAY", "INTERVAL '7' DAY"],
  ["SELECT |date '2024'|", "date '2024-05-01'"],
  ['SELECT |?|', 'Give the parameter a name'],
  ['SELECT 1 UNION |SELECT 1, 2|', 'Both sides need the same columns'],
];

/** `||` is an operator of the language and no mark. */
function unmark(marked: string): { readonly sql: string; readonly start: number; readonly end: number } {
  const bar = marked.includes('|| |') ? marked.indexOf('|1|') : marked.indexOf('|');
  const close = marked.indexOf('|', bar + 1);
  return {
    sql: marked.slice(0, bar) + marked.slice(bar + 1, close) + marked.slice(close + 1),
    start: bar,
    end: close - 1,
  };
}

describe('checkSql', () => {
  for (const [marked, message] of wrong) {
    it(marked, () => {
      const { sql, start, end } = unmark(marked);
      const faults = checkSql(sql, TABLES);
      assert.equal(faults.length, 1, JSON.stringify(faults));
      assert.deepEqual(faults[0]?.span, { start, end });
      assert.ok(faults[0].message.includes(message), faults[0].message);
      assert.equal(faults[0].severity, 'error');
    });
  }

  it('looks at each statement of a text and moves the faults to their place', () => {
    const first = 'SELECT 1; -- ; in a comment\n';
    const faults = checkSql(`${first}SELECT x FROM cloudtrail_logs;;\nSELECT 2`, TABLES);
    assert.deepEqual(
      faults.map(({ span }) => span),
      [{ start: first.length + 7, end: first.length + 8 }],
    );
  });

  it('counts UTF-16 units, also behind characters of two', () => {
    const faults = checkSql("SELECT '\u{1f600}', x FROM cloudtrail_logs", TABLES);
    assert.deepEqual(faults[0]?.span, { start: 13, end: 14 });
  });

  it('warns of what runs here and not in Athena', () => {
    const faults = checkSql(`SELECT 1 ${FROM} WHERE readonly = true`, TABLES);
    assert.deepEqual(
      faults.map(({ severity, message }) => [severity, message.includes("'true'")]),
      [['warning', true]],
    );
  });

  it('has nothing to say of a right text, an empty one and one of comments', () => {
    for (const sql of [`SELECT eventname ${FROM} WHERE useridentity.arn = :arn`, '', '-- nothing', ';']) {
      assert.deepEqual(checkSql(sql, TABLES), []);
    }
  });
});
