import assert from 'node:assert/strict';
import { countByType } from '../../../../src/core/grouping/countByType';
import { EventTree } from '../../../../src/core/grouping/eventTree';
import { ALICE, BOB, buildLog } from './buildLog';

describe('countByType', () => {
  it('counts every record, repeats included, and names a missing type with the empty string', () => {
    const tree = new EventTree([
      buildLog([
        { id: 'a', identity: ALICE },
        { id: 'a', identity: ALICE, isDuplicate: true },
        { id: 'b', identity: BOB },
        { id: 'c' },
        { id: 'd', identity: { accountId: '1', invokedBy: 'kms.amazonaws.com' } },
        { id: 'e', identity: { type: '__proto__' } },
      ]),
    ]);
    const counts = countByType(tree.principals);
    assert.deepEqual(Object.entries(counts).sort(), [
      ['', 2],
      ['IAMUser', 3],
      ['__proto__', 1],
    ]);
  });
});
