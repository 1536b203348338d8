import assert from 'node:assert/strict';
import { QueryError } from '../../../../src/engine/query/queryError';
import { checkSql } from '../../../../src/engine/sql/checkSql';
import { awsExampleTables } from './awsExampleLogs';
import { awsExamples, awsExamplesNotRun, awsTableStatements } from './awsExamples';
import { openService, type TestService } from './service';

const toSorted = (rows: readonly (readonly unknown[])[]): string[] =>
  rows.map((row) => JSON.stringify(row)).sort();

describe('the examples that AWS shows of queries over CloudTrail logs', () => {
  let test: TestService;

  before(async () => {
    test = await openService();
    for (const [table, inputs] of Object.entries(awsExampleTables)) {
      await test.service.load(inputs, table);
    }
  });
  after(() => test.close());

  for (const { name, page, sql, rows } of awsExamples) {
    it(`${name} (${page})`, async () => {
      const { result, columns, statistics } = await test.run(sql);
      const all = await test.service.getRows({ result, offset: 0, limit: statistics.rows });
      const column = columns.findIndex((found) => found.name === 'eventid');
      const shown = /^SELECT \*/i.test(sql) ? all.map((row) => [row[column]]) : all;
      assert.ok(rows.length > 0);
      assert.deepEqual(checkSql(sql, Object.keys(awsExampleTables)), []);
      if (/\border by\b(?![^(]*\))/i.test(sql)) {
        assert.deepEqual(shown, rows);
      } else {
        assert.deepEqual(toSorted(shown), toSorted(rows));
      }
    });
  }

  for (const [page, sql] of awsTableStatements) {
    it(`need no ${sql.split(/\s+/, 3).join(' ')} (${page})`, async () => {
      await assert.rejects(test.run(sql), (error) => {
        assert.ok(error instanceof QueryError);
        assert.match(
          error.message,
          /^(?:CREATE|ALTER|DROP|MSCK) cannot be run, and no table, partition or database has to be made here: .*\(line 1, column 1\)$/,
        );
        return true;
      });
    });
  }

  for (const [page, sql, named] of awsExamplesNotRun) {
    it(`are refused where they cannot run: ${named} (${page})`, async () => {
      await assert.rejects(test.run(sql), (error) => {
        assert.ok(error instanceof QueryError);
        assert.ok(error.message.includes(named), error.message);
        return true;
      });
    });
  }
});
