import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseFilter } from '../../../../src/core/filter/parseFilter';
import { runFilter } from '../../../../src/core/filter/runFilter';
import { buildFilteredEvents } from './filteredLogs';
import { anyLogs, anyTerms, isNaiveMatch } from './naiveFilter';
import { anyFilterText } from './anyFilterText';

describe('runFilter, on random logs', () => {
  it('marks what a record-by-record evaluation matches', () => {
    fc.assert(
      fc.property(anyLogs, anyTerms, (logs, text) => {
        const { table, principals, names } = buildFilteredEvents(logs as never);
        const filter = parseFilter(text);
        assert.deepEqual(filter.faults, []);
        const marks = runFilter(filter, table, principals, names);
        const expected = logs.flatMap((records, i) =>
          records.map((record) => (isNaiveMatch(filter, record, `log${i}`) ? 1 : 0)),
        );
        assert.deepEqual(marks === undefined ? expected.map(() => 1) : [...marks], expected);
      }),
      { numRuns: 400 },
    );
  });

  it('runs any text', () => {
    fc.assert(
      fc.property(anyLogs, anyFilterText, (logs, text) => {
        const { table, principals, names } = buildFilteredEvents(logs as never);
        const filter = parseFilter(text);
        const marks = runFilter(filter, table, principals, names);
        assert.equal(marks?.length, filter.terms.length === 0 ? undefined : table.count);
      }),
    );
  });
});
