import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkSql } from '../../../../src/engine/sql/checkSql';
import { completeSql } from '../../../../src/engine/sql/completeSql';
import { describeSql } from '../../../../src/engine/sql/describeSql';
import { SqlError } from '../../../../src/engine/sql/sqlError';
import { translateSql } from '../../../../src/engine/sql/translateSql';

const TABLES = ['cloudtrail_logs'];

const words = (
  "SELECT FROM cloudtrail_logs WHERE eventname useridentity . , ( ) [ ] = <> 'x' '$.a' \"timestamp\" * + - / || 1 2.5 AND OR NOT " +
  'IN LIKE BETWEEN GROUP BY ORDER HAVING LIMIT UNNEST CROSS JOIN AS t WITH RECURSIVE UNION ALL CASE WHEN THEN END CAST varchar ' +
  "array row map ARRAY -> x lower count json_extract OVER PARTITION INTERVAL '7' DAY NULL :p ? ; ' \" ` -- /* */ { } : :: ->> \u{1f600} \u0001 __proto__ constructor"
).split(' ');

const soup = fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((parts) => parts.join(' '));
const query = soup.map((text) => `SELECT ${text} FROM cloudtrail_logs`);

function translate(sql: string): void {
  try {
    translateSql(sql, { tables: TABLES });
  } catch (error) {
    assert.ok(error instanceof SqlError, `${sql}: ${String((error as Error).stack)}`);
    for (const { span } of error.faults) {
      assert.ok(span.start >= 0 && span.start <= span.end && span.end <= sql.length, sql);
    }
  }
}

describe('SQL of any kind', () => {
  it('is translated or refused with an SqlError', function () {
    this.timeout(60_000);
    fc.assert(fc.property(fc.oneof(soup, query, fc.string()), translate), { numRuns: 1500, seed: 4 });
  });

  it('is checked, completed and described without an error', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(fc.oneof(soup, query, fc.string()), fc.nat(200), async (sql, offset) => {
        checkSql(sql, TABLES);
        await completeSql(sql, Math.min(offset, sql.length), { tables: TABLES });
        describeSql(sql, Math.min(offset, sql.length));
      }),
      { numRuns: 400, seed: 4 },
    );
  });

  it('comes to an end where it is large or nested', function () {
    this.timeout(120_000);
    const texts = [
      '('.repeat(50_000),
      `SELECT ${'('.repeat(110)}1${')'.repeat(110)}`,
      `SELECT ${'(SELECT '.repeat(8)}1${')'.repeat(8)}`,
      `SELECT ${'(SELECT '.repeat(5_000)}`,
      `SELECT ${'lower('.repeat(100)}'a'${')'.repeat(100)}`,
      `SELECT ${'CASE WHEN 1 = 1 THEN '.repeat(500)}1${' END'.repeat(500)}`,
      `SELECT ${'NOT '.repeat(5_000)}true`,
      `SELECT ${'-'.repeat(3)}1`,
      `SELECT ${'- '.repeat(5_000)}1`,
      `SELECT 1${' + 1'.repeat(10_000)}`,
      `SELECT 1 WHERE 1 = 1${' OR 1 = 1'.repeat(8_000)}`,
      `SELECT 1${' UNION ALL SELECT 1'.repeat(3_000)}`,
      `SELECT a${'.b'.repeat(30_000)} FROM cloudtrail_logs`,
      `SELECT 'x' IN (${"'a', ".repeat(15_000)}'b')`,
      `SELECT a${'[1]'.repeat(10_000)} FROM cloudtrail_logs`,
      'x'.repeat(200_000),
    ];
    for (const sql of texts) {
      translate(sql);
    }
  });

  it('refuses a text that is too long, with its length', () => {
    assert.throws(
      () => translateSql(`SELECT '${'x'.repeat(100_000)}'`, { tables: TABLES }),
      (error: unknown) => error instanceof SqlError && error.message.includes('100009 characters'),
    );
  });
});
