import assert from 'node:assert/strict';
import { findFaultOffset } from '../../../../src/engine/query/findFaultOffset';
import { QueryError } from '../../../../src/engine/query/queryError';
import { toErrorData } from '../../../../src/protocol/rpcError';
import type { TestService } from './service';
import { openService, toInput, toRecord } from './service';

const RECORDS = ['GetObject', 'PutObject'].map((eventName, i) => toRecord({ eventID: String(i), eventName }));

describe('a fault that shows only when a query runs', () => {
  let engine: TestService;

  before(async () => {
    engine = await openService();
    await engine.service.load([toInput(RECORDS)]);
  });
  after(() => engine.close());

  const fail = async (sql: string): Promise<QueryError> => {
    try {
      await engine.run(sql);
    } catch (error) {
      assert.ok(error instanceof QueryError, String(error));
      return error;
    }
    return assert.fail(`ran: ${sql}`);
  };

  for (const [name, sql, at, message] of [
    [
      'a cast of a literal',
      `SELECT CAST('x' AS integer)`,
      `CAST('x' AS integer)`,
      `Could not convert string 'x' to integer. TRY_CAST gives NULL instead. (line 1, column 8)`,
    ],
    [
      'a cast of a column, on its line',
      'SELECT eventname,\n  CAST(eventname AS bigint) AS n\nFROM cloudtrail_logs',
      'CAST(eventname AS bigint)',
      "Could not convert string 'GetObject' to bigint when casting from source column eventname. " +
        'TRY_CAST gives NULL instead. (line 2, column 3)',
    ],
    [
      'the second of two that read the same',
      `SELECT eventid, CAST(eventid AS integer) FROM cloudtrail_logs WHERE length(eventname) > CAST(eventname AS integer)`,
      'CAST(eventname AS integer)',
      undefined,
    ],
    ['a function', 'SELECT json_parse(eventname) FROM cloudtrail_logs', 'json_parse(eventname)', undefined],
    ['a time', `SELECT timestamp '2024-99-01 00:00:00'`, `timestamp '2024-99-01 00:00:00'`, undefined],
  ] as const) {
    it(`is told with its place: ${name}`, async () => {
      const error = await fail(sql);
      const { start, end } = error.span ?? { start: 0, end: 0 };
      assert.equal(sql.slice(start, end), at);
      if (message !== undefined) {
        assert.equal(error.message, message);
      }
      assert.deepEqual(toErrorData(error).span, error.span);
    });
  }

  for (const [name, sql, message] of [
    [
      'an overflow',
      'SELECT 9223372036854775807 + count(*) FROM cloudtrail_logs',
      'Overflow in addition of bigint (9223372036854775807 + 2)!',
    ],
    [
      'a pattern',
      `SELECT regexp_like(eventname, '(') FROM cloudtrail_logs`,
      'The regular expression cannot be read: missing ): (.',
    ],
    [
      'a time in another form',
      `SELECT date_parse(eventname, '%Y') FROM cloudtrail_logs`,
      'Could not parse string "GetObject" according to format specifier "%Y".',
    ],
  ] as const) {
    it(`is told in plain words where the engine names no place: ${name}`, async () => {
      const error = await fail(sql);
      assert.equal(error.message, message);
      assert.equal(error.span, undefined);
    });
  }

  it('is found where the statement was part of another, and where the piece is cut off', () => {
    const statement = 'SELECT f(a), f(b), f(a) FROM t';
    const line = 'LINE 1: ...AS SELECT f(a), f(b), f(a) F...';
    const at = (offset: number): string => `Some Error: x\n\n${line}\n${' '.repeat(offset)}^`;
    assert.equal(findFaultOffset(at(line.indexOf('f(b)')), statement), statement.indexOf('f(b)'));
    assert.equal(findFaultOffset(at(line.lastIndexOf('f(a)')), statement), statement.lastIndexOf('f(a)'));
    assert.equal(findFaultOffset('Some Error: x', statement), undefined);
    assert.equal(findFaultOffset('Some Error: x\n\nLINE 1: nowhere\n        ^', statement), undefined);
  });
});
