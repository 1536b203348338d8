import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { QueryProgress } from '../../../../src/protocol/query';
import { CancelledError } from '../../../../src/protocol/rpcError';
import { openService, toInput, toRecord, type TestService } from './service';

describe('queries', () => {
  let test: TestService;
  before(async () => {
    test = await openService();
    await test.service.load([
      toInput(
        Array.from({ length: 1000 }, (_, i) =>
          toRecord({
            eventID: `id ${String(i).padStart(4, '0')}`,
            eventName: i % 10 === 0 ? 'PutObject' : 'GetObject',
            eventTime: new Date(Date.UTC(2024, 0, 1) + i * 1500).toISOString(),
            requestParameters: { i },
          }),
        ),
        'file:///thousand.json',
      ),
    ]);
  });
  after(() => test.close());

  it('gives windows of a result, also sorted', async () => {
    const { result, columns, statistics } = await test.run(
      'SELECT eventname AS name, lens_position AS n FROM cloudtrail_logs',
    );
    assert.deepEqual(
      columns.map(({ name, type, kind }) => [name, type, kind]),
      [
        ['name', 'varchar', 'text'],
        ['n', 'bigint', 'number'],
      ],
    );
    assert.equal(statistics.rows, 1000);
    const get = (offset: number, limit: number, column?: number, descending = false) =>
      test.service.getRows({
        result,
        offset,
        limit,
        ...(column === undefined ? {} : { sort: { column, descending } }),
      });
    assert.deepEqual(await get(998, 10), [
      ['GetObject', 998],
      ['GetObject', 999],
    ]);
    assert.deepEqual(await get(0, 2, 1, true), [
      ['GetObject', 999],
      ['GetObject', 998],
    ]);
    // Equal values keep the order of the query.
    assert.deepEqual(await get(99, 2, 0, true), [
      ['PutObject', 990],
      ['GetObject', 1],
    ]);
    assert.deepEqual(await get(-5, 1), [['PutObject', 0]]);
    assert.deepEqual(await get(1000, 10), []);
    await assert.rejects(get(0, 1, 7), /no such column/);
  });

  it('keeps rows until they are released', async () => {
    const { result } = await test.run('SELECT 1 AS one FROM cloudtrail_logs');
    await test.service.release(result);
    await assert.rejects(test.service.getRows({ result, offset: 0, limit: 1 }), /Run the query again/);
  });

  it('finds the event behind a row, in any order', async () => {
    const { result, hasEvents, columns } = await test.run(
      "SELECT eventid FROM cloudtrail_logs WHERE eventname = 'PutObject'",
    );
    assert.deepEqual([hasEvents, columns.length], [true, 1]);
    assert.deepEqual(await test.service.findEvent({ result, row: 3 }), {
      uri: 'file:///thousand.json',
      record: 30,
    });
    const sort = { column: 0, descending: true };
    assert.deepEqual(await test.service.findEvent({ result, row: 0, sort }), {
      uri: 'file:///thousand.json',
      record: 990,
    });
    assert.equal(await test.service.findEvent({ result, row: 100 }), null);
    const counted = await test.run('SELECT count(*) AS n FROM cloudtrail_logs');
    assert.equal(counted.hasEvents, false);
    assert.equal(await test.service.findEvent({ result: counted.result, row: 0 }), null);
  });

  it('gives cells as texts, numbers and booleans', async () => {
    const cases: readonly (readonly [expression: string, value: unknown, type: string, kind: string])[] = [
      ['1', 1, 'integer', 'number'],
      ['CAST(9007199254740991 AS bigint)', 9007199254740991, 'bigint', 'number'],
      ['CAST(9007199254740993 AS bigint)', '9007199254740993', 'bigint', 'number'],
      ["CAST('0.1' AS real)", 0.1, 'real', 'number'],
      ["CAST('NaN' AS double)", 'NaN', 'double', 'number'],
      ['true', true, 'boolean', 'boolean'],
      ['CAST(NULL AS varchar)', null, 'varchar', 'text'],
      ["''", '', 'varchar', 'text'],
      ["DATE '2024-02-29'", '2024-02-29', 'date', 'time'],
      ["TIMESTAMP '2024-02-29 01:02:03.004'", '2024-02-29T01:02:03.004Z', 'timestamp(6)', 'time'],
      [
        "from_iso8601_timestamp('2024-02-29T01:02:03Z')",
        '2024-02-29T01:02:03Z',
        'timestamp(6) with time zone',
        'time',
      ],
      ["ARRAY['a', NULL]", '["a",null]', 'array(varchar)', 'json'],
    ];
    for (const [expression, value, type, kind] of cases) {
      const { result, columns } = await test.run(`SELECT ${expression} AS v FROM cloudtrail_logs LIMIT 1`);
      assert.deepEqual(columns, [{ name: 'v', type, kind }], expression);
      assert.deepEqual(await test.service.getRows({ result, offset: 0, limit: 1 }), [[value]], expression);
    }
  });

  it('binds parameters', async () => {
    const sql = 'SELECT count(*) AS n FROM cloudtrail_logs WHERE eventname = :name AND lens_position < :last';
    assert.deepEqual(await test.ask(sql, { name: 'PutObject', last: 100 }), [[10]]);
    assert.deepEqual(await test.ask(sql, { name: "x' OR '1'='1", last: 100 }), [[0]]);
    await assert.rejects(test.ask(sql, { name: 'PutObject' }), /needs a value for its parameter :last/);
  });

  it('says where rows were cut', async () => {
    const { result, statistics } = await test.service.run('SELECT lens_position FROM cloudtrail_logs', {}, 7);
    assert.deepEqual([statistics.rows, statistics.rowLimit], [7, 7]);
    const sort = { column: 0, descending: true };
    assert.deepEqual(await test.service.getRows({ result, offset: 0, limit: 100, sort }), [
      [6],
      [5],
      [4],
      [3],
      [2],
      [1],
      [0],
    ]);
    const whole = await test.service.run('SELECT lens_position FROM cloudtrail_logs', {}, 1000);
    assert.equal(whole.statistics.rowLimit, undefined);
  });

  it('tells the fault of a query and its place', async () => {
    await assert.rejects(test.run('SELECT eventname\nFROM FROM cloudtrail_logs'), /\(line 2, column \d+\)/);
    await assert.rejects(test.run('SELECT no_such_column FROM cloudtrail_logs'), /no_such_column/);
    await assert.rejects(test.run('SELECT 1 FROM no_such_table'), /no_such_table/);
    await assert.rejects(test.run("SELECT CAST('x' AS integer) FROM cloudtrail_logs"), (error: Error) => {
      assert.doesNotMatch(error.message, /LINE \d|Error:/);
      return true;
    });
  });

  it('proposes values with their counts', async () => {
    assert.deepEqual(await test.service.getValues('eventname', '', 10), [
      { value: 'GetObject', events: 900 },
      { value: 'PutObject', events: 100 },
    ]);
    assert.deepEqual(await test.service.getValues('eventname', 'pUT', 10), [
      { value: 'PutObject', events: 100 },
    ]);
    assert.deepEqual(await test.service.getValues("json_extract_scalar(requestparameters, '$.i')", '99', 2), [
      { value: '99', events: 1 },
      { value: '990', events: 1 },
    ]);
  });

  it('stops a query in its middle', async () => {
    const controller = new AbortController();
    const told: unknown[] = [];
    const running = test.service.run(
      'SELECT count(*) FROM cloudtrail_logs a, cloudtrail_logs b, cloudtrail_logs c WHERE ' +
        'length(a.eventid) + length(b.eventid) + length(c.eventid) < 0 OR a.eventid || b.eventid = c.eventid',
      {},
      undefined,
      { signal: controller.signal, onProgress: (progress) => told.push(progress) },
    );
    running.catch(() => undefined);
    while (told.length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    controller.abort(new CancelledError());
    await assert.rejects(running, CancelledError);
    assert.deepEqual(await test.ask('SELECT count(*) FROM cloudtrail_logs'), [[1000]]);
  });

  it('does not begin to load what was cancelled before, and keeps what was loaded', async () => {
    const controller = new AbortController();
    const input = toInput([toRecord({ eventID: 'never' })], 'file:///other.json');
    controller.abort(new CancelledError());
    await assert.rejects(
      test.service.load([input], undefined, { signal: controller.signal }),
      CancelledError,
    );
    assert.deepEqual(await test.ask('SELECT count(*) FROM cloudtrail_logs'), [[1000]]);
  });

  /** Runs until it first tells a progress, cancels then, and gives what it told last. */
  const cancelAt = async (
    isPlace: (progress: QueryProgress) => boolean,
    work: (signal: AbortSignal, onProgress: (progress: QueryProgress) => void) => Promise<unknown>,
  ): Promise<QueryProgress | undefined> => {
    const controller = new AbortController();
    let last: QueryProgress | undefined;
    const working = work(controller.signal, (progress) => {
      last = progress;
      if (!controller.signal.aborted && isPlace(progress)) {
        controller.abort(new CancelledError());
      }
    });
    await assert.rejects(working, CancelledError);
    return last;
  };

  it('stops in the middle of loading', async () => {
    const logs = 300;
    const records = Array.from({ length: 2500 }, (_, i) =>
      toRecord({ eventID: `many ${i}`, requestParameters: { i } }),
    );
    const first = toInput(records);
    const inputs = Array.from({ length: logs }, (_, i) => ({ ...first, uri: `file:///many/${i}.json` }));
    const last = await cancelAt(
      (progress) => progress.phase === 'load' && progress.load.records > 0,
      (signal, onProgress) => test.service.load(inputs, undefined, { signal, onProgress }),
    );
    assert.ok(last?.phase === 'load' && last.load.records < (logs * records.length) / 2);
    assert.deepEqual(await test.ask('SELECT count(*) FROM cloudtrail_logs'), [[1000]]);
  });

  it('stops in the middle of making columns, and makes them when they are needed again', async () => {
    const count = 30_000;
    const records = Array.from({ length: count }, (_, i) =>
      toRecord({ eventID: `id ${i}`, requestParameters: { i, text: 'x'.repeat(500) } }),
    );
    await test.service.load([toInput(records, 'file:///large.json')], 'large');
    for (const sql of ['SELECT max(eventid) FROM large', 'SELECT max(requestparameters) FROM large']) {
      const controller = new AbortController();
      const running = test.service.run(sql, {}, undefined, { signal: controller.signal });
      running.catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 5));
      controller.abort(new CancelledError());
      await assert.rejects(running, CancelledError, sql);
    }
    const sql = 'SELECT count(eventid), count(requestparameters), count(lens_identity_name) FROM large';
    assert.deepEqual(await test.ask(sql), [[count, count, count]]);
  });

  describe('saving', () => {
    const SQL =
      "SELECT eventid AS a, lens_position AS a, '=1+1, \"x\"' AS formula, ARRAY['l'] AS list " +
      'FROM cloudtrail_logs WHERE lens_position < 2';
    const save = async (
      format: 'csv' | 'jsonl' | 'parquet',
      sort?: { column: number; descending: boolean },
    ) => {
      const { result } = await test.run(SQL);
      const file = path.join(test.folder, `saved.${format}`);
      const saved = await test.service.save({
        result,
        format,
        path: file,
        ...(sort === undefined ? {} : { sort }),
      });
      const bytes = await readFile(file);
      assert.deepEqual(saved, { rows: 2, bytes: bytes.length });
      return bytes;
    };

    it('writes CSV without live formulas', async () => {
      assert.equal(
        (await save('csv', { column: 0, descending: true })).toString(),
        'a,a,formula,list\r\nid 0001,1,"\'=1+1, ""x""","[""l""]"\r\nid 0000,0,"\'=1+1, ""x""","[""l""]"\r\n',
      );
    });

    it('writes JSON lines', async () => {
      assert.equal(
        (await save('jsonl')).toString(),
        [0, 1].map((i) => `{"a":"id 000${i}","a_1":${i},"formula":"=1+1, \\"x\\"","list":["l"]}\n`).join(''),
      );
    });

    it('writes Parquet', async () => {
      const bytes = await save('parquet');
      assert.deepEqual(
        [bytes.toString('latin1', 0, 4), bytes.toString('latin1', bytes.length - 4)],
        ['PAR1', 'PAR1'],
      );
    });

    it('writes over no log that queries read', async () => {
      const { result } = await test.run(SQL);
      for (const format of ['csv', 'jsonl', 'parquet'] as const) {
        const saved = test.service.save({ result, format, path: path.resolve('/thousand.json') });
        await assert.rejects(saved, /thousand\.json is one of the logs that queries read/);
      }
    });

    it('leaves nothing behind where it fails', async () => {
      const { result } = await test.run(SQL);
      for (const format of ['csv', 'parquet'] as const) {
        const target = path.join(test.folder, 'no', 'such', 'folder', 'x');
        await assert.rejects(test.service.save({ result, format, path: target }), /ENOENT/);
      }
    });
  });
});
