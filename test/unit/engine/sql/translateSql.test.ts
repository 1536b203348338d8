import assert from 'node:assert/strict';
import type { DuckDBConnection } from '@duckdb/node-api';
import { expressions, queries } from './constructs';
import { createTestTable, runSql } from './testTable';

describe('translateSql, run by DuckDB', () => {
  let connection: DuckDBConnection;

  before(async () => {
    connection = await createTestTable();
  });

  after(() => {
    connection.closeSync();
  });

  for (const [expression, value] of expressions) {
    it(`SELECT ${expression}`, async () => {
      const { rows } = await runSql(connection, `SELECT ${expression}`);
      assert.deepEqual(rows, [[value]]);
    });
  }

  for (const [sql, rows, hidden] of queries) {
    it(sql.replaceAll(/\s+/gu, ' '), async () => {
      const answer = await runSql(connection, sql);
      assert.deepEqual({ rows: answer.rows, hidden: answer.hidden }, { rows, hidden });
    });
  }
});
