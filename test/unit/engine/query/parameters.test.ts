import assert from 'node:assert/strict';
import { QueryError } from '../../../../src/engine/query/queryError';
import type { TestService } from './service';
import { openService, toInput, toRecord } from './service';

const RECORDS = ['GetObject', 'GetObject', 'PutObject'].map((eventName, i) =>
  toRecord({ eventID: String(i), eventName, requestParameters: { size: i } }),
);
const FROM = 'FROM cloudtrail_logs';

describe('parameters of a query', () => {
  let engine: TestService;

  before(async () => {
    engine = await openService();
    await engine.service.load([toInput(RECORDS)]);
  });
  after(() => engine.close());

  for (const [name, sql, parameters, rows] of [
    ['a limit as text', `SELECT eventid ${FROM} ORDER BY 1 LIMIT :n`, { n: '2' }, [['0'], ['1']]],
    ['a limit as a number', `SELECT eventid ${FROM} ORDER BY 1 LIMIT :n`, { n: 1 }, [['0']]],
    [
      'a number beside a count',
      `SELECT eventname ${FROM} GROUP BY 1 HAVING count(*) >= :n`,
      { n: ' 2 ' },
      [['GetObject']],
    ],
    [
      'a fraction beside a count',
      `SELECT eventname ${FROM} GROUP BY 1 HAVING count(*) > :n`,
      { n: '1.5' },
      [['GetObject']],
    ],
    ['a list', `SELECT eventid ${FROM} WHERE eventname IN (:a, :b)`, { a: 'PutObject', b: 'x' }, [['2']]],
    ['a number beside a text', `SELECT eventid ${FROM} WHERE eventid = :n`, { n: 2 }, [['2']]],
    ['a text of digits beside a text', `SELECT eventid ${FROM} WHERE eventid = :n`, { n: '2' }, [['2']]],
    [
      'a number in an interval',
      `SELECT count(*) ${FROM} WHERE lens_time < timestamp '2024-03-02 00:00:00' + interval '1' day * :n`,
      { n: '3' },
      [[3]],
    ],
    [
      'a share',
      `SELECT approx_percentile(lens_position, :n), approx_percentile(lens_position, ARRAY[0, :n]) ${FROM}`,
      { n: '1' },
      [[2, '[0,2]']],
    ],
    ['an error that no estimate takes', `SELECT approx_distinct(eventname, :n) ${FROM}`, { n: '0.1' }, [[2]]],
    [
      'an error that is a value too',
      `SELECT approx_distinct(eventname, :n), :n ${FROM}`,
      { n: '0.1' },
      [[2, '0.1']],
    ],
    ['a text alone', 'SELECT :n', { n: '3' }, [['3']]],
    [
      'a time',
      `SELECT count(*) ${FROM} WHERE lens_time >= :since AND eventtime >= :since`,
      { since: '2024-03-01T10:00:00Z' },
      [[3]],
    ],
  ] as const) {
    it(`are taken as their place needs them: ${name}`, async () => {
      assert.deepEqual(await engine.ask(sql, parameters), rows);
    });
  }

  it('name the one that is no number', async () => {
    await assert.rejects(engine.ask(`SELECT eventid ${FROM} LIMIT :n`, { n: 'two' }), (error) => {
      assert.ok(error instanceof QueryError);
      assert.equal(error.message, 'The value of :n has to be a number, but is "two".');
      return true;
    });
  });
});
