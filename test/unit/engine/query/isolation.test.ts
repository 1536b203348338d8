import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openService, toInput, toRecord, type TestService } from './service';

/** What a query could try to get out; FILE is a file that exists, NEW one that does not. */
const ATTEMPTS = [
  "SELECT * FROM 'FILE'",
  'SELECT * FROM "FILE"',
  "SELECT * FROM read_csv('FILE')",
  "SELECT * FROM read_csv_auto('FILE')",
  "SELECT * FROM read_text('FILE')",
  "SELECT * FROM read_blob('FILE')",
  "SELECT * FROM read_json('FILE')",
  "SELECT * FROM read_json_objects('FILE')",
  "SELECT * FROM read_ndjson('FILE')",
  "SELECT * FROM read_parquet('FILE')",
  "SELECT * FROM parquet_metadata('FILE')",
  "SELECT * FROM sniff_csv('FILE')",
  "SELECT * FROM glob('FILE')",
  "SELECT * FROM query('SELECT * FROM read_text(''FILE'')')",
  "SELECT * FROM query_table('FILE')",
  "SELECT * FROM read_text('http://127.0.0.1:9/x')",
  "SELECT * FROM read_csv('s3://bucket/key')",
  "COPY (SELECT 1) TO 'NEW'",
  "COPY (SELECT 1) TO 'NEW' (FORMAT parquet)",
  "EXPORT DATABASE 'NEW'",
  "IMPORT DATABASE 'FOLDER'",
  "ATTACH 'NEW' AS other",
  "ATTACH 'FILE' AS other (READ_ONLY)",
  'INSTALL httpfs',
  'LOAD httpfs',
  "LOAD 'FILE'",
  "SELECT getenv('PATH')",
  "CREATE PERSISTENT SECRET s (TYPE s3, KEY_ID 'a', SECRET 'b')",
  "SET memory_limit = '100GB'",
  "PRAGMA memory_limit = '100GB'",
  'SET GLOBAL enable_external_access = true',
  'RESET enable_external_access',
  'SET lock_configuration = false',
  "SET temp_directory = 'FOLDER'",
  "SET profiling_output = 'NEW'",
  "PRAGMA profiling_output = 'NEW'",
  "SET log_query_path = 'NEW'",
  "SET allowed_directories = ['/']",
  "SET extension_directory = 'FOLDER'",
] as const;

describe('a query', () => {
  let test: TestService;
  let file = '';
  before(async () => {
    test = await openService();
    file = path.join(test.folder, 'secret.csv');
    await writeFile(file, 'a,b\n1,top secret\n');
    await test.service.load([toInput([toRecord({ eventID: 'x' })])]);
  });
  after(() => test.close());

  for (const attempt of ATTEMPTS) {
    it(`cannot ${attempt}`, async () => {
      const fresh = path.join(test.folder, 'new');
      const sql = attempt.replaceAll('FILE', file).replaceAll('NEW', fresh).replaceAll('FOLDER', test.folder);
      await assert.rejects(test.ask(sql), 'in our dialect');
      for (const connection of test.database.connections) {
        await assert.rejects(connection.runAndReadAll(sql), 'given to the engine itself');
      }
      assert.equal(existsSync(fresh), false);
    });
  }

  it('is one that reads', async () => {
    for (const sql of [
      'DROP VIEW cloudtrail_logs',
      'DELETE FROM cloudtrail_logs',
      'CREATE TABLE t AS SELECT 1 AS a',
      "INSERT INTO cloudtrail_logs (eventid) VALUES ('y')",
      'SELECT 1; DROP VIEW cloudtrail_logs',
      'DETACH lens',
      'PRAGMA enable_profiling',
    ]) {
      await assert.rejects(test.ask(sql), sql);
    }
    assert.deepEqual(await test.ask('SELECT eventid FROM cloudtrail_logs'), [['x']]);
  });

  it('sees no table but those of events', async () => {
    const { result } = await test.run('SELECT eventid FROM cloudtrail_logs');
    for (const table of [
      `results.main.result_${result}`,
      'lens.main.events_1_index',
      'duckdb_settings()',
      'duckdb_secrets()',
      'information_schema.tables',
      'pragma_database_list',
    ]) {
      await assert.rejects(test.ask(`SELECT * FROM ${table}`), table);
    }
  });
});

describe('a query with little memory', () => {
  it('spills what does not fit, and ends with a sentence where that is too much as well', async () => {
    const test = await openService({ memory: 150e6, spill: 2e9 });
    try {
      const text = 'x'.repeat(400);
      await test.service.load([
        toInput(Array.from({ length: 1000 }, (_, i) => toRecord({ eventID: `${i}`, errorMessage: text }))),
      ]);
      const sorted = await test.run(
        'SELECT a.eventid AS x, b.eventid AS y, a.errormessage AS m FROM cloudtrail_logs a, cloudtrail_logs b ' +
          'WHERE a.lens_position < 500 ORDER BY y, x',
      );
      assert.equal(sorted.statistics.rows, 500_000);
      assert.deepEqual(
        (await test.service.getRows({ result: sorted.result, offset: 499_999, limit: 1 })).map((row) =>
          row.slice(0, 2),
        ),
        [['99', '999']],
      );
      await test.service.release(sorted.result);
      await assert.rejects(
        test.run(
          'SELECT array_agg(a.errormessage || b.eventid) AS all_of_it FROM cloudtrail_logs a, cloudtrail_logs b',
        ),
        /needs more memory than it may take/,
      );
      assert.deepEqual(await test.ask('SELECT count(*) FROM cloudtrail_logs'), [[1000]]);
    } finally {
      await test.close();
    }
  }).timeout(60_000);
});
