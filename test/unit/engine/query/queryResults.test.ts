import assert from 'node:assert/strict';
import { ConnectionPool } from '../../../../src/engine/query/connectionPool';
import { QueryResults } from '../../../../src/engine/query/queryResults';
import { openService, type TestService } from './service';

describe('QueryResults', () => {
  let test: TestService;
  beforeEach(async () => {
    test = await openService();
  });
  afterEach(() => test.close());

  it('makes no other order while rows are read in one', async () => {
    const pool = new ConnectionPool(Promise.resolve(test.database.connections));
    const steps: string[] = [];
    const run = pool.run.bind(pool);
    pool.run = async (sql, options) => {
      const what = /^(?:CREATE|SELECT)/.exec(sql)?.[0] ?? sql;
      steps.push(`${what} begins`);
      try {
        return await run(sql, options);
      } finally {
        steps.push(`${what} ends`);
      }
    };
    const results = new QueryResults(pool);
    const { number } = await results.store({
      sql: 'SELECT range AS up, 2 - range AS down FROM range(3)',
      values: {},
      hidden: 0,
      uris: [],
    });
    const get = (column: number) => results.getRows(number, 0, 3, { column, descending: false });
    const [up, down, upAgain] = await Promise.all([get(0), get(1), get(0)]);
    assert.deepEqual(up, [
      [0, 2],
      [1, 1],
      [2, 0],
    ]);
    assert.deepEqual(down, [
      [2, 0],
      [1, 1],
      [0, 2],
    ]);
    assert.deepEqual(upAgain, up);
    const one = ['CREATE begins', 'CREATE ends', 'SELECT begins', 'SELECT ends'];
    assert.deepEqual(steps, [...one, ...one, ...one]);
  });

  it('sorts for who still waits where another gave up', async () => {
    const results = new QueryResults(new ConnectionPool(Promise.resolve(test.database.connections)));
    const { number } = await results.store({
      sql: 'SELECT 2 - range AS down FROM range(3)',
      values: {},
      hidden: 0,
      uris: [],
    });
    const sort = { column: 0, descending: false };
    const givenUp = new AbortController();
    const first = results.getRows(number, 0, 1, sort, givenUp.signal);
    const second = results.getRows(number, 0, 1, sort);
    givenUp.abort();
    await assert.rejects(first);
    assert.deepEqual(await second, [[0]]);
  });
});
