import assert from 'node:assert/strict';
import { compareRecords, MAX_COMPARED_ROWS } from '../../../../src/core/details/compareRecords';

describe('compareRecords', () => {
  it('has a row for each path, differences told', () => {
    const { rows, leftOut } = compareRecords([
      { eventName: 'A', awsRegion: 'eu-west-1', requestParameters: { id: 1, only: null } },
      { eventName: 'B', awsRegion: 'eu-west-1', requestParameters: { id: '1', more: [true] } },
    ]);
    assert.deepEqual(
      rows.map(({ label, differs, values }) => [label, differs, values.map((value) => value?.value ?? null)]),
      [
        ['eventName', true, ['A', 'B']],
        ['awsRegion', false, ['eu-west-1', 'eu-west-1']],
        ['requestParameters.id', true, ['1', '1']],
        ['requestParameters.only', true, ['null', null]],
        ['requestParameters.more[0]', true, [null, 'true']],
      ],
    );
    assert.equal(leftOut, 0);
  });

  it('keeps the rows of one field together', () => {
    const { rows } = compareRecords([
      { a: { x: 1 }, b: 2 },
      { a: { y: 1 }, c: 3 },
    ]);
    assert.deepEqual(
      rows.map(({ label }) => label),
      ['a.x', 'a.y', 'b', 'c'],
    );
  });

  it('is bounded', () => {
    const items = Array.from({ length: 5000 }, (_, i) => i);
    const { rows, leftOut } = compareRecords([{ items }, { items }]);
    assert.equal(rows.length, MAX_COMPARED_ROWS);
    assert.equal(leftOut, 2 * (5000 - MAX_COMPARED_ROWS));
  });
});
